//! The table of ratifications: read for the page of an instrument and the card of a country, and by `check`.

use std::collections::BTreeSet;

use super::FileReport;
use super::data;
use super::front_matter::{Fields, Need, sources};
use super::root::Root;
use super::rules::table_fault;
use crate::model::{
    Commitments, Countries, Parties, Ratification, Source, Standing, State, Sureness, Text, Total,
};

/// The file, which a library may do without.
const FILE: &str = "data/ratifications.toml";

/// The rows of the table that tell of parties, read once for however many instruments.
struct Rows<'a> {
    lists: Vec<Fields<'a>>,
    ratifications: Vec<(String, Ratification)>,
    sources: Vec<Source>,
}

/// Returns the parties to an instrument, by the slug of its record; `None` where the table says nothing of it.
pub fn parties(root: &Root, instrument: &str) -> Option<Parties> {
    data::read(root, FILE, |table| Rows::of(table).parties(instrument))?
}

/// Returns how a country stands to every instrument of the table, by its ISO 3166-1 code of three letters.
pub fn commitments(root: &Root, country: &str) -> Option<Commitments> {
    data::read(root, FILE, |table| commitments_in(table, country))
}

/// Returns the parties to every instrument of the table, by its slug or code, in the order of the table.
pub fn all_parties(root: &Root) -> Vec<(String, Parties)> {
    let all = data::read(root, FILE, |table| {
        let rows = Rows::of(table);
        let codes = rows.lists.iter().map(instrument_of);
        let named = codes.filter_map(|code| Some((code.clone(), rows.parties(&code)?)));
        named.collect()
    });
    all.unwrap_or_default()
}

impl<'a> Rows<'a> {
    fn of(table: &Fields<'a>) -> Self {
        let rows = table.tables("ratification", "a ratification", Need::Optional);
        Self {
            lists: table.tables("instrument", "an instrument", Need::Optional),
            ratifications: rows
                .iter()
                .map(|fields| (instrument_of(fields), row(fields)))
                .collect(),
            sources: sources::read(table, Need::Optional),
        }
    }

    fn parties(&self, instrument: &str) -> Option<Parties> {
        let mut lists = self.lists.iter();
        let list = lists.find(|list| instrument_of(list) == instrument)?;
        let rows = self.ratifications.iter();
        let own = rows.filter(|(code, _)| code == instrument);
        let mut known: Vec<Ratification> = own.map(|(_, row)| row.clone()).collect();
        known.sort_by(|a, b| {
            let rank = |one: &Ratification| (one.date.is_none(), one.date);
            (rank(a), &a.country).cmp(&(rank(b), &b.country))
        });
        let sources = keys(list);
        let cited = known.iter().flat_map(|one| &one.sources).chain(&sources);
        Some(Parties {
            as_of: list.date("as_of", Need::Optional),
            count: list.number("count", Need::Optional),
            is_recalled: sureness(list, "confidence") == Sureness::Recalled,
            cited: of_keys(self.sources.clone(), cited),
            known,
            note: list.plain("note", Need::Optional),
            sources,
            is_complete: list.flag("complete"),
        })
    }
}

fn instrument_of(fields: &Fields<'_>) -> String {
    fields.plain("instrument", Need::Required)
}

fn commitments_in(fields: &Fields<'_>, country: &str) -> Commitments {
    let is_own = |fields: &Fields<'_>| fields.plain("country", Need::Required) == country;
    let own = |key, what| {
        let rows = fields.tables(key, what, Need::Optional);
        rows.into_iter().filter(is_own).collect::<Vec<_>>()
    };
    let ratified = own("ratification", "a ratification");
    let absent = own("not_ratified", "an absence");
    let lists = fields.tables("instrument", "an instrument", Need::Optional);
    let mut standings = Vec::new();
    for list in &lists {
        let instrument = list.plain("instrument", Need::Required);
        let is_it = |row: &&Fields<'_>| row.plain("instrument", Need::Required) == instrument;
        let title = list.text("title", Need::Optional).map(|text| text.value);
        let standing = |as_of, state| Standing {
            instrument: instrument.clone(),
            title: title.clone(),
            as_of,
            state,
        };
        let as_of = list.date("as_of", Need::Optional);
        let yes = ratified.iter().filter(is_it);
        standings.extend(yes.map(|one| standing(as_of, State::Ratified(row(one)))));
        let no = absent.iter().filter(is_it);
        standings.extend(no.map(|row| {
            let as_of = row.date("as_of", Need::Optional);
            standing(as_of, not_ratified(row))
        }));
        let is_told = standings
            .last()
            .is_some_and(|last| last.instrument == instrument);
        // Who is not in a list of all parties is none of them.
        if !is_told && list.flag("complete") && list.number("count", Need::Optional).is_some() {
            let mut state = not_ratified(list);
            if let State::NotRatified { note, .. } = &mut state {
                note.clear();
            }
            standings.push(standing(as_of, state));
        }
    }
    let totals = own("total", "a total");
    let totals: Vec<Total> = totals.iter().map(total).collect();
    let keys = standings
        .iter()
        .flat_map(Standing::sources)
        .chain(totals.iter().flat_map(|total| &total.sources));
    Commitments {
        sources: of_keys(sources::read(fields, Need::Optional), keys),
        standings,
        totals,
    }
}

