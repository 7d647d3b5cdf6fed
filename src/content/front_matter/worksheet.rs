//! The fields that only a worksheet has.

use super::record::Needs;
use super::{Fields, Need};
use crate::model::record::Worksheet;

/// Reads the fields of a worksheet.
pub(crate) fn read(fields: &Fields<'_>, needs: Needs) -> Worksheet {
    Worksheet {
        stage: fields.text("stage", needs.required()),
        uses: fields.texts("uses", Need::Optional),
        minutes: fields.number("minutes", Need::Optional),
    }
}
