//! Amounts of money that add up to the same sum in whatever order they come.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

/// In how many parts a unit is counted: six decimals, more than any currency has.
const PARTS: i128 = 1_000_000;

/// An amount in some currency, exact to the millionth of its unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money(i128);

impl Money {
    /// Reads an amount in decimal digits; `None` where it is none, or larger than any sum of money.
    pub fn parse(text: &str) -> Option<Self> {
        let (sign, number) = match text.strip_prefix('-') {
            Some(number) => (-1, number),
            None => (1, text),
        };
        let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !is_digits(whole) || !is_digits(decimals) {
            return None;
        }
        let decimals: String = decimals.chars().chain("000000".chars()).take(6).collect();
        let whole = whole.parse::<i128>().ok()?.checked_mul(PARTS)?;
        let parts = decimals.parse::<i128>().ok()?;
        Some(Self(sign * whole.checked_add(parts)?))
    }
}

impl Money {
    /// Returns how much of another amount it is, in hundredths; all of one that is nothing.
    pub(super) fn share_of(self, most: Self) -> u8 {
        if most.0 <= 0 {
            return 100;
        }
        let share = self.0.saturating_mul(100) / most.0;
        u8::try_from(share.clamp(1, 100)).unwrap_or(100)
    }
}

impl fmt::Display for Money {
    /// Writes the amount in decimal digits, with as many decimals as it has.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let all = self.0.unsigned_abs();
        let parts = PARTS.unsigned_abs();
        write!(formatter, "{sign}{}", all / parts)?;
        let decimals = format!("{:06}", all % parts);
        match decimals.trim_end_matches('0') {
            "" => Ok(()),
            decimals => write!(formatter, ".{decimals}"),
        }
    }
}

impl Add for Money {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_and_writes_decimal_digits() {
        for (text, written) in [
            ("0", "0"),
            ("46500000", "46500000"),
            ("6864706.24", "6864706.24"),
            ("0.5", "0.5"),
            ("1.50", "1.5"),
            ("-3.25", "-3.25"),
            ("1.23456789", "1.234567"),
        ] {
            assert_eq!(Money::parse(text).unwrap().to_string(), written);
        }
        for bad in ["", "-", ".5", "1e9", "1.2.3", "1,5", "NaN", &"9".repeat(40)] {
            assert_eq!(Money::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn is_a_share_of_a_larger_amount() {
        let money = |text| Money::parse(text).unwrap();
        for (part, most, share) in [
            ("50", "200", 25),
            ("200", "200", 100),
            ("0.01", "1000000", 1),
            ("0", "0", 100),
            ("-5", "10", 1),
            ("900", "10", 100),
        ] {
            assert_eq!(money(part).share_of(money(most)), share, "{part} of {most}");
        }
    }

    proptest! {
        #[test]
        fn adds_up_to_the_same_in_any_order(mut cents in prop::collection::vec(-1_000_000_000_i64..1_000_000_000, 0..30)) {
            let sum = |cents: &[i64]| -> Money {
                cents.iter().map(|cents| Money(i128::from(*cents) * 10_000)).sum()
            };
            let forth = sum(&cents);
            cents.reverse();
            prop_assert_eq!(forth, sum(&cents));
            prop_assert_eq!(Money::parse(&forth.to_string()), Some(forth));
        }
    }
}