/// Returns what is wrong in the table; `None` where a library has none.
pub(super) fn report(root: &Root, countries: &Countries) -> Option<FileReport> {
    data::report(root, FILE, |table| check(table, countries))
}

fn check(fields: &Fields<'_>, countries: &Countries) {
    let all = fields.tables("sources", "a source", Need::Optional);
    let keys: BTreeSet<String> = all
        .iter()
        .map(|source| source.plain("key", Need::Required))
        .collect();
    let mut instruments = BTreeSet::new();
    for list in fields.tables("instrument", "an instrument", Need::Required) {
        instruments.insert(list.plain("instrument", Need::Required));
        list.date("as_of", Need::Optional);
        list.number("count", Need::Optional);
        check_row(&list, &keys);
    }
    for (key, what) in [
        ("ratification", "a ratification"),
        ("not_ratified", "an absence"),
        ("total", "a total"),
    ] {
        for row in fields.tables(key, what, Need::Optional) {
            check_row(&row, &keys);
            row.date("date", Need::Optional);
            row.date("as_of", Need::Optional);
            row.words("parts", Need::Optional);
            let country = row.text("country", Need::Required);
            if let Some(code) = country.filter(|code| countries.get(&code.value).is_none()) {
                let message = format!("no country has the code {:?}", code.value);
                fields
                    .faults()
                    .push(table_fault::RULE.at(code.span, message));
            }
            if key == "total" {
                row.number("count", Need::Required);
                continue;
            }
            let instrument = row.text("instrument", Need::Required);
            if let Some(code) = instrument.filter(|code| !instruments.contains(&code.value)) {
                let message = format!("no [[instrument]] of the table is {:?}", code.value);
                fields
                    .faults()
                    .push(table_fault::RULE.at(code.span, message));
            }
        }
    }
}

/// Tells of sources that the table does not have and of words for sureness that are none.
fn check_row(row: &Fields<'_>, keys: &BTreeSet<String>) {
    for key in row.one_or_more("source", Need::Optional) {
        if !keys.contains(&key.value) {
            let message = format!("no source of the table has the key {:?}", key.value);
            row.faults().push(table_fault::RULE.at(key.span, message));
        }
    }
    for field in ["confidence", "date_confidence"] {
        let word = row.text(field, Need::Optional);
        let known = |word: &Text| Sureness::ALL.iter().any(|(name, _)| *name == word.value);
        if let Some(word) = word.filter(|word| !known(word)) {
            let names = Sureness::ALL.map(|(name, _)| name).join(", ");
            let message = format!(
                "{:?} is no word for sureness; there are {names}",
                word.value
            );
            row.faults().push(table_fault::RULE.at(word.span, message));
        }
    }
}

/// Returns those of some sources that have these keys.
fn of_keys<'a>(mut all: Vec<Source>, keys: impl Iterator<Item = &'a String>) -> Vec<Source> {
    let keys: BTreeSet<&String> = keys.collect();
    all.retain(|source| keys.contains(&source.key.value));
    all
}

fn not_ratified(fields: &Fields<'_>) -> State {
    State::NotRatified {
        sureness: sureness(fields, "confidence"),
        note: fields.plain("note", Need::Optional),
        sources: keys(fields),
    }
}

