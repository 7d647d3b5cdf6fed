//! Digits of any script, as 0 to 9.

/// The first digits of the scripts that have digits of their own (Unicode 16, general category Nd), in order.
const ZEROS: [u32; 27] = [
    0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66,
    0xde6, 0xe50, 0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1b50,
    0xa8d0, 0xff10,
];

/// Returns the ASCII digit of a digit of any script.
pub(crate) fn digit(character: char) -> Option<char> {
    let number = character as u32;
    let at = ZEROS
        .partition_point(|zero| *zero <= number)
        .checked_sub(1)?;
    char::from_digit(number - ZEROS[at], 10)
}

#[cfg(test)]
mod tests {
    use super::digit;

    #[test]
    fn digits_are_those_of_any_script() {
        for nine in ["9", "\u{ff19}", "໙", "៩", "٩", "۹", "๙", "९", "၉"] {
            assert_eq!(
                nine.chars().filter_map(digit).collect::<String>(),
                "9",
                "{nine}"
            );
        }
        for other in ['/', ':', 'a', 'ກ', '零', '½', '\u{ff1a}', '\u{10ffff}'] {
            assert_eq!(digit(other), None, "{other}");
        }
    }
}
