//! The Library: an input, hits that follow every keystroke, facets, and a preview of the selected record.
//!
//! The text of the input is the single truth about what is asked: selecting a facet edits it. What the screen knows
//! stands in `state`, what keys do here.

mod above;
mod choices;
mod divider;
mod draw;
mod explaining;
mod hits;
mod layout;
mod note;
mod offers;
mod pointer;
mod preview;
mod recall;
mod state;
mod welcome;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::{Context, Go, Outcome, Screen, Tickets, Typed};
use crate::library::worker::Reply;
use crate::personal::{News, Order, Spot};
use crate::tui::action::Action;
use crate::tui::effect::Effect;

/// Its name in the keymap.
pub const NAME: &str = "library";

pub use state::Library;
use state::{Focus, Item};

/// How far half a page and a page go.
#[derive(Clone, Copy, Debug)]
enum Step {
    Lines(isize),
    HalfPages(isize),
}

impl Screen for Library {
    fn name(&self) -> &'static str {
        NAME
    }

    fn act(&mut self, action: Action, _tickets: &mut Tickets) -> Outcome {
        match action {
            Action::Open => return self.open(),
            Action::Back => return self.back(),
            Action::Up => self.step(Step::Lines(-1)),
            Action::Down => self.step(Step::Lines(1)),
            Action::HalfUp => self.step(Step::HalfPages(-1)),
            Action::HalfDown => self.step(Step::HalfPages(1)),
            Action::PageUp => self.step(Step::HalfPages(-2)),
            Action::PageDown => self.step(Step::HalfPages(2)),
            Action::Top => self.step(Step::Lines(isize::MIN)),
            Action::Bottom => self.step(Step::Lines(isize::MAX)),
            Action::NextPane if self.has_offers() && self.take_offer() => {}
            Action::NextPane => self.turn(true),
            Action::PreviousPane => self.turn(false),
            Action::FocusInput => self.focus = Focus::Input,
            Action::FocusHits => self.focus_hits(),
            Action::FocusFacets => self.focus_facets(),
            Action::Toggle if self.focus == Focus::Facets => self.toggle(),
            Action::Peek => return self.explain_selected(),
            Action::ClearInput => self.set_text(""),
            Action::RemoveFilter => self.remove_filter(),
            Action::AsTyped => self.search_as_typed(),
            _ => {}
        }
        Outcome::stay()
    }

    fn typed(&mut self, key: Typed, _tickets: &mut Tickets) -> Outcome {
        if self.input.edit(&key) {
            self.is_edited();
            self.recall.leave();
            self.offer();
        } else {
            // The cursor stands elsewhere now.
            self.offers.close();
        }
        Outcome::stay()
    }

    fn click(&mut self, at: Position, _tickets: &mut Tickets) -> Outcome {
        self.clicked(at)
    }

    fn wheel(&mut self, at: Position, lines: isize) -> bool {
        self.wheeled(at, lines);
        true
    }

    fn wants_text(&self) -> bool {
        self.focus == Focus::Input
    }

    fn reply(&mut self, reply: &Reply) -> Outcome {
        self.take(reply)
            .map_or_else(Outcome::stay, |hit| Outcome::go(self.reading(hit)))
    }

    fn kept(&mut self, news: &News) {
        if let News::History(queries) = news {
            self.recall.take(queries);
        }
    }

    fn query(&self) -> Option<&str> {
        Some(self.input.text())
    }

    fn found(&self) -> Option<(&str, usize)> {
        let answer = self.answer.as_ref()?;
        Some((self.input.text(), answer.total))
    }

    fn take_query(&mut self, query: &str) {
        self.set_text(query);
    }

    fn spot(&self) -> Option<Spot> {
        match self.selected() {
            // While the input has the focus no hit is seen to be selected.
            Some(Item::Hit(at)) if self.focus == Focus::Hits => {
                let hit = self.hits().get(at)?;
                Some(Spot {
                    record: hit.path.clone(),
                    title: hit.title.clone(),
                    ..Spot::default()
                })
            }
            _ => None,
        }
    }

    fn layout(&mut self, area: Rect, context: &Context<'_>) {
        self.settle_panes(area, context);
    }

    fn settle(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        self.requests(tickets)
            .into_iter()
            .map(Effect::Ask)
            .collect()
    }

    fn draw(&self, frame: &mut Frame<'_>, context: &Context<'_>) {
        draw::draw(self, frame.buffer_mut(), context);
    }

    fn hints(&self) -> Vec<Action> {
        let mut hints: Vec<Action> = match self.focus {
            // The list itself tells which key takes what it offers.
            Focus::Input if self.has_offers() && self.offers.is_chosen() => Vec::new(),
            Focus::Input if self.has_offers() => vec![Action::Open],
            Focus::Input if self.is_welcoming() => vec![Action::Down, Action::NextPane],
            Focus::Input if self.items() == 0 => vec![Action::NextPane, Action::Back],
            Focus::Input => vec![Action::Down, Action::Open, Action::NextPane, Action::Back],
            Focus::Hits => {
                let hints = [Action::FocusInput, Action::FocusFacets];
                let term = self.is_on_term().then_some(Action::Peek);
                let hints = [Action::Open].into_iter().chain(term).chain(hints);
                hints.chain([Action::Back, Action::Tray]).collect()
            }
            Focus::Facets => vec![
                Action::Toggle,
                Action::FocusHits,
                Action::FocusInput,
                Action::ClearInput,
            ],
        };
        if self.above.is_some() && self.focus != Focus::Facets {
            // Who came from elsewhere looks for the way back first.
            hints.retain(|action| *action != Action::Back);
            hints.insert(1.min(hints.len()), Action::Back);
        }
        let is_recalling = self.input.text().is_empty() || self.recall.is_on();
        if self.focus == Focus::Input && is_recalling && !self.recall.is_empty() {
            hints.push(Action::Up);
        }
        hints.extend([Action::Help, Action::Quit]);
        if self.focus == Focus::Hits {
            hints.extend([Action::Mark, Action::ClearInput]);
        }
        if self.focus == Focus::Facets {
            hints.push(Action::Peek);
        }
        if !self.filters.is_empty() {
            hints.push(Action::RemoveFilter);
        }
        hints.extend([
            Action::Standards,
            Action::Desk,
            Action::Saved,
            Action::CommandLine,
        ]);
        hints
    }

    fn status(&self) -> String {
        let counts = self.counts();
        match &self.said {
            Some(said) => format!("{counts}  {said}"),
            None => counts,
        }
    }

    fn word_of(&self, action: Action) -> Option<String> {
        self.word_back(action)
    }

    fn cursor(&self) -> Option<Position> {
        draw::cursor(self)
    }
}

