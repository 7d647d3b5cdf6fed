//! Who has ratified an instrument, as far as the library knows.

use super::date::PartialDate;

/// The States that are party to an instrument.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parties {
    /// The date of the list.
    pub as_of: Option<PartialDate>,
    /// How many there are, where that is known.
    pub count: Option<u32>,
    /// Whether the number is from memory.
    pub is_recalled: bool,
    /// Those that are known by name, by date; those without a date last.
    pub known: Vec<Ratification>,
    /// What is to be known of the list.
    pub note: String,
    /// What the list rests on: title, publisher and date of each source.
    pub sources: Vec<String>,
    /// Whether it names every party.
    pub is_complete: bool,
}

/// How sure it is that something is so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sureness {
    /// It was seen in a page that was opened.
    #[default]
    Sourced,
    /// Only the year or the month was seen.
    Partial,
    /// It is from memory; look it up before quoting it.
    Recalled,
    /// Nothing is known.
    Missing,
}

impl Sureness {
    /// All of them, with the words for them in the table.
    pub const ALL: [(&'static str, Self); 4] = [
        ("sourced", Self::Sourced),
        ("partial", Self::Partial),
        ("recalled", Self::Recalled),
        ("missing", Self::Missing),
    ];

    /// Returns the word for it in the table.
    pub fn name(self) -> &'static str {
        let found = Self::ALL.iter().find(|(_, one)| *one == self);
        found.map_or("", |(name, _)| name)
    }
}

/// One State that has ratified.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ratification {
    /// Its ISO 3166-1 code of three letters.
    pub country: String,
    /// When; absent where no source tells it.
    pub date: Option<PartialDate>,
    /// How sure the date is.
    pub date_sureness: Sureness,
    /// How sure it is that it ratified.
    pub sureness: Sureness,
    /// The Parts of Convention 102 it has accepted, in Roman numerals.
    pub parts: Vec<String>,
    /// What else is to be known.
    pub note: String,
    /// Keys of its sources in the table.
    pub sources: Vec<String>,
}

/// How a country stands to one instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The slug of the instrument's record, or the code where it has none.
    pub instrument: String,
    /// Its title, where it has no record.
    pub title: Option<String>,
    /// The date of the list that was looked at.
    pub as_of: Option<PartialDate>,
    /// How it stands.
    pub state: State,
}

/// Whether a country is party to an instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It has ratified.
    Ratified(Ratification),
    /// It was looked for among the parties and is not there.
    NotRatified {
        /// How sure that is.
        sureness: Sureness,
        /// What else is to be known.
        note: String,
        /// Keys of its sources in the table.
        sources: Vec<String>,
    },
}

/// How a country stands to all instruments of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Commitments {
    /// Instrument by instrument, in the order of the table.
    pub standings: Vec<Standing>,
    /// How many Conventions it has ratified in all, as each source counts them.
    pub totals: Vec<Total>,
    /// What the sources of all of it are: key, and title with publisher and date.
    pub sources: Vec<(String, String)>,
}

/// How many Conventions a country has ratified, by one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// How many.
    pub count: u32,
    /// On which day.
    pub as_of: Option<PartialDate>,
    /// How sure it is.
    pub sureness: Sureness,
    /// What else is to be known.
    pub note: String,
    /// Keys of its sources in the table.
    pub sources: Vec<String>,
}

impl Parties {
    /// Returns what is said of the list in a sentence: how many, on which day, whether all are named.
    pub fn summary(&self) -> String {
        let number = self.count.map_or_else(
            || "How many parties there are was not found".to_owned(),
            |count| format!("{count} parties"),
        );
        let day = self
            .as_of
            .map(|date| format!(", as of {date}"))
            .unwrap_or_default();
        let sureness = if self.is_recalled {
            " (not yet checked against the source)"
        } else {
            ""
        };
        let named = match (self.count, self.known.len()) {
            (_, 0) => "; none of them is named here",
            (Some(count), named) if usize::try_from(count) == Ok(named) => "",
            _ => "; those that the library's sources name:",
        };
        let stop = if named.ends_with(':') { "" } else { "." };
        format!("{number}{day}{sureness}{named}{stop}")
    }

    /// Returns what the list rests on, in a sentence; `None` where no source is named for all of it.
    pub fn origin(&self) -> Option<String> {
        (!self.sources.is_empty()).then(|| format!("From: {}.", self.sources.join("; ")))
    }

    /// Tells whether a column of Parts has anything to say.
    pub fn has_parts(&self) -> bool {
        self.known.iter().any(|one| !one.parts.is_empty())
    }
}

impl Commitments {
    /// Tells whether the table says nothing of the country.
    pub fn is_empty(&self) -> bool {
        self.standings.is_empty() && self.totals.is_empty()
    }
}

impl Standing {
    /// Returns the keys of its sources in the table.
    pub fn sources(&self) -> &[String] {
        match &self.state {
            State::Ratified(ratification) => &ratification.sources,
            State::NotRatified { sources, .. } => sources,
        }
    }
}

impl Ratification {
    /// Tells whether the date, or that it ratified at all, is from memory.
    pub fn is_recalled(&self) -> bool {
        [self.date_sureness, self.sureness].contains(&Sureness::Recalled)
    }

    /// Returns when it ratified, with how sure that is.
    pub fn when(&self) -> String {
        let date = self
            .date
            .map_or_else(|| "date not found".to_owned(), |date| date.to_string());
        if self.is_recalled() {
            format!("{date}, not checked")
        } else {
            date
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratified(country: &str) -> Ratification {
        Ratification {
            country: country.to_owned(),
            date: PartialDate::parse("2006-01-18"),
            ..Ratification::default()
        }
    }

    #[test]
    fn says_whether_all_are_named_and_how_sure_it_is() {
        let mut parties = Parties {
            as_of: PartialDate::parse("2024-12-18"),
            count: Some(1),
            is_recalled: false,
            known: vec![ratified("ALB")],
            sources: vec!["A list. A press, 2024".to_owned()],
            ..Parties::default()
        };
        assert_eq!(parties.origin().unwrap(), "From: A list. A press, 2024.");
        assert_eq!(parties.summary(), "1 parties, as of 2024-12-18.");
        parties.count = Some(24);
        parties.is_recalled = true;
        assert_eq!(
            parties.summary(),
            "24 parties, as of 2024-12-18 (not yet checked against the source); those that the library's sources name:"
        );
        parties.known.clear();
        assert!(parties.summary().ends_with("; none of them is named here."));
    }

    #[test]
    fn says_when_and_how_sure() {
        assert_eq!(ratified("ALB").when(), "2006-01-18");
        let unsure = Ratification {
            date: None,
            date_sureness: Sureness::Recalled,
            ..ratified("CIV")
        };
        assert_eq!(unsure.when(), "date not found, not checked");
    }
}
