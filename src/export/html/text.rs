//! Blocks and running text of Markdown as elements.

use super::Writer;
use super::ids::plain;
use crate::model::document::{
    Alert, Alignment, Cell, Definition, ListItem, image_mark, phrase, plain_text,
};
use crate::model::link::Target;
use crate::model::{Block, BlockKind, Inline, InlineKind, note_mark, view};

impl Writer<'_> {
    /// Writes blocks; footnotes come at the end of the page.
    pub(super) fn body(&mut self, blocks: &[Block]) {
        let is_note = |block: &&Block| matches!(block.kind, BlockKind::Footnote { .. });
        for block in blocks.iter().filter(|block| !is_note(block)) {
            self.block(block);
        }
    }

    fn all(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading {
                level,
                anchor,
                inlines,
            } => {
                let title = phrase(inlines);
                self.heading(*level, anchor, title, |writer| writer.inlines(inlines));
            }
            BlockKind::Paragraph(inlines) => self.paragraph(inlines),
            BlockKind::Code { text, .. } => {
                self.html.open("pre", &[]);
                self.html.element("code", &[], text);
                self.html.close();
            }
            BlockKind::Html(text) => {
                self.html.open("pre", &[("class", "raw")]);
                self.html.element("code", &[], text);
                self.html.close();
            }
            BlockKind::Quote { alert, blocks } => self.quote(*alert, blocks),
            BlockKind::List { start, items } => self.list(*start, items),
            BlockKind::Table {
                alignment,
                head,
                rows,
            } => self.table(alignment, head, rows),
            BlockKind::Definitions(definitions) => {
                self.html.open("dl", &[]);
                for one in definitions {
                    self.definition(one);
                }
                self.html.close();
            }
            BlockKind::Footnote { label, blocks } => {
                self.html.open("div", &[("class", "note")]);
                self.html.element("p", &[], &format!("[{label}]"));
                self.all(blocks);
                self.html.close();
            }
            BlockKind::Rule => {
                self.html.void("hr", &[]);
            }
        }
    }

    /// Writes a paragraph; one that holds an image and nothing else is a figure.
    fn paragraph(&mut self, inlines: &[Inline]) {
        if let [only] = inlines
            && let InlineKind::Image {
                inlines, caption, ..
            } = &only.kind
        {
            self.html.open("figure", &[]);
            self.html.open("figcaption", &[]);
            self.image(inlines, caption);
            self.html.close();
            self.html.close();
            return;
        }
        self.html.open("p", &[]);
        self.inlines(inlines);
        self.html.close();
    }

    fn quote(&mut self, alert: Option<Alert>, blocks: &[Block]) {
        let Some(alert) = alert else {
            self.html.open("blockquote", &[]);
            self.all(blocks);
            self.html.close();
            return;
        };
        let (class, word) = match alert {
            Alert::Note => ("alert", "Note"),
            Alert::Tip => ("alert tip", "Tip"),
            Alert::Important => ("alert", "Important"),
            Alert::Warning => ("alert warning", "Warning"),
            Alert::Caution => ("alert caution", "Caution"),
        };
        self.html.open("div", &[("class", class), ("role", "note")]);
        self.html.open("p", &[("class", "word")]);
        self.own_words(word);
        self.html.close();
        self.all(blocks);
        self.html.close();
    }

    fn list(&mut self, start: Option<u64>, items: &[ListItem]) {
        let first = start.unwrap_or(1).to_string();
        match start {
            Some(1) => self.html.open("ol", &[]),
            // Browsers count in 32 bits.
            Some(start) if start <= u64::from(u32::MAX / 4) => {
                self.html.open("ol", &[("start", &first)]);
            }
            Some(_) => self.html.open("ol", &[]),
            None => self.html.open("ul", &[]),
        }
        for item in items {
            self.item(item);
        }
        self.html.close();
    }

    fn item(&mut self, item: &ListItem) {
        let Some(done) = item.done else {
            self.html.open("li", &[]);
            self.tight(&item.blocks);
            self.html.close();
            return;
        };
        let (sign, word) = if done {
            ("☑", "done")
        } else {
            ("☐", "to do")
        };
        self.html.open("li", &[("class", "task")]);
        let sign_of = self.named(&[("class", "box"), ("role", "img")], word);
        self.html.element("span", &sign_of, sign);
        self.html.text(" ");
        self.tight(&item.blocks);
        self.html.close();
    }

    /// Writes the blocks of an item; a paragraph alone, or with lists below it, stands without space around it.
    pub(super) fn tight(&mut self, blocks: &[Block]) {
        let is_list = |block: &Block| matches!(block.kind, BlockKind::List { .. });
        match blocks.split_first() {
            Some((
                Block {
                    kind: BlockKind::Paragraph(inlines),
                    ..
                },
                rest,
            )) if rest.iter().all(is_list) => {
                self.inlines(inlines);
                self.all(rest);
            }
            _ => self.all(blocks),
        }
    }

    fn definition(&mut self, definition: &Definition) {
        self.html.open("dt", &[]);
        self.inlines(&definition.term);
        self.html.close();
        for detail in &definition.details {
            self.html.open("dd", &[]);
            self.tight(detail);
            self.html.close();
        }
    }

    fn table(&mut self, alignment: &[Alignment], head: &[Cell], rows: &[Vec<Cell>]) {
        self.open_table("table");
        self.html.open("thead", &[]);
        self.html.open("tr", &[]);
        for (at, cell) in head.iter().enumerate() {
            let class = class_of(alignment, at);
            if cell.inlines.is_empty() {
                self.html.open("td", &[("class", class)]);
            } else {
                self.html.open("th", &[("scope", "col"), ("class", class)]);
            }
            self.inlines(&cell.inlines);
            self.html.close();
        }
        self.html.close();
        self.html.close();
        self.html.open("tbody", &[]);
        for row in rows {
            self.html.open("tr", &[]);
            for (at, cell) in row.iter().enumerate() {
                self.cell(at, cell, class_of(alignment, at));
            }
            self.html.close();
        }
        self.html.close();
        self.close_table();
    }

    /// Writes a cell; the first one of a row is its heading where it is nothing but strong.
    fn cell(&mut self, at: usize, cell: &Cell, class: &str) {
        match cell.inlines.as_slice() {
            [
                Inline {
                    kind: InlineKind::Strong(inlines),
                    ..
                },
            ] if at == 0 => {
                self.html.open("th", &[("scope", "row"), ("class", class)]);
                self.inlines(inlines);
            }
            inlines => {
                self.html.open("td", &[("class", class)]);
                self.inlines(inlines);
            }
        }
        self.html.close();
    }

    /// Opens a table that may be wider than the screen.
    pub(super) fn open_table(&mut self, class: &'static str) {
        self.html.open("div", &[("class", "wide")]);
        self.html.open("table", &[("class", class)]);
    }

    pub(super) fn close_table(&mut self) {
        self.html.close();
        self.html.close();
    }

    pub(super) fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Text(text) => self.html.text(text),
                InlineKind::Code(text) => self.html.element("code", &[], text),
                InlineKind::Html(text) => self.html.element("code", &[("class", "raw")], text),
                InlineKind::Emphasis(inner) => self.inside("em", inner),
                InlineKind::Strong(inner) => self.inside("strong", inner),
                InlineKind::Strikethrough(inner) => self.inside("del", inner),
                InlineKind::Foreign { language, inlines } => self.foreign(language, inlines),
                InlineKind::Link { target, inlines } => self.link(target, inlines),
                InlineKind::Image {
                    inlines, caption, ..
                } => self.image(inlines, caption),
                InlineKind::FootnoteReference(label) => self.reference(label),
                InlineKind::SoftBreak => self.html.text("\n"),
                InlineKind::HardBreak => self.html.void("br", &[]),
            }
        }
    }

    fn inside(&mut self, name: &'static str, inlines: &[Inline]) {
        self.html.open(name, &[]);
        self.inlines(inlines);
        self.html.close();
    }

    /// Writes what stands for an image, which is not in the file.
    fn image(&mut self, inlines: &[Inline], caption: &str) {
        self.html.open("span", &[("class", "image")]);
        self.html.text(image_mark(inlines));
        self.inlines(inlines);
        self.html.text("]");
        self.html.close();
        if !caption.is_empty() {
            self.html.text(" ");
            self.html.text(caption);
        }
    }

    /// Writes a link: outside, to a place of the file, or, where the record is not in the file, its name as text.
    fn link(&mut self, target: &str, inlines: &[Inline]) {
        if self.is_in_link || view::searched(target).is_some() {
            self.inlines(inlines);
            return;
        }
        match Target::read(&self.page.path, target) {
            Target::Outside => self.anchor("out", target, target, inlines),
            Target::Inside { path, heading } => self.lead(target, &path, heading, inlines),
            Target::Unsafe | Target::Beyond => self.inlines(inlines),
        }
    }

    fn lead(&mut self, target: &str, path: &str, heading: Option<String>, inlines: &[Inline]) {
        if path == self.page.path {
            match heading.filter(|heading| self.anchors.contains(heading.as_str())) {
                Some(heading) => {
                    let place = format!("#{}{}", self.around.prefix, plain(&heading));
                    self.anchor("in", &place, target, inlines);
                }
                None => self.inlines(inlines),
            }
            return;
        }
        if let Some(name) = self.around.places.get(path) {
            let place = format!("#{name}");
            self.anchor("in", &place, target, inlines);
            return;
        }
        let linked = self.links.get(target).copied();
        let ways = self.around.ways.as_ref();
        if let Some(place) =
            ways.and_then(|ways| ways.to(&linked?.path, heading.as_deref().map(plain)))
        {
            self.anchor("in", &place, target, inlines);
            return;
        }
        match linked.and_then(|linked| linked.address.as_deref()) {
            Some(address) if Target::read("", address) == Target::Outside => {
                self.anchor("out", address, address, inlines);
            }
            _ => {
                self.html.open("cite", &[]);
                self.inlines(inlines);
                self.html.close();
            }
        }
        let words = plain_text(inlines);
        // The names of views are for the program alone.
        if let Some(linked) = linked.filter(|linked| !linked.name.contains('/'))
            && !words.to_lowercase().contains(&linked.name.to_lowercase())
        {
            self.html
                .element("span", &[("class", "id")], &format!(" ({})", linked.name));
        }
    }

    /// Writes an element that leads somewhere; one without words shows its target.
    fn anchor(&mut self, class: &'static str, place: &str, target: &str, inlines: &[Inline]) {
        self.html.open("a", &[("class", class), ("href", place)]);
        self.is_in_link = true;
        if inlines.is_empty() {
            self.html.text(target);
        }
        self.inlines(inlines);
        self.is_in_link = false;
        self.html.close();
    }

    /// Writes the number of a source or the label of a footnote, which leads to it.
    pub(super) fn reference(&mut self, label: &str) {
        let source = self.numbers.get(label).map(|number| ("source", *number));
        let note = || self.notes.get(label).map(|number| ("note", *number));
        let Some((kind, number)) = source.or_else(note) else {
            self.html
                .element("sup", &[("class", "cite")], &format!("[{label}]"));
            return;
        };
        let (shown, word) = match kind {
            "source" => (format!("[{number}]"), format!("source {number}")),
            _ => (note_mark(label, &self.numbers), format!("note {label}")),
        };
        self.html.open("sup", &[("class", "cite")]);
        if self.is_in_link {
            self.html.text(&shown);
        } else {
            let (place, own) = self.cite(kind, number);
            let target = format!("#{place}");
            let attributes = self.named(&[("id", &own), ("href", &target)], &word);
            self.html.element("a", &attributes, &shown);
        }
        self.html.close();
    }

    /// Returns the name of the place of a source or a footnote, and that of one more citation of it.
    fn cite(&mut self, kind: &str, number: usize) -> (String, String) {
        let place = format!("{}{kind}.{number}", self.around.prefix);
        let count = self.citations.entry(place.clone()).or_default();
        *count += 1;
        let own = format!("{}cite.{kind}.{number}.{count}", self.around.prefix);
        (place, own)
    }
}

fn class_of(alignment: &[Alignment], at: usize) -> &'static str {
    match alignment.get(at) {
        Some(Alignment::Right) => "right",
        Some(Alignment::Center) => "center",
        _ => "left",
    }
}
