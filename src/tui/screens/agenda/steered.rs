//! What a presenter's console is told of a session, and what it may do to it.

use super::Agenda;
use crate::model::agenda::clock;
use crate::session::{Planned, Session, ended, pace};
use crate::tui::action::Action;
use crate::tui::screens::{Outcome, Tickets};
use crate::tui::stage::{Card, Command, Course, Held, Note, State, Step, Talk, Wall};

/// What the note of a step is called beside those of slides.
const NOTE: &str = "Step";

impl Agenda {
    /// Returns the step, the next one, the note for the facilitator, and how far the session is.
    pub(super) fn told_to_console(&self, session: &Session) -> Talk {
        let plan = session.plan();
        let course = course(session);
        let mut talk = Talk {
            title: plan.title.clone(),
            wall: Wall::Agenda,
            ..Talk::default()
        };
        let card = |at: usize| Some(self.card(at, plan.steps.get(at)?, plan.steps.len()));
        match course.state {
            State::Before => {
                talk.now = Card {
                    heading: plan.title.clone(),
                    lines: vec![plan.summary.clone()],
                    ..Card::default()
                };
                talk.next = card(0);
            }
            State::Running => {
                talk.now = card(session.at()).unwrap_or_default();
                talk.next = card(session.at() + 1);
                let note = session.step().map(|step| step.note.clone());
                talk.notes
                    .extend(note.filter(|note| !note.is_empty()).map(|note| Note {
                        of: NOTE.to_owned(),
                        lines: vec![note],
                    }));
            }
            State::Over => {
                talk.now = Card {
                    heading: "The session is over.".to_owned(),
                    lines: vec![course.pace.clone()],
                    ..Card::default()
                };
            }
        }
        talk.agenda = Some(course);
        talk
    }

    /// Returns a step as a card.
    fn card(&self, at: usize, step: &Planned, count: usize) -> Card {
        let shown = self.shown(&step.shown);
        let shown = shown.iter().map(|one| format!("Shows: {one}"));
        let prompt = Some(step.prompt.clone()).filter(|prompt| !prompt.is_empty());
        Card {
            of: format!("Step {} of {count} · {}", at + 1, step.mode),
            heading: step.title.clone(),
            lines: prompt.into_iter().chain(shown).collect(),
        }
    }

    /// Does what is asked for from a console, as if it had been asked for here.
    pub(super) fn obey(&mut self, command: Command, tickets: &mut Tickets) -> Outcome {
        let is_over = self.session.as_ref().is_none_or(Session::is_over);
        let action = match command {
            Command::Next | Command::NextStep => Action::NextStep,
            Command::Back | Command::PreviousStep => Action::PreviousStep,
            // The record is written by who sits in the room, for its file has to be named.
            Command::Open if !is_over => Action::Open,
            _ => return Outcome::stay(),
        };
        if self.entry.is_some() {
            // Somebody is typing.
            return Outcome::stay();
        }
        (self.asking, self.voting) = (None, None);
        if action == Action::Open {
            self.follow();
        }
        self.do_action(action, None, tickets)
    }
}

/// Returns how far a session is.
fn course(session: &Session) -> Course {
    let plan = session.plan();
    let stand = session.stand();
    let state = match (session.is_begun(), session.is_over()) {
        (_, true) => State::Over,
        (true, false) => State::Running,
        (false, false) => State::Before,
    };
    let passed = session.passed();
    let steps = plan.steps.iter().enumerate().map(|(at, step)| Step {
        title: step.title.clone(),
        minutes: step.minutes,
        held: match session.held(at) {
            _ if session.is_skipped(at) => Held::LeftOut,
            Some(_) => Held::Held,
            None => Held::Open,
        },
    });
    Course {
        title: plan.title.clone(),
        state,
        at: session.at(),
        steps: steps.collect(),
        left: session.left(),
        passed,
        pace: match state {
            State::Before => format!("{} minutes", plan.minutes()),
            State::Running => pace(&stand, session.clock()),
            State::Over => ended(&stand, session.clock()),
        },
        is_late: state == State::Running && stand.late >= 60,
        clock: session.log().clock.map(|begun| {
            let minutes = u32::try_from(passed / 60).unwrap_or(u32::MAX);
            clock(begun.saturating_add(minutes))
        }),
    }
}
