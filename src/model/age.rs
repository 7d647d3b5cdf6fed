//! When a record is stale, said in one place for the check and the views.

use super::date::PartialDate;

/// After how many years a record should be read again.
///
/// Laws, budgets and systems of the kind told of here change within two or three years, and a library kept beside other
/// work can read everything once in two.
pub const STALE_YEARS: u16 = 2;

/// Tells whether what was last changed or read again on a day is stale.
pub fn is_stale(last: PartialDate, today: PartialDate) -> bool {
    let then = PartialDate {
        year: last.year.saturating_add(STALE_YEARS),
        ..last
    };
    then < today
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_stale_from_the_day_after_two_years() {
        let date = |text| PartialDate::parse(text).unwrap();
        let today = date("2026-11-22");
        assert!(!is_stale(date("2024-11-22"), today));
        assert!(is_stale(date("2024-11-21"), today));
        assert!(is_stale(date("2024"), today));
        assert!(!is_stale(date("2025"), today));
    }
}
