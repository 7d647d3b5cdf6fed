//! The words of a document without its markup.

use super::{Block, BlockKind, Inline, InlineKind, children};
use crate::model::Phrase;

/// Returns what stands before the words of an image where it is not drawn; `]` stands behind them.
pub fn image_mark(words: &[Inline]) -> &'static str {
    if words.is_empty() {
        "[image"
    } else {
        "[image: "
    }
}

/// Returns running text without markup; references to sources are left out.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut out = String::new();
    write_inlines(inlines, &mut out);
    out
}

/// Returns running text without markup, with the languages of its words; references to sources are left out.
pub fn phrase(inlines: &[Inline]) -> Phrase {
    let mut out = Phrase::default();
    for inline in inlines {
        match &inline.kind {
            InlineKind::Foreign { language, inlines } => {
                out.say(Some(language.clone()), &plain_text(inlines));
            }
            _ => out.say(None, &plain_text(std::slice::from_ref(inline))),
        }
    }
    out
}

fn write_inlines(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) | InlineKind::Html(text) => {
                out.push_str(text);
            }
            InlineKind::SoftBreak | InlineKind::HardBreak => out.push(' '),
            InlineKind::FootnoteReference(_) => {}
            InlineKind::Image {
                inlines, caption, ..
            } => {
                write_inlines(inlines, out);
                if !inlines.is_empty() && !caption.is_empty() {
                    out.push_str(". ");
                }
                out.push_str(caption);
            }
            _ => write_inlines(children(inline), out),
        }
    }
}

pub(super) fn write_block(block: &Block, out: &mut String) {
    match &block.kind {
        BlockKind::Heading { inlines, .. } | BlockKind::Paragraph(inlines) => {
            write_line(inlines, out);
        }
        BlockKind::Code { text, .. } | BlockKind::Html(text) => {
            out.push_str(text.trim_end());
            out.push('\n');
        }
        BlockKind::Quote { blocks, .. } | BlockKind::Footnote { blocks, .. } => {
            for block in blocks {
                write_block(block, out);
            }
        }
        BlockKind::List { items, .. } => {
            for block in items.iter().flat_map(|item| &item.blocks) {
                write_block(block, out);
            }
        }
        BlockKind::Table { head, rows, .. } => {
            for row in std::iter::once(head).chain(rows) {
                for (at, cell) in row.iter().enumerate() {
                    out.push_str(if at > 0 { " · " } else { "" });
                    write_inlines(&cell.inlines, out);
                }
                out.push('\n');
            }
        }
        BlockKind::Definitions(definitions) => {
            for definition in definitions {
                write_line(&definition.term, out);
                definition
                    .details
                    .iter()
                    .flatten()
                    .for_each(|block| write_block(block, out));
            }
        }
        BlockKind::Rule => {}
    }
}

fn write_line(inlines: &[Inline], out: &mut String) {
    write_inlines(inlines, out);
    out.push('\n');
}
