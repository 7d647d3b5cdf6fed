//! What a peek shows: in a few lines what a link, a mark of a source or a term stands for.

use super::{Composer, DIM, Labels, STRONG, TEXT};
use crate::library::worker::Opened;
use crate::model::document::BlockKind;
use crate::model::{Detail, term};
use crate::source::SafeText;
use crate::tui::page::block::{Block, Body, Gutter, Sheet};
use crate::tui::page::flow::{Flow, Look};
use crate::tui::page::target::{FOOTNOTE, SOURCE, Target};
use crate::tui::theme::Role;

/// Returns what a record is: its title, facts and summary; of a term its name in the reader's language, what it means
/// and what others call it.
pub(crate) fn record(opened: &Opened, labels: Labels<'_>) -> Sheet {
    let mut composer = Composer::new(opened, labels);
    let record = &opened.record;
    let summary = Flow::plain(record.meaning(labels.language), TEXT);
    if let Detail::Term(term) = &record.detail {
        let label = term.called(labels.language);
        composer.close_block(name(label.unwrap_or(&record.title.value)));
        let own = term.synonyms_in(labels.language).join(", ");
        composer.aside("also: ", &own);
        composer.block(Body::Text(summary));
        composer.gap = Some(0);
        composer.aside("", &others(term, labels.language));
    } else {
        composer.close_block(name(&record.title.value));
        let facts = composer.facts();
        composer.close_block(Body::Text(facts));
        if !record.summary.value.is_empty() {
            composer.block(Body::Text(summary));
        }
    }
    composer.sheet
}

/// Returns a term with the record that its words lead to below it.
pub(crate) fn term_before(term: &Opened, led_to: &Opened, labels: Labels<'_>) -> Sheet {
    let mut sheet = record(term, labels);
    let mut below = record(led_to, labels).blocks;
    if let Some(first) = below.first_mut() {
        first.gap = Some(0);
    }
    sheet.blocks.append(&mut below);
    sheet
}

/// Returns lines of text, each in its role.
pub(crate) fn lines(lines: &[(Role, &str)]) -> Sheet {
    let mut sheet = Sheet::default();
    for (role, text) in lines {
        let text = Flow::plain(SafeText::line(text).as_str(), Look::of(*role));
        sheet.blocks.push(Block {
            gap: None,
            gutters: Vec::new(),
            body: Body::Text(text),
        });
    }
    sheet
}

/// Returns what stands behind a target that needs no other record: a source, a footnote, an address.
pub(crate) fn target(target: &Target, opened: &Opened, labels: Labels<'_>) -> Sheet {
    let mut composer = Composer::new(opened, labels);
    if let Target::Here(anchor) = target {
        if let Some(key) = anchor.strip_prefix(SOURCE) {
            composer.source_of(key);
        } else if let Some(label) = anchor.strip_prefix(FOOTNOTE) {
            composer.footnote_of(label);
        }
    }
    if composer.sheet.blocks.is_empty() {
        let role = match target {
            Target::Unsafe(_) => Role::Error,
            Target::Missing(_) => Role::Warning,
            _ => Role::Text,
        };
        let told = Flow::plain(target.describe().as_str(), Look::of(role));
        composer.close_block(Body::Text(told));
    }
    composer.sheet
}

impl Composer<'_> {
    /// Adds a source as the list of sources has it.
    fn source_of(&mut self, key: &str) {
        let opened = self.opened;
        if let (Some(number), Some(source)) = (self.numbers.get(key), opened.record.source(key)) {
            let word = Flow::plain(&format!("[{number}]"), super::CITATION);
            self.under(Gutter::Word(word), |composer| composer.source(source));
        }
    }

    /// Adds what a footnote says.
    fn footnote_of(&mut self, wanted: &str) {
        let opened = self.opened;
        let body = opened.record.reading();
        for block in &body.blocks {
            if let BlockKind::Footnote { label, blocks } = &block.kind
                && label == wanted
            {
                self.markdown_blocks(blocks);
            }
        }
    }

    fn aside(&mut self, word: &str, text: &str) {
        if !text.is_empty() {
            if !word.is_empty() {
                self.gap = None;
            }
            self.block(Body::Text(Flow::plain(&format!("{word}{text}"), DIM)));
        }
    }
}

fn name(text: &str) -> Body {
    Body::Text(Flow::plain(text, STRONG))
}

/// Returns the labels of a term in the other languages, each with its tag.
fn others(term: &term::Term, language: &str) -> String {
    let others = term.called_elsewhere(language);
    let told: Vec<String> = others
        .map(|(tag, label)| format!("{tag} {label}"))
        .collect();
    told.join(" · ")
}
