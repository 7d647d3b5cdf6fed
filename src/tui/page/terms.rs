//! Which words of a page the glossary explains: the first mention of a term in each section.
//!
//! Only running text is looked at, and the keywords: no heading, link, code, nor what else a page lists behind its text. How
//! names are found is left to `search::Glossary`.

use std::collections::BTreeSet;
use std::ops::Range;

use super::block::{Block, Body, Sheet};
use super::find::Mark;
use super::flow::Flow;
use super::target::Target;
use crate::library::worker::Opened;
use crate::tui::theme::Role;

/// The most bytes of text that are looked at; nobody reads on so far, and a page must open at once.
const MOST: usize = 1 << 18;

/// A word that the glossary explains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// Where it stands.
    pub(crate) mark: Mark,
    /// Where it leads: to its record.
    pub(crate) target: Target,
}

/// Returns the words of a page that the glossary explains, in reading order.
pub(super) fn terms(sheet: &Sheet, opened: &Opened) -> Vec<Term> {
    let mut search = Search {
        opened,
        known: BTreeSet::new(),
        looked_at: 0,
        found: Vec::new(),
    };
    let mut headings = sheet.outline.iter().map(|entry| entry.block).peekable();
    for (block, content) in sheet.blocks.iter().enumerate().take(sheet.told) {
        if headings.next_if_eq(&block).is_some() {
            search.known.clear();
        }
        search.look(block, content);
    }
    if let Some((block, content)) = keywords(sheet) {
        search.known.clear();
        search.look(block, content);
    }
    search.found
}

/// Returns the block of the keywords, by its number.
fn keywords(sheet: &Sheet) -> Option<(usize, &Block)> {
    let block = sheet.keywords?;
    Some((block, sheet.blocks.get(block)?))
}

/// What was found, and how far.
struct Search<'a> {
    opened: &'a Opened,
    /// The terms that were found in the section.
    known: BTreeSet<usize>,
    /// How many bytes of text were looked at.
    looked_at: usize,
    found: Vec<Term>,
}

impl Search<'_> {
    /// Finds the terms of a block.
    fn look(&mut self, block: usize, content: &Block) {
        let (record, glossary) = (&self.opened.record, &self.opened.glossary);
        for (flow, text) in read(content) {
            self.looked_at = self.looked_at.saturating_add(text.text().len());
            if self.looked_at > MOST {
                return;
            }
            for mention in glossary.mentions(text.text(), &record.language) {
                let slug = glossary.slug(mention.term);
                let range = mention.range;
                if slug != record.id.slug
                    && !self.known.contains(&mention.term)
                    && is_running(text, &range)
                {
                    self.known.insert(mention.term);
                    let target = Target::record(slug, &text.text()[range.clone()]);
                    let mark = Mark { block, flow, range };
                    self.found.push(Term { mark, target });
                }
            }
        }
    }
}

/// Returns the texts of a block in which terms are marked; the head of a table is a heading.
fn read(block: &Block) -> impl Iterator<Item = (usize, &Flow)> {
    let first = match &block.body {
        Body::Text(_) => 0,
        Body::Table(table) => table.columns(),
        Body::Heading(..) | Body::Code(_) | Body::Rule => usize::MAX,
    };
    block.body.flows().iter().enumerate().skip(first)
}

/// Tells whether a range is plain running text from end to end.
fn is_running(flow: &Flow, range: &Range<usize>) -> bool {
    flow.pieces(range.clone())
        .all(|(_, run)| run.link.is_none() && run.look.role == Role::Text)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::document::{BlockKind, Cell};
    use crate::model::{Inline, InlineKind, term};
    use crate::search::Glossary;
    use crate::tui::page::compose::{self, Labels};
    use crate::tui::page::trial::{block, heading, inline, link, opened, paragraph, record, words};

    fn glossary() -> Arc<Glossary> {
        let term = |label: &str| term::Term {
            labels: [("en".to_owned(), label.to_owned())].into(),
            ..term::Term::default()
        };
        let (pension, appeal) = (term("pension"), term("appeal"));
        Arc::new(Glossary::new([("pension", &pension), ("appeal", &appeal)]))
    }

    fn found(blocks: Vec<crate::model::Block>) -> Vec<String> {
        found_in(record("A pension", blocks))
    }

    fn found_in(record: crate::model::Record) -> Vec<String> {
        let mut opened = opened(record);
        opened.glossary = glossary();
        let (tables, language) = (None, "en");
        let sheet = compose::record(&opened, None, Labels { tables, language });
        let flow = |mark: &Mark| &sheet.blocks[mark.block].body.flows()[mark.flow];
        let told = sheet.terms.iter();
        told.map(|term| flow(&term.mark).text()[term.mark.range.clone()].to_owned())
            .collect()
    }

    #[test]
    fn marks_the_first_mention_in_each_section() {
        let blocks = vec![
            paragraph(vec![words("A pension, another pension.")]),
            heading("On pensions"),
            paragraph(vec![words("An appeal.")]),
            paragraph(vec![words("Two pensions and an appeal.")]),
        ];
        assert_eq!(found(blocks), ["pension", "appeal", "pensions"]);
    }

    #[test]
    fn keywords_are_explained_as_running_text_is() {
        let mut record = record("Cash", vec![paragraph(vec![words("A pension.")])]);
        record.keywords = ["pension", "buses", "appeals"].map(str::to_owned).to_vec();
        assert_eq!(found_in(record), ["pension", "pension", "appeals"]);
    }

    #[test]
    fn marks_nothing_in_headings_links_and_code() {
        let code = |text: &str| inline(InlineKind::Code(text.to_owned()));
        let cell = |inlines: Vec<Inline>| Cell {
            inlines,
            ..Cell::default()
        };
        let blocks = vec![
            heading("Appeal"),
            paragraph(vec![link("appeal", "#x"), code("pension")]),
            block(BlockKind::Code {
                language: String::new(),
                text: "pension".to_owned(),
            }),
            block(BlockKind::Table {
                alignment: vec![crate::model::document::Alignment::None],
                head: vec![cell(vec![words("pension")])],
                rows: vec![vec![cell(vec![words("an appeal")])]],
            }),
        ];
        assert_eq!(found(blocks), ["appeal"]);
    }
}
