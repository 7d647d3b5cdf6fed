//! A record as a page: laid out for a width and drawn from any line on.
//!
//! The widget only draws. What is scrolled, chosen and looked for is told to it by the screen that owns it: the reader,
//! or a preview without focus.

mod words;

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::content::parse_document;
use crate::library::worker::Opened;
use crate::model::{Document, Language, RecordId};
use crate::tui::ahead::MadeWith;
use crate::tui::page::block::{Entry, Link, Sheet, Thing};
use crate::tui::page::compose::{self, Labels};
use crate::tui::page::find::{self, Begins, Mark};
use crate::tui::page::lay::{Laid, Row, Widths};
use crate::tui::page::paint::Picture;
use crate::tui::page::target::Target;
use crate::tui::page::{Passage, Place};
use crate::tui::screens::Context;
use crate::tui::theme::Theme;

/// The most lines that a link is looked for below its beginning; a cell of a table may be long.
const LONGEST: usize = 100;

/// A record as a page.
#[derive(Debug)]
pub(crate) struct Page {
    opened: Arc<Opened>,
    words: Vec<String>,
    /// The note of the reader, as it was written and as it was read.
    written: String,
    note: Option<Document>,
    sheet: Arc<Sheet>,
    laid: Laid,
    /// What the sheet was made with.
    made_with: Option<MadeWith>,
    marks: Vec<Mark>,
    wanted: Option<Vec<String>>,
    current: Option<usize>,
    chosen: Option<Thing>,
}

impl Page {
    /// Returns the page of a record on which some words are marked; it has no lines before it is laid out.
    pub(crate) fn new(record: Arc<Opened>, words: &[String]) -> Self {
        Self {
            opened: record,
            words: words.to_vec(),
            written: String::new(),
            note: None,
            sheet: Arc::default(),
            laid: Laid::default(),
            made_with: None,
            marks: Vec::new(),
            wanted: None,
            current: None,
            chosen: None,
        }
    }

    /// Takes the whole of a record of which the beginning is shown; it is to be laid out anew.
    pub(crate) fn complete(&mut self, record: Arc<Opened>) {
        self.opened = record;
        self.made_with = None;
        self.chosen = None;
    }

    /// Puts the note of the reader at the end of the page; an empty one is none.
    pub(crate) fn set_note(&mut self, text: &str) {
        if text != self.written {
            text.clone_into(&mut self.written);
            let is_empty = text.trim().is_empty();
            self.note = (!is_empty).then(|| parse_document(text, 0));
            // It is to be composed anew.
            self.made_with = None;
        }
    }

    /// Tells whether there is a note.
    pub(crate) fn has_note(&self) -> bool {
        self.note.is_some()
    }

    /// Lays the page out for a width, which costs nothing if it already is. Returns whether lines have moved.
    pub(crate) fn layout(&mut self, width: usize, context: &Context<'_>) -> bool {
        self.layout_in(Widths::of(width), context)
    }

    /// Lays the page out with a width of their own for tables.
    pub(crate) fn layout_in(&mut self, widths: Widths, context: &Context<'_>) -> bool {
        let labels = Labels {
            tables: context.tables,
            language: context.language,
        };
        let with = Some(MadeWith::of(labels));
        let is_made = self.made_with == with;
        if is_made && self.laid.widths() == widths {
            return false;
        }
        if !is_made {
            self.sheet = self.composed(context, labels);
            self.made_with = with;
            self.mark();
        }
        self.laid = Laid::begun(&self.sheet, widths);
        true
    }

    /// Returns what the page consists of: composed ahead, else here.
    fn composed(&self, context: &Context<'_>, labels: Labels<'_>) -> Arc<Sheet> {
        let ahead = context.composed.filter(|_| self.note.is_none());
        let ahead = ahead.and_then(|ahead| ahead.of(&self.opened, &MadeWith::of(labels)));
        ahead.unwrap_or_else(|| Arc::new(compose::record(&self.opened, self.note.as_ref(), labels)))
    }

