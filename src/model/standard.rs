//! A standard: an instrument of the International Labour Organization.

use super::date::PartialDate;
use super::record::Text;

/// What only a standard has.
#[derive(Clone, Debug, Default)]
pub struct Standard {
    /// Its code, such as `C102`.
    pub code: Option<Text>,
    /// `convention`, `recommendation`, `protocol`, `declaration` or `regulation`.
    pub instrument: Option<Text>,
    /// When the International Labour Conference adopted it.
    pub adopted: Option<PartialDate>,
    /// When it entered into force.
    pub in_force: Option<PartialDate>,
    /// What the ILO says of it, such as `up-to-date`.
    pub standing: Option<Text>,
    /// Ids of branches of Convention 102.
    pub branches: Vec<Text>,
    /// Where its official text can be read.
    pub official_text: Option<Text>,
}
