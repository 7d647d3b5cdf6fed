//! The answer of `search` as one JSON document: schema 1, to which keys may be added but never change.

use std::ops::Range;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::cli::query::Filtered;
use crate::search::{Answer, Facet, Hit};
use crate::source::Diagnostic;

/// The document.
#[derive(Serialize)]
pub(super) struct Document<'a> {
    schema: u8,
    query: &'a str,
    total: usize,
    complete: usize,
    following: usize,
    corrected: Option<&'a str>,
    hits: Vec<HitJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    facets: Option<Facets<'a>>,
    suggestions: Vec<SuggestionJson<'a>>,
    notes: Vec<NoteJson<'a>>,
}

#[derive(Serialize)]
struct HitJson<'a> {
    id: &'a str,
    kind: &'static str,
    lang: &'a str,
    title: &'a str,
    path: &'a str,
    score: f32,
    section: Option<SectionJson<'a>>,
    snippet: &'a str,
    because: &'a [String],
    left_out: &'a [String],
    marks: Vec<[usize; 2]>,
    title_marks: Vec<[usize; 2]>,
}

#[derive(Serialize)]
struct SectionJson<'a> {
    heading: &'a str,
    anchor: &'a str,
}

#[derive(Serialize)]
struct SuggestionJson<'a> {
    query: &'a str,
    reason: &'a str,
    total: usize,
}

#[derive(Serialize)]
struct NoteJson<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct ValueJson<'a> {
    value: &'a str,
    count: usize,
    selected: bool,
}

/// Facets by the name of their field, in the order of display.
struct Facets<'a>(&'a [Facet]);

impl Serialize for Facets<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for facet in self.0 {
            let values: Vec<ValueJson<'_>> = facet
                .values
                .iter()
                .map(|value| ValueJson {
                    value: &value.value,
                    count: value.count,
                    selected: value.selected,
                })
                .collect();
            map.serialize_entry(facet.field.name(), &values)?;
        }
        map.end()
    }
}

impl<'a> Document<'a> {
    /// Returns the document of an answer to what was typed.
    pub(super) fn new(typed: &'a str, query: &Filtered, answer: &'a Answer, facets: bool) -> Self {
        let suggestions = answer.suggestions.iter().map(|suggestion| SuggestionJson {
            query: query.typed(&suggestion.query),
            reason: &suggestion.reason,
            total: suggestion.total,
        });
        let corrected = answer.corrected.as_ref();
        Self {
            schema: 1,
            query: typed,
            total: answer.total,
            complete: answer.complete,
            following: answer.following,
            corrected: corrected.map(|corrected| query.typed(&corrected.shown)),
            hits: answer.hits.iter().map(HitJson::new).collect(),
            facets: facets.then_some(Facets(&answer.facets)),
            suggestions: suggestions.collect(),
            notes: answer
                .notes
                .iter()
                .map(|note| NoteJson::new(note, query, typed))
                .collect(),
        }
    }
}

impl<'a> HitJson<'a> {
    fn new(hit: &'a Hit) -> Self {
        let section = hit.section.as_ref();
        Self {
            id: &hit.id.slug,
            kind: hit.id.kind.name(),
            lang: hit.language.tag(),
            title: &hit.title,
            path: &hit.path,
            score: hit.score,
            section: section.map(|section| SectionJson {
                heading: &section.heading,
                anchor: &section.anchor,
            }),
            snippet: &hit.snippet.text,
            because: &hit.because,
            left_out: &hit.left_out,
            marks: in_characters(&hit.snippet.text, &hit.snippet.marks),
            title_marks: in_characters(&hit.title, &hit.title_marks),
        }
    }
}

impl<'a> NoteJson<'a> {
    fn new(note: &'a Diagnostic, query: &Filtered, typed: &str) -> Self {
        let span = query.span(note);
        Self {
            code: note.code.0,
            severity: note.severity.name(),
            message: &note.message,
            help: note.help.as_deref(),
            start: characters(typed, span.start),
            end: characters(typed, span.end),
        }
    }
}

/// Returns places in a text counted in characters, as other languages count.
fn in_characters(text: &str, marks: &[Range<usize>]) -> Vec<[usize; 2]> {
    let place = |mark: &Range<usize>| [characters(text, mark.start), characters(text, mark.end)];
    marks.iter().map(place).collect()
}

fn characters(text: &str, byte: usize) -> usize {
    text.char_indices().take_while(|(at, _)| *at < byte).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Field, Kind, Language, RecordId};
    use crate::search::{FacetValue, HitSection, Snippet, Suggestion};
    use crate::source::{Code, Span};

    fn hit() -> Hit {
        Hit {
            id: RecordId::new(Kind::Case, "tgo-novissi"),
            language: Language::english(),
            title: "Novissi".to_owned(),
            title_marks: vec![0..3, 4..5],
            path: "cases/tgo-novissi.md".to_owned(),
            summary: String::new(),
            countries: Vec::new(),
            period: None,
            score: 1.5,
            section: Some(HitSection {
                heading: "Context".to_owned(),
                anchor: "context".to_owned(),
            }),
            snippet: Snippet {
                text: "é cash".to_owned(),
                marks: vec![0..2, 3..7],
            },
            because: Vec::new(),
            left_out: vec!["x".to_owned()],
        }
    }

    #[test]
    fn has_the_documented_shape() {
        let values = vec![FacetValue {
            value: "TGO".to_owned(),
            count: 1,
            selected: false,
        }];
        let answer = Answer {
            following: 0,
            corrected: None,
            total: 7,
            complete: 0,
            less_exact: 7,
            hits: vec![hit()],
            facets: vec![
                Facet {
                    field: Field::Kind,
                    values: Vec::new(),
                },
                Facet {
                    field: Field::Country,
                    values,
                },
            ],
            notes: vec![Diagnostic::note(Code("Q1"), Span::new(12, 14), "m")],
            suggestions: vec![Suggestion {
                query: "kind:case y".to_owned(),
                reason: "r".to_owned(),
                total: 3,
            }],
        };
        let query = Filtered::new(&[Kind::Case], None, "é x");
        let text = serde_json::to_string(&Document::new("é x", &query, &answer, true)).unwrap();
        assert_eq!(
            text,
            concat!(
                r#"{"schema":1,"query":"é x","total":7,"complete":0,"following":0,"corrected":null,"hits":[{"id":"tgo-novissi","kind":"case","lang":"en","#,
                r#""title":"Novissi","path":"cases/tgo-novissi.md","score":1.5,"#,
                r#""section":{"heading":"Context","anchor":"context"},"snippet":"é cash","because":[],"left_out":["x"],"#,
                r#""marks":[[0,1],[2,6]],"title_marks":[[0,3],[4,5]]}],"#,
                r#""facets":{"kind":[],"country":[{"value":"TGO","count":1,"selected":false}]},"#,
                r#""suggestions":[{"query":"y","reason":"r","total":3}],"#,
                r#""notes":[{"code":"Q1","severity":"note","message":"m","help":null,"start":1,"end":3}]}"#
            )
        );
        let text = serde_json::to_string(&Document::new("é x", &query, &answer, false)).unwrap();
        assert!(!text.contains("facets"));
    }
}
