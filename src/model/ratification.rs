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
    /// What the list rests on: title, publisher and date of each source.
    pub sources: Vec<String>,
}

/// One State that has ratified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ratification {
    /// Its ISO 3166-1 code of three letters.
    pub country: String,
    /// When; absent where no source tells it.
    pub date: Option<PartialDate>,
    /// Whether the date, or that it ratified at all, is from memory.
    pub is_recalled: bool,
    /// The Parts of Convention 102 it has accepted, in Roman numerals.
    pub parts: Vec<String>,
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
            " (from memory, not checked)"
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

impl Ratification {
    /// Returns when it ratified, with how sure that is.
    pub fn when(&self) -> String {
        let date = self
            .date
            .map_or_else(|| "date not found".to_owned(), |date| date.to_string());
        if self.is_recalled {
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
            is_recalled: false,
            parts: Vec::new(),
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
        };
        assert_eq!(parties.origin().unwrap(), "From: A list. A press, 2024.");
        assert_eq!(parties.summary(), "1 parties, as of 2024-12-18.");
        parties.count = Some(24);
        parties.is_recalled = true;
        assert_eq!(
            parties.summary(),
            "24 parties, as of 2024-12-18 (from memory, not checked); those that the library's sources name:"
        );
        parties.known.clear();
        assert!(parties.summary().ends_with("; none of them is named here."));
    }

    #[test]
    fn says_when_and_how_sure() {
        assert_eq!(ratified("ALB").when(), "2006-01-18");
        let unsure = Ratification {
            date: None,
            is_recalled: true,
            ..ratified("CIV")
        };
        assert_eq!(unsure.when(), "date not found, not checked");
    }
}
