//! The reference: plain tantivy as its examples use it, on the same records.
//!
//! Stock parts only: default tokenizer, [`QueryParser`], [`TopDocs`], [`Count`], terms aggregations over the same facets,
//! [`SnippetGenerator`]. Records are read and parsed by the same code as ours, so that the difference is the index.

use std::collections::BTreeMap;
use std::path::Path;

use casebook::content::{self, Root};
use casebook::model::{Field as Facet, Record, Tables};
use tantivy::aggregation::AggregationCollector;
use tantivy::aggregation::agg_req::Aggregations;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, Occur, Query, QueryParser};
use tantivy::schema::{FAST, Field, STORED, STRING, Schema, TEXT, TantivyDocument, Value};
use tantivy::snippet::SnippetGenerator;
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, Term};

/// The memory the writer may use, as for ours.
const MEMORY: usize = 128_000_000;

/// How many hits an answer holds, as ours.
const HITS: usize = 20;

/// An index of plain tantivy over one library.
pub(crate) struct Plain {
    index: Index,
    reader: IndexReader,
    writer: Option<IndexWriter>,
    fields: Fields,
}

/// How the parser takes what is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// As whole words, which is less than a search as one types must do.
    Whole,
    /// The last word as the beginning of a word, by the parser's own prefix queries.
    Begun,
    /// As `Begun`, and words as any word one edit away, by the parser's own fuzzy queries; a beginning of fewer than four
    /// letters stands as it is, as it does for us.
    Fuzzy,
}

impl Asked {
    /// Returns how the table tells it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Whole => "plain tantivy, whole words only",
            Self::Begun => "plain tantivy, last word as a beginning",
            Self::Fuzzy => "plain tantivy, one edit and last word as a beginning",
        }
    }
}

/// From so many letters on a beginning may be mistyped.
const FUZZY_LETTERS: usize = 4;

#[derive(Clone)]
struct Fields {
    path: Field,
    title: Field,
    summary: Field,
    headings: Field,
    body: Field,
    facets: Vec<(Facet, Field)>,
}

/// Which of the answer was made; kept so that no work is left out.
pub(crate) struct PlainAnswer {
    /// How many records answer.
    pub(crate) total: usize,
    /// Titles and snippets.
    pub(crate) shown: Vec<(String, String)>,
    /// How many values the facets hold.
    pub(crate) values: usize,
}

impl Plain {
    /// Builds an index in a folder from the files of a library: reading, parsing, indexing, committing, opening.
    pub(crate) fn build(folder: &Path, root: &Root, tables: &Tables) -> Self {
        let (schema, fields) = schema();
        let index = Index::create_in_dir(folder, schema).unwrap();
        let mut writer: IndexWriter = index.writer(MEMORY).unwrap();
        for entry in root.entries().unwrap() {
            if let Some(record) = read(root, &entry.path, tables) {
                writer
                    .add_document(document(&fields, &record, tables))
                    .unwrap();
            }
        }
        writer.commit().unwrap();
        Self::new(index, Some(writer), fields)
    }

    /// Opens the index that was built in a folder.
    pub(crate) fn open(folder: &Path) -> Self {
        Self::new(Index::open_in_dir(folder).unwrap(), None, schema().1)
    }

    fn new(index: Index, writer: Option<IndexWriter>, fields: Fields) -> Self {
        let builder = index.reader_builder().reload_policy(ReloadPolicy::Manual);
        let reader = builder.try_into().unwrap();
        Self {
            index,
            reader,
            writer,
            fields,
        }
    }

    /// Indexes one file anew by the writer that built the index and makes it searchable.
    pub(crate) fn update(&mut self, root: &Root, path: &str, tables: &Tables) {
        let writer = self.writer.as_mut().unwrap();
        writer.delete_term(Term::from_field_text(self.fields.path, path));
        let record = read(root, path, tables).unwrap();
        writer
            .add_document(document(&self.fields, &record, tables))
            .unwrap();
        writer.commit().unwrap();
        self.reader.reload().unwrap();
    }