    /// Returns the number of lines; guessed where the page is long and not laid out everywhere.
    pub(crate) fn lines(&self) -> usize {
        self.laid.lines()
    }

    /// Returns the place that an anchor names.
    pub(crate) fn place_of_anchor(&self, anchor: &str) -> Option<Place> {
        let block = self.sheet.anchor(anchor)?;
        Some(Place {
            block,
            ..Place::default()
        })
    }

    /// Lays out what stands on a line and so many lines above and below it; returns the line on which it stands now.
    pub(crate) fn hold(&mut self, line: usize, around: usize) -> usize {
        self.laid.reach(&self.sheet, line, around)
    }

    /// Lays out what stands around a place; returns its line.
    pub(crate) fn reach(&mut self, place: Place, around: usize) -> usize {
        // A line in a block that is not laid out is that of its beginning.
        self.hold(self.line_of(place), 0);
        self.hold(self.line_of(place), around);
        self.line_of(place)
    }

    /// Returns what stands on a line.
    pub(crate) fn row(&self, line: usize) -> Option<Row> {
        self.laid.row(&self.sheet, line)
    }

    /// Returns the line of what stood on a line, wherever it has moved.
    pub(crate) fn line_of_row(&self, row: Row) -> usize {
        self.laid.line_of_row(&self.sheet, row)
    }

    /// Draws the lines from `top` on.
    pub(crate) fn draw(&self, area: Rect, buffer: &mut Buffer, top: usize, context: &Context<'_>) {
        let picture = Picture {
            sheet: &self.sheet,
            laid: &self.laid,
            marks: &self.marks,
            current: self.current,
            chosen: self.chosen,
            theme: context.theme,
        };
        picture.draw(area, buffer, top);
    }

    /// Returns the link that is seen in a cell of an area in which the lines from `top` on are drawn.
    ///
    /// A link is what is drawn in another way when it is chosen: so it is found however it was wrapped.
    pub(crate) fn link_at(&self, area: Rect, top: usize, at: Position) -> Option<usize> {
        if !area.contains(at) {
            return None;
        }
        let line = top + usize::from(at.y - area.y);
        let row = Rect {
            y: at.y,
            height: 1,
            ..area
        };
        let theme = Theme::none();
        let look = |link: Option<usize>| {
            let mut buffer = Buffer::empty(row);
            let picture = Picture {
                sheet: &self.sheet,
                laid: &self.laid,
                marks: &[],
                current: None,
                chosen: link.map(Thing::Link),
                theme: &theme,
            };
            picture.draw(row, &mut buffer, line);
            buffer[at].style()
        };
        let plain = look(None);
        let is_near = |at: &usize| {
            let place = self.links().get(*at).map(|link| link.place);
            let start = place.map(|place| self.line_of(place));
            start.is_some_and(|start| (start..=start + LONGEST).contains(&line))
        };
        let links = (0..self.links().len()).filter(is_near);
        links.into_iter().find(|link| look(Some(*link)) != plain)
    }

    /// Returns the record with what stands around it.
    pub(crate) fn opened(&self) -> &Opened {
        &self.opened
    }

    /// Returns which record it is.
    pub(crate) fn id(&self) -> &RecordId {
        &self.opened.record.id
    }

    /// Returns the language it is written in.
    pub(crate) fn language(&self) -> &Language {
        &self.opened.record.language
    }

    /// Returns the words that led here.
    pub(crate) fn words(&self) -> &[String] {
        &self.words
    }

    /// Returns the headings.
    pub(crate) fn outline(&self) -> &[Entry] {
        &self.sheet.outline
    }

