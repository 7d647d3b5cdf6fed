//! Markdown as data: the one form in which the reader, the rules, the index and the exporters see a body.
//!
//! Text in here is what the parser gave, not made safe: screens and printers do that (`source::safe`). Who builds a
//! document caps its depth at [`MAX_DEPTH`], so that walking and dropping one may recurse.

mod text;

pub use text::{image_mark, phrase, plain_text};

use text::write_block;

use super::lang::Language;
use crate::source::Span;

/// How deep blocks and inlines may nest; deeper ones are flattened into their parent by the parser.
pub const MAX_DEPTH: usize = 16;

/// One body of Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
}

/// One block and its place in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Bytes of the file.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading.
    Heading {
        /// 1 to 6.
        level: u8,
        /// The name a link uses, made as GitHub makes it, unique in the document.
        anchor: String,
        /// Its text.
        inlines: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A block of code.
    Code {
        /// The word after the fence, may be empty.
        language: String,
        /// The text with its line breaks.
        text: String,
    },
    /// A quotation or an alert.
    Quote {
        /// Which alert, if it is one.
        alert: Option<Alert>,
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// A list.
    List {
        /// The first number of an ordered list.
        start: Option<u64>,
        /// Its items.
        items: Vec<ListItem>,
    },
    /// A table.
    Table {
        /// One per column.
        alignment: Vec<Alignment>,
        /// The first row.
        head: Vec<Cell>,
        /// The other rows, each as wide as the head.
        rows: Vec<Vec<Cell>>,
    },
    /// A list of definitions.
    Definitions(Vec<Definition>),
    /// The text of a footnote.
    Footnote {
        /// Its label.
        label: String,
        /// What it says.
        blocks: Vec<Block>,
    },
    /// A line across.
    Rule,
    /// Raw HTML, which is shown as text and never interpreted.
    Html(String),
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListItem {
    /// Bytes of the file.
    pub span: Span,
    /// Whether the box of a task is ticked; absent where it is no task.
    pub done: Option<bool>,
    /// What it holds.
    pub blocks: Vec<Block>,
}

impl ListItem {
    /// Returns what stands before it in plain text: its number or a dash, and the box of a task.
    pub fn mark(&self, number: Option<u64>) -> String {
        let mark = number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
        let done = match self.done {
            Some(true) => "[x] ",
            Some(false) => "[ ] ",
            None => "",
        };
        mark + done
    }
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Bytes of the file.
    pub span: Span,
    /// Its text.
    pub inlines: Vec<Inline>,
}

/// A term and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The term.
    pub term: Vec<Inline>,
    /// Its definitions.
    pub details: Vec<Vec<Block>>,
}

/// How the text of a column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// Not said.
    None,
    /// To the left.
    Left,
    /// In the middle.
    Center,
    /// To the right.
    Right,
}

/// The kind of a GitHub alert.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alert {
    /// `[!NOTE]`
    Note,
    /// `[!TIP]`
    Tip,
    /// `[!IMPORTANT]`
    Important,
    /// `[!WARNING]`
    Warning,
    /// `[!CAUTION]`
    Caution,
}

/// A piece of running text and its place in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inline {
    /// Bytes of the file.
    pub span: Span,
    /// What it is.
    pub kind: InlineKind,
}

/// What a piece of running text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InlineKind {
    /// Plain text.
    Text(String),
    /// Code.
    Code(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Struck out.
    Strikethrough(Vec<Inline>),
    /// A link.
    Link {
        /// Where to, as written.
        target: String,
        /// Its text.
        inlines: Vec<Inline>,
    },
    /// An image, of which the text is shown.
    Image {
        /// Where it is, as written.
        target: String,
        /// What stands below it; empty where nothing does. Markdown calls it the title.
        caption: String,
        /// The text in its place.
        inlines: Vec<Inline>,
    },
    /// Words of another language than what stands around, which only the program writes.
    Foreign {
        /// The language.
        language: Language,
        /// The words.
        inlines: Vec<Inline>,
    },
    /// A reference to a footnote or, by its key, to a source.
    FootnoteReference(String),
    /// A line break in the file that is a space on the page.
    SoftBreak,
    /// A line break on the page.
    HardBreak,
    /// Raw HTML, which is shown as text and never interpreted.
    Html(String),
}

/// One stretch of a document under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading's text; empty before the first heading.
    pub heading: String,
    /// The heading's anchor; empty before the first heading.
    pub anchor: String,
    /// The heading's level; 0 before the first heading.
    pub level: u8,
    /// Bytes of the file from the heading to the next one.
    pub span: Span,
    /// The text below the heading, one line a block, without marks of markup and without references to sources.
    pub text: String,
}

impl Document {
    /// Returns the sections in order; text before the first heading is a section without one, left out if empty.
    pub fn sections(&self) -> Vec<Section> {
        let mut sections: Vec<Section> = Vec::new();
        for block in &self.blocks {
            if let BlockKind::Heading {
                level,
                anchor,
                inlines,
            } = &block.kind
            {
                let heading = plain_text(inlines);
                let anchor = anchor.clone();
                sections.push(Section {
                    heading,
                    anchor,
                    level: *level,
                    span: block.span,
                    text: String::new(),
                });
                continue;
            }
            if sections.is_empty() {
                let (heading, anchor) = (String::new(), String::new());
                sections.push(Section {
                    heading,
                    anchor,
                    level: 0,
                    span: block.span,
                    text: String::new(),
                });
            }
            if let Some(section) = sections.last_mut() {
                section.span.end = block.span.end;
                write_block(block, &mut section.text);
            }
        }
        sections
    }

    /// Calls a function with every inline, at any depth, in reading order.
    pub fn for_each_inline<'a>(&'a self, visit: &mut dyn FnMut(&'a Inline)) {
        for_each_inline(&self.blocks, visit);
    }
}

/// Calls a function with every inline of some blocks, at any depth, in reading order.
pub fn for_each_inline<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(&'a Inline)) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { inlines, .. } | BlockKind::Paragraph(inlines) => {
                walk_inlines(inlines, visit);
            }
            BlockKind::Quote { blocks, .. } | BlockKind::Footnote { blocks, .. } => {
                for_each_inline(blocks, visit);
            }
            BlockKind::List { items, .. } => items
                .iter()
                .for_each(|item| for_each_inline(&item.blocks, visit)),
            BlockKind::Table { head, rows, .. } => {
                std::iter::once(head)
                    .chain(rows)
                    .flatten()
                    .for_each(|cell| walk_inlines(&cell.inlines, visit));
            }
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    walk_inlines(&definition.term, visit);
                    definition
                        .details
                        .iter()
                        .for_each(|blocks| for_each_inline(blocks, visit));
                }
            }
            BlockKind::Code { .. } | BlockKind::Rule | BlockKind::Html(_) => {}
        }
    }
}

fn walk_inlines<'a>(inlines: &'a [Inline], visit: &mut dyn FnMut(&'a Inline)) {
    for inline in inlines {
        visit(inline);
        walk_inlines(children(inline), visit);
    }
}

/// Returns what stands inside an inline.
pub fn children(inline: &Inline) -> &[Inline] {
    match &inline.kind {
        InlineKind::Emphasis(inlines)
        | InlineKind::Strong(inlines)
        | InlineKind::Strikethrough(inlines)
        | InlineKind::Foreign { inlines, .. }
        | InlineKind::Link { inlines, .. }
        | InlineKind::Image { inlines, .. } => inlines,
        _ => &[],
    }
}
