//! What stands on a page, in words: of a link, of a term, of a source, of a paragraph.

use std::ops::Range;

use super::Page;
use crate::model::Source;
use crate::source::SafeText;
use crate::tui::page::block::{Body, Thing};
use crate::tui::page::flow::Flow;
use crate::tui::page::target::{SOURCE, Target};
use crate::tui::theme::Role;

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
        Some(SafeText::line(&self.source_of(target)?.told()))
    }

    /// Returns a line that says where a target leads; a place on this page is told by its heading.
    pub(crate) fn told_of(&self, target: &Target) -> SafeText {
        let Target::Here(anchor) = target else {
            return target.describe();
        };
        let mut entries = self.outline().iter();
        let entry = entries.find(|entry| entry.anchor == *anchor);
        entry.map_or_else(
            || target.describe(),
            |entry| SafeText::line(&format!("on this page: {}", entry.title.text())),
        )
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
        let found = blocks.find_map(|block| paragraph(&block.body))?;
        Some(found.text().to_owned())
    }

    /// Returns the text of the first paragraph that is whole on some lines, else of the first that begins on them, else of
    /// the one that they begin with.
    pub(crate) fn paragraph_in(&self, lines: Range<usize>) -> Option<String> {
        let first = self.place_at(lines.start).block;
        let seen = (first..self.sheet.blocks.len())
            .take_while(|block| self.line_of_block(*block) < lines.end)
            .filter(|block| self.line_of_block(*block) >= lines.start);
        let seen: Vec<usize> = seen
            .filter(|block| paragraph(&self.sheet.blocks[*block].body).is_some_and(is_running))
            .collect();
        let is_whole = |block: &&usize| self.line_of_block(**block + 1) <= lines.end;
        let found = seen.iter().find(is_whole).or(seen.first());
        self.paragraph_from(found.copied().unwrap_or(first))
    }
}

/// Returns the text of a block that is a paragraph.
fn paragraph(body: &Body) -> Option<&Flow> {
    match body {
        Body::Text(flow) | Body::Code(flow) if !flow.text().trim().is_empty() => Some(flow),
        _ => None,
    }
}

/// Tells whether a text is more than what stands beside the matter, such as the line of facts.
fn is_running(flow: &Flow) -> bool {
    let mut pieces = flow.pieces(0..flow.text().len());
    pieces.any(|(_, run)| matches!(run.look.role, Role::Text | Role::Code))
}
