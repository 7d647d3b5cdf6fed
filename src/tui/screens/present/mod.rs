//! Slides in front of a room: one fills the screen, without status line and footer. Notes are never shown here.
//!
//! What is told comes from the worker; how it is divided is left to the room `slides`, where things stand to `layout`, the
//! time to `timer`, the list of slides to `index`.

mod draw;
mod index;
mod layout;
mod steered;
#[cfg(test)]
mod tests;
pub(crate) mod timer;

use std::sync::Arc;

use ratatui::Frame as Drawing;
use ratatui::layout::{Position, Rect};

use self::layout::{Areas, Frame, Shown};
use self::timer::Timer;
use super::{Context, Go, Outcome, Screen, Tickets, Typed};
use crate::library::worker::{Reply, Request, Ticket};
use crate::library::{Presented, Told};
use crate::model::{Language, PartialDate};
use crate::slides::{Deck, Point, Talk};
use crate::source::SafeText;
use crate::source::digit::digit;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::keymap::KeyNames;
use crate::tui::stage::{Command, Order, Talk as Staged};
use crate::tui::widgets::list::List;

/// Its name in the keymap.
pub const NAME: &str = "present";

/// What the status line says in front of a room, and the last line of a slide.
pub const ROOM: &str = "room";

/// What is told a room in the place of a message that names a file.
pub(crate) const DISCREET: &str = "this cannot be shown; outside the room the program says why";

/// Tells whether a message names a file.
pub(crate) fn names_file(words: &str) -> bool {
    words.contains(['/', '\\']) || words.contains(".md") || words.contains(".toml")
}

/// The most digits of a number of a slide.
const DIGITS: usize = 5;

/// What is presented, for whom, and how one came here.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// What.
    pub what: Presented,
    /// The language of the reader, as a tag.
    pub language: String,
    /// Today.
    pub today: PartialDate,
    /// How many minutes there are.
    pub minutes: Option<u64>,
    /// Whether nothing stands below it: to leave it is to leave the program.
    pub is_alone: bool,
}

/// Slides in front of a room.
#[derive(Debug)]
pub struct Present {
    wanted: Wanted,
    /// Whether the talk is to be asked for, whatever is there already.
    is_due: bool,
    asked: Option<Ticket>,
    /// Whether an answer is still to come.
    is_waiting: bool,
    told: Option<Arc<Told>>,
    failure: Option<String>,
    deck: Deck,
    /// What the deck was laid out for; nothing where it has to be laid out anew.
    frame: Frame,
    laid: Option<Frame>,
    at: usize,
    point: Point,
    seen: Option<Seen>,
    is_blank: bool,
    index: Option<List>,
    /// The digits typed so far, while a number is typed.
    typed: Option<String>,
    timer: Timer,
}

/// What is seen of a slide.
#[derive(Debug)]
struct Seen {
    areas: Areas,
    of: String,
    heading: Vec<String>,
    part: usize,
    parts: usize,
    shown: Shown,
}

/// Returns the slides of a talk for a size.
pub fn deck(talk: &Talk, columns: u16, rows: u16) -> Deck {
    let frame = Frame {
        area: Rect::new(0, 0, columns, rows),
        has_blocks: true,
    };
    Deck::lay(talk, &frame)
}

impl Present {
    /// Returns the slides of what is wanted.
    pub fn new(wanted: Wanted) -> Self {
        let timer = Timer::of(wanted.minutes);
        Self {
            wanted,
            is_due: true,
            asked: None,
            is_waiting: false,
            told: None,
            failure: None,
            deck: Deck::default(),
            frame: Frame::default(),
            laid: None,
            at: 0,
            point: Point::default(),
            seen: None,
            is_blank: false,
            index: None,
            typed: None,
            timer,
        }
    }

    fn go(&mut self, to: usize) {
        self.at = to.min(self.deck.slides.len().saturating_sub(1));
        if let Some(slide) = self.deck.slides.get(self.at) {
            self.point = slide.point.clone();
        }
    }

    /// Goes where the digits say that were typed; tells whether any were.
    fn go_to_typed(&mut self) -> bool {
        let Some(typed) = self.typed.take() else {
            return false;
        };
        if let Some(to) = typed.parse::<usize>().ok().and_then(|to| to.checked_sub(1)) {
            self.go(to);
        }
        true
    }

