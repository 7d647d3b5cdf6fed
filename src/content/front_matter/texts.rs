//! Every text of a front matter with its place, whatever its field: for what must hold of all of them.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Faults;
use crate::source::Span;

/// The fields that hold sentences; all others hold names, labels, ids, values and addresses.
const PROSE: [&str; 21] = [
    "accept",
    "answer",
    "audience",
    "caution",
    "choices",
    "closing",
    "criteria",
    "definitions",
    "explanation",
    "goals",
    "items",
    "left",
    "model",
    "note",
    "notes",
    "prepare",
    "prompt",
    "right",
    "state",
    "summary",
    "text",
];

/// A text of a front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FieldText {
    /// What it says, without its quotes and escapes.
    pub(crate) value: String,
    /// Where it stands in the file, with its quotes.
    pub(crate) span: Span,
    /// Whether it is made of sentences, and no name, label, id, key or address.
    pub(crate) is_prose: bool,
}

/// Returns every text of a front matter, of its keys as well, by place; `inner` is what stands between its two lines.
pub(crate) fn texts(file: &str, inner: Span) -> Vec<FieldText> {
    let Some(header) = file.get(inner.range()) else {
        return Vec::new();
    };
    let table = super::parse_toml(header, inner.start, &Faults::default());
    let mut found = Vec::new();
    of_table(table.get_ref(), false, inner.start, &mut found);
    found.sort_by_key(|text| text.span);
    found
}

fn of_table(table: &DeTable<'_>, is_prose: bool, offset: usize, found: &mut Vec<FieldText>) {
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        found.push(FieldText {
            value: name.to_owned(),
            span: Span::from(key.span()).shifted(offset),
            is_prose: false,
        });
        // The definitions of a term stand by language below one name.
        of_value(value, is_prose || PROSE.contains(&name), offset, found);
    }
}

/// Adds the texts of a value; how deep it may be nested, the parser has seen to.
fn of_value(
    value: &Spanned<DeValue<'_>>,
    is_prose: bool,
    offset: usize,
    found: &mut Vec<FieldText>,
) {
    match value.get_ref() {
        DeValue::String(text) => found.push(FieldText {
            value: text.to_string(),
            span: Span::from(value.span()).shifted(offset),
            is_prose,
        }),
        DeValue::Array(items) => {
            for item in items {
                of_value(item, is_prose, offset, found);
            }
        }
        DeValue::Table(table) => of_table(table, is_prose, offset, found),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_texts_in_lists_tables_and_keys_with_their_places() {
        let file = "+++\nsummary = \"A\\u0041\"\npairs = [{ left = \"l\", see = \"s\" }]\n[labels]\n\"f\\u0072\" = \"F\"\n[definitions]\nfr = \"D\"\n+++\n";
        let inner = crate::content::front_matter::split(file).unwrap().inner;
        let told: Vec<(String, String, bool)> = texts(file, inner)
            .into_iter()
            .map(|text| {
                (
                    text.value,
                    file[text.span.range()].to_owned(),
                    text.is_prose,
                )
            })
            .collect();
        let told: Vec<(&str, &str, bool)> = told
            .iter()
            .map(|(value, raw, is_prose)| (value.as_str(), raw.as_str(), *is_prose))
            .collect();
        assert_eq!(
            told,
            [
                ("summary", "summary", false),
                ("AA", "\"A\\u0041\"", true),
                ("pairs", "pairs", false),
                ("left", "left", false),
                ("l", "\"l\"", true),
                ("see", "see", false),
                ("s", "\"s\"", false),
                ("labels", "labels", false),
                ("fr", "\"f\\u0072\"", false),
                ("F", "\"F\"", false),
                ("definitions", "definitions", false),
                ("fr", "fr", false),
                ("D", "\"D\"", true),
            ]
        );
    }

    #[test]
    fn finds_nothing_where_nothing_can_be_read() {
        assert!(texts("x", Span::new(3, 9)).is_empty());
        let deep = format!("a = {}", "[".repeat(1000));
        assert!(texts(&deep, Span::new(0, deep.len())).is_empty());
    }
}