fn row(fields: &Fields<'_>) -> Ratification {
    Ratification {
        country: fields.plain("country", Need::Required),
        date: fields.date("date", Need::Optional),
        date_sureness: sureness(fields, "date_confidence"),
        sureness: sureness(fields, "confidence"),
        parts: fields.words("parts", Need::Optional),
        note: fields.plain("note", Need::Optional),
        sources: keys(fields),
    }
}

fn total(fields: &Fields<'_>) -> Total {
    Total {
        count: fields.number("count", Need::Required).unwrap_or_default(),
        as_of: fields.date("as_of", Need::Optional),
        sureness: sureness(fields, "confidence"),
        note: fields.plain("note", Need::Optional),
        sources: keys(fields),
    }
}

fn keys(fields: &Fields<'_>) -> Vec<String> {
    let keys = fields.one_or_more("source", Need::Optional);
    keys.into_iter().map(|key| key.value).collect()
}

/// Returns how sure something is; where no word stands, it was seen.
fn sureness(fields: &Fields<'_>, key: &'static str) -> Sureness {
    let word = fields.text(key, Need::Optional);
    let found = word.and_then(|word| {
        let mut all = Sureness::ALL.iter();
        all.find(|(name, _)| *name == word.value)
    });
    found.map_or(Sureness::Sourced, |(_, sureness)| *sureness)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn library(text: &str) -> (tempfile::TempDir, Root) {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join("content");
        std::fs::create_dir_all(content.join("data")).unwrap();
        std::fs::write(content.join("library.toml"), "").unwrap();
        std::fs::write(content.join(FILE), text).unwrap();
        let root = Root::directory(folder.path()).unwrap();
        (folder, root)
    }

    #[test]
    fn reads_the_parties_by_date() {
        let (_folder, root) = library(
            "[[instrument]]\ninstrument = \"c102\"\nas_of = \"2024-12-18\"\ncount = 2\nconfidence = \"sourced\"\n\
             [[ratification]]\ninstrument = \"c102\"\ncountry = \"ALB\"\ndate = \"2006-01-18\"\nparts = [\"II\", \"V\"]\n\
             [[ratification]]\ninstrument = \"c102\"\ncountry = \"AUT\"\ndate = 1969\ndate_confidence = \"recalled\"\n\
             [[ratification]]\ninstrument = \"c118\"\ncountry = \"IND\"\n",
        );
        let parties = parties(&root, "c102").unwrap();
        let countries: Vec<&str> = parties.known.iter().map(|one| &*one.country).collect();
        assert_eq!(countries, ["AUT", "ALB"]);
        assert!(parties.known[0].is_recalled() && !parties.known[1].is_recalled());
        assert_eq!(parties.known[1].parts, ["II", "V"]);
        assert_eq!((parties.count, parties.is_recalled), (Some(2), false));
        assert_eq!(super::parties(&root, "c999"), None);
    }

    #[test]
    fn tells_what_is_wrong_and_where() {
        let (_folder, root) = library(
            "[[instrument]]\ninstrument = \"c102\"\n\
             [[ratification]]\ninstrument = \"c102\"\ncountry = \"XYZ\"\ndate = \"soon\"\n\
             [[total]]\ncountry = \"XYZ\"\ncount = 1\nsource = \"lost\"\nconfidence = \"sure\"\n\
             [[not_ratified]]\ninstrument = \"c118\"\ncountry = \"XYZ\"\n",
        );
        let report = report(&root, &Countries::default()).unwrap();
        let messages: Vec<&str> = report
            .diagnostics
            .iter()
            .map(|fault| &*fault.message)
            .collect();
        let told = |words: &str| messages.iter().filter(|told| told.contains(words)).count();
        assert_eq!(told("\"XYZ\""), 3, "{messages:?}");
        for words in ["no date", "\"lost\"", "\"sure\"", "\"c118\""] {
            assert_eq!(told(words), 1, "{words} in {messages:?}");
        }
    }

    #[test]
    fn the_built_in_table_names_all_parties_to_the_convention() {
        let root = Root::directory(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        let parties = parties(&root, "c102").unwrap();
        assert_eq!(parties.count, Some(67));
        assert_eq!(parties.known.len(), 67);
        assert!(parties.known.iter().all(|one| !one.parts.is_empty()));
        assert!(parties.origin().is_some_and(|text| text.contains("2024")));
    }
}
