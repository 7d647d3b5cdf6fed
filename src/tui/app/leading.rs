//! What the worker says goes to every screen; where a screen leads, the app goes.

use std::sync::Arc;

use super::prompt::commands::EXPORT;
use super::{ATLAS, App, DESK, LEARN, LIBRARY, STANDARDS};
use crate::library::worker::Reply;
use crate::tui::effect::Effect;
use crate::tui::screens::desk::Shown;
use crate::tui::screens::learn::training;
use crate::tui::screens::reader::Reader;
use crate::tui::screens::{Go, Outcome};

impl App {
    pub(super) fn reply(&mut self, reply: &Reply) -> Vec<Effect> {
        let discreet = self.discreet(reply);
        let reply = discreet.as_ref().unwrap_or(reply);
        match reply {
            Reply::Tables(tables) => self.tables = Some(Arc::clone(tables)),
            Reply::Ready(state) => {
                if state.notice.is_some() {
                    self.notice.clone_from(&state.notice);
                }
                if !state.syncing {
                    self.progress = None;
                    // The files may have changed.
                    self.kept.look_again();
                }
                self.state = Some(state.clone());
            }
            Reply::Progress(done, all) => self.progress = Some((*done, *all)),
            Reply::Agendas(ticket, agendas) => self.take_agendas(*ticket, agendas),
            Reply::Answer(..)
            | Reply::Exported(..)
            | Reply::Failed(..)
            | Reply::Opened(..)
            | Reply::Compared(..)
            | Reply::Explained(..)
            | Reply::Overview(..)
            | Reply::Modules(..)
            | Reply::Worksheet(..)
            | Reply::Presented(..)
            | Reply::Unchanged(..)
            | Reply::Viewed(..) => {}
            Reply::Lacking(records) => self.kept.lack(records),
        }
        let last = self.stack.len().saturating_sub(1);
        let outcomes: Vec<Outcome> = self
            .stack
            .iter_mut()
            .map(|screen| screen.reply(reply))
            .collect();
        let mut effects = self.take_export(reply);
        for (at, mut outcome) in outcomes.into_iter().enumerate() {
            if at < last {
                // Only the screen one looks at may lead somewhere else.
                outcome.go = Go::Stay;
            }
            effects.extend(self.follow(outcome));
        }
        effects
    }

    pub(super) fn follow(&mut self, outcome: Outcome) -> Vec<Effect> {
        let mut effects = outcome.effects;
        self.learn(&effects);
        if outcome.told.is_some() {
            self.told = outcome.told;
        }
        match outcome.go {
            Go::Back if self.stack.len() > 1 => effects.extend(self.cut(self.stack.len() - 1)),
            Go::Push(screen) => self.stack.push(screen),
            Go::OpenRecord {
                name,
                anchor,
                words,
            } => {
                let anchor = anchor.as_deref();
                let (language, tickets) = (&self.language, &mut self.tickets);
                let opened = Reader::open(&name, anchor, &words, language, tickets);
                let is_aside = self.screen_name() == training::NAME;
                self.stack.push(Box::new(opened.0.aside_if(is_aside)));
                effects.extend(opened.1);
                effects.extend(self.note_opened(&name));
            }
            Go::Present(what) => effects.extend(self.show_slides(what)),
            Go::Agenda(name) => effects.extend(self.open_agenda(&name, None)),
            Go::Export(file) => self.open_prompt_with(&format!("{EXPORT} {file}")),
            Go::Search(query) => effects.extend(self.search(query)),
            Go::Place(LIBRARY) => effects.extend(self.cut_to_library()),
            Go::Place(STANDARDS) => effects.extend(self.open_standards()),
            Go::Place(LEARN) => effects.extend(self.open_learn()),
            Go::Place(ATLAS) => effects.extend(self.open_atlas(None)),
            Go::Place(DESK) if self.company().records() => {
                effects.extend(self.cut_to_library());
                effects.extend(self.open_desk(Shown::All));
            }
            Go::Place(DESK) => {
                self.tell(
                    "the Desk stays closed while the history is off, as in front of an audience",
                );
            }
            // The Library is the bottom; one leaves it by quitting.
            Go::Stay | Go::Back | Go::Place(_) => {}
            Go::Quit => effects.extend(self.quit()),
        }
        effects
    }
}
