//! Which figures of a record compare, and to which scale they are drawn: the one rule for the reader and for files.

use super::record::Outcome;

/// How the units of shares begin; they are drawn to the scale of the whole.
const SHARES: [&str; 3] = ["%", "percent", "per cent"];

/// The whole of a share.
const WHOLE: f64 = 100.0;

/// Words of units and indicators that say how much more something became: a share of no whole.
const GROWTHS: [&str; 12] = [
    "point",
    "points",
    "change",
    "increase",
    "growth",
    "rise",
    "hausse",
    "augmentation",
    "aumento",
    "crecimiento",
    "рост",
    "прирост",
];
/// The same in a script without spaces.
const GROWTH: char = '增';

/// Units that count no amounts.
const DATES: [&str; 2] = ["year", "date"];

/// Returns what a full bar stands for beside each result; nothing where it compares with no other figure, nor with the
/// whole it is a share of.
pub fn scales(results: &[Outcome]) -> Vec<Option<f64>> {
    let unit = |result: &Outcome| result.unit.trim().to_lowercase();
    let scale = |result: &Outcome| {
        let own = unit(result);
        let alike = results.iter().filter(|other| unit(other) == own);
        let figures: Option<Vec<f64>> = alike
            .flat_map(figures)
            .map(|figure| amount(figure))
            .collect();
        let figures = figures.filter(|_| !DATES.contains(&&*own))?;
        let most = figures.iter().copied().fold(0.0, f64::max);
        let is_share = SHARES.iter().any(|share| own.starts_with(share));
        if figures.len() < 2 && !(is_share && most <= WHOLE && is_of_a_whole(result, &own)) {
            return None;
        }
        let scale = if is_share { most.max(WHOLE) } else { most };
        (scale > 0.0).then_some(scale)
    };
    results.iter().map(scale).collect()
}

/// Tells whether a share of a unit says how much something is of a whole.
fn is_of_a_whole(result: &Outcome, unit: &str) -> bool {
    let said = format!("{unit} {}", result.indicator.value.to_lowercase());
    let mut words = said.split(|letter: char| !letter.is_alphanumeric());
    !said.contains(GROWTH) && !words.any(|word| GROWTHS.contains(&word))
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
    fn a_lone_share_of_a_whole_is_drawn_to_it() {
        for (value, unit, scale) in [
            ("85", "percent of adults", Some(100.0)),
            ("7.6", "%", Some(100.0)),
            ("0", "per cent", Some(100.0)),
            ("100", "percent", Some(100.0)),
            ("101", "percent", None),
            ("-66", "percent", None),
            ("1.4", "percentage points", None),
            ("20", "percent change since 2018", None),
            ("85", "people", None),
        ] {
            assert_eq!(
                scales(&results(&[(value, unit)])),
                [scale],
                "{value} {unit}"
            );
        }
        let mut growth = results(&[("11", "percent")]);
        growth[0].indicator.value = "Increase of revenue".to_owned();
        assert_eq!(scales(&growth), [None]);
        growth[0].indicator.value = "Enterprises in the exchange".to_owned();
        assert_eq!(scales(&growth), [Some(100.0)]);
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
