//! A strip of years: in each cell how many things went on in its years, in digits.

use crate::tui::text;
use crate::tui::theme::Theme;

/// The columns of a year.
const YEAR: usize = 4;

/// Returns a strip of so many cells over the years from one to another; a cell with more than nine says `+`.
pub(super) fn of(
    years: &[(u16, u16)],
    (first, last): (u16, u16),
    cells: usize,
    theme: Theme,
) -> String {
    let mut counts = vec![0_usize; cells];
    for (from, to) in years {
        let (from, to) = (
            cell(*from, (first, last), cells),
            cell(*to, (first, last), cells),
        );
        for count in counts.iter_mut().take(to + 1).skip(from) {
            *count += 1;
        }
    }
    let sign = |count: &usize| match count {
        0 => theme.sign("·", ".").to_owned(),
        1..=9 => count.to_string(),
        _ => "+".to_owned(),
    };
    counts.iter().map(sign).collect()
}

/// Returns the years below a strip: the first, the last, and as many between as there is room for.
pub(super) fn axis((first, last): (u16, u16), cells: usize) -> String {
    let mut line = String::new();
    let end = cells.saturating_sub(YEAR);
    let between = (first..last).filter(|year| *year == first || year % 20 == 0);
    let between = between.map(|year| (cell(year, (first, last), cells), year));
    for (at, year) in between.chain([(end, last)]) {
        let is_far = line.is_empty() || at >= text::width(&line) + 2;
        // The last year has its place at the end.
        if is_far && at + YEAR <= cells && (year == last || at + YEAR + 2 <= end) {
            line.push_str(&" ".repeat(at - text::width(&line)));
            line.push_str(&year.to_string());
        }
    }
    line
}

/// Returns the cell that a year falls in.
fn cell(year: u16, (first, last): (u16, u16), cells: usize) -> usize {
    let span = usize::from(last.saturating_sub(first)) + 1;
    let from = usize::from(year.clamp(first, last.max(first)) - first);
    (from * cells / span).min(cells.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strip(years: &[(u16, u16)], cells: usize) -> String {
        of(years, (2001, 2010), cells, Theme::dark().with_ascii(true))
    }

    #[test]
    fn counts_what_goes_on_in_each_cell() {
        assert_eq!(strip(&[(2001, 2001), (2003, 2004)], 10), "1.11......");
        assert_eq!(strip(&[(2001, 2010), (2010, 2010)], 5), "11112");
        assert_eq!(strip(&[(2005, 2005); 12], 10), "....+.....");
        assert_eq!(strip(&[(1900, 2001), (2010, 2500)], 10), "1........1");
        assert_eq!(strip(&[(2001, 2010)], 0), "");
    }

    #[test]
    fn tells_the_years_where_they_stand() {
        assert_eq!(
            axis((1919, 2026), 54),
            "1919      1940      1960      1980      2000      2026"
        );
        assert_eq!(axis((1919, 2026), 3), "");
        assert_eq!(axis((2000, 2000), 4), "2000");
        assert_eq!(axis((1919, 2026), 9), "     2026");
    }
}
