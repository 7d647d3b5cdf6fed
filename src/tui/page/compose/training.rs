//! What a module and an agenda have besides their body: objectives and exercises; goals, steps by the clock, what to prepare.

use super::{Composer, DIM, STRONG, TEXT};
use crate::model::Detail;
use crate::model::agenda::{Agenda, Show, Step, clock};
use crate::model::document::Alignment;
use crate::model::module::Module;
use crate::tui::page::block::{Body, Gutter};
use crate::tui::page::flow::{Draft, Flow, Look};
use crate::tui::page::table::Table;
use crate::tui::theme::Role;

impl Composer<'_> {
    /// Adds what stands before the body.
    pub(super) fn opening(&mut self) {
        let opened = self.opened;
        match &opened.record.detail {
            Detail::Module(module) => {
                let texts = module.objectives.iter();
                let texts: Vec<&str> = texts.map(|objective| objective.text.as_str()).collect();
                self.bullets("objectives", "Objectives", &texts);
            }
            Detail::Agenda(agenda) => self.agenda(agenda),
            _ => {}
        }
    }

    /// Adds how many exercises of which type there are; their questions and answers are for who does them.
    pub(super) fn exercises(&mut self, module: &Module) {
        let types = module.exercise_types();
        if types.is_empty() {
            return;
        }
        self.part("exercises", "Exercises");
        let counted: Vec<String> = types
            .iter()
            .map(|(form, count)| format!("{count} {form}"))
            .collect();
        self.block(Body::Text(Flow::plain(&counted.join(", "), TEXT)));
        let slug = &self.opened.record.id.slug;
        let asked = format!("Asked one by one in Learn, or line by line: casebook learn {slug}");
        self.block(Body::Text(Flow::plain(&asked, DIM)));
    }

    fn agenda(&mut self, agenda: &Agenda) {
        self.bullets("objectives", "Goals", &agenda.goals);
        self.bullets("prepare", "Prepare", &agenda.prepare);
        if agenda.steps.is_empty() {
            return;
        }
        self.part("steps", "Steps");
        self.plan(agenda);
        self.part("step-by-step", "Step by step");
        for (at, (begin, step)) in agenda.timed().into_iter().enumerate() {
            self.step(at + 1, begin, step);
        }
        if let Some(closing) = &agenda.closing {
            self.part("closing", "Closing");
            self.block(Body::Text(Flow::plain(closing, TEXT)));
        }
    }

    /// Adds the plan of the day as a table: when, how long, what, how, with what.
    fn plan(&mut self, agenda: &Agenda) {
        let mut cells: Vec<Flow> = ["At", "Min", "Step", "How", "Show"]
            .iter()
            .map(|name| Flow::plain(name, TEXT))
            .collect();
        for (begin, step) in agenda.timed() {
            cells.push(Flow::plain(&clock(begin), TEXT));
            cells.push(Flow::plain(&step.minutes.to_string(), TEXT));
            cells.push(Flow::plain(&step.title.value, TEXT));
            cells.push(Flow::plain(&step.mode.value, TEXT));
            let shown = self.shown(step.show.as_ref(), cells.len());
            cells.push(shown);
        }
        let mut alignment = vec![Alignment::None; 5];
        alignment[0] = Alignment::Right;
        alignment[1] = Alignment::Right;
        self.block(Body::Table(Table::new(alignment, cells)));
    }

    /// Returns what a step shows, records as links, as the cell of a number.
    fn shown(&mut self, show: Option<&Show>, cell: usize) -> Flow {
        let mut draft = Draft::default();
        match show {
            Some(Show::Records(slugs)) => {
                for (at, slug) in slugs.iter().enumerate() {
                    draft.text(if at > 0 { "; " } else { "" }, TEXT);
                    let target = self.record_of(slug);
                    let title = target.title().to_owned();
                    self.link(&mut draft, cell, &title, target);
                }
            }
            Some(Show::Query(query)) => draft.text(&query.value, Look::of(Role::Code)),
            Some(Show::View(view)) => draft.text(&view.value, TEXT),
            None => {}
        }
        draft.finish()
    }

    /// Adds what is said in a step and what its facilitator should know.
    fn step(&mut self, number: usize, begin: u32, step: &Step) {
        let title = format!("{}  {}", clock(begin), step.title.value);
        let title = Flow::plain(&title, Look::of(Role::Heading));
        self.heading(3, &format!("step-{number}"), title);
        for (word, text) in [("Say: ", &step.prompt), ("Note: ", &step.note)] {
            if let Some(text) = text {
                let mut draft = Draft::default();
                draft.text(word, STRONG);
                draft.text(text, TEXT);
                self.block(Body::Text(draft.finish()));
            }
        }
        if step.prompt.is_none() && step.note.is_none() {
            let how = format!("{} minutes", step.minutes);
            self.block(Body::Text(Flow::plain(&how, DIM)));
        }
    }

    fn bullets<T: AsRef<str>>(&mut self, anchor: &str, title: &str, texts: &[T]) {
        if texts.is_empty() {
            return;
        }
        self.part(anchor, title);
        for text in texts {
            self.under(Gutter::Bullet(0), |composer| {
                composer.close_block(Body::Text(Flow::plain(text.as_ref(), TEXT)));
            });
        }
    }
}