    fn take(&mut self, told: &Arc<Told>) {
        self.failure = None;
        self.told = Some(Arc::clone(told));
        self.laid = None;
    }

    fn ask(&mut self, unless: Option<u128>, tickets: &mut Tickets) -> Effect {
        let ticket = tickets.next();
        (self.asked, self.is_waiting) = (Some(ticket), true);
        let language = &self.wanted.language;
        Effect::Ask(Request::Present {
            ticket,
            what: self.wanted.what.clone(),
            language: Language::parse(language).unwrap_or_else(Language::english),
            today: self.wanted.today,
            unless,
        })
    }

    /// Returns what the first slide tells of the keys.
    fn hint(context: &Context<'_>) -> Option<String> {
        let names = KeyNames {
            ascii: context.theme.ascii(),
        };
        let key = |action: Action| {
            let keys = context.keymap.keys(NAME, action);
            let key = keys.first()?;
            Some(format!("{} {}", names.of(*key), action.told_on(NAME).0))
        };
        let actions = [
            Action::NextSlide,
            Action::PreviousSlide,
            Action::Slides,
            Action::Blank,
            Action::Help,
            Action::Back,
        ];
        let keys: Vec<String> = actions.into_iter().filter_map(key).collect();
        (!keys.is_empty()).then(|| keys.join("  "))
    }

    /// Does what is meant while the list of slides is open; tells whether that is all.
    fn act_in_index(&mut self, action: Action) -> bool {
        let (Some(index), count) = (&mut self.index, self.deck.slides.len()) else {
            return false;
        };
        let page = isize::try_from(index::rows(self.frame)).unwrap_or(1).max(1);
        match action {
            Action::Up => index.step(-1, count),
            Action::Down => index.step(1, count),
            Action::PreviousSlide | Action::PageUp | Action::HalfUp => index.step(-page, count),
            Action::NextSlide | Action::PageDown | Action::HalfDown => index.step(page, count),
            Action::Top => index.select(0),
            Action::Bottom => index.select(count.saturating_sub(1)),
            Action::Open => {
                let to = index.selected();
                self.index = None;
                self.go(to);
            }
            Action::Back | Action::Slides => self.index = None,
            _ => return false,
        }
        true
    }

    fn leave_to(&self) -> Outcome {
        Outcome::go(if self.wanted.is_alone {
            Go::Quit
        } else {
            Go::Back
        })
    }
}

