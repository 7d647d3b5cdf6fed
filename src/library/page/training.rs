//! What a module and an agenda begin with: objectives; goals, what to prepare, the plan and the steps by the clock.

use super::Maker;
use crate::export::compose::{code, heading, items, paragraph, strong, table, text};
use crate::model::agenda::{Agenda, Show, Step, clock};
use crate::model::document::Alignment;
use crate::model::{Block, Detail, Inline};

impl Maker<'_> {
    /// Returns what stands before the body; nothing where nothing does.
    pub(super) fn opening(&self) -> Option<Vec<Block>> {
        let mut blocks = Vec::new();
        match &self.opened.record.detail {
            Detail::Module(module) => {
                let texts = module.objectives.iter();
                let texts = texts.map(|objective| objective.text.as_str());
                list("objectives", "Objectives", texts, &mut blocks);
            }
            Detail::Agenda(agenda) => self.agenda(agenda, &mut blocks),
            _ => {}
        }
        (!blocks.is_empty()).then_some(blocks)
    }

    fn agenda(&self, agenda: &Agenda, blocks: &mut Vec<Block>) {
        let goals = agenda.goals.iter().map(String::as_str);
        list("objectives", "Goals", goals, blocks);
        let prepare = agenda.prepare.iter().map(String::as_str);
        list("prepare", "Prepare", prepare, blocks);
        if agenda.steps.is_empty() {
            return;
        }
        blocks.push(heading(2, "steps", "Steps"));
        let rows = agenda.timed().into_iter().map(|(begin, step)| {
            let minutes = step.minutes.to_string();
            vec![
                vec![text(&clock(begin))],
                vec![text(&minutes)],
                vec![text(&step.title.value)],
                vec![text(&step.mode.value)],
                self.shown(step.show.as_ref()),
            ]
        });
        let mut alignment = vec![Alignment::None; 5];
        alignment[..2].fill(Alignment::Right);
        let head = ["At", "Min", "Step", "How", "Show"];
        blocks.push(table(alignment, &head, rows.collect()));
        blocks.push(heading(2, "step-by-step", "Step by step"));
        for (number, (begin, step)) in (1..).zip(agenda.timed()) {
            said(number, begin, step, blocks);
        }
        if let Some(closing) = &agenda.closing {
            blocks.push(heading(2, "closing", "Closing"));
            blocks.push(paragraph(vec![text(closing)]));
        }
    }

    /// Returns what a step shows.
    fn shown(&self, show: Option<&Show>) -> Vec<Inline> {
        match show {
            Some(Show::Records(slugs)) => {
                let titles = slugs.iter().map(|slug| {
                    let named = self.opened.named.iter();
                    let listed = named.into_iter().find(|one| one.id.slug == slug.value);
                    listed.map_or(slug.value.as_str(), |one| one.title.as_str())
                });
                vec![text(&titles.collect::<Vec<_>>().join("; "))]
            }
            Some(Show::Query(query)) => vec![code(&query.value)],
            Some(Show::View(view)) => vec![text(&view.value)],
            None => Vec::new(),
        }
    }
}

/// Adds what is said in a step and what its facilitator should know.
fn said(number: usize, begin: u32, step: &Step, blocks: &mut Vec<Block>) {
    let title = format!("{} {}", clock(begin), step.title.value);
    blocks.push(heading(3, &format!("step-{number}"), &title));
    for (word, words) in [("Say:", &step.prompt), ("Note:", &step.note)] {
        if let Some(words) = words {
            let words = text(&format!(" {words}"));
            blocks.push(paragraph(vec![strong(word), words]));
        }
    }
    if step.prompt.is_none() && step.note.is_none() {
        let how_long = format!("{} minutes", step.minutes);
        blocks.push(paragraph(vec![text(&how_long)]));
    }
}

fn list<'a>(
    anchor: &str,
    title: &str,
    texts: impl Iterator<Item = &'a str>,
    blocks: &mut Vec<Block>,
) {
    let texts: Vec<Vec<Inline>> = texts.map(|words| vec![text(words)]).collect();
    if !texts.is_empty() {
        blocks.push(heading(2, anchor, title));
        blocks.push(items(texts));
    }
}
