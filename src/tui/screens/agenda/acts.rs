//! What keys do while an agenda is followed.

use super::entry::{Entry, Field};
use super::{Agenda, kept, open, presented};
use crate::atlas::View;
use crate::compare::MOST;
use crate::library::worker::Request;
use crate::model::session::Act;
use crate::session::{Draw, Planned, Session, Shown, ended, left, vote};
use crate::tui::action::Action;
use crate::tui::screens::atlas::Atlas;
use crate::tui::screens::compare::Comparison;
use crate::tui::screens::{Go, Outcome, Tickets};

/// What is told of a vote without choices of its own.
const NO_CHOICES: &str = "no choices were typed, so it is on yes, no and abstain";

impl Agenda {
    /// Does what is meant; what was asked for by the key before is done when it is pressed once more.
    pub(super) fn do_action(
        &mut self,
        action: Action,
        asked: Option<Action>,
        tickets: &mut Tickets,
    ) -> Outcome {
        match (action, self.voting) {
            (Action::NextColumn, Some(choice)) => return self.count(choice, true),
            (Action::PreviousColumn, Some(choice)) => return self.count(choice, false),
            (Action::Up | Action::Down, Some(_)) => return self.choose(action == Action::Down),
            (Action::Vote, Some(choice)) => {
                self.ask_hands(choice);
                return Outcome::stay();
            }
            (Action::Back | Action::Open, Some(_)) => {
                self.voting = None;
                return Outcome::stay();
            }
            _ => {}
        }
        match action {
            Action::Back => return Outcome::go(Go::Back),
            Action::Open => return self.open(tickets),
            Action::NextStep | Action::NextColumn => return self.change(Session::go_on),
            Action::PreviousStep | Action::PreviousColumn => {
                return self.change(|session| {
                    session.back();
                });
            }
            Action::Skip => return self.change(Session::skip),
            Action::FacilitatorNote => {
                self.shows_note = !self.shows_note;
                // It stands at the end.
                self.areas.shows_end = self.shows_note;
            }
            Action::Again => return self.again(asked),
            Action::Finish => return self.finish(asked),
            Action::Record => return self.record(),
            Action::Lots => return self.ask(Field::Lots),
            Action::Groups => return self.ask(Field::Groups),
            Action::Vote => return self.ask(Field::Vote),
            Action::Remark => return self.ask(Field::Remark),
            _ => self.step(action),
        }
        Outcome::stay()
    }

    /// Begins, goes on with what was begun before, opens what the selected step shows, or has the record written at the end.
    fn open(&mut self, tickets: &mut Tickets) -> Outcome {
        let Some(session) = &mut self.session else {
            return Outcome::stay();
        };
        if session.is_over() {
            return self.record();
        }
        if !session.is_begun() {
            if let Some(log) = self.held.take() {
                let mut resumed = Session::resumed(session.plan().clone(), log);
                resumed.tick(session.now());
                let is_over = resumed.is_over();
                *session = resumed;
                self.follow();
                return if is_over {
                    self.record()
                } else {
                    Outcome::tell("going on where the session stopped")
                };
            }
            return self.change(Session::begin);
        }
        let step = session.plan().steps.get(self.list.selected()).cloned();
        step.map_or_else(Outcome::stay, |step| self.show(&step, tickets))
    }

    /// Opens what a step shows, and notes that it was shown.
    fn show(&mut self, step: &Planned, tickets: &mut Tickets) -> Outcome {
        let shown = match &step.shown {
            Shown::Nothing => return Outcome::tell("this step shows nothing"),
            Shown::Records(slugs) => slugs.iter().cloned().map(Act::Record).collect(),
            Shown::Query(query) => vec![Act::Query(query.clone())],
            Shown::View(view) => vec![Act::View(view.clone())],
        };
        let slides = presented(step).filter(|_| step.mode == "present");
        let outcome = match &step.shown {
            _ if let Some(slides) = slides => Outcome::go(Go::Present(slides)),
            Shown::Query(query) => Outcome::go(Go::Search(query.clone())),
            Shown::View(view) => self.see(view),
            Shown::Records(slugs) => self.lead_to(slugs, &step.mode, tickets),
            Shown::Nothing => Outcome::stay(),
        };
        let Some(session) = &mut self.session else {
            return outcome;
        };
        for act in shown {
            session.note(act);
        }
        outcome.with_any(kept(session))
    }

