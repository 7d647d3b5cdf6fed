//! What was typed, as it is compared: folded, with the digits of any script as 0 to 9.

use crate::source::digit::digit;
use crate::source::fold::folded;

/// Returns a text as it is compared.
pub(super) fn plain(text: &str) -> String {
    let digit = |character| digit(character).unwrap_or(character);
    folded(text).chars().map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn digits_are_those_of_any_script() {
        for typed in ["１９", "໑໙", "១៩", "١٩", "۱۹", "๑๙"] {
            assert_eq!(plain(typed), "19", "{typed}");
        }
        assert_eq!(plain("ຂໍ A-z"), "ຂໍ a-z");
    }
}
