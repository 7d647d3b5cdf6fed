//! The presenters' consoles: what they are told of what the room sees, and what they ask for.

use super::App;
use crate::tui::effect::Effect;
use crate::tui::screens::{agenda, present};
use crate::tui::stage::{Command, Order, Talk, Wall};

impl App {
    /// Returns what the consoles are to be told, where that is not what they were told last.
    pub fn tell_consoles(&mut self) -> Option<Effect> {
        let talk = self.staged().map(Box::new);
        if talk == self.staged {
            return None;
        }
        self.staged.clone_from(&talk);
        Some(Effect::Stage(Order::Show(talk)))
    }

    /// Returns what is presented: slides, an agenda, or both.
    fn staged(&self) -> Option<Talk> {
        let slides = self
            .stack
            .iter()
            .rev()
            .find(|one| one.name() == present::NAME);
        let mut screens = self.stack.iter().chain(&self.agenda);
        let agenda = screens.find(|one| one.name() == agenda::NAME);
        let agenda = agenda.and_then(|one| one.staged());
        let Some(slides) = slides.and_then(|one| one.staged()) else {
            let mut talk = agenda?;
            let seen = self.screen_name();
            if seen != agenda::NAME {
                talk.wall = Wall::Screen(seen.to_owned());
            }
            return Some(talk);
        };
        let mut talk = slides;
        if let Some(agenda) = agenda {
            // What belongs to the step comes before what belongs to a slide of it.
            talk.notes.splice(0..0, agenda.notes);
            talk.agenda = agenda.agenda;
        }
        Some(talk)
    }

    /// Does what a console asks for; what somebody types in the room meanwhile stays as it is.
    pub(super) fn steer(&mut self, command: Command) -> Vec<Effect> {
        let is_for_agenda = matches!(
            command,
            Command::Agenda | Command::NextStep | Command::PreviousStep
        );
        let mut effects = Vec::new();
        // What was told of a key before is told no more, as after any other key.
        self.told = None;
        if is_for_agenda {
            if self
                .staged
                .as_ref()
                .is_none_or(|talk| talk.agenda.is_none())
            {
                return effects;
            }
            effects.extend(self.return_to_agenda());
        }
        let names: Vec<&str> = self.stack.iter().map(|screen| screen.name()).collect();
        let last = names.iter().rposition(|name| *name == present::NAME);
        let is_agenda = names.last() == Some(&agenda::NAME);
        let Some(at) = last.or_else(|| is_agenda.then(|| names.len() - 1)) else {
            return effects;
        };
        let outcome = self.stack[at].steer(command, &mut self.tickets);
        effects.extend(self.follow(outcome));
        effects
    }
}
