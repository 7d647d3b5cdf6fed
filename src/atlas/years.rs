//! When something was paid: a year, a range of years that is never spread over its years, or nobody says.

use std::fmt;

/// A year or a range of years. The order is that of the first year, a year before a range that begins in it; what is not
/// known comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Years {
    /// From one year to another, which are the same for one year.
    Known(u16, u16),
    /// No source tells it.
    Unknown,
}

impl Years {
    /// Reads a year, a date or a range of years as front matter has it.
    pub fn parse(text: Option<&str>) -> Self {
        let Some(text) = text else {
            return Self::Unknown;
        };
        let year = |text: &str| text.get(..4).and_then(|year| year.parse::<u16>().ok());
        let range = text.split_once(['-', '\u{2013}']);
        let until = range.and_then(|(_, until)| (until.len() == 4).then(|| year(until)).flatten());
        match (year(text), until) {
            (Some(from), Some(to)) => Self::Known(from, to),
            (Some(year), None) => Self::Known(year, year),
            (None, _) => Self::Unknown,
        }
    }
}

impl fmt::Display for Years {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(from, to) if from == to => write!(formatter, "{from}"),
            Self::Known(from, to) => write!(formatter, "{from}\u{2013}{to}"),
            Self::Unknown => formatter.write_str("no year"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_front_matter_may_say() {
        for (text, years, written) in [
            ("2015", Years::Known(2015, 2015), "2015"),
            ("2015-06", Years::Known(2015, 2015), "2015"),
            ("2015-06-17", Years::Known(2015, 2015), "2015"),
            ("2019-2023", Years::Known(2019, 2023), "2019–2023"),
            ("2019–2023", Years::Known(2019, 2023), "2019–2023"),
            ("n.d.", Years::Unknown, "no year"),
            ("", Years::Unknown, "no year"),
        ] {
            assert_eq!(Years::parse(Some(text)), years, "{text}");
            assert_eq!(years.to_string(), written);
        }
        assert_eq!(Years::parse(None), Years::Unknown);
        assert!(Years::Known(2015, 2015) < Years::Known(2015, 2016));
        assert!(Years::Known(2020, 2021) < Years::Unknown);
    }
}
