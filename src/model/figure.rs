//! How a figure is written for a reader. What a program reads keeps the digits as they stand in the file.

use super::lang::Language;

/// From so many digits on, thousands are set apart: fewer are read at a glance, and a year must stay a year.
const MANY: usize = 5;

/// The languages that set thousands apart by a no-break space and write a decimal comma.
///
/// So the SI Brochure asks where the decimal sign is a comma, and with it the style guides: Ortografía of the RAE for
/// es, Imprimerie nationale for fr, INMETRO for pt, GOST 8.417 for ru, after which tg goes.
const COMMA_LANGUAGES: [&str; 5] = ["es", "fr", "pt", "ru", "tg"];

/// Returns a figure as a language writes it: with its decimal sign, and with thousands set apart where the whole has five
/// digits or more. What is not a number stays as it is.
pub fn written(figure: &str, language: &Language) -> String {
    let (sign, number) = match figure.strip_prefix('-') {
        Some(number) => ("-", number),
        None => ("", figure),
    };
    let (whole, decimals) = match number.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (number, None),
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(whole) || !decimals.is_none_or(is_digits) {
        return figure.to_owned();
    }
    let (between, point) = if COMMA_LANGUAGES.contains(&language.primary()) {
        ('\u{a0}', ',')
    } else {
        (',', '.')
    };
    let mut out = String::from(sign);
    for (at, digit) in whole.char_indices() {
        if at > 0 && whole.len() >= MANY && (whole.len() - at).is_multiple_of(3) {
            out.push(between);
        }
        out.push(digit);
    }
    if let Some(decimals) = decimals {
        out.push(point);
        out.push_str(decimals);
    }
    out
}

/// A figure with what is said beside it, as written.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// How much.
    pub value: &'a str,
    /// In what.
    pub unit: &'a str,
    /// For when, how much it was before, how much it shall be.
    pub beside: [Option<&'a String>; 3],
    /// The figure in a sentence.
    pub text: Option<&'a String>,
}

impl Said<'_> {
    /// Returns the figure in running text, as a language writes it: `500 people (2020; before: 20). Half were women.`
    pub fn in_words(&self, language: &Language) -> String {
        let between = |before: &str, text: &str, after: &str| match text {
            "" => String::new(),
            text => format!("{before}{text}{after}"),
        };
        let beside = ["", "before: ", "target: "].into_iter().zip(self.beside);
        let beside = beside.filter_map(|(name, figure)| {
            let figure = written(figure?, language);
            Some(format!("{name}{figure}"))
        });
        let beside: Vec<String> = beside.collect();
        let figure = [
            written(self.value, language),
            between(" ", self.unit, ""),
            between(" (", &beside.join("; "), ")"),
        ]
        .concat();
        match self.text.filter(|text| !text.is_empty()) {
            Some(text) => format!("{figure}{} {text}", stop(&figure)),
            None => figure,
        }
    }
}

/// Returns the full stop that ends a sentence after a text; nothing where the text brings a sign of its own.
pub fn stop(text: &str) -> &'static str {
    if text.ends_with(['.', '!', '?', '…', '。']) {
        ""
    } else {
        "."
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(figure: &str, tag: &str) -> String {
        written(figure, &Language::parse(tag).unwrap())
    }

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
            ("10000.", "10000."),
            (".5", ".5"),
            ("1.2.3", "1.2.3"),
            ("", ""),
            ("-", "-"),
            ("１２３４５６", "１２３４５６"),
        ] {
            assert_eq!(of(figure, "en"), written);
        }
    }

    #[test]
    fn writes_as_the_language_does() {
        for tag in ["fr", "ru", "es-MX"] {
            assert_eq!(of("572852", tag), "572\u{a0}852");
            assert_eq!(of("-1234567.25", tag), "-1\u{a0}234\u{a0}567,25");
            assert_eq!(of("0.65", tag), "0,65");
            assert_eq!(of("2020", tag), "2020");
            assert_eq!(of("1.2.3", tag), "1.2.3");
        }
        assert_eq!(of("572852.5", "zh"), "572,852.5");
        assert_eq!(of("572852.5", "lo"), "572,852.5");
    }

    #[test]
    fn ends_a_sentence_once() {
        assert_eq!((stop("people"), stop("млн руб."), stop("")), (".", "", "."));
    }
}
