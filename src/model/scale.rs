//! Which figures of a record compare, and to which scale they are drawn: the one rule for the reader and for files.

use super::record::Outcome;

/// How the units of shares begin; they are drawn to the scale of the whole.
const SHARES: [&str; 3] = ["%", "percent", "per cent"];

/// The whole of a share.
const WHOLE: f64 = 100.0;

/// Units that count no amounts.
const DATES: [&str; 2] = ["year", "date"];

/// Returns what a full bar stands for beside each result; nothing where it compares with no other figure.
pub fn scales(results: &[Outcome]) -> Vec<Option<f64>> {
    let unit = |result: &Outcome| result.unit.trim().to_lowercase();
    let scale = |result: &Outcome| {
        let own = unit(result);
        let alike = results.iter().filter(|other| unit(other) == own);
        let figures: Option<Vec<f64>> = alike
            .flat_map(figures)
            .map(|figure| amount(figure))
            .collect();
        let figures = figures.filter(|figures| figures.len() > 1 && !DATES.contains(&&*own))?;
        let most = figures.iter().copied().fold(0.0, f64::max);
        let is_share = SHARES.iter().any(|share| own.starts_with(share));
        let scale = if is_share { most.max(WHOLE) } else { most };
        (scale > 0.0).then_some(scale)
    };
    results.iter().map(scale).collect()
}

/// Returns every figure of a result, as written.
fn figures(result: &Outcome) -> impl Iterator<Item = &String> {
    let others = result.baseline.iter().chain(&result.target);
    std::iter::once(&result.value).chain(others)
}

/// Returns a figure as a number; nothing where it is none that a bar can show.
pub fn amount(figure: &str) -> Option<f64> {
    let number: f64 = figure.parse().ok()?;
    (number.is_finite() && number >= 0.0).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Span, Spanned};

    fn result(value: &str, unit: &str) -> Outcome {
        Outcome {
            indicator: Spanned::new("i".to_owned(), Span::at(0)),
            value: value.to_owned(),
            unit: unit.to_owned(),
            year: None,
            text: None,
            baseline: None,
            target: None,
            access: None,
            sources: Vec::new(),
            span: Span::at(0),
        }
    }

    fn results(figures: &[(&str, &str)]) -> Vec<Outcome> {
        let figures = figures.iter();
        figures.map(|(value, unit)| result(value, unit)).collect()
    }

    #[test]
    fn figures_of_one_unit_share_a_scale_and_others_have_none() {
        let results = results(&[
            ("572852", "people"),
            ("85", "percent"),
            ("1400000", "People "),
            ("7", "months"),
            ("35", "percent"),
            ("2019", "year"),
            ("2021", "year"),
        ]);
        let (people, whole) = (Some(1_400_000.0), Some(100.0));
        assert_eq!(
            scales(&results),
            [people, whole, people, None, whole, None, None]
        );
    }

    #[test]
    fn a_share_above_the_whole_sets_the_scale() {
        let results = results(&[("250", "% of before"), ("50", "% of before")]);
        assert_eq!(scales(&results), [Some(250.0); 2]);
    }

    #[test]
    fn what_is_no_amount_is_not_drawn_and_takes_the_scale_from_its_like() {
        for odd in ["-3", "about 5", "NaN", "inf"] {
            let results = results(&[(odd, "people"), ("4", "people")]);
            assert_eq!(scales(&results), [None, None], "{odd}");
        }
        assert_eq!(
            scales(&results(&[("0", "people"), ("0", "people")])),
            [None, None]
        );
    }

    #[test]
    fn a_result_compares_with_what_was_before() {
        let mut results = results(&[("30", "days")]);
        results[0].baseline = Some("60".to_owned());
        assert_eq!(scales(&results), [Some(60.0)]);
    }
}
