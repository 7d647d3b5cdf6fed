//! Figures in the sentences of a report, and how they are held against a limit.

use crate::model::figure::written;
use crate::model::lang::Language;

/// What is lost when numbers with a fraction are added and multiplied.
const TOLERANCE: f64 = 1e-9;

/// Tells whether a number reaches another one.
pub(super) fn reaches(number: f64, least: f64) -> bool {
    number >= least - TOLERANCE * least.abs()
}

/// Tells whether a number stays within another one.
pub(super) fn keeps_within(number: f64, most: f64) -> bool {
    number <= most + TOLERANCE * most.abs()
}

/// Returns an amount with two digits of its fraction at most, and thousands set apart.
pub(super) fn amount(number: f64) -> String {
    let text = format!("{number:.2}");
    let text = match text.split_once('.') {
        Some((whole, "00")) => whole.to_owned(),
        _ => text,
    };
    written(&text, &Language::english())
}

/// Returns a share in per cent.
pub(super) fn share(percent: f64) -> String {
    format!("{percent:.1}%")
}

/// Returns a share with as many digits as show on which side of a limit it is.
pub(super) fn share_beside(percent: f64, limit: f64) -> String {
    let is_below = !reaches(percent, limit);
    let is_above = !keeps_within(percent, limit);
    for digits in 1..9 {
        let text = format!("{percent:.digits$}");
        let shown: f64 = text.parse().unwrap_or(percent);
        let is_true = (shown < limit) == is_below && (shown > limit) == is_above;
        if is_true {
            return format!("{text}%");
        }
    }
    format!("{percent}%")
}

/// Returns a number with its unit, in the singular where it is one.
pub(super) fn counted(number: f64, unit: &str) -> String {
    let is_one = (number - 1.0).abs() < TOLERANCE;
    let unit = if is_one {
        unit.trim_end_matches('s')
    } else {
        unit
    };
    format!("{} {unit}", amount(number))
}

/// Returns a limit as it is asked for, such as `1.5%`.
pub(super) fn percent(limit: f64) -> String {
    format!("{limit}%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_never_rounded_over_its_limit() {
        assert_eq!(share_beside(44.96, 45.0), "44.96%");
        assert_eq!(share_beside(44.9, 45.0), "44.9%");
        assert_eq!(share_beside(45.0, 45.0), "45.0%");
        assert_eq!(share_beside(49.9999, 50.0), "49.9999%");
        assert_eq!(share_beside(50.04, 50.0), "50.04%");
        assert_eq!(share_beside(66.6666, 50.0), "66.7%");
        assert_eq!(share_beside(0.1 + 0.2, 0.3), "0.3%");
    }

    #[test]
    fn what_is_equal_but_for_the_arithmetic_is_equal() {
        assert!(reaches(0.1 + 0.2, 0.3) && keeps_within(0.1 + 0.2, 0.3));
        assert!(!reaches(44.99, 45.0) && !keeps_within(50.01, 50.0));
    }

    #[test]
    fn amounts_keep_what_matters() {
        assert_eq!(amount(4500.0), "4500");
        assert_eq!(amount(45000.0), "45,000");
        assert_eq!(amount(1234.567), "1234.57");
        assert_eq!(counted(1.0, "weeks"), "1 week");
        assert_eq!(counted(26.0, "weeks"), "26 weeks");
        assert_eq!(percent(1.5), "1.5%");
    }
}
