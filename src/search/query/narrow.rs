//! Narrowing a query by editing its text, which is the single truth about what is asked.
//!
//! Knows as much of the query language as that takes: words, quotes, `field:a,b`, a leading `-`. Reading a query in
//! earnest is left to the search.

use std::ops::Range;

use crate::model::field::quoted;
use crate::model::{Field, Tables};

/// One word of a query, up to the next space outside quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Token {
    /// Its bytes.
    range: Range<usize>,
    /// Whether a `-` stands before it.
    is_negated: bool,
    /// The field before its colon.
    field: Option<Field>,
    /// The bytes after the `-` and the colon.
    body: Range<usize>,
}

/// Returns the query with a value of a field asked for, or no longer if it was.
pub fn toggle(
    text: &str,
    field: Field,
    value: &str,
    is_selected: bool,
    tables: Option<&Tables>,
) -> String {
    let names = |written: &str| names(written, field, value, tables);
    if is_selected {
        return remove(text, field, false, names)
            .unwrap_or_else(|| format!("-{field}:{} {text}", quoted(value)));
    }
    if let Some(text) = remove(text, field, true, names) {
        return text;
    }
    let asked = tokens(text)
        .into_iter()
        .find(|token| token.field == Some(field) && !token.is_negated);
    match asked {
        Some(token) if !token.body.is_empty() => {
            let (before, after) = text.split_at(token.range.end);
            format!("{before},{}{after}", quoted(value))
        }
        // The words stay at the end, so that the last one goes on being the beginning of a word.
        _ => format!("{field}:{} {text}", quoted(value)),
    }
}

/// Returns the words of a query that a page can highlight: no filters, no words that are not wanted.
pub fn words(text: &str) -> Vec<String> {
    tokens(text)
        .into_iter()
        .filter(|token| token.field.is_none() && !token.is_negated)
        .map(|token| text[token.body].replace('"', ""))
        .filter(|word| !word.is_empty() && word != "OR")
        .collect()
}

/// Returns the query without a part of it, and without the space that stood after it.
pub fn without(text: &str, part: Range<usize>) -> String {
    let (Some(before), Some(after)) = (text.get(..part.start), text.get(part.end..)) else {
        return text.to_owned();
    };
    let after = after.trim_start();
    if after.is_empty() {
        // A word left last goes on being the beginning of a word.
        before.trim_end().to_owned()
    } else {
        format!("{before}{after}")
    }
}

/// Takes a value out of every filter of a field; `None` where none names it.
fn remove(text: &str, field: Field, negated: bool, names: impl Fn(&str) -> bool) -> Option<String> {
    let mut out = String::new();
    let mut done = 0;
    let mut is_found = false;
    for token in tokens(text) {
        if token.field != Some(field) || token.is_negated != negated {
            continue;
        }
        let values = values(&text[token.body.clone()]);
        let kept: Vec<&str> = values
            .iter()
            .copied()
            .filter(|value| !names(value))
            .collect();
        if kept.len() == values.len() {
            continue;
        }
        is_found = true;
        out.push_str(&text[done..token.range.start]);
        done = token.range.end;
        if kept.is_empty() {
            // The space after it goes as well.
            let rest = &text[done..];
            done += rest.len() - rest.trim_start().len();
        } else {
            out.push_str(&text[token.range.start..token.body.start]);
            out.push_str(&kept.join(","));
        }
    }
    out.push_str(&text[done..]);
    is_found.then_some(out)
}

/// Tells whether a written value means a value of a field: by its id, or by a name in any language.
fn names(written: &str, field: Field, value: &str, tables: Option<&Tables>) -> bool {
    let written = written.replace('"', "").to_lowercase();
    let is = |name: &str| name.to_lowercase() == written;
    if is(value) {
        return true;
    }
    let Some(tables) = tables else {
        return false;
    };
    if field == Field::Country {
        return tables.countries.get(value).is_some_and(|country| {
            is(&country.iso2)
                || country.names.values().any(|name| is(name))
                || country.aliases.iter().any(|name| is(name))
        });
    }
    tables
        .vocabulary(field)
        .and_then(|list| list.get(value))
        .is_some_and(|found| found.labels.values().any(|name| is(name)))
}

