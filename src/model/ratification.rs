//! Who has ratified an instrument, as far as the library knows.

use super::date::PartialDate;
use super::record::Source;
use crate::source::fold::folded;

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
    /// Keys of what the list as a whole rests on.
    pub sources: Vec<String>,
    /// The sources of the list and of its rows.
    pub cited: Vec<Source>,
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

    /// Returns what is said beside something that no source was seen for.
    pub fn aside(self) -> &'static str {
        match self {
            Self::Recalled => ", not yet checked against the source",
            _ => "",
        }
    }
}

/// How the parties to an instrument are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PartyOrder {
    /// The first to ratify first; those without a date last.
    #[default]
    Date,
    /// By name.
    Country,
    /// Those that accepted most Parts first.
    Parts,
}

impl PartyOrder {
    /// All of them, with their words.
    pub const ALL: [(&'static str, Self); 3] = [
        ("date", Self::Date),
        ("country", Self::Country),
        ("parts", Self::Parts),
    ];

    /// Returns its word.
    pub fn name(self) -> &'static str {
        let found = Self::ALL.iter().find(|(_, one)| *one == self);
        found.map_or("", |(name, _)| name)
    }

    /// Returns the order of a word.
    pub fn parse(word: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(name, _)| *name == word);
        found.map(|(_, order)| *order)
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
    /// The sources of all of it.
    pub sources: Vec<Source>,
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
        let is_own = |source: &&Source| self.sources.contains(&source.key.value);
        let told: Vec<String> = self.cited.iter().filter(is_own).map(Source::told).collect();
        (!told.is_empty()).then(|| format!("From: {}.", told.join("; ")))
    }

    /// Returns who has accepted a Part; of instruments without Parts, nobody.
    pub fn accepting(&self, part: &str) -> Vec<&str> {
        let accepts = self.known.iter().filter(|one| one.accepts(part));
        accepts.map(|one| one.country.as_str()).collect()
    }

    /// Returns those that accepted a Part, or all, in an order, each with its name as a function gives it.
    pub fn sorted<'a>(
        &'a self,
        part: Option<&str>,
        order: PartyOrder,
        name: impl Fn(&'a str) -> &'a str,
    ) -> Vec<(&'a str, &'a Ratification)> {
        let accepts = |one: &&Ratification| part.is_none_or(|part| one.accepts(part));
        let known = self.known.iter().filter(accepts);
        let mut rows: Vec<_> = known.map(|one| (name(&one.country), one)).collect();
        match order {
            // As they come.
            PartyOrder::Date => {}
            PartyOrder::Country => rows.sort_by_key(|(name, _)| folded(name)),
            PartyOrder::Parts => rows.sort_by_key(|(_, one)| std::cmp::Reverse(one.parts.len())),
        }
        rows
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
    /// Returns how it stands in words: whether it ratified, when, and which Parts it accepted.
    pub fn in_words(&self) -> String {
        match &self.state {
            State::Ratified(one) => {
                let word = match one.parts.len() {
                    0 => String::new(),
                    1 => format!("; Part {}", one.parts[0]),
                    _ => format!("; Parts {}", one.parts.join(", ")),
                };
                format!("ratified {}{word}", one.when())
            }
            State::NotRatified { sureness, .. } => {
                let date = self.as_of.map(|date| format!(" as of {date}"));
                let date = date.unwrap_or_default();
                format!("not ratified{date}{}", sureness.aside())
            }
        }
    }

    /// Returns what else is to be known.
    pub fn note(&self) -> &str {
        match &self.state {
            State::Ratified(one) => &one.note,
            State::NotRatified { note, .. } => note,
        }
    }

    /// Returns the keys of its sources in the table.
    pub fn sources(&self) -> &[String] {
        match &self.state {
            State::Ratified(ratification) => &ratification.sources,
            State::NotRatified { sources, .. } => sources,
        }
    }
}

impl Total {
    /// Returns it in words.
    pub fn in_words(&self) -> String {
        let date = self.as_of.map(|date| format!(" as of {date}"));
        let date = date.unwrap_or_default();
        let aside = self.sureness.aside();
        format!("{} Conventions ratified in all{date}{aside}", self.count)
    }
}

impl Ratification {
    /// Tells whether it accepted a Part, in Roman numerals.
    pub fn accepts(&self, part: &str) -> bool {
        self.parts.iter().any(|own| own.eq_ignore_ascii_case(part))
    }

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

    /// Returns when it ratified as a cell of a table, with signs that [`meanings`] explains.
    pub fn when_in_table(&self) -> String {
        let date = self
            .date
            .map_or_else(|| "not found".to_owned(), |date| date.to_string());
        let signs = SIGNS.into_iter().filter(|(_, applies, _)| applies(self));
        let signs: String = signs.map(|(sign, ..)| sign).collect();
        format!("{date}{signs}")
    }
}

