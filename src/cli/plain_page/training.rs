//! What stands before the body of a module and of an agenda: objectives; goals, what to prepare, steps by the clock.

use super::{Page, Part, Sheet};
use crate::cli::flow::{Margin, Piece, flow};
use crate::cli::output::{Line, Role};
use crate::model::agenda::{Agenda, Show, Step, clock};
use crate::model::{Detail, Record};

impl Page {
    /// Adds what a module or an agenda begins with.
    pub(super) fn opening(&mut self, record: &Record, sheet: Sheet<'_>) {
        let plain = |text: &str| vec![(Role::Text, text.to_owned())];
        match &record.detail {
            Detail::Module(module) => {
                let texts = module.objectives.iter();
                let items = texts.map(|objective| plain(&objective.text));
                self.list("Objectives", items.collect(), sheet);
            }
            Detail::Agenda(agenda) => {
                let items = |texts: &[String]| texts.iter().map(|text| plain(text)).collect();
                self.list("Goals", items(&agenda.goals), sheet);
                self.list("Prepare", items(&agenda.prepare), sheet);
                self.steps(agenda, sheet);
                let closing = agenda.closing.iter().map(|text| plain(text));
                self.list("Closing", closing.collect(), sheet);
            }
            _ => {}
        }
    }

    /// Adds the steps, each under the clock, which began at 0:00.
    fn steps(&mut self, agenda: &Agenda, sheet: Sheet<'_>) {
        let timed = agenda.timed();
        let Some((last, _)) = timed.last() else {
            return;
        };
        let columns = clock(*last).len();
        let mut part = Part::new("Steps", "steps", 2, sheet.width);
        for (begin, step) in timed {
            part.lines.push(Line::new());
            let mark = format!("{:<columns$}  ", clock(begin));
            let mut margin = Margin::default().marked(&mark);
            for pieces in lines_of(step) {
                part.lines.extend(flow(&pieces, sheet.width, &margin));
                margin = margin.after();
            }
        }
        self.parts.push(part);
    }
}

/// Returns what is told of a step, a paragraph each.
fn lines_of(step: &Step) -> Vec<Vec<Piece>> {
    let about = format!(" ({}, {} minutes)", step.mode.value, step.minutes);
    let mut lines = vec![vec![
        (Role::Title, step.title.value.clone()),
        (Role::Dim, about),
    ]];
    let shown = step.show.as_ref().map(|show| match show {
        Show::Records(slugs) => {
            let slugs: Vec<&str> = slugs.iter().map(|slug| slug.value.as_str()).collect();
            (Role::Key, slugs.join(", "))
        }
        Show::Query(query) => (Role::Key, query.value.clone()),
        Show::View(view) => (Role::Text, view.value.clone()),
    });
    let text = |text: &Option<String>| text.clone().map(|text| (Role::Text, text));
    for (word, piece) in [
        ("Show: ", shown),
        ("Say: ", text(&step.prompt)),
        ("Note: ", text(&step.note)),
    ] {
        lines.extend(piece.map(|piece| vec![(Role::Dim, word.to_owned()), piece]));
    }
    lines
}