    fn lead_to(&mut self, slugs: &[String], mode: &str, tickets: &mut Tickets) -> Outcome {
        match slugs {
            [] => Outcome::stay(),
            [slug] if mode == "exercise" => {
                let (ticket, language) = (tickets.next(), self.language());
                self.exercise = Some((ticket, slug.clone()));
                Outcome::ask(Request::Modules { ticket, language })
            }
            [slug] => Outcome::go(open(slug)),
            slugs => {
                let names = slugs.iter().take(MOST).cloned().collect();
                let comparison = Comparison::new(names, &self.manner.language);
                Outcome::go(Go::Push(Box::new(comparison)))
            }
        }
    }

    /// Opens a view of the Atlas above the agenda.
    fn see(&self, view: &str) -> Outcome {
        let Some(view) = View::parse(view) else {
            return Outcome::tell("the Atlas has no such view");
        };
        let mut atlas = Atlas::new("", &self.manner.language, self.manner.today);
        crate::tui::screens::Screen::show_view(&mut atlas, view);
        Outcome::go(Go::Push(Box::new(atlas)))
    }

    /// Changes the session, keeps it, and tells where one is.
    fn change(&mut self, change: impl FnOnce(&mut Session)) -> Outcome {
        let Some(session) = &mut self.session else {
            return Outcome::stay();
        };
        let before = session.log().clone();
        change(session);
        if *session.log() == before {
            return Outcome::stay();
        }
        (self.shows_note, self.voting) = (false, None);
        let outcome = Outcome::stay().with_any(kept(session));
        self.follow();
        outcome
    }

    /// Begins anew, when it is asked for twice.
    fn again(&mut self, asked: Option<Action>) -> Outcome {
        let Some(session) = &mut self.session else {
            return Outcome::stay();
        };
        if !session.is_begun() && self.held.is_none() {
            return Outcome::tell("the session is not begun yet");
        }
        if asked != Some(Action::Again) {
            self.asking = Some(Action::Again);
            return Outcome::stay();
        }
        let now = session.now();
        let plan = session.plan().clone();
        let begun = session.is_begun().then(|| session.log().clone());
        let before = begun.or_else(|| self.held.take());
        let anew = Session::new(plan, self.manner.today, self.manner.clock);
        *session = anew.in_place_of(before);
        session.tick(now);
        self.held = None;
        self.change(Session::begin)
    }

    /// Ends the session, before its last step when that is asked for twice.
    fn finish(&mut self, asked: Option<Action>) -> Outcome {
        let Some(session) = &self.session else {
            return Outcome::stay();
        };
        if !session.is_running() {
            return Outcome::tell("no session is running");
        }
        let is_last = session.at() + 1 == session.plan().steps.len();
        if !is_last && asked != Some(Action::Finish) {
            self.asking = Some(Action::Finish);
            return Outcome::stay();
        }
        self.change(Session::end)
    }

    /// Offers to write the record of the session.
    fn record(&self) -> Outcome {
        let begun = self.session.as_ref().filter(|one| one.is_begun());
        match begun {
            Some(session) => {
                let log = session.log();
                Outcome::go(Go::Export(format!("{}-{}.md", log.day, log.agenda)))
            }
            None => Outcome::tell("the session is not begun yet"),
        }
    }

    /// Opens a line to type something into.
    fn ask(&mut self, field: Field) -> Outcome {
        match self.session.as_ref().filter(|one| one.is_begun()) {
            Some(session) => {
                self.list.select(session.at());
                self.voting = None;
                self.entry = Some(Entry::new(field, session.people()));
                Outcome::stay()
            }
            None => Outcome::tell("the session is not begun yet"),
        }
    }

    /// Does what is meant while something is typed.
    pub(super) fn act_in_entry(&mut self, action: Action) -> Outcome {
        match action {
            Action::Open => self.take_entry(),
            Action::Back => {
                self.entry = None;
                Outcome::stay()
            }
            _ => Outcome::stay(),
        }
    }

