//! What stands on a page, in words: of a link, of a term, of a source, of a paragraph.

use super::Page;
use crate::model::Source;
use crate::source::SafeText;
use crate::tui::page::block::{Body, Thing};
use crate::tui::page::target::{SOURCE, Target};

impl Page {
    /// Returns the source that a target leads to, if it leads to one.
    pub(crate) fn source_of(&self, target: &Target) -> Option<&Source> {
        let Target::Here(anchor) = target else {
            return None;
        };
        let key = anchor.strip_prefix(SOURCE)?;
        let mut sources = self.opened.record.sources.iter();
        sources.find(|source| source.key.value == key)
    }

    /// Returns a line on the source that a target leads to, if it leads to one.
    pub(crate) fn source_at(&self, target: &Target) -> Option<SafeText> {
        let source = self.source_of(target)?;
        let date = source
            .date
            .map_or_else(|| "n.d.".to_owned(), |date| date.to_string());
        let told = format!("{}. {}, {date}", source.title, source.publisher);
        Some(SafeText::line(&told))
    }

    /// Returns the words of a thing: of a link, or of what the glossary explains.
    pub(crate) fn words_of(&self, thing: Thing) -> String {
        let place = self.sheet.place_of(thing);
        let flow = place.and_then(|place| {
            let block = self.sheet.blocks.get(place.block)?;
            block.body.flows().get(place.flow)
        });
        let Some(flow) = flow else {
            return String::new();
        };
        let link = match thing {
            Thing::Link(link) => link,
            Thing::Term(term) => {
                let range = self
                    .sheet
                    .terms
                    .get(term)
                    .map(|term| term.mark.range.clone());
                let words = range.and_then(|range| flow.text().get(range));
                return words.unwrap_or_default().to_owned();
            }
        };
        let pieces = flow.pieces(0..flow.text().len());
        let words = pieces.filter(|(_, run)| run.link == Some(link));
        words.filter_map(|(at, _)| flow.text().get(at)).collect()
    }

    /// Returns the text of the first paragraph from a block on.
    pub(crate) fn paragraph_from(&self, block: usize) -> Option<String> {
        let mut blocks = self.sheet.blocks.iter().skip(block);
        blocks.find_map(|block| match &block.body {
            Body::Text(flow) | Body::Code(flow) if !flow.text().trim().is_empty() => {
                Some(flow.text().to_owned())
            }
            _ => None,
        })
    }
}