    /// Returns the passage that a place belongs to.
    pub(crate) fn passage_of(&self, place: Place) -> Passage {
        let headings = self.outline();
        let section = headings.partition_point(|entry| entry.block <= place.block);
        let section = section.saturating_sub(1);
        let start = headings.get(section).map_or(0, |entry| entry.block);
        Passage {
            section,
            block: place.block.saturating_sub(start),
        }
    }

    /// Returns where a passage begins; where its section is shorter, the end of it, where it is not there, the last one.
    pub(crate) fn place_of(&self, passage: Passage) -> Place {
        let headings = self.outline();
        let section = passage.section.min(headings.len().saturating_sub(1));
        let start = |section: usize| headings.get(section).map(|entry| entry.block);
        let first = start(section).unwrap_or(0);
        let end = start(section + 1).unwrap_or(self.sheet.blocks.len());
        let last = end.saturating_sub(1).max(first);
        Place {
            block: first.saturating_add(passage.block).min(last),
            ..Place::default()
        }
    }

    /// Returns the links, in reading order.
    pub(crate) fn links(&self) -> &[Link] {
        &self.sheet.links
    }

    /// Returns the line of a block.
    pub(crate) fn line_of_block(&self, block: usize) -> usize {
        self.laid.line_of_block(&self.sheet, block)
    }

    /// Returns the line that shows a place.
    pub(crate) fn line_of(&self, place: Place) -> usize {
        self.laid.line_of(&self.sheet, place)
    }

    /// Returns the column at which a place is shown.
    pub(crate) fn column_of(&self, place: Place) -> usize {
        self.laid.column_of(&self.sheet, place)
    }

    /// Returns the place that a line begins with.
    pub(crate) fn place_at(&self, line: usize) -> Place {
        self.laid.place_at(&self.sheet, line)
    }

    /// Returns everything on the page with the ways from one thing to another.
    pub(crate) fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// Returns the link or the term that is chosen.
    pub(crate) fn chosen(&self) -> Option<Thing> {
        self.chosen
    }

    /// Returns the number of the link that is chosen.
    pub(crate) fn link(&self) -> Option<usize> {
        match self.chosen {
            Some(Thing::Link(link)) => Some(link),
            _ => None,
        }
    }

    /// Returns where the chosen thing begins.
    pub(crate) fn chosen_place(&self) -> Option<Place> {
        self.sheet.place_of(self.chosen?)
    }

    /// Returns where the chosen thing leads.
    pub(crate) fn target(&self) -> Option<&Target> {
        self.sheet.target_of(self.chosen?)
    }

    /// Chooses a link or a term, or nothing.
    pub(crate) fn choose(&mut self, thing: Option<Thing>) {
        self.chosen = thing.filter(|thing| self.sheet.place_of(*thing).is_some());
    }

    /// Marks what is looked for instead of the words that led here; nothing goes back to those.
    pub(crate) fn look_for(&mut self, wanted: Option<Vec<String>>) {
        self.current = None;
        let before = self.wanted.take();
        let narrows = match (before.as_deref(), wanted.as_deref()) {
            (Some([before]), Some([text])) => find::holds(text, before),
            _ => false,
        };
        if let Some([text]) = wanted.as_deref().filter(|_| narrows) {
            self.marks = find::narrowed(&self.sheet, &self.marks, text);
            self.wanted = wanted;
        } else {
            self.wanted = wanted;
            self.mark();
        }
    }

    /// Returns what is marked, in reading order.
    pub(crate) fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// Returns which mark is the current one.
    pub(crate) fn current(&self) -> Option<usize> {
        self.current
    }

    /// Makes a mark the current one.
    pub(crate) fn set_current(&mut self, current: Option<usize>) {
        self.current = current.filter(|current| *current < self.marks.len());
    }

    fn mark(&mut self) {
        self.marks = match &self.wanted {
            Some(wanted) => find::find(&self.sheet, wanted, Begins::Anywhere),
            None => find::find(&self.sheet, &self.words, Begins::AtWord),
        };
        self.set_current(self.current);
    }
}
