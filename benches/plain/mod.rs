//! The reference: plain tantivy as its examples use it, on the same records.
//!
//! Stock parts only: default tokenizer, [`QueryParser`], [`TopDocs`], [`Count`], terms aggregations over the same facets,
//! [`SnippetGenerator`]. Records are read and parsed by the same code as ours, so that the difference is the index.

#![allow(dead_code, reason = "each bench takes what it needs")]

use std::collections::BTreeMap;
use std::path::Path;

use casebook::content::{self, Root};
use casebook::model::{Field as Facet, Record, Tables};
use tantivy::aggregation::AggregationCollector;
use tantivy::aggregation::agg_req::Aggregations;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, Occur, Query, QueryParser};
use tantivy::schema::{FAST, Field, STORED, STRING, Schema, TEXT, TantivyDocument};
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
    fields: Fields,
}

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
        let builder = index.reader_builder().reload_policy(ReloadPolicy::Manual);
        let reader = builder.try_into().unwrap();
        Self {
            index,
            reader,
            fields,
        }
    }

    /// Indexes one file anew and makes it searchable.
    pub(crate) fn update(&self, root: &Root, path: &str, tables: &Tables) {
        let mut writer: IndexWriter = self.index.writer(MEMORY).unwrap();
        writer.delete_term(Term::from_field_text(self.fields.path, path));
        let record = read(root, path, tables).unwrap();
        writer
            .add_document(document(&self.fields, &record, tables))
            .unwrap();
        writer.commit().unwrap();
        self.reader.reload().unwrap();
    }

    /// Returns a searcher's answer to a query as typed: hits, facets, snippets.
    ///
    /// With `begins`, the last word counts as the beginning of a word (by the parser's own prefix queries); without, as a
    /// whole word, which is less than a search as one types must do.
    pub(crate) fn search(&self, text: &str, begins: bool) -> PlainAnswer {
        let searcher = self.reader.searcher();
        let query = self.query(text, begins);
        let facets = self.facets();
        let top = TopDocs::with_limit(HITS).order_by_score();
        let (hits, total, counts) = searcher.search(&query, &(top, Count, facets)).unwrap();
        let snippets = SnippetGenerator::create(&searcher, &query, self.fields.body).unwrap();
        let shown = hits.iter().map(|(_, address)| {
            let found: TantivyDocument = searcher.doc(*address).unwrap();
            let title = found
                .get_first(self.fields.title)
                .map(|value| format!("{value:?}"));
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

    fn query(&self, text: &str, begins: bool) -> Box<dyn Query> {
        let (before, last) = match text.rfind(' ') {
            _ if !begins => return self.parser(false).parse_query_lenient(text).0,
            Some(space) => text.split_at(space + 1),
            None => ("", text),
        };
        let last = self.parser(true).parse_query_lenient(last).0;
        if before.trim().is_empty() {
            return last;
        }
        let before = self.parser(false).parse_query_lenient(before).0;
        Box::new(BooleanQuery::new(vec![
            (Occur::Must, before),
            (Occur::Must, last),
        ]))
    }

    fn parser(&self, begins: bool) -> QueryParser {
        let Fields {
            title,
            summary,
            headings,
            body,
            ..
        } = self.fields;
        let mut parser = QueryParser::for_index(&self.index, vec![title, summary, headings, body]);
        parser.set_conjunction_by_default();
        for field in [title, summary, headings, body] {
            if begins {
                parser.set_field_fuzzy(field, true, 0, false);
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
