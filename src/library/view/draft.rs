//! A view in the making: its blocks, where its links lead, what it cites.

use std::sync::Arc;

use crate::export::compose::{self, block, inline};
pub(super) use crate::export::compose::{code, foreign, link, said, text};
use crate::library::worker::Opened;
use crate::library::{Library, Placed};
use crate::model::document::Alignment;
use crate::model::{
    Block, BlockKind, Document, Field, Inline, InlineKind, Kind, Language, Phrase, RecordId,
    Source, Tables, View, view,
};
use crate::search::Listed;

/// A view in the making.
pub(super) struct Draft<'a> {
    pub(super) library: &'a Library,
    pub(super) tables: Arc<Tables>,
    pub(super) language: &'a Language,
    view: &'a View,
    /// What leads from the view up to the folders of the records.
    up: String,
    pub(super) blocks: Vec<Block>,
    pub(super) links: Vec<(String, Listed)>,
    pub(super) sources: Vec<Source>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(library: &'a Library, view: &'a View, language: &'a Language) -> Self {
        Self {
            tables: library.tables(),
            library,
            language,
            view,
            up: "../".repeat(view.to_string().matches('/').count()),
            blocks: Vec::new(),
            links: Vec::new(),
            sources: Vec::new(),
        }
    }

    /// Returns the view as it is read.
    pub(super) fn finish(self, title: impl Into<Phrase>, summary: impl Into<Phrase>) -> Opened {
        let (title, summary) = (title.into(), summary.into());
        let mut record = self.view.record(self.language, &title, &summary);
        record.body = Document {
            blocks: self.blocks,
        };
        record.sources = self.sources;
        Opened {
            said: Some([title, summary]),
            links: self.links,
            ..Opened::alone(record.with_sources_as_cited())
        }
    }

    /// Returns the name of a country.
    pub(super) fn name_of(&self, code: &str) -> Phrase {
        let tag = self.language.tag();
        self.tables.named(Field::Country, code, tag)
    }

    pub(super) fn heading(&mut self, title: &str) {
        let words = title.split(" (").next().unwrap_or(title);
        self.push(BlockKind::Heading {
            level: 2,
            anchor: words.to_lowercase().replace(' ', "-"),
            inlines: vec![text(title)],
        });
    }

    pub(super) fn paragraph(&mut self, inlines: Vec<Inline>) {
        if !inlines.is_empty() {
            self.push(BlockKind::Paragraph(inlines));
        }
    }

    /// Adds a paragraph of plain words; nothing where there are none.
    pub(super) fn say(&mut self, words: &str) {
        if !words.is_empty() {
            self.paragraph(vec![text(words)]);
        }
    }

    pub(super) fn items(&mut self, items: Vec<Vec<Inline>>) {
        if !items.is_empty() {
            self.blocks.push(compose::items(items));
        }
    }

    pub(super) fn table(&mut self, head: &[&str], rows: Vec<Vec<Vec<Inline>>>) {
        let alignment = vec![Alignment::None; head.len()];
        self.blocks.push(compose::table(alignment, head, rows));
    }

    /// Adds records under a heading with their number, each with when it was and how it went.
    pub(super) fn records(&mut self, heading: &str, records: &[Placed]) {
        let each = records.iter().map(|one| (one.clone(), String::new()));
        self.records_with(heading, &each.collect::<Vec<_>>());
    }

    /// Adds records under a heading with their number, each with something else that is said of it.
    pub(super) fn records_with(&mut self, heading: &str, records: &[(Placed, String)]) {
        if records.is_empty() {
            return;
        }
        self.heading(&format!("{heading} ({})", records.len()));
        let mut items = Vec::new();
        for (record, more) in records {
            let mut item = vec![self.link_record(&record.listed, None, title_of(&record.listed))];
            let mut beside = record.beside();
            beside.extend((!more.is_empty()).then(|| more.clone()));
            if !beside.is_empty() {
                item.push(text(&format!(" ({})", beside.join(", "))));
            }
            items.push(item);
        }
        self.items(items);
    }

    /// Returns a link to a record, at a heading of it.
    pub(super) fn link_record(
        &mut self,
        listed: &Listed,
        anchor: Option<&str>,
        words: impl Into<Phrase>,
    ) -> Inline {
        let anchor = anchor.map(|anchor| format!("#{anchor}"));
        let target = format!("{}{}{}", self.up, listed.path, anchor.unwrap_or_default());
        self.to(target, listed.clone(), words)
    }

    /// Returns a link to a view of a title.
    pub(super) fn link_view(
        &mut self,
        view: &View,
        title: &str,
        words: impl Into<Phrase>,
    ) -> Inline {
        let listed = self.listed_view(view, title);
        self.to(format!("{}{}", self.up, listed.path), listed, words)
    }

    /// Returns a view of a title as lists have it.
    pub(super) fn listed_view(&self, view: &View, title: &str) -> Listed {
        let name = view.to_string();
        Listed {
            id: RecordId::new(Kind::Standard, name.clone()),
            language: self.language.clone(),
            title: title.to_owned(),
            path: name,
        }
    }

    /// Returns the record of a path as lists have it, in the language of the view where it is there in it.
    pub(super) fn listed_record(&self, path: &str) -> Option<Listed> {
        let listed = self.library.index().at(path)?;
        Some(self.library.in_language(listed, self.language))
    }

    /// Returns the name of the view.
    pub(super) fn name(&self) -> String {
        self.view.to_string()
    }

    /// Returns a link to the card of a country.
    pub(super) fn link_country(&mut self, code: &str) -> Inline {
        let name = self.name_of(code);
        let view = View::Country(code.to_owned());
        self.link_view(&view, &format!("{name} ({code})"), name)
    }

    fn to(&mut self, target: String, listed: Listed, words: impl Into<Phrase>) -> Inline {
        if !self.links.iter().any(|(known, _)| *known == target) {
            self.links.push((target.clone(), listed));
        }
        link(target, words)
    }

    /// Adds where else one could look: each with words before it.
    pub(super) fn searches(&mut self, searches: &[(&str, String)]) {
        let mut inlines = Vec::new();
        for (words, query) in searches {
            let before = if inlines.is_empty() { "" } else { "; " };
            inlines.push(text(&format!("{before}{words}: ")));
            inlines.push(link(view::to_search(query), query));
        }
        self.paragraph(inlines);
    }

    /// Returns the marks of sources by their keys, and minds those of them that are among some.
    pub(super) fn cite(&mut self, keys: &[String], among: &[Source]) -> Vec<Inline> {
        for source in among.iter().filter(|one| keys.contains(&one.key.value)) {
            if !self.sources.contains(source) {
                self.sources.push(source.clone());
            }
        }
        let marks = keys
            .iter()
            .map(|key| InlineKind::FootnoteReference(key.clone()));
        marks.map(inline).collect()
    }

    fn push(&mut self, kind: BlockKind) {
        self.blocks.push(block(kind));
    }
}

/// Returns the title of a record, in the language of the version that is listed.
pub(super) fn title_of(listed: &Listed) -> Phrase {
    Phrase::of(&listed.language, &listed.title)
}
