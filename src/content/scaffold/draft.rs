//! What a contributor knows of a record at the start, checked and put into the words of front matter.

use super::ScaffoldError;
use super::template::{Filling, filled};
use crate::model::{Kind, PartialDate, Tables, Vocabulary};
use crate::source::nearest;

/// What is known of a new record; what is not stays marked in its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The title.
    pub title: Option<String>,
    /// The summary.
    pub summary: Option<String>,
    /// Countries, by code or name.
    pub countries: Vec<String>,
    /// Values of the vocabulary of topics.
    pub topics: Vec<String>,
    /// Values of the vocabulary of stages.
    pub stages: Vec<String>,
    /// A value of the vocabulary of outcomes.
    pub outcome: Option<String>,
    /// Who carried it out.
    pub organisation: Option<String>,
    /// When it began.
    pub start: Option<String>,
    /// When it ended.
    pub end: Option<String>,
    /// Its sources.
    pub sources: Vec<DraftSource>,
}

/// A source as it is given: title, publisher, date, address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftSource {
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When, or nothing.
    pub date: String,
    /// Where it can be read, or nothing.
    pub url: String,
}

/// The places of templates that flags fill, with their flags.
pub(super) const FLAGS: [(&str, &str); 8] = [
    ("title", "title"),
    ("summary", "summary"),
    ("topics", "topic"),
    ("countries", "country"),
    ("organisation", "organisation"),
    ("period", "start and --end"),
    ("outcome", "outcome"),
    ("sources", "source"),
];

const SOURCE: &str = include_str!("source.md");

impl DraftSource {
    /// Reads `TITLE|PUBLISHER|DATE|URL`; what is missing at the end stays empty.
    pub fn parse(text: &str) -> Self {
        let mut parts = text.splitn(4, '|').map(|part| part.trim().to_owned());
        let mut part = || parts.next().unwrap_or_default();
        Self {
            title: part(),
            publisher: part(),
            date: part(),
            url: part(),
        }
    }
}

impl Draft {
    /// Returns what fills the template of a kind.
    pub(super) fn filling(&self, kind: Kind, tables: &Tables) -> Result<Filling, ScaffoldError> {
        let all = &tables.vocabularies;
        let mut filling = Filling::new();
        let mut put = |name, text: Option<String>| {
            if let Some(text) = text {
                filling.insert(name, text);
            }
        };
        put("title", self.title.as_deref().map(quoted));
        put("summary", self.summary.as_deref().map(quoted));
        put("organisation", self.organisation.as_deref().map(quoted));
        let countries = self.countries.iter().map(|name| country(name, tables));
        put(
            "countries",
            list(&countries.collect::<Result<Vec<_>, _>>()?),
        );
        put("topics", list(&known("topic", &self.topics, &all.topics)?));
        let outcome = known("outcome", self.outcome.as_slice(), &all.outcomes)?;
        put("outcome", outcome.first().map(|outcome| quoted(outcome)));
        let stages = known("stage", &self.stages, &all.stages)?;
        if stages.len() > 1 && kind != Kind::Case {
            let what = format!("a record of the kind {kind} has one stage");
            return Err(ScaffoldError::new(what, "give --stage once"));
        }
        if !stages.is_empty() && !matches!(kind, Kind::Case | Kind::Module | Kind::Worksheet) {
            let what = format!("a record of the kind {kind} has no stages");
            return Err(ScaffoldError::new(what, "leave --stage out"));
        }
        put("stage", stages.first().map(|stage| quoted(stage)));
        put("stages", list(&stages));
        put("period", self.period()?);
        self.fill_sources(kind, &mut filling)?;
        Ok(filling)
    }

    fn period(&self) -> Result<Option<String>, ScaffoldError> {
        let date = |text: &Option<String>| text.as_deref().map(date).transpose();
        match (date(&self.start)?, date(&self.end)?) {
            (None, None) => Ok(None),
            (None, Some(_)) => Err(ScaffoldError::new(
                "an end without a start",
                "give --start as well",
            )),
            (Some(start), None) => Ok(Some(format!("{{ start = \"{start}\" }}"))),
            (Some(start), Some(end))
                if crate::content::rules::period_order::is_reversed(start, end) =>
            {
                let what = format!("it ends in {end}, before it starts in {start}");
                Err(ScaffoldError::new(what, "exchange --start and --end"))
            }
            (Some(start), Some(end)) => {
                Ok(Some(format!("{{ start = \"{start}\", end = \"{end}\" }}")))
            }
        }
    }

