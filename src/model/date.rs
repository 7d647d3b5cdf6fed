//! Dates as sources give them: a year, a month or a day.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A date that is known to the year, the month or the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// Year of the Common Era.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: Option<u8>,
    /// Day of the month, from 1.
    pub day: Option<u8>,
}

impl PartialDate {
    /// Returns the date of a whole year.
    pub fn of_year(year: u16) -> Self {
        Self {
            year,
            month: None,
            day: None,
        }
    }

    /// Reads `2021`, `2021-06` or `2021-06-17`; `None` where it is no date that exists.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4)?;
        let month = parts
            .next()
            .map(|part| number(part, 2))
            .map_or(Some(None), |part| part.map(Some))?;
        let day = parts
            .next()
            .map(|part| number(part, 2))
            .map_or(Some(None), |part| part.map(Some))?;
        let month = month.map_or(Some(None), |month| u8::try_from(month).ok().map(Some))?;
        let day = day.map_or(Some(None), |day| u8::try_from(day).ok().map(Some))?;
        let sound = parts.next().is_none()
            && month.is_none_or(|month| (1..=12).contains(&month))
            && day.is_none_or(|day| day >= 1 && day <= days_in(year, month.unwrap_or(1)));
        sound.then_some(Self { year, month, day })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(formatter, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(formatter, "-{day:02}")?;
        }
        Ok(())
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("no date that exists"))
    }
}

/// A start and, if it is over, an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// When it began.
    pub start: PartialDate,
    /// When it ended; absent while it runs.
    pub end: Option<PartialDate>,
}

impl Period {
    /// Returns the period as a reader says it.
    pub fn in_words(self) -> String {
        match self.end {
            Some(end) if end == self.start => end.to_string(),
            Some(end) => format!("{} to {end}", self.start),
            None => format!("since {}", self.start),
        }
    }
}

fn number(text: &str, digits: usize) -> Option<u16> {
    (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_years_months_and_days_that_exist() {
        for text in ["2021", "2021-06", "2024-02-29", "1919-04-11"] {
            assert_eq!(PartialDate::parse(text).unwrap().to_string(), text);
        }
        for bad in [
            "",
            "21",
            "2021-13",
            "2023-02-29",
            "2021-6",
            "2021-06-17-1",
            "n.d.",
            "٢٠٢١",
        ] {
            assert_eq!(PartialDate::parse(bad), None, "{bad}");
        }
    }
}
