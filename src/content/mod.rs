//! STAND-IN of the worktree `cli`, thrown away at the merge: just enough of the room to compile and to test printing.

mod root;
pub mod rules;

pub use root::{ContentError, Entry, Root};

use crate::model::{
    Block, BlockKind, Catalog, Detail, Document, Inline, InlineKind, Language, PartialDate, Record,
    RecordPath, Status, Tables, record,
};
use crate::source::{Code, Diagnostic, SourceFile, Span, Spanned};

/// Stand-in.
pub struct FileReport {
    /// Stand-in.
    pub file: SourceFile,
    /// Stand-in.
    pub diagnostics: Vec<Diagnostic>,
}
/// Stand-in.
pub struct Parsed {
    /// Stand-in.
    pub record: Option<Record>,
    /// Stand-in.
    pub report: FileReport,
}
/// Stand-in.
pub struct Loaded {
    /// Stand-in.
    pub catalog: Catalog,
    /// Stand-in.
    pub reports: Vec<FileReport>,
    /// Stand-in.
    pub set_aside: Vec<String>,
    /// Stand-in.
    pub files: Vec<String>,
}

/// Stand-in.
pub fn tables(_root: &Root) -> (Tables, Vec<FileReport>) {
    (Tables::default(), Vec::new())
}

fn split(text: &str) -> Option<(&str, usize)> {
    let rest = text.strip_prefix("+++\n")?;
    let end = rest.find("\n+++\n")?;
    Some((&rest[..=end], 4 + end + 5))
}

/// Stand-in.
pub fn front_matter_json(text: &str) -> serde_json::Value {
    let table = split(text).and_then(|(head, _)| toml::from_str::<toml::Value>(head).ok());
    table
        .and_then(|table| serde_json::to_value(table).ok())
        .unwrap_or_else(|| serde_json::json!({}))
}

/// Stand-in.
pub fn parse_record(path: &str, bytes: &[u8], _tables: &Tables) -> Option<Parsed> {
    let place = RecordPath::parse(path)?;
    let text = String::from_utf8_lossy(bytes).into_owned();
    let file = SourceFile::new(path, text.clone());
    let json = front_matter_json(&text);
    let field = |name: &str| {
        json.get(name)
            .and_then(|value| value.as_str())
            .map(|text| Spanned::new(text.to_owned(), Span::at(0)))
    };
    let Some((title, (_, at))) = field("title").zip(split(&text)) else {
        let fault = Diagnostic::error(Code("CB100"), Span::at(0), "front matter cannot be read")
            .with_help("write `title = \"...\"`");
        return Some(Parsed {
            record: None,
            report: FileReport {
                file,
                diagnostics: vec![fault],
            },
        });
    };
    let sources = json
        .get("sources")
        .and_then(|list| list.as_array())
        .cloned()
        .unwrap_or_default();
    let text_of = |value: &serde_json::Value, name: &str| {
        value
            .get(name)
            .and_then(|text| text.as_str())
            .unwrap_or_default()
            .to_owned()
    };
    let record = Record {
        id: place.id.clone(),
        language: place
            .tag
            .and_then(|tag| Language::parse(&tag))
            .unwrap_or_else(Language::english),
        path: path.to_owned(),
        title,
        title_local: std::collections::BTreeMap::new(),
        summary: field("summary").unwrap_or_default(),
        topics: Vec::new(),
        keywords: Vec::new(),
        status: Status::Published,
        updated: None,
        reviewed: None,
        authors: Vec::new(),
        related: Vec::new(),
        aliases: Vec::new(),
        sources: sources
            .iter()
            .map(|source| record::Source {
                key: Spanned::new(text_of(source, "key"), Span::at(0)),
                title: text_of(source, "title"),
                publisher: text_of(source, "publisher"),
                date: PartialDate::parse(&text_of(source, "date")),
                url: source
                    .get("url")
                    .map(|_| Spanned::new(text_of(source, "url"), Span::at(0))),
                kind: None,
                access: None,
                span: Span::at(0),
            })
            .collect(),
        notes: None,
        detail: Detail::Worksheet(Box::default()),
        body: parse_document(&text[at..], at),
        front_matter: Span::new(4, at),
    };
    Some(Parsed {
        record: Some(record),
        report: FileReport {
            file,
            diagnostics: Vec::new(),
        },
    })
}

/// Stand-in.
pub fn parse_document(text: &str, offset: usize) -> Document {
    let mut blocks = Vec::new();
    let mut at = offset;
    for part in text.split("\n\n") {
        let span = Span::new(at, at + part.len());
        at += part.len() + 2;
        let part = part.trim();
        let inline = |text: &str| {
            vec![Inline {
                span,
                kind: InlineKind::Text(text.to_owned()),
            }]
        };
        if let Some(heading) = part.strip_prefix("## ") {
            blocks.push(Block {
                span,
                kind: BlockKind::Heading {
                    level: 2,
                    anchor: heading.to_lowercase().replace(' ', "-"),
                    inlines: inline(heading),
                },
            });
        } else if !part.is_empty() {
            blocks.push(Block {
                span,
                kind: BlockKind::Paragraph(inline(part)),
            });
        }
    }
    Document { blocks }
}

/// Stand-in.
pub fn load(root: &Root) -> Result<Loaded, ContentError> {
    let tables = Tables::default();
    let mut loaded = Loaded {
        catalog: Catalog::default(),
        reports: Vec::new(),
        set_aside: Vec::new(),
        files: Vec::new(),
    };
    let mut records = Vec::new();
    for entry in root.entries()? {
        let bytes = root.read(&entry.path)?;
        let Some(parsed) = parse_record(&entry.path, &bytes, &tables) else {
            continue;
        };
        match parsed.record {
            Some(record) => records.push(record),
            None => loaded.set_aside.push(entry.path),
        }
        loaded.reports.push(parsed.report);
    }
    loaded.catalog = Catalog::new(tables, records);
    Ok(loaded)
}

/// Stand-in.
pub fn check(loaded: &Loaded) -> Vec<FileReport> {
    let with = loaded
        .reports
        .iter()
        .filter(|report| !report.diagnostics.is_empty());
    with.map(|report| FileReport {
        file: report.file.clone(),
        diagnostics: report.diagnostics.clone(),
    })
    .collect()
}

/// Stand-in.
pub fn stale(_loaded: &Loaded, _today: PartialDate) -> Vec<FileReport> {
    Vec::new()
}