impl Library {
    /// Tells whether something is offered to the input, which has the focus.
    fn has_offers(&self) -> bool {
        self.focus == Focus::Input && self.offers.is_seen()
    }

    fn open(&mut self) -> Outcome {
        if self.has_offers() && self.offers.is_chosen() {
            self.take_offer();
            return Outcome::stay();
        }
        if self.focus == Focus::Facets {
            self.toggle();
            return Outcome::stay();
        }
        let outcome = self.open_selected();
        let has_opened = matches!(outcome.go, Go::OpenRecord { .. });
        if has_opened {
            // Who comes back comes back to the hit.
            self.focus_hits();
        }
        let query = self.input.text().trim();
        if (has_opened || self.focus == Focus::Input) && !query.is_empty() {
            let order = Order::Remember(query.to_owned());
            self.recall.leave();
            return outcome.with(Effect::Keep(order));
        }
        outcome
    }

    fn open_selected(&mut self) -> Outcome {
        if self.focus == Focus::Input && self.input.text().is_empty() {
            // No hit is seen that could be meant.
            self.focus_hits();
            return Outcome::stay();
        }
        if self.focus == Focus::Input && self.is_waiting() {
            // What is on the screen does not answer what was typed.
            self.opens_answer = true;
            return Outcome::stay();
        }
        match self.selected() {
            Some(Item::Hit(hit)) => Outcome::go(self.reading(hit)),
            Some(Item::Suggestion(suggestion)) => {
                self.set_text(&suggestion.query.clone());
                Outcome::stay()
            }
            None => Outcome::stay(),
        }
    }

    fn reading(&self, hit: usize) -> Go {
        let Some(hit) = self.hits().get(hit) else {
            return Go::Stay;
        };
        // Who typed the name of a record wants the record and not a place in it.
        let section = hit.section.as_ref().filter(|_| !self.is_named(hit));
        Go::OpenRecord {
            name: hit.path.clone(),
            anchor: section.map(|section| section.anchor.clone()),
            words: self.words(hit),
        }
    }

    fn back(&mut self) -> Outcome {
        if self.has_offers() {
            self.offers.close();
            return Outcome::stay();
        }
        match self.focus {
            Focus::Facets if self.above.is_some() => self.focus_hits(),
            _ if self.above.is_some() => return Outcome::go(Go::Back),
            Focus::Input if !self.input.text().is_empty() => self.set_text(""),
            Focus::Input | Focus::Hits | Focus::Facets => self.focus = Focus::Input,
        }
        Outcome::stay()
    }

    fn turn(&mut self, forwards: bool) {
        match (self.focus, forwards) {
            (Focus::Input, true) | (Focus::Facets, false) => self.focus_hits(),
            (Focus::Hits, true) | (Focus::Input, false) => self.focus_facets(),
            (Focus::Facets, true) | (Focus::Hits, false) => self.focus = Focus::Input,
        }
    }

    fn step(&mut self, step: Step) {
        match self.focus {
            Focus::Facets => self.step_facets(step),
            Focus::Input => match step {
                Step::Lines(by @ (1 | -1)) if self.offers.can_choose() => self.offers.choose(by),
                Step::Lines(-1) if self.input.text().is_empty() || self.recall.is_on() => {
                    self.recall(true);
                }
                Step::Lines(by) if by < 0 => {}
                Step::Lines(1) if self.recall.is_on() => self.recall(false),
                Step::Lines(1) => self.focus_hits(),
                step => {
                    self.focus_hits();
                    self.step_hits(step);
                }
            },
            Focus::Hits => {
                if matches!(step, Step::Lines(-1)) && self.list.selected() == 0 {
                    self.focus = Focus::Input;
                } else {
                    self.step_hits(step);
                }
            }
        }
    }
}
