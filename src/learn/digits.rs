//! What was typed, as it is compared: folded, with the digits of any script as 0 to 9.

use crate::source::fold::folded;

/// The zeros of scripts whose digits stand one behind the other: Arabic, Persian, Devanagari, Bengali, Thai, Lao, Myanmar,
/// Khmer.
const ZEROS: [char; 8] = ['٠', '۰', '०', '০', '๐', '໐', '၀', '០'];

/// Returns a text as it is compared.
pub(super) fn plain(text: &str) -> String {
    folded(text).chars().map(digit).collect()
}

/// Returns a digit of another script as one of 0 to 9.
fn digit(character: char) -> char {
    let value = ZEROS.iter().find_map(|zero| {
        let value = (character as u32).checked_sub(*zero as u32)?;
        char::from_digit(value, 10)
    });
    value.unwrap_or(character)
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
