//! The fields of the engine and their fingerprint; what is indexed in them is settled by `writer`.

use std::sync::LazyLock;

use tantivy::schema::{Field, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::TokenizerManager;

use super::analyzers::{self, Analyzer};

/// Raised when the schema, the table, the stored texts or a file of a shard change their form.
const VERSION: u32 = 10;

/// The fields of a document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    /// The title.
    pub(crate) title: Field,
    /// Other names and free words.
    pub(crate) labels: Field,
    /// The summary.
    pub(crate) summary: Field,
    /// The headings.
    pub(crate) headings: Field,
    /// The body, with results and lessons.
    pub(crate) body: Field,
    /// The names of what it is filed under: topics, technologies and the like.
    pub(crate) filed: Field,
    /// The organisations.
    pub(crate) organisation: Field,
    /// The texts shown in answers.
    pub(crate) stored: Field,
}

static SCHEMA: LazyLock<(Schema, Fields)> = LazyLock::new(build);

/// Returns the schema.
pub(crate) fn schema() -> Schema {
    SCHEMA.0.clone()
}

/// Returns the fields.
pub(crate) fn fields() -> Fields {
    SCHEMA.1
}

/// Returns the analyzers that the schema names.
pub(crate) fn tokenizers() -> TokenizerManager {
    // The writer looks up the stock ones too, for fields that have no words.
    let manager = TokenizerManager::default();
    manager.register(analyzers::NAME, Analyzer::default());
    manager
}

/// Returns what an index must have been built with to be read.
pub(crate) fn fingerprint() -> String {
    let engine = tantivy::version_string();
    format!(
        "casebook {VERSION}, analyzer {}, {engine}",
        analyzers::VERSION
    )
}

fn build() -> (Schema, Fields) {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(analyzers::NAME)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let options = TextOptions::default().set_indexing_options(indexing);
    let mut schema = Schema::builder();
    let mut text = |name: &str| schema.add_text_field(name, options.clone());
    let (title, labels, summary) = (text("title"), text("labels"), text("summary"));
    let (headings, body, organisation) = (text("headings"), text("body"), text("organisation"));
    let filed = text("filed");
    let stored = schema.add_text_field("stored", STORED);
    let fields = Fields {
        title,
        labels,
        summary,
        headings,
        body,
        filed,
        organisation,
        stored,
    };
    (schema.build(), fields)
}