    /// Adds the sources that are given, and marked ones up to the number that the kind must have, with their citations.
    fn fill_sources(&self, kind: Kind, filling: &mut Filling) -> Result<(), ScaffoldError> {
        let least = match kind {
            Kind::Case => 2,
            Kind::Agenda => 0,
            _ => 1,
        };
        if kind == Kind::Agenda && self.sources.is_empty() {
            return Ok(());
        }
        let mut keys: Vec<String> = Vec::new();
        let mut tables: Vec<String> = Vec::new();
        for source in &self.sources {
            let key = source.key(&keys);
            tables.push(source.table(&key)?);
            keys.push(key);
        }
        for number in keys.len() + 1..=least {
            keys.push(format!("source-{number}"));
            let number = Filling::from([("number", number.to_string())]);
            tables.push(filled(SOURCE, &number).trim_end().to_owned());
        }
        let cited = |keys: &[String]| -> String {
            let cited: Vec<String> = keys.iter().map(|key| format!("[^{key}]")).collect();
            cited.concat()
        };
        let (first, others) = keys.split_at(keys.len().min(1));
        filling.insert("sources", tables.join("\n\n"));
        filling.insert(
            "first-source",
            first.first().map_or_else(String::new, |key| quoted(key)),
        );
        filling.insert("first-citation", cited(first));
        filling.insert("other-citations", cited(others));
        filling.insert("all-citations", cited(&keys));
        Ok(())
    }
}

impl DraftSource {
    /// Returns a telling key: the publisher and the year, in letters that a key may have.
    fn key(&self, taken: &[String]) -> String {
        let year = self
            .date
            .get(..4)
            .filter(|year| year.parse::<u16>().is_ok());
        let words = self.publisher.to_lowercase();
        let words = words.split(|letter: char| !letter.is_ascii_alphanumeric());
        let words: Vec<&str> = words
            .filter(|word| !word.is_empty())
            .take(4)
            .chain(year)
            .collect();
        let named = if words.is_empty() {
            format!("source-{}", taken.len() + 1)
        } else {
            words.join("-")
        };
        let mut key = named.clone();
        let mut number = 1;
        while taken.contains(&key) {
            number += 1;
            key = format!("{named}-{number}");
        }
        key
    }

    fn table(&self, key: &str) -> Result<String, ScaffoldError> {
        let or = |text: &str, todo: &str| {
            if text.is_empty() {
                quoted(todo)
            } else {
                quoted(text)
            }
        };
        let date = match self.date.as_str() {
            "" => quoted("TODO: 2021-06-17, 2021-06, 2021 or n.d."),
            "n.d." => quoted("n.d."),
            text => quoted(&date(text)?.to_string()),
        };
        Ok([
            "[[sources]]".to_owned(),
            format!("key = {}", quoted(key)),
            format!(
                "title = {}",
                or(&self.title, "TODO: its title, as published")
            ),
            format!(
                "publisher = {}",
                or(&self.publisher, "TODO: who published it")
            ),
            format!("date = {date}"),
            format!("url = {}", or(&self.url, "TODO: https://…")),
            "access = \"retrieved\"".to_owned(),
        ]
        .join("\n"))
    }
}

fn date(text: &str) -> Result<PartialDate, ScaffoldError> {
    PartialDate::parse(text).ok_or_else(|| {
        ScaffoldError::new(
            format!("{text:?} is no date that exists"),
            "write 2021, 2021-06 or 2021-06-17",
        )
    })
}

/// Returns the code of a country that is given by code or by a name in any language.
fn country(name: &str, tables: &Tables) -> Result<String, ScaffoldError> {
    let all = &tables.countries.all;
    let wanted = name.to_lowercase();
    let is_it = |text: &String| text.to_lowercase() == wanted;
    let found = all.iter().find(|country| {
        is_it(&country.iso3)
            || is_it(&country.iso2)
            || country.names.values().chain(&country.aliases).any(is_it)
    });
    if let Some(country) = found {
        return Ok(country.iso3.clone());
    }
    let names = all.iter().flat_map(|country| {
        let english = country.names.get("en").map(String::as_str);
        std::iter::once(country.iso3.as_str()).chain(english)
    });
    let help = match nearest(name, names) {
        Some(meant) => format!("did you mean {meant:?}?"),
        None => "give its three letters, such as TGO, or its name".to_owned(),
    };
    Err(ScaffoldError::new(format!("{name:?} is no country"), help))
}

/// Checks that values stand in their vocabulary.
fn known(
    what: &str,
    values: &[String],
    vocabulary: &Vocabulary,
) -> Result<Vec<String>, ScaffoldError> {
    for value in values {
        if !vocabulary.contains(value) {
            let ids: Vec<&str> = vocabulary.ids().collect();
            let help = match nearest(value, ids.iter().copied()) {
                Some(meant) => format!("did you mean {meant:?}?"),
                None if ids.len() <= 15 => format!("use one of {}", ids.join(", ")),
                None => "the values stand in the folder vocabulary".to_owned(),
            };
            return Err(ScaffoldError::new(format!("{value:?} is no {what}"), help));
        }
    }
    Ok(values.to_vec())
}

fn list(texts: &[String]) -> Option<String> {
    let quoted: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    (!quoted.is_empty()).then(|| format!("[{}]", quoted.join(", ")))
}

/// Returns a text as TOML has it: on one line, without a character that drives a terminal.
pub(super) fn quoted(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line: String = words
        .join(" ")
        .chars()
        .filter(|sign| !sign.is_control())
        .collect();
    let mut out = String::from("\"");
    for sign in line.chars() {
        if matches!(sign, '"' | '\\') {
            out.push('\\');
        }
        out.push(sign);
    }
    out.push('"');
    out
}
