//! Hands that are counted: for a choice one more or less by a key, or their number, typed.

use super::entry::{Entry, Field};
use super::{Agenda, kept};
use crate::model::session::{Act, Vote};
use crate::source::digit::digit;
use crate::tui::screens::Outcome;

/// The most hands that can be counted for a choice.
const MOST_HANDS: u32 = 10_000;

impl Agenda {
    /// Opens a line for the number of hands of a choice; behind the last one nothing is typed any more.
    pub(super) fn ask_hands(&mut self, choice: usize) {
        let vote = self.vote();
        let name = vote.and_then(|vote| Some(vote.choices.get(choice)?.name.clone()));
        self.entry = name.map(|name| Entry::new(Field::Hands(choice), &name));
        if self.entry.is_some() {
            self.voting = Some(choice);
        }
    }

    /// Takes the number of hands of a choice, and asks for that of the next one; nothing typed leaves what was counted.
    pub(super) fn take_hands(&mut self, choice: usize, text: &str) -> Outcome {
        let Some(session) = &mut self.session else {
            return Outcome::stay();
        };
        if !text.is_empty() {
            let digits: Option<String> = text.chars().map(digit).collect();
            let hands = digits.and_then(|digits| digits.parse::<u32>().ok());
            let Some(hands) = hands.filter(|hands| *hands <= MOST_HANDS) else {
                return Outcome::tell("type how many hands there are, such as 23");
            };
            session.set_hands(choice, hands);
        }
        let outcome = Outcome::stay().with_any(kept(session));
        self.ask_hands(choice + 1);
        outcome
    }

    /// Counts a hand for the choice of a number.
    pub(super) fn count_figure(&mut self, figure: char) -> Outcome {
        let figure = digit(figure).and_then(|figure| figure.to_digit(10));
        let choice = figure.and_then(|figure| usize::try_from(figure).ok()?.checked_sub(1));
        match (choice, self.voting) {
            (Some(choice), Some(_)) => self.count(choice, true),
            _ => Outcome::stay(),
        }
    }

    pub(super) fn count(&mut self, choice: usize, is_up: bool) -> Outcome {
        let Some(session) = &mut self.session else {
            return Outcome::stay();
        };
        if !session.count(choice, is_up) {
            return Outcome::tell("there is no such choice");
        }
        self.voting = Some(choice);
        Outcome::stay().with_any(kept(session))
    }

    pub(super) fn choose(&mut self, is_next: bool) -> Outcome {
        let count = self.vote().map_or(0, |vote| vote.choices.len());
        if let Some(at) = &mut self.voting {
            *at = if is_next {
                (*at + 1).min(count.saturating_sub(1))
            } else {
                at.saturating_sub(1)
            };
        }
        Outcome::stay()
    }

    /// Returns the vote that was begun last.
    pub(super) fn vote(&self) -> Option<&Vote> {
        let mut done = self.session.as_ref()?.log().done.iter().rev();
        done.find_map(|done| match &done.act {
            Act::Vote(vote) => Some(vote),
            _ => None,
        })
    }
}