impl Screen for Present {
    fn name(&self) -> &'static str {
        NAME
    }

    fn act(&mut self, action: Action, _tickets: &mut Tickets) -> Outcome {
        if self.is_blank && action != Action::Timer {
            // Whatever is pressed, the room sees the slide again.
            self.is_blank = false;
            return Outcome::stay();
        }
        if action == Action::PreviousSlide
            && let Some(typed) = &mut self.typed
        {
            if typed.pop().is_none() {
                self.typed = None;
            }
            return Outcome::stay();
        }
        if self.act_in_index(action) {
            return Outcome::stay();
        }
        let was_typed = match action {
            Action::Open | Action::GoTo => self.go_to_typed(),
            _ => self.typed.take().is_some(),
        };
        match action {
            Action::Open | Action::GoTo | Action::Back if was_typed => {}
            Action::Back => return self.leave_to(),
            Action::GoTo => self.typed = Some(String::new()),
            Action::NextSlide
            | Action::Open
            | Action::Down
            | Action::PageDown
            | Action::HalfDown => {
                self.go(self.at + 1);
            }
            Action::PreviousSlide | Action::Up | Action::PageUp | Action::HalfUp => {
                self.go(self.at.saturating_sub(1));
            }
            Action::Top => self.go(0),
            Action::Bottom => self.go(usize::MAX),
            Action::Slides => {
                let mut index = List::default();
                index.select(self.at);
                self.index = Some(index);
            }
            Action::Blank => self.is_blank = true,
            Action::Timer => self.timer.toggle(),
            _ => {}
        }
        Outcome::stay()
    }

    fn typed(&mut self, key: Typed, _tickets: &mut Tickets) -> Outcome {
        if std::mem::take(&mut self.is_blank) {
            return Outcome::stay();
        }
        if let Typed::Char(letter) = key
            && let Some(figure) = digit(letter)
        {
            let typed = self.typed.get_or_insert_default();
            if typed.len() < DIGITS {
                typed.push(figure);
            }
        }
        Outcome::stay()
    }

    /// While nothing is shown any letter brings the slide back.
    fn wants_text(&self) -> bool {
        self.is_blank
    }

    fn takes_figures(&self) -> bool {
        true
    }

    fn reply(&mut self, reply: &Reply) -> Outcome {
        match reply {
            Reply::Presented(ticket, told) if self.asked == Some(*ticket) => {
                self.is_waiting = false;
                self.take(told);
            }
            Reply::Unchanged(ticket) if self.asked == Some(*ticket) => {
                self.is_waiting = false;
                self.failure = None;
            }
            // What was shown before goes on being shown: a file may be faulty while it is edited.
            Reply::Failed(ticket, why) if self.asked == Some(*ticket) => {
                self.is_waiting = false;
                self.failure = Some(why.clone());
            }
            Reply::Ready(state) if !state.syncing && self.asked.is_some() => self.is_due = true,
            _ => {}
        }
        Outcome::stay()
    }

    fn staged(&self) -> Option<Staged> {
        Some(self.told_to_console())
    }

    fn steer(&mut self, command: Command, _tickets: &mut Tickets) -> Outcome {
        self.obey(command);
        Outcome::stay()
    }

    fn set_timer(&mut self, minutes: Option<u64>) {
        self.timer.set(minutes);
    }

    fn tick(&mut self, now: u64, tickets: &mut Tickets) -> Vec<Effect> {
        self.timer.tick(now);
        let follows_files = matches!(
            self.wanted.what,
            Presented::Records(_) | Presented::Comparison(_)
        );
        if self.is_waiting || !follows_files {
            return Vec::new();
        }
        // The file may have been saved since.
        let stamp = self.told.as_ref().map(|told| told.stamp);
        vec![self.ask(stamp, tickets)]
    }

    fn layout(&mut self, area: Rect, context: &Context<'_>) {
        self.frame = Frame {
            area,
            has_blocks: !context.theme.ascii(),
        };
        let Some(told) = self.told.clone() else {
            return;
        };
        if self.laid != Some(self.frame) {
            let is_first = self.deck.slides.is_empty();
            self.deck = Deck::lay(&told.talk, &self.frame);
            self.laid = Some(self.frame);
            let at = if is_first {
                0
            } else {
                self.deck.find(&self.point, &told.talk)
            };
            let point = self.point.clone();
            self.go(at);
            if !is_first {
                // The point one came from is kept, so that one comes back to it on the size before.
                self.point = point;
            }
        }
        self.seen = None;
        if let Some(slide) = self.deck.slides.get(self.at)
            && let Some(chapter) = told.talk.chapters.get(slide.chapter)
        {
            let areas = self.frame.areas(chapter);
            self.seen = Some(Seen {
                areas,
                of: SafeText::line(&chapter.of).into_string(),
                heading: self.frame.heading(chapter),
                part: slide.part,
                parts: slide.parts,
                shown: Shown::of(&slide.face, self.frame, areas.body),
            });
        }
        let (rows, count) = (index::rows(self.frame), self.deck.slides.len());
        if let Some(index) = &mut self.index {
            index.fit(count, rows, |_| 1);
        }
    }

    fn settle(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.asked.is_none() {
            effects.push(Effect::Stage(Order::Begin));
        }
        if std::mem::take(&mut self.is_due) {
            effects.push(self.ask(None, tickets));
        }
        effects
    }

    fn leave(&mut self) -> Vec<Effect> {
        vec![Effect::Stage(Order::End)]
    }

    fn draw(&self, frame: &mut Drawing<'_>, context: &Context<'_>) {
        self.paint(frame.buffer_mut(), context);
    }

    fn wants_all(&self) -> bool {
        true
    }

    fn hints(&self) -> Vec<Action> {
        vec![
            Action::NextSlide,
            Action::PreviousSlide,
            Action::Slides,
            Action::Blank,
            Action::Help,
            Action::Back,
        ]
    }

    fn status(&self) -> String {
        let count = self.deck.slides.len();
        format!("{}/{count}", (self.at + 1).min(count))
    }

    fn cursor(&self) -> Option<Position> {
        None
    }
}
