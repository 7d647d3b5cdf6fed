//! What has begun in a document and not yet ended: the frames of the builder's stack.

use pulldown_cmark::{Alignment as ParsedAlignment, BlockQuoteKind, CodeBlockKind, Tag, TagEnd};

use crate::model::document::{Alert, Alignment, Cell, Definition, ListItem};
use crate::model::{Block, BlockKind, Inline};
use crate::source::Span;

/// Something that has begun and not ended.
pub(crate) struct Frame {
    /// Bytes of the file, from the parser.
    pub(crate) span: Span,
    /// What it is, with what it holds so far.
    pub(crate) open: Open,
}

/// What has begun, with what it holds so far.
pub(crate) enum Open {
    /// Blocks.
    Blocks(Holder, Blocks),
    /// Running text.
    Inlines(Run, Vec<Inline>),
    /// Text of a code block with its language, kept as it is.
    Code(String, String),
    /// Raw HTML.
    Html(String),
    /// Items of a list.
    List(Option<u64>, Vec<ListItem>),
    /// Rows of a table; the first one is the head.
    Table(Vec<Alignment>, Vec<Vec<Cell>>),
    /// Cells of a row.
    Row(Vec<Cell>),
    /// Definitions.
    Definitions(Vec<Definition>),
}

/// What holds blocks.
pub(crate) enum Holder {
    /// The document itself.
    Document,
    /// A quotation or an alert.
    Quote(Option<Alert>),
    /// An item of a list, ticked or not.
    Item(Option<bool>),
    /// A footnote of this label.
    Footnote(String),
    /// The details of a definition.
    Details,
}

/// What running text stands in.
pub(crate) enum Run {
    /// A paragraph.
    Paragraph,
    /// A heading of a level.
    Heading(u8),
    /// A cell of a table.
    Cell,
    /// A term that is defined.
    Term,
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Struck out.
    Strikethrough,
    /// A link to a target.
    Link(String),
    /// An image at a target, with a caption.
    Image(String, String),
}

impl Run {
    /// Tells whether it stands inside other running text.
    pub(crate) fn is_inner(&self) -> bool {
        !matches!(
            self,
            Self::Paragraph | Self::Heading(_) | Self::Cell | Self::Term
        )
    }
}

impl Open {
    /// Tells whether it is a block that holds other blocks.
    pub(crate) fn is_container(&self) -> bool {
        matches!(
            self,
            Self::Blocks(Holder::Quote(_) | Holder::Footnote(_), _)
                | Self::List(..)
                | Self::Table(..)
                | Self::Definitions(_)
        )
    }

    /// Tells whether it is running text inside other running text.
    pub(crate) fn is_inner_run(&self) -> bool {
        matches!(self, Self::Inlines(run, _) if run.is_inner())
    }
}

/// Blocks, and the running text that stands among them without a paragraph, as in the items of a tight list.
#[derive(Default)]
pub(crate) struct Blocks {
    /// The blocks so far.
    pub(crate) blocks: Vec<Block>,
    /// The running text that becomes a paragraph when the next block begins.
    pub(crate) implied: Option<(Span, Vec<Inline>)>,
}

impl Blocks {
    /// Returns the running text at the end, beginning it if there is none.
    pub(crate) fn running(&mut self, span: Span) -> &mut Vec<Inline> {
        let (whole, inlines) = self.implied.get_or_insert_with(|| (span, Vec::new()));
        whole.end = whole.end.max(span.end);
        inlines
    }

    /// Makes a paragraph of the running text at the end, after a last change to it.
    pub(crate) fn flush(&mut self, change: impl FnOnce(&mut Vec<Inline>)) {
        if let Some((span, mut inlines)) = self.implied.take() {
            change(&mut inlines);
            inlines.shrink_to_fit();
            let kind = BlockKind::Paragraph(inlines);
            self.blocks.push(Block { span, kind });
        }
    }
}

/// Returns what a tag opens.
pub(crate) fn opened(tag: Tag<'_>) -> Open {
    let run = |run| Open::Inlines(run, Vec::new());
    let blocks = |holder| Open::Blocks(holder, Blocks::default());
    match tag {
        Tag::Heading { level, .. } => run(Run::Heading(level as u8)),
        Tag::BlockQuote(kind) => blocks(Holder::Quote(kind.map(alert))),
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
            let language = info.split_whitespace().next().unwrap_or_default();
            Open::Code(language.to_owned(), String::new())
        }
        Tag::CodeBlock(CodeBlockKind::Indented) => Open::Code(String::new(), String::new()),
        Tag::HtmlBlock => Open::Html(String::new()),
        Tag::List(start) => Open::List(start, Vec::new()),
        Tag::Item => blocks(Holder::Item(None)),
        Tag::FootnoteDefinition(label) => blocks(Holder::Footnote(label.into_string())),
        Tag::DefinitionList => Open::Definitions(Vec::new()),
        Tag::DefinitionListTitle => run(Run::Term),
        Tag::DefinitionListDefinition => blocks(Holder::Details),
        Tag::Table(columns) => {
            let columns = columns.into_iter().map(alignment).collect();
            Open::Table(columns, Vec::new())
        }
        Tag::TableHead | Tag::TableRow => Open::Row(Vec::new()),
        Tag::TableCell => run(Run::Cell),
        Tag::Emphasis => run(Run::Emphasis),
        Tag::Strong => run(Run::Strong),
        Tag::Strikethrough => run(Run::Strikethrough),
        Tag::Link { dest_url, .. } => run(Run::Link(dest_url.into_string())),
        Tag::Image {
            dest_url, title, ..
        } => run(Run::Image(dest_url.into_string(), title.into_string())),
        // The others are not switched on; should one come, it is a paragraph.
        Tag::Paragraph | Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => {
            run(Run::Paragraph)
        }
    }
}

/// Tells whether a tag ends running text inside other running text.
pub(crate) fn ends_inner_run(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}

fn alert(kind: BlockQuoteKind) -> Alert {
    match kind {
        BlockQuoteKind::Note => Alert::Note,
        BlockQuoteKind::Tip => Alert::Tip,
        BlockQuoteKind::Important => Alert::Important,
        BlockQuoteKind::Warning => Alert::Warning,
        BlockQuoteKind::Caution => Alert::Caution,
    }
}

fn alignment(column: ParsedAlignment) -> Alignment {
    match column {
        ParsedAlignment::None => Alignment::None,
        ParsedAlignment::Left => Alignment::Left,
        ParsedAlignment::Center => Alignment::Center,
        ParsedAlignment::Right => Alignment::Right,
    }
}