fn tokens(text: &str) -> Vec<Token> {
    parts(text, char::is_whitespace)
        .into_iter()
        .filter(|range| !range.is_empty())
        .map(|range| {
            let word = &text[range.clone()];
            let is_negated = word.len() > 1 && word.starts_with('-');
            let start = range.start + usize::from(is_negated);
            let name = text[start..range.end].split_once(':').map(|(name, _)| name);
            let field = name.and_then(Field::parse);
            let skipped = field.and(name).map_or(0, |name| name.len() + 1);
            Token {
                body: start + skipped..range.end,
                range,
                is_negated,
                field,
            }
        })
        .collect()
}

fn values(body: &str) -> Vec<&str> {
    parts(body, |character| character == ',')
        .into_iter()
        .map(|range| &body[range])
        .collect()
}

/// Splits a text at characters outside quotes.
fn parts(text: &str, is_split: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut is_quoted = false;
    for (at, character) in text.char_indices() {
        if character == '"' {
            is_quoted = !is_quoted;
        } else if !is_quoted && is_split(character) {
            parts.push(start..at);
            start = at + character.len_utf8();
        }
    }
    parts.push(start..text.len());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Country;

    fn tables() -> Tables {
        let mut tables = Tables::default();
        let mut lao = Country {
            iso3: "LAO".to_owned(),
            iso2: "LA".to_owned(),
            ..Country::default()
        };
        lao.names.insert("en".to_owned(), "Lao PDR".to_owned());
        lao.aliases.push("Laos".to_owned());
        tables.countries.all.push(lao);
        tables
    }

    fn on(text: &str, value: &str) -> String {
        toggle(text, Field::Country, value, false, Some(&tables()))
    }

    fn off(text: &str, value: &str) -> String {
        toggle(text, Field::Country, value, true, Some(&tables()))
    }

    #[test]
    fn asks_for_a_value_in_front_and_leaves_the_last_word_last() {
        assert_eq!(on("", "LAO"), "country:LAO ");
        assert_eq!(on("pensi", "LAO"), "country:LAO pensi");
        assert_eq!(on("country:LAO pensi", "KEN"), "country:LAO,KEN pensi");
        assert_eq!(on("pensi COU:LAO", "KEN"), "pensi COU:LAO,KEN");
        assert_eq!(on("x", "a b"), "country:\"a b\" x");
        assert_eq!(on("x", "a\"b"), "country:\"ab\" x");
    }

    #[test]
    fn takes_a_value_back_however_it_was_written() {
        assert_eq!(off("country:LAO ", "LAO"), "");
        assert_eq!(off("country:LAO,KEN pensi", "LAO"), "country:KEN pensi");
        assert_eq!(off("a country:lao b", "LAO"), "a b");
        assert_eq!(off("country:laos b", "LAO"), "b");
        assert_eq!(off("country:\"Lao PDR\",KEN b", "LAO"), "country:KEN b");
        assert_eq!(off("country:la country:LAO", "LAO"), "");
    }

    #[test]
    fn excludes_what_a_wider_value_selects_and_takes_that_back() {
        let narrowed = off("country:asean pension", "LAO");
        assert_eq!(narrowed, "-country:LAO country:asean pension");
        assert_eq!(on(&narrowed, "LAO"), "country:asean pension");
    }

    #[test]
    fn leaves_quoted_text_and_other_fields_alone() {
        assert_eq!(
            on("\"country:LAO x\"", "KEN"),
            "country:KEN \"country:LAO x\""
        );
        assert_eq!(on("topic:identity", "KEN"), "country:KEN topic:identity");
        assert_eq!(on("country:", "KEN"), "country:KEN country:");
        assert_eq!(off("http://x", "LAO"), "-country:LAO http://x");
    }

    #[test]
    fn twice_is_as_it_was() {
        for text in ["", "pension", "养老金 \"a b", "country:KEN x", "-- : ,"] {
            let there = on(text, "LAO");
            assert_eq!(off(&there, "LAO"), text, "{there}");
        }
    }

    #[test]
    fn takes_a_part_out_with_its_space() {
        assert_eq!(without("a kind:case b", 2..11), "a b");
        assert_eq!(without("a kind:case", 2..11), "a");
        assert_eq!(without("kind:case  b", 0..9), "b");
        assert_eq!(without("老 x", 1..2), "老 x", "no part of it");
    }

    #[test]
    fn gives_the_words_to_highlight() {
        assert_eq!(
            words("country:LAO \"digital id\" OR pension -farm 养老金 x:y"),
            ["digital id", "pension", "养老金", "x:y"]
        );
    }
}
