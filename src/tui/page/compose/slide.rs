//! Blocks that stand on a slide: as on a page, with nothing around them.

use super::{Composer, Labels};
use crate::library::worker::Opened;
use crate::model::{Block, BlockKind, Inline, InlineKind, Language, View};
use crate::tui::page::block::Sheet;

/// Returns blocks as they stand on a slide.
pub(crate) fn blocks(blocks: &[Block]) -> Sheet {
    let labels = Labels {
        tables: None,
        language: "en",
    };
    // They belong to no page: what they cite is cited by its number already.
    let nowhere = View::Instrument(String::new()).record(&Language::english(), "", "");
    let opened = Opened::alone(nowhere);
    let mut composer = Composer::new(&opened, labels);
    composer.markdown_blocks(blocks);
    composer.sheet
}

/// Returns blocks that say one thing: their paragraphs stand out.
pub(crate) fn statement(all: &[Block]) -> Sheet {
    let strong = all.iter().map(|block| match &block.kind {
        BlockKind::Paragraph(inlines) => {
            let strong = Inline {
                span: block.span,
                kind: InlineKind::Strong(inlines.clone()),
            };
            Block {
                span: block.span,
                kind: BlockKind::Paragraph(vec![strong]),
            }
        }
        _ => block.clone(),
    });
    blocks(&strong.collect::<Vec<_>>())
}
