//! The questions of the workbench, Part by Part, with what follows from the answers so far.
//!
//! What is asked, what may be answered and what follows is the room `workbench`'s, as on the command line. Every answer is
//! saved as it is given.

mod draw;
mod keeping;
mod rows;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use self::rows::Row;
use super::open_report;
use crate::library::answers::{self, Shared};
use crate::library::worker::{Reply, Request};
use crate::model::Countries;
use crate::personal::{News, SavedAnswers};
use crate::source::SafeText;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::event::Typed;
use crate::tui::screens::{Context, Go, Outcome, Screen, Tickets};
use crate::tui::widgets::input::Input;
use crate::tui::widgets::list::{List, steps};
use crate::workbench::questions::{Question, Value};
use crate::workbench::{self, Answers, Offer, Refused, Report};

/// Its name in the keymap.
pub const NAME: &str = "questions";

/// Where things stand.
#[derive(Debug, Default)]
struct Areas {
    /// What follows so far.
    head: Rect,
    /// The questions.
    list: Rect,
    /// The question that is selected, and its answer.
    detail: Rect,
    /// The line of the detail the answer is typed on.
    input: u16,
}

/// The questions, the answers so far, and what follows.
#[derive(Debug)]
pub struct Questions {
    /// The answers as they were told last; another program may go on with them too.
    shared: Shared,
    /// How many answers another program has changed, when that was told last.
    taken_up: usize,
    /// The answers as they are saved, until the names of countries are there to read them with.
    unread: Option<SavedAnswers>,
    answers: Answers,
    report: Report,
    countries: Countries,
    rows: Vec<Row>,
    at: List,
    /// The answer while it is typed.
    input: Option<Input>,
    /// Why the answer cannot be taken.
    fault: Option<Refused>,
    /// What may have been meant by an answer that could not be taken, until another one is taken.
    offer: Option<Offer>,
    areas: Areas,
}

impl Questions {
    /// Returns the questions, to go on with saved answers.
    pub fn saved(saved: SavedAnswers) -> Self {
        let answers = Answers::default();
        Self {
            shared: Shared::new(&saved.name, &answers),
            taken_up: 0,
            unread: Some(saved),
            report: Report::new(&answers, &[]),
            rows: rows::rows(&answers),
            answers,
            countries: Countries::default(),
            at: List::default(),
            input: None,
            fault: None,
            offer: None,
            areas: Areas::default(),
        }
    }

    /// Finds out what follows from the answers; the selected row stays where it is still there.
    fn follow(&mut self) {
        let row = self.row();
        self.report = Report::new(&self.answers, &[]);
        self.rows = rows::rows(&self.answers);
        if let Some(at) = row.and_then(|row| self.rows.iter().position(|one| *one == row)) {
            self.at.select(at);
        }
    }

    fn row(&self) -> Option<Row> {
        self.rows.get(self.at.selected()).copied()
    }

    fn question(&self) -> Option<&'static Question> {
        self.row()?.question()
    }

    fn value(&self, question: &Question) -> Option<String> {
        let value = self.answers.get(question.section, question.key);
        value.map(Value::typed)
    }

    fn open(&mut self) -> Outcome {
        let Some(question) = self.question() else {
            return self.open_report();
        };
        if self.input.is_some() {
            return self.answer(question);
        }
        self.input = Some(Input::selected(&self.value(question).unwrap_or_default()));
        Outcome::stay()
    }

    /// Takes what was typed, and goes to the next question.
    fn answer(&mut self, question: &'static Question) -> Outcome {
        let text = self.input.as_ref().map_or("", Input::text).trim();
        let text = match &self.offer {
            Some(offer) if workbench::yes_or_no(text) == Some(true) => offer.answer.clone(),
            _ => text.to_owned(),
        };
        if self.unread.is_some() {
            self.fault = Some(Refused {
                why: "the library is still being opened; once more, please".to_owned(),
                offer: None,
            });
            return Outcome::stay();
        }
        let taken = if text.is_empty() {
            self.answers.remove(question.section, question.key);
            Ok(())
        } else {
            workbench::typed(&mut self.answers, question, &text, &self.countries)
        };
        if let Err(refused) = taken {
            self.offer.clone_from(&refused.offer);
            self.fault = Some(refused);
            if let Some(input) = &mut self.input {
                input.select();
            }
            return Outcome::stay();
        }
        self.leave_line();
        self.follow();
        self.step(1);
        // Who answers one question after another is not stopped by a heading.
        while self.question().is_none() && self.at.selected() + 1 < self.rows.len() {
            self.step(1);
        }
        self.keep()
    }

    /// Takes an answer back.
    fn forget(&mut self) -> Outcome {
        let Some(question) = self.question() else {
            return Outcome::stay();
        };
        self.answers.remove(question.section, question.key);
        self.follow();
        self.keep()
    }

    /// Opens the report at the Part one is at.
    fn open_report(&self) -> Outcome {
        let anchor = self
            .row()
            .and_then(|row| rows::anchor(&self.report, row.section()));
        let name = self.shared.name();
        let saved = answers::to_be_saved(name, &self.answers);
        let known = Effect::Ask(Request::Answers(vec![saved]));
        open_report(name, None, anchor).with(known)
    }

    /// Puts the next answer there is into the line, or the one before.
    fn choose(&mut self, by: isize) {
        let choices = self.question().map(|question| question.kind.choices());
        let choices = choices.unwrap_or_default();
        let (Some(input), Some(last)) = (&mut self.input, choices.len().checked_sub(1)) else {
            return;
        };
        let known = choices.iter().position(|choice| *choice == input.text());
        let next = match (known, by > 0) {
            (Some(at), true) if at < last => at + 1,
            (None | Some(_), true) => 0,
            (Some(at), false) if at > 0 => at - 1,
            (_, false) => last,
        };
        input.set(choices[next]);
        self.fault = None;
    }

    fn step(&mut self, by: isize) {
        self.at.step(by, self.rows.len());
    }

    /// Goes to the heading of the next Part, or of the one before.
    fn turn(&mut self, is_next: bool) {
        let selected = self.at.selected();
        let headings = self.rows.iter().enumerate();
        let mut headings = headings
            .filter(|(_, row)| matches!(row, Row::Heading(_)))
            .map(|(at, _)| at);
        let found = if is_next {
            headings.find(|at| *at > selected)
        } else {
            headings.take_while(|at| *at < selected).last()
        };
        self.at.select(found.unwrap_or(selected));
    }

    fn page(&self) -> isize {
        let rows = self.areas.list.height.saturating_sub(1);
        isize::try_from(rows).unwrap_or(1).max(1)
    }

    /// Leaves the line that an answer is typed on.
    fn leave_line(&mut self) {
        self.input = None;
        self.fault = None;
        self.offer = None;
    }

    /// Answers with what may have been meant, where something is offered.
    fn take_offer(&mut self) -> Option<Outcome> {
        let offer = self.offer.take()?;
        let question = self.question()?;
        self.input = Some(Input::new(&offer.answer));
        Some(self.answer(question))
    }

    /// Does what is meant while an answer is typed; nothing where it means what it does elsewhere.
    fn act_in_input(&mut self, action: Action) -> Option<Outcome> {
        if self.input.is_none() || action == Action::Open {
            return None;
        }
        match action {
            Action::Back => self.leave_line(),
            Action::NextSection if self.offer.is_some() => return self.take_offer(),
            Action::Down | Action::NextSection => self.choose(1),
            Action::Up | Action::PreviousSection => self.choose(-1),
            _ => {}
        }
        Some(Outcome::stay())
    }
}

