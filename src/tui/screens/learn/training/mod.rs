//! A module done on the screen: its test before, its sections, its exercises, its test after, what came of it; or the
//! questions that come back.
//!
//! Where one is and what was done is the room `learn`'s; the answer while it is given stands in `hand`, what is told in
//! `lines`. Every answer is kept as it is given.

mod acts;
mod draw;
mod hand;
mod lines;
mod outcome;
mod section;
mod written;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use self::draw::View;
use self::hand::Hand;
use self::section::Reading;
use crate::learn::{self, Answered, Form, Posed, Step, Taught};
use crate::library::worker::Reply;
use crate::model::{PartialDate, Progress};
use crate::personal::{News, Order, Spot};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::screens::{Context, Outcome, Screen, Tickets, Typed};

/// Its name in the keymap.
pub const NAME: &str = "training";

/// How many bytes of what is written may be lost.
const AHEAD: usize = 24;

/// A module on its way.
#[derive(Debug)]
pub struct Training {
    way: learn::Training,
    /// Whether what is done is kept; it is not in front of a room.
    is_kept: bool,
    /// The answer while it is given, at an exercise.
    hand: Option<Hand>,
    /// The answer in one's own words, while it is compared with a good one.
    own: Option<String>,
    /// Whether what is written was to be left just now; once more, and it is.
    is_leaving: bool,
    /// What was answered last, until one goes on.
    judged: Option<Judged>,
    reading: Reading,
    view: View,
}

/// An exercise that was answered.
#[derive(Debug)]
struct Judged {
    posed: Posed,
    hand: Hand,
    own: String,
    answered: Answered,
    /// The step it was answered at, and its module.
    step: Step,
    title: String,
}

impl Training {
    /// Returns a module to be begun, or gone on with where one stopped.
    pub fn of_module(taught: Taught, progress: Progress, today: PartialDate) -> Self {
        Self::new(learn::Training::of_module(taught, progress, today))
    }

    /// Returns the questions of some modules that come back today.
    pub fn of_review(modules: Vec<Taught>, progress: Progress, today: PartialDate) -> Self {
        Self::new(learn::Training::of_review(modules, progress, today))
    }

    /// Returns the same where what is done is kept, or not.
    #[must_use]
    pub fn kept_if(mut self, is_kept: bool) -> Self {
        self.is_kept = is_kept;
        self
    }

    /// Returns the same at its first exercise, past the test before and the sections.
    #[must_use]
    pub fn at_practice(mut self) -> Self {
        self.way.to_practice();
        self.renew();
        self
    }

    fn new(way: learn::Training) -> Self {
        let mut training = Self {
            way,
            is_kept: true,
            hand: None,
            own: None,
            is_leaving: false,
            judged: None,
            reading: Reading::default(),
            view: View::default(),
        };
        training.renew();
        training
    }

    /// Prepares what is put at the step one is at now.
    fn renew(&mut self) {
        self.hand = self.way.pose().map(Hand::new);
        if self.is_composing_form()
            && let Some(hand) = &mut self.hand
        {
            // What was written before is there to be read, and to be gone on with.
            hand.edit(&Typed::Paste(self.way.written_before().to_owned()));
        }
        (self.own, self.judged) = (None, None);
        self.reading.rewind();
        self.view.rewind();
    }

    /// Returns the step that is shown.
    fn step(&self) -> Option<Step> {
        match &self.judged {
            Some(judged) => Some(judged.step),
            None => self.way.step(),
        }
    }

    /// Tells whether an exercise is put that is not answered yet.
    fn is_asking(&self) -> bool {
        self.judged.is_none() && self.hand.is_some()
    }

    /// Tells whether a section is shown.
    fn is_reading(&self) -> bool {
        matches!(self.step(), Some(Step::Section { .. }))
    }

    /// Tells whether an answer in one's own words is being written.
    fn is_composing(&self) -> bool {
        self.is_asking() && self.own.is_none() && self.is_composing_form()
    }

    /// Tells whether what is put is answered in one's own words.
    fn is_composing_form(&self) -> bool {
        self.way.posed().map(Posed::form) == Some(Form::Open)
    }

    /// Tells whether an answer in one's own words was begun that is kept nowhere, as in front of a room.
    fn has_unkept_words(&self) -> bool {
        let words = self.hand.as_ref().filter(|_| self.is_composing());
        let words = words.and_then(Hand::words).unwrap_or_default().trim();
        !self.is_kept && !words.is_empty() && words != self.way.written_before()
    }

    /// Tells whether so much was written since it was kept that it is time: not each letter is worth a write to a disk, and
    /// not all scripts have blanks.
    fn is_ahead(&self) -> bool {
        let words = self.hand.as_ref().and_then(Hand::words).unwrap_or_default();
        let kept = self.way.written_before();
        words.len().abs_diff(kept.len()) >= AHEAD
    }