    /// Takes what was typed; what cannot be read stays to be mended.
    fn take_entry(&mut self) -> Outcome {
        let (Some(entry), Some(session)) = (&self.entry, &mut self.session) else {
            return Outcome::stay();
        };
        let text = entry.text().trim().to_owned();
        if let Field::Hands(choice) = entry.field {
            return self.take_hands(choice, &text);
        }
        let is_groups = entry.field == Field::Groups;
        let has_no_choices = entry.field == Field::Vote && !text.contains([',', '，', '、']);
        let done = match entry.field {
            Field::Hands(_) => Ok(()),
            Field::Remark if text.is_empty() => Ok(()),
            Field::Remark => {
                session.note(Act::Remark(text));
                Ok(())
            }
            Field::Vote => {
                let prompt = session.step().map_or("", |step| step.prompt.as_str());
                vote(&text, prompt).map(|vote| {
                    session.note(Act::Vote(vote));
                    self.voting = Some(0);
                })
            }
            Field::Lots | Field::Groups => {
                let (seed, people) = (session.seed(), session.people().to_owned());
                let asked = Draw::read(&text, is_groups, seed, &people);
                asked.map(|asked| drop(session.draw(&asked)))
            }
        };
        match done {
            Ok(()) => {
                let mut outcome = Outcome::stay().with_any(kept(session));
                if has_no_choices {
                    outcome.told = Some(NO_CHOICES.to_owned());
                }
                self.entry = None;
                // What was done last stands at the end.
                self.areas.shows_end = true;
                outcome
            }
            Err(wrong) => Outcome::tell(&wrong),
        }
    }

    /// Returns how things stand, for the status line.
    pub(super) fn standing(&self) -> String {
        match self.asking {
            Some(Action::Finish) => {
                return "press the same key again to end the session here".to_owned();
            }
            Some(_) => return "press the same key again to begin a new session".to_owned(),
            None => {}
        }
        let Some(session) = &self.session else {
            return String::new();
        };
        if session.is_over() {
            let ended = ended(&session.stand(), session.clock());
            // What that means for the end stands above.
            return format!("over, {}", ended.split(',').next().unwrap_or_default());
        }
        if !session.is_begun() {
            return format!("{} minutes", session.plan().minutes());
        }
        step_of(session)
    }

    /// Returns what the footer shows.
    pub(super) fn footer(&self) -> Vec<Action> {
        let is_over = self.session.as_ref().is_some_and(Session::is_over);
        let own: &[Action] = if self.entry.is_some() {
            return vec![Action::Open, Action::Back];
        } else if self.voting.is_some() {
            &[
                Action::NextColumn,
                Action::PreviousColumn,
                Action::Down,
                Action::Vote,
                Action::Open,
            ]
        } else if self.is_running() {
            &[
                Action::Open,
                Action::NextStep,
                Action::PreviousStep,
                Action::Remark,
                Action::Vote,
                Action::Lots,
                Action::Groups,
                Action::FacilitatorNote,
                Action::Skip,
                Action::Record,
                Action::Finish,
            ]
        } else if is_over {
            &[Action::Open, Action::PreviousStep, Action::Again]
        } else if self.held.is_some() {
            &[Action::Open, Action::Again]
        } else {
            &[Action::Open, Action::Down]
        };
        let rest = [Action::Back, Action::Help];
        own.iter().chain(&rest).copied().collect()
    }

    /// Tells whether the session that was begun before is over.
    fn has_ended(&self) -> bool {
        self.held.as_ref().is_some_and(|log| log.ended.is_some())
    }

    /// Returns the word of an action in the footer.
    pub(super) fn word(&self, action: Action) -> Option<&'static str> {
        let session = self.session.as_ref()?;
        match action {
            Action::Open if self.entry.is_some() => Some("done"),
            Action::Back if self.entry.is_some() => Some("cancel"),
            Action::Open if self.voting.is_some() => Some("done"),
            Action::Vote if self.voting.is_some() => Some("type a number"),
            Action::NextColumn if self.voting.is_some() => Some("one more"),
            Action::PreviousColumn if self.voting.is_some() => Some("one less"),
            Action::Open if session.is_over() => Some("write the record"),
            Action::PreviousStep if session.is_over() => Some("go on after all"),
            Action::Open if !session.is_begun() && self.has_ended() => Some("write the record"),
            Action::Open if !session.is_begun() && self.held.is_some() => Some("go on"),
            Action::Open if !session.is_begun() => Some("begin"),
            Action::Again if !session.is_begun() => Some("begin anew"),
            Action::NextStep if session.at() + 1 == session.plan().steps.len() => Some("end"),
            Action::FacilitatorNote if self.shows_note => Some("hide my note"),
            _ => None,
        }
    }
}

/// Returns at which step a session is and what is left of it, such as `step 3/9 · 4 min left`.
pub fn step_of(session: &Session) -> String {
    let count = session.plan().steps.len();
    format!(
        "step {}/{count} · {}",
        session.at() + 1,
        left(session.left())
    )
}
