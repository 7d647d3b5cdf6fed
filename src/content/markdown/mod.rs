//! The one Markdown dialect: `CommonMark` with tables, footnotes, task lists, strikethrough, definition lists, alerts.
//!
//! A reference to a footnote needs no definition, because sources stand in the front matter. What a document means is
//! left to the rules, how it looks to the screens.

mod anchors;
mod autolink;
mod builder;
mod citation;
mod frame;

use std::panic::{AssertUnwindSafe, catch_unwind};

use pulldown_cmark::{Options, Parser};

use builder::Builder;

pub(crate) use citation::is_escaped;

use crate::model::{Block, BlockKind, Document, Inline, InlineKind};
use crate::source::Span;

/// Returns the document of a body whose first byte stands at `offset` of its file.
pub fn parse_document(text: &str, offset: usize) -> Document {
    parse_contained(text, offset).unwrap_or_else(|| plain(text, offset))
}

/// Returns the document as [`parse_document`] does, or `None` where the parser gave up.
///
/// The parser is fuzzed and has never panicked for us; but a body is foreign text and one record must not hide the
/// others.
pub(crate) fn parse_contained(text: &str, offset: usize) -> Option<Document> {
    catch_unwind(AssertUnwindSafe(|| {
        let mut builder = Builder::new(text, offset);
        for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
            builder.take(event, range);
        }
        builder.finish()
    }))
    .ok()
}

/// Returns a document that shows a text as it is, in one paragraph.
pub(crate) fn plain(text: &str, offset: usize) -> Document {
    let span = Span::new(0, text.len()).shifted(offset);
    let kind = InlineKind::Text(text.to_owned());
    let inlines = vec![Inline { span, kind }];
    let kind = BlockKind::Paragraph(inlines);
    Document {
        blocks: vec![Block { span, kind }],
    }
}

/// Returns a text that stands in no file as running text, its addresses as links.
pub fn with_links(text: &str) -> Vec<Inline> {
    autolink::split(text, Span::default(), false)
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
}

#[cfg(test)]
pub(crate) mod spec;
#[cfg(test)]
mod tests;