    /// Returns a searcher's answer to a query as typed: hits, facets, snippets.
    pub(crate) fn search(&self, text: &str, asked: Asked) -> PlainAnswer {
        let searcher = self.reader.searcher();
        let query = self.query(text, asked);
        let facets = self.facets();
        let top = TopDocs::with_limit(HITS).order_by_score();
        let (hits, total, counts) = searcher.search(&query, &(top, Count, facets)).unwrap();
        let snippets = SnippetGenerator::create(&searcher, &query, self.fields.body).unwrap();
        let shown = hits.iter().map(|(_, address)| {
            let found: TantivyDocument = searcher.doc(*address).unwrap();
            let title = found.get_first(self.fields.title);
            let title = title.and_then(|value| value.as_str().map(str::to_owned));
            (
                title.unwrap_or_default(),
                snippets.snippet_from_doc(&found).to_html(),
            )
        });
        PlainAnswer {
            total,
            shown: shown.collect(),
            values: counts.0.len(),
        }
    }

    fn query(&self, text: &str, asked: Asked) -> Box<dyn Query> {
        let edits = u8::from(asked == Asked::Fuzzy);
        let (before, last) = match text.rfind(' ') {
            _ if asked == Asked::Whole => {
                return self.parser(None).parse_query_lenient(text).0;
            }
            Some(space) => text.split_at(space + 1),
            None => ("", text),
        };
        let is_long = last.chars().count() >= FUZZY_LETTERS;
        let last_edits = if is_long { edits } else { 0 };
        let last = self
            .parser(Some((true, last_edits)))
            .parse_query_lenient(last)
            .0;
        if before.trim().is_empty() {
            return last;
        }
        let before_as = (edits > 0).then_some((false, edits));
        let before = self.parser(before_as).parse_query_lenient(before).0;
        Box::new(BooleanQuery::new(vec![
            (Occur::Must, before),
            (Occur::Must, last),
        ]))
    }

    /// Returns a parser that takes words as they are, or as beginnings or not, with so many edits.
    fn parser(&self, fuzzy: Option<(bool, u8)>) -> QueryParser {
        let Fields {
            title,
            summary,
            headings,
            body,
            ..
        } = self.fields;
        let mut parser = QueryParser::for_index(&self.index, vec![title, summary, headings, body]);
        parser.set_conjunction_by_default();
        if let Some((begins, edits)) = fuzzy {
            for field in [title, summary, headings, body] {
                parser.set_field_fuzzy(field, begins, edits, true);
            }
        }
        parser
    }

    fn facets(&self) -> AggregationCollector {
        let wanted: BTreeMap<&str, serde_json::Value> = self
            .fields
            .facets
            .iter()
            .map(|(facet, _)| {
                let name = facet.name();
                (
                    name,
                    serde_json::json!({ "terms": { "field": name, "size": 500 } }),
                )
            })
            .collect();
        let wanted: Aggregations = serde_json::from_value(serde_json::json!(wanted)).unwrap();
        AggregationCollector::from_aggs(wanted, tantivy::aggregation::AggContextParams::default())
    }
}

fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let fields = Fields {
        path: builder.add_text_field("path", STRING | STORED),
        title: builder.add_text_field("full_title", TEXT | STORED),
        summary: builder.add_text_field("summary", TEXT | STORED),
        headings: builder.add_text_field("headings", TEXT | STORED),
        body: builder.add_text_field("body", TEXT | STORED),
        facets: Facet::FACETS
            .iter()
            .map(|facet| (*facet, builder.add_text_field(facet.name(), STRING | FAST)))
            .collect(),
    };
    (builder.build(), fields)
}

fn read(root: &Root, path: &str, tables: &Tables) -> Option<Record> {
    let bytes = root.read(path).ok()?;
    content::parse_record(path, &bytes, tables)?.record
}

fn document(fields: &Fields, record: &Record, tables: &Tables) -> TantivyDocument {
    let mut document = TantivyDocument::new();
    document.add_text(fields.path, &record.path);
    document.add_text(fields.title, &record.title.value);
    document.add_text(fields.summary, &record.summary.value);
    let sections = record.body.sections();
    let headings: Vec<&str> = sections
        .iter()
        .map(|section| section.heading.as_str())
        .collect();
    document.add_text(fields.headings, headings.join("\n"));
    let mut body: Vec<&str> = sections
        .iter()
        .map(|section| section.text.as_str())
        .collect();
    body.extend(
        record
            .results()
            .iter()
            .filter_map(|result| result.text.as_deref()),
    );
    body.extend(
        record
            .lessons()
            .iter()
            .map(|lesson| lesson.text.value.as_str()),
    );
    document.add_text(fields.body, body.join("\n"));
    for (facet, field) in &fields.facets {
        for value in facet.values(record, tables) {
            document.add_text(*field, value);
        }
    }
    document
}
