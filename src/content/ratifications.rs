//! The table of ratifications: read when the page of an instrument is opened, and by `check`.

use super::FileReport;
use super::decode::decode;
use super::front_matter::{Faults, Fields, Need, Place, parse_toml};
use super::root::Root;
use super::rules::table_fault;
use crate::model::{Countries, Parties, Ratification};
use crate::source::{SourceFile, Span};

/// The file, which a library may do without.
const FILE: &str = "data/ratifications.toml";

/// The word for what was not seen in a source.
const RECALLED: &str = "recalled";

/// Returns the parties to an instrument, by the slug of its record; `None` where the table says nothing of it.
pub fn parties(root: &Root, instrument: &str) -> Option<Parties> {
    let (parties, ..) = read(root, |table| parties_in(table, instrument))?;
    parties
}

/// Returns the parties to every instrument of the table, by its slug or code, in the order of the table.
pub fn all_parties(root: &Root) -> Vec<(String, Parties)> {
    let all = read(root, |table| {
        let lists = table.tables("instrument", "an instrument", Need::Optional);
        let codes = lists
            .iter()
            .map(|list| list.plain("instrument", Need::Required));
        let named = codes.filter_map(|code| {
            let parties = parties_in(table, &code)?;
            Some((code, parties))
        });
        named.collect()
    });
    all.map(|(all, ..)| all).unwrap_or_default()
}

fn parties_in(fields: &Fields<'_>, instrument: &str) -> Option<Parties> {
    let is_own = |fields: &Fields<'_>| fields.plain("instrument", Need::Required) == instrument;
    let lists = fields.tables("instrument", "an instrument", Need::Optional);
    let list = lists.into_iter().find(is_own)?;
    let rows = fields.tables("ratification", "a ratification", Need::Optional);
    let mut known: Vec<Ratification> = rows.iter().filter(|row| is_own(row)).map(row).collect();
    known.sort_by(|a, b| {
        let rank = |one: &Ratification| (one.date.is_none(), one.date);
        (rank(a), &a.country).cmp(&(rank(b), &b.country))
    });
    let keys = list.one_or_more("source", Need::Optional);
    let all = fields.tables("sources", "a source", Need::Optional);
    let is_cited = |source: &&Fields<'_>| {
        let key = source.plain("key", Need::Required);
        keys.iter().any(|cited| cited.value == key)
    };
    Some(Parties {
        as_of: list.date("as_of", Need::Optional),
        count: list.number("count", Need::Optional),
        is_recalled: is_recalled(&list, "confidence"),
        known,
        sources: all.iter().filter(is_cited).map(source).collect(),
    })
}

/// Returns what is wrong in the table; `None` where a library has none.
pub(super) fn report(root: &Root, countries: &Countries) -> Option<FileReport> {
    let ((), text, faults) = read(root, |table| check(table, countries))?;
    let file = SourceFile::new(FILE, text);
    Some(FileReport::new(file, faults.into_inner()))
}

fn check(fields: &Fields<'_>, countries: &Countries) {
    for list in fields.tables("instrument", "an instrument", Need::Optional) {
        list.plain("instrument", Need::Required);
        list.date("as_of", Need::Optional);
        list.number("count", Need::Optional);
    }
    for row in fields.tables("ratification", "a ratification", Need::Optional) {
        row.plain("instrument", Need::Required);
        row.date("date", Need::Optional);
        row.words("parts", Need::Optional);
        let country = row.text("country", Need::Required);
        if let Some(code) = country.filter(|code| countries.get(&code.value).is_none()) {
            let message = format!("no country has the code {:?}", code.value);
            let fault = table_fault::RULE.at(code.span, message);
            fields.faults().push(fault);
        }
    }
}

/// Reads the table; returns what is taken from it, its text and what is wrong in it.
fn read<T>(root: &Root, take: impl FnOnce(&Fields<'_>) -> T) -> Option<(T, String, Faults)> {
    let bytes = root.read(FILE).ok()?;
    let faults = Faults::default();
    let text = decode(&bytes, &faults);
    let parsed = parse_toml(&text, 0, &faults);
    let taken = take(&Fields::new(parsed.get_ref(), place(), &faults));
    Some((taken, text, faults))
}

fn source(fields: &Fields<'_>) -> String {
    let date = fields.date_or_none("date", Need::Optional);
    let date = date.map_or_else(|| "n.d.".to_owned(), |date| date.to_string());
    let [title, publisher] = ["title", "publisher"].map(|key| fields.plain(key, Need::Required));
    format!("{title}. {publisher}, {date}")
}

fn row(fields: &Fields<'_>) -> Ratification {
    Ratification {
        country: fields.plain("country", Need::Required),
        date: fields.date("date", Need::Optional),
        is_recalled: is_recalled(fields, "confidence") || is_recalled(fields, "date_confidence"),
        parts: fields.words("parts", Need::Optional),
    }
}

/// Tells whether what is said was not seen in a source.
fn is_recalled(fields: &Fields<'_>, key: &'static str) -> bool {
    let word = fields.text(key, Need::Optional);
    word.is_some_and(|word| word.value == RECALLED)
}

fn place() -> Place<'static> {
    Place {
        what: "the table",
        span: Span::at(0),
        offset: 0,
    }
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
        assert!(parties.known[0].is_recalled && !parties.known[1].is_recalled);
        assert_eq!(parties.known[1].parts, ["II", "V"]);
        assert_eq!((parties.count, parties.is_recalled), (Some(2), false));
        assert_eq!(super::parties(&root, "c999"), None);
    }

    #[test]
    fn tells_what_is_wrong_and_where() {
        let (_folder, root) = library(
            "[[ratification]]\ninstrument = \"c102\"\ncountry = \"XYZ\"\ndate = \"soon\"\n",
        );
        let report = report(&root, &Countries::default()).unwrap();
        let messages: Vec<&str> = report
            .diagnostics
            .iter()
            .map(|fault| &*fault.message)
            .collect();
        assert_eq!(messages.len(), 2, "{messages:?}");
        assert!(messages[0].contains("XYZ"), "{messages:?}");
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