    /// Notes what is being written, so that no failing machine takes it away; tells whether it has changed.
    fn note_words(&mut self) -> bool {
        let words = self.hand.as_ref().filter(|_| self.is_composing());
        let Some(words) = words.and_then(Hand::words).filter(|_| self.is_kept) else {
            return false;
        };
        let words = words.trim().to_owned();
        let is_new = words != self.way.written_before();
        if is_new {
            self.way.write(&words);
        }
        is_new
    }

    /// Returns where one is: the part of the module, and the number of the question or the section in it.
    fn place(&self) -> String {
        match self.step() {
            Some(Step::Section { section, of }) => format!("Section {} of {of}", section + 1),
            Some(Step::Exercise { number, of, .. }) if self.way.is_review() => {
                format!("Question {number} of {of} that come back")
            }
            Some(Step::Exercise {
                phase, number, of, ..
            }) => format!("{}, question {number} of {of}", phase.title()),
            Some(Step::End) | None => "What came of it".to_owned(),
        }
    }

    /// Returns the title of the module one is in.
    fn title(&self) -> Option<String> {
        match &self.judged {
            Some(judged) => Some(judged.title.clone()),
            None => self.way.taught().map(|taught| taught.title.clone()),
        }
    }

    /// Has what was done kept.
    fn keep(&mut self, outcome: Outcome) -> Outcome {
        match self.way.take_deeds() {
            deeds if deeds.is_empty() => outcome,
            deeds => outcome.with(Effect::Keep(Order::Learn(deeds))),
        }
    }
}

impl Screen for Training {
    fn name(&self) -> &'static str {
        NAME
    }

    fn act(&mut self, action: Action, _tickets: &mut Tickets) -> Outcome {
        let is_leaving = std::mem::take(&mut self.is_leaving);
        if action == Action::Back && !is_leaving && self.has_unkept_words() {
            self.is_leaving = true;
            return Outcome::tell("press again to leave; this is not kept yet");
        }
        let is_new = self.note_words();
        let outcome = self.acted(action);
        // Who only looks and leaves has not begun.
        if action == Action::Back && !is_new {
            return outcome;
        }
        self.keep(outcome)
    }

    fn typed(&mut self, key: Typed, _tickets: &mut Tickets) -> Outcome {
        self.view.follow();
        self.is_leaving = false;
        let Some(hand) = &mut self.hand else {
            return Outcome::stay();
        };
        if hand.is_written() {
            let told = hand.edit(&key);
            let outcome = told.map_or_else(Outcome::stay, Outcome::tell);
            let is_word = matches!(&key, Typed::Char(' ') | Typed::Paste(_));
            return if (is_word || self.is_ahead()) && self.note_words() {
                self.keep(outcome)
            } else {
                outcome
            };
        }
        if let Typed::Char(figure) = key {
            hand.number(figure.to_digit(10).map_or(0, |digit| digit as usize));
        }
        Outcome::stay()
    }

    fn click(&mut self, at: Position, _tickets: &mut Tickets) -> Outcome {
        self.clicked(at);
        Outcome::stay()
    }

    fn wheel(&mut self, _at: Position, lines: isize) -> bool {
        self.scroll(lines);
        true
    }

    fn wants_text(&self) -> bool {
        self.is_asking() && self.hand.as_ref().is_some_and(Hand::is_written)
    }

    fn takes_figures(&self) -> bool {
        self.is_asking()
    }

    fn reply(&mut self, reply: &Reply) -> Outcome {
        match reply {
            Reply::Opened(ticket, opened) => self.reading.take(*ticket, opened),
            Reply::Failed(ticket, why) => self.reading.fail(*ticket, why),
            _ => {}
        }
        Outcome::stay()
    }

    fn kept(&mut self, news: &News) {
        if let News::Learned(progress) = news {
            self.way.set_progress(progress.clone());
        }
    }

    fn spot(&self) -> Option<Spot> {
        let taught = self.way.taught()?;
        Some(Spot {
            record: taught.path.clone(),
            title: taught.title.clone(),
            ..Spot::default()
        })
    }

    fn layout(&mut self, area: Rect, context: &Context<'_>) {
        self.lay_out(area, context);
    }

    fn settle(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        if !self.is_reading() {
            return Vec::new();
        }
        let path = self.way.taught().map(|taught| taught.path.clone());
        let request = path.and_then(|path| self.reading.ask(&path, tickets));
        request.into_iter().map(Effect::Ask).collect()
    }

    fn draw(&self, frame: &mut Frame<'_>, context: &Context<'_>) {
        self.paint(frame.buffer_mut(), context);
    }

    fn hints(&self) -> Vec<Action> {
        self.footer()
    }

    fn word_of(&self, action: Action) -> Option<String> {
        self.word(action).map(str::to_owned)
    }

    fn status(&self) -> String {
        let score = self.way.score().filter(|_| !self.way.is_review());
        let answered = score.map(|score| format!("{} of {} answered", score.answered, score.of));
        let told = (!self.is_kept).then(|| "nothing is kept".to_owned());
        let all: Vec<String> = answered.into_iter().chain(told).collect();
        all.join("; ")
    }

    fn subject(&self) -> Option<String> {
        self.title()
    }

    fn cursor(&self) -> Option<Position> {
        self.cursor_position()
    }
}
