//! What a query narrows by, as one tells it: the filters in force with their values by name.
//!
//! Also how to ask for words just as they were typed. Both edit or read the text of a query; neither knows the index.

use std::ops::Range;

use super::ast::AtomKind;
use super::lexer::{LexemeKind, Lexer};
use super::named::{self, Wanted};
use super::parse;
use crate::model::{Field, Tables};

/// A filter in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Whether it shuts records out.
    pub is_negated: bool,
    /// The field.
    pub field: Field,
    /// Its values by their names in the language asked for; as typed where they have none.
    pub values: Vec<String>,
    /// Its bytes of the query, with the minus.
    pub range: Range<usize>,
}

/// Returns the filters of a query in its order: fields with a value that must, or must not, hold for every hit.
pub fn filters(text: &str, tables: Option<&Tables>, language: &str) -> Vec<Filter> {
    let mut found = Vec::new();
    for clause in parse(text).clauses {
        // Where another part would do as well, nothing is in force.
        let [atom] = clause.alternatives.as_slice() else {
            continue;
        };
        let AtomKind::Field { field, values } = &atom.kind else {
            continue;
        };
        if values.is_empty() {
            continue;
        }
        let named = tables.map(|tables| named::values(*field, tables, language));
        let named = named.unwrap_or_default();
        let last = values.len() - 1;
        let values = values.iter().enumerate();
        let values = values.map(|(at, value)| {
            let is_open = atom.is_open && at == last;
            let wanted = Wanted::new(&value.text);
            let meant = named.iter().find(|named| {
                let mut called = [named.id, named.label]
                    .into_iter()
                    .chain(named.names.iter().copied());
                called.any(|name| wanted.is(name))
            });
            match meant {
                Some(named) => named.label.to_owned(),
                None if is_open && !named.is_empty() => format!("{}…", value.text),
                None => value.text.clone(),
            }
        });
        found.push(Filter {
            is_negated: atom.is_negated,
            field: *field,
            values: values.collect(),
            range: atom.span.range(),
        });
    }
    found
}

/// Returns a query with those of its words in quotes that another query does not hold: so they are never corrected.
pub fn verbatim(typed: &str, corrected: &str) -> String {
    let kept: Vec<String> = Lexer::new(corrected)
        .filter_map(|lexeme| match lexeme.kind {
            LexemeKind::Bare(word) => Some(word.to_lowercase()),
            _ => None,
        })
        .collect();
    let quote = |is_to_quote: &dyn Fn(&str) -> bool| {
        let mut out = String::new();
        let mut done = 0;
        for lexeme in Lexer::new(typed) {
            if let LexemeKind::Bare(word) = &lexeme.kind
                && is_to_quote(word)
            {
                let start = lexeme.span.start + usize::from(lexeme.is_negated);
                out.push_str(&typed[done..start]);
                out.push('"');
                out.push_str(&typed[start..lexeme.span.end]);
                out.push('"');
                done = lexeme.span.end;
            }
        }
        out.push_str(&typed[done..]);
        out
    };
    let quoted = quote(&|word| !kept.contains(&word.to_lowercase()));
    if quoted == typed {
        // What was corrected is no single word: then all of them are meant.
        quote(&|_| true)
    } else {
        quoted
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Country, Value};

    fn told(text: &str) -> Vec<(String, &str)> {
        let mut tables = Tables::default();
        let mut lao = Country {
            iso3: "LAO".to_owned(),
            iso2: "LA".to_owned(),
            ..Country::default()
        };
        for (tag, name) in [("en", "Lao PDR"), ("zh", "老挝")] {
            lao.names.insert(tag.to_owned(), name.to_owned());
        }
        tables.countries.all.push(lao);
        tables.vocabularies.outcomes.values.push(Value {
            id: "failure".to_owned(),
            labels: [("en".to_owned(), "Failure".to_owned())].into(),
            ..Value::default()
        });
        let filters = filters(text, Some(&tables), "en");
        let told = filters.into_iter().map(|filter| {
            let sign = if filter.is_negated { "-" } else { "" };
            let words = format!("{sign}{}: {}", filter.field, filter.values.join(", "));
            (words, text.get(filter.range).unwrap())
        });
        told.collect()
    }

    #[test]
    fn tells_the_filters_in_force_by_name() {
        let text = "pension cou:老挝,KEN -outcome：failure year:2015..2020";
        let wanted = [
            ("country: Lao PDR, KEN", "cou:老挝,KEN"),
            ("-outcome: Failure", "-outcome：failure"),
            ("year: 2015..2020", "year:2015..2020"),
        ];
        let wanted = wanted.map(|(told, text)| (told.to_owned(), text));
        assert_eq!(told(text), wanted);
        assert_eq!(told("country:la").first().unwrap().0, "country: Lao PDR");
        assert_eq!(told("country:lao-").first().unwrap().0, "country: Lao PDR");
        assert_eq!(told("country:lao_p").first().unwrap().0, "country: lao_p…");
    }

    #[test]
    fn tells_nothing_that_is_not_in_force() {
        for text in [
            "",
            "pension",
            "country:",
            "country:LAO OR pension",
            "pension OR country:LAO",
            "\"country:LAO\"",
            "sta:x",
            "http://x",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }

    #[test]
    fn quotes_the_words_that_were_corrected() {
        assert_eq!(
            verbatim("pensoin reform", "pension reform"),
            "\"pensoin\" reform"
        );
        assert_eq!(
            verbatim("-farm пенися country:LAO", "-farm пенсия country:LAO"),
            "-farm \"пенися\" country:LAO"
        );
        assert_eq!(verbatim("e gov", "egov"), "\"e\" \"gov\"");
        assert_eq!(verbatim("a OR b", "a OR b"), "\"a\" OR \"b\"");
        assert_eq!(verbatim("\"a b\" c", "\"a b\" d"), "\"a b\" \"c\"");
        assert_eq!(verbatim("", "x"), "");
    }
}
