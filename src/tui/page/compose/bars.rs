//! Bars beside the results of a record, where these compare; to which scale is the model's to say.
//!
//! A bar says nothing that the digits do not say.

use super::{Draft, Look};
use crate::model::scale::amount;
use crate::tui::theme::Role;

/// How many columns the longest bar takes.
pub(crate) const COLUMNS: usize = 12;

/// What a bar is drawn with: a full column, half a column, the rest of the scale; each with what stands for it in ASCII.
pub(crate) const SIGNS: [(&str, &str); 3] = [("━", "="), ("╸", "="), ("─", "-")];

/// The look of a bar, and of the rest of its scale.
const FILLED: Look = Look::of(Role::Accent);
const REST: Look = Look::of(Role::Border);

/// Writes the bar of a figure on a line of its own.
pub(super) fn write(draft: &mut Draft, figure: &str, scale: Option<f64>) {
    let (Some(scale), Some(amount)) = (scale, amount(figure)) else {
        return;
    };
    let halves = halves(amount / scale);
    let (full, half) = (halves / 2, halves % 2);
    draft.line_break();
    draft.text(
        &(SIGNS[0].0.repeat(full) + &SIGNS[1].0.repeat(half)),
        FILLED,
    );
    draft.text(&SIGNS[2].0.repeat(COLUMNS - full - half), REST);
}

/// Returns how many halves of columns show a share of the scale: more than none for what is more than nought.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a share is from nought to one, and a bar has a few columns"
)]
fn halves(share: f64) -> usize {
    let halves = (share * (COLUMNS * 2) as f64).round() as usize;
    halves.clamp(usize::from(share > 0.0), COLUMNS * 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_their_share_and_never_nothing() {
        for (share, wanted) in [
            (0.0, 0),
            (0.0001, 1),
            (0.5, 12),
            (0.53, 13),
            (1.0, 24),
            (7.0, 24),
        ] {
            assert_eq!(halves(share), wanted, "{share}");
        }
    }
}
