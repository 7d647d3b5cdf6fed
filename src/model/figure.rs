//! How a figure is written for a reader. What a program reads keeps the digits as they stand in the file.

/// From so many digits on, thousands are set apart: fewer are read at a glance, and a year must stay a year.
const MANY: usize = 5;

/// Returns a figure with commas between thousands, where it is a number of five digits or more.
pub fn grouped(figure: &str) -> String {
    let (sign, number) = match figure.strip_prefix('-') {
        Some(number) => ("-", number),
        None => ("", figure),
    };
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let (whole, rest) = number.split_at(digits);
    let is_number = rest.is_empty()
        || rest
            .strip_prefix('.')
            .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    if digits < MANY || !is_number {
        return figure.to_owned();
    }
    let mut out = String::from(sign);
    for (at, digit) in whole.char_indices() {
        if at > 0 && (digits - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn sets_thousands_apart_in_long_numbers_only() {
        for (figure, written) in [
            ("5000000", "5,000,000"),
            ("-12345.50", "-12,345.50"),
            ("999.5", "999.5"),
            ("2020", "2020"),
            ("half", "half"),
            ("2012-2013", "2012-2013"),
            ("10000 to 20000", "10000 to 20000"),
            ("", ""),
            ("-", "-"),
            ("１２３４５６", "１２３４５６"),
        ] {
            assert_eq!(grouped(figure), written);
        }
    }
}