impl Screen for Questions {
    fn name(&self) -> &'static str {
        NAME
    }

    fn act(&mut self, action: Action, _tickets: &mut Tickets) -> Outcome {
        if let Some(outcome) = self.act_in_input(action) {
            return outcome;
        }
        let page = self.page();
        match action {
            Action::Back => return Outcome::go(Go::Back),
            Action::Open => return self.open(),
            Action::Report => return self.open_report(),
            Action::Remove => return self.forget(),
            Action::NextSection => self.turn(true),
            Action::PreviousSection => self.turn(false),
            _ => self.step(steps(action, page)),
        }
        Outcome::stay()
    }

    fn typed(&mut self, key: Typed, _tickets: &mut Tickets) -> Outcome {
        if self.takes_figures() {
            self.input = Some(Input::new(""));
        }
        if let Some(input) = &mut self.input {
            input.edit(&key);
            self.fault = None;
        }
        Outcome::stay()
    }

    fn wants_text(&self) -> bool {
        self.input.is_some()
    }

    fn takes_figures(&self) -> bool {
        self.input.is_none() && self.question().is_some()
    }

    fn click(&mut self, at: Position, _tickets: &mut Tickets) -> Outcome {
        let list = self.areas.list;
        if !list.contains(at) || self.input.is_some() {
            return Outcome::stay();
        }
        let row = self.at.top() + usize::from(at.y - list.y);
        if row == self.at.selected() {
            return self.open();
        }
        if row < self.rows.len() {
            self.at.select(row);
        }
        Outcome::stay()
    }

    fn reply(&mut self, _reply: &Reply) -> Outcome {
        Outcome::stay()
    }

    fn kept(&mut self, news: &News) {
        if let News::Answers(all) = news {
            self.take_up(all);
        }
    }

    fn layout(&mut self, area: Rect, context: &Context<'_>) {
        self.read(context);
        self.lay_out(area);
    }

    fn draw(&self, frame: &mut Frame<'_>, context: &Context<'_>) {
        self.paint(frame.buffer_mut(), context);
    }

    fn hints(&self) -> Vec<Action> {
        if self.input.is_some() {
            let has_choices = self
                .question()
                .is_some_and(|one| !one.kind.choices().is_empty());
            let choose = has_choices.then_some(Action::Down);
            let take = self.offer.as_ref().map(|_| Action::NextSection);
            let all = [take, Some(Action::Open), choose, Some(Action::Back)];
            return all.into_iter().flatten().collect();
        }
        let is_answered = self.question().is_some_and(|one| self.value(one).is_some());
        [
            Some(Action::Open),
            Some(Action::Report),
            Some(Action::NextSection),
            is_answered.then_some(Action::Remove),
            Some(Action::Back),
            Some(Action::Help),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn word_of(&self, action: Action) -> Option<String> {
        match (action, &self.input) {
            (Action::Open, None) if self.question().is_none() => Some("report".to_owned()),
            (Action::Down, Some(_)) => Some("choose".to_owned()),
            (Action::NextSection, Some(_)) => {
                let offer = self.offer.as_ref()?;
                Some(format!("take {}", SafeText::line(&offer.told)))
            }
            (Action::Back, Some(_)) => Some("leave as it is".to_owned()),
            _ => None,
        }
    }

    fn status(&self) -> String {
        let all = match self.answers.count() {
            0 => return "nothing is answered yet".to_owned(),
            1 => "1 answer, saved".to_owned(),
            count => format!("{count} answers, saved"),
        };
        match self.taken_up {
            0 => all,
            others => format!("{all}; {others} changed by another program"),
        }
    }

    fn subject(&self) -> Option<String> {
        Some(format!("Workbench: {}", self.shared.name()))
    }

    fn cursor(&self) -> Option<Position> {
        self.cursor_position()
    }
}