/// A sign behind a date, for which rows it stands, and what it means.
type Sign = (&'static str, fn(&Ratification) -> bool, &'static str);

const SIGNS: [Sign; 2] = [
    (
        "*",
        |one| one.date_sureness == Sureness::Partial,
        "* Only a part of the date was seen in a source.",
    ),
    (
        "?",
        Ratification::is_recalled,
        "? Not checked: written from memory.",
    ),
];

/// Returns what the signs in a table of these rows mean.
pub fn meanings<'a>(
    rows: impl IntoIterator<Item = &'a Ratification> + Clone,
) -> impl Iterator<Item = &'static str> {
    let stands = move |applies: fn(&Ratification) -> bool| rows.clone().into_iter().any(applies);
    let signs = SIGNS.into_iter();
    signs.filter_map(move |(_, applies, meaning)| stands(applies).then_some(meaning))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Span, Spanned};

    fn ratified(country: &str) -> Ratification {
        Ratification {
            country: country.to_owned(),
            date: PartialDate::parse("2006-01-18"),
            ..Ratification::default()
        }
    }

    fn source(key: &str) -> Source {
        Source {
            key: Spanned::new(key.to_owned(), Span::default()),
            title: "A list".to_owned(),
            publisher: "A press".to_owned(),
            date: PartialDate::parse("2024"),
            url: None,
            kind: None,
            access: None,
            span: Span::default(),
        }
    }

    #[test]
    fn says_whether_all_are_named_and_how_sure_it_is() {
        let mut parties = Parties {
            as_of: PartialDate::parse("2024-12-18"),
            count: Some(1),
            is_recalled: false,
            known: vec![ratified("ALB")],
            sources: vec!["list".to_owned()],
            cited: vec![source("list"), source("other")],
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
        assert_eq!(unsure.when_in_table(), "not found?");
        let partial = Ratification {
            date_sureness: Sureness::Partial,
            ..ratified("ALB")
        };
        assert_eq!(partial.when_in_table(), "2006-01-18*");
        assert_eq!(ratified("ALB").when_in_table(), "2006-01-18");
        let told = |rows: &[&Ratification]| meanings(rows.iter().copied()).count();
        assert_eq!(told(&[&partial, &unsure, &unsure]), 2);
        assert_eq!(told(&[&ratified("ALB"), &partial]), 1);
        assert_eq!(told(&[&ratified("ALB")]), 0);
    }

    #[test]
    fn parties_are_sorted_and_narrowed_to_a_part() {
        let mut parties = Parties::default();
        for (country, parts) in [("TGO", &["III"][..]), ("KEN", &[]), ("ALB", &["II", "III"])] {
            parties.known.push(Ratification {
                parts: parts.iter().map(|part| (*part).to_owned()).collect(),
                ..ratified(country)
            });
        }
        let sorted = |part, order| {
            let names = |code: &str| match code {
                "TGO" => "Togo",
                "KEN" => "Kenya",
                _ => "albania",
            };
            let rows = parties.sorted(part, order, names);
            rows.into_iter()
                .map(|(name, _)| name.to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(sorted(None, PartyOrder::Date), ["Togo", "Kenya", "albania"]);
        assert_eq!(
            sorted(None, PartyOrder::Country),
            ["albania", "Kenya", "Togo"]
        );
        assert_eq!(
            sorted(None, PartyOrder::Parts),
            ["albania", "Togo", "Kenya"]
        );
        assert_eq!(sorted(Some("iii"), PartyOrder::Date), ["Togo", "albania"]);
        assert_eq!(parties.accepting("II"), ["ALB"]);
    }

    #[test]
    fn a_standing_and_a_total_are_told_in_words() {
        let mut standing = Standing {
            instrument: "c102".to_owned(),
            title: None,
            as_of: PartialDate::parse("2020"),
            state: State::Ratified(Ratification {
                parts: vec!["II".to_owned(), "V".to_owned()],
                ..ratified("ALB")
            }),
        };
        assert_eq!(standing.in_words(), "ratified 2006-01-18; Parts II, V");
        standing.state = State::NotRatified {
            sureness: Sureness::Recalled,
            note: "Seen once.".to_owned(),
            sources: Vec::new(),
        };
        assert_eq!(
            standing.in_words(),
            "not ratified as of 2020, not yet checked against the source"
        );
        assert_eq!(standing.note(), "Seen once.");
        let total = Total {
            count: 27,
            as_of: None,
            sureness: Sureness::Sourced,
            note: String::new(),
            sources: Vec::new(),
        };
        assert_eq!(total.in_words(), "27 Conventions ratified in all");
    }
}
