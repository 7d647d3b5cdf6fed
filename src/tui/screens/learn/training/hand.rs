//! An answer while it is given: what is chosen, in which order things are put, what is paired, what is written.
//!
//! Places are those shown, counted from 0. What the answer is worth is said by the room `learn`.

use crate::learn::{Answer, Form, Posed};
use crate::model::Verdict;
use crate::tui::event::Typed;
use crate::tui::text;
use crate::tui::widgets::input::Input;

/// What a learner may say of his own answer.
pub(super) const OWN: [(Verdict, &str); 3] = [
    (Verdict::Right, "My answer agrees"),
    (Verdict::Partly, "My answer agrees in part"),
    (Verdict::Wrong, "My answer does not agree"),
];

/// What a group may say of its task.
pub(super) const DONE: [(Verdict, &str); 1] = [(Verdict::Done, "Our group has done it")];

/// An answer while it is given.
#[derive(Clone, Debug)]
pub(super) struct Hand {
    /// What is selected.
    pub(super) at: usize,
    pub(super) given: Given,
}

/// What is given so far.
#[derive(Clone, Debug)]
pub(super) enum Given {
    /// One of so many choices.
    One(Option<usize>, usize),
    /// Of each choice whether it is chosen.
    Several(Vec<bool>),
    /// Things in an order.
    Order(Order),
    /// For each on the left the one on the right.
    Pairs(Vec<Option<usize>>),
    /// What is written.
    Words(Input),
    /// What is said of one's own answer.
    Own(Option<usize>, &'static [(Verdict, &'static str)]),
}

/// Things that are put in order.
#[derive(Clone, Debug)]
pub(super) struct Order {
    /// The things, by the places at which they were shown first.
    pub(super) places: Vec<usize>,
    /// Where the thing that is moved stood, and how all stood, while one is moved.
    pub(super) held: Option<(usize, Vec<usize>)>,
    /// Whether anything was moved.
    is_moved: bool,
}

impl Hand {
    /// Returns the empty hand for an exercise.
    pub(super) fn new(posed: &Posed) -> Self {
        let count = posed.choices().len();
        let given = match posed.form() {
            Form::Single => Given::One(None, count),
            Form::Multiple => Given::Several(vec![false; count]),
            Form::Order => Given::Order(Order {
                places: (0..count).collect(),
                held: None,
                is_moved: false,
            }),
            Form::Match => Given::Pairs(vec![None; count]),
            Form::Fill => Given::Words(Input::default()),
            Form::Open => Given::Words(Input::roomy()),
            Form::Group => Given::Own(None, &DONE),
        };
        Self { at: 0, given }
    }

    /// Returns the hand of who compares his own answer with a good one.
    pub(super) fn comparing() -> Self {
        Self {
            at: 0,
            given: Given::Own(None, &OWN),
        }
    }

    /// Tells whether something is written.
    pub(super) fn is_written(&self) -> bool {
        matches!(self.given, Given::Words(_))
    }

    /// Returns what is written.
    pub(super) fn words(&self) -> Option<&str> {
        match &self.given {
            Given::Words(input) => Some(input.text()),
            _ => None,
        }
    }

    /// Tells whether an item is being moved.
    pub(super) fn is_moving(&self) -> bool {
        matches!(&self.given, Given::Order(order) if order.held.is_some())
    }

    /// Returns how many things can be selected.
    fn count(&self) -> usize {
        match &self.given {
            Given::One(_, count) => *count,
            Given::Several(chosen) => chosen.len(),
            Given::Order(order) => order.places.len(),
            Given::Pairs(pairs) => pairs.len(),
            Given::Own(_, words) => words.len(),
            Given::Words(_) => 0,
        }
    }

    /// Selects what stands so many lines further; where one thing is chosen, it is that; what is moved goes along.
    pub(super) fn step(&mut self, by: isize) {
        let last = self.count().saturating_sub(1);
        let at = self.at.saturating_add_signed(by).min(last);
        match &mut self.given {
            Given::One(chosen, _) | Given::Own(chosen, _) => *chosen = Some(at),
            Given::Order(order) if order.held.is_some() => {
                let thing = order.places.remove(self.at);
                order.places.insert(at, thing);
            }
            _ => {}
        }
        self.at = at;
    }

    /// Selects something, as a click does.
    pub(super) fn select(&mut self, at: usize) {
        if at < self.count() && !self.is_moving() {
            self.at = at;
        }
    }

    /// Chooses what is selected or undoes that; takes an item to be moved, and puts it down.
    pub(super) fn toggle(&mut self) {
        let at = self.at;
        match &mut self.given {
            Given::One(chosen, _) | Given::Own(chosen, _) => *chosen = Some(at),
            Given::Several(chosen) => {
                if let Some(chosen) = chosen.get_mut(at) {
                    *chosen = !*chosen;
                }
            }
            Given::Order(order) => match order.held.take() {
                Some((_, before)) => order.is_moved |= before != order.places,
                None => order.held = Some((at, order.places.clone())),
            },
            Given::Pairs(_) => self.turn(1),
            Given::Words(_) => {}
        }
    }

    /// Takes a number that was typed, from 1: it chooses, puts what is selected at that place, or pairs it with that.
    pub(super) fn number(&mut self, number: usize) {
        let Some(place) = number.checked_sub(1).filter(|place| *place < self.count()) else {
            return;
        };
        match &mut self.given {
            Given::Order(order) => {
                let thing = order.places.remove(self.at);
                order.places.insert(place, thing);
                order.is_moved |= place != self.at;
                self.at = place;
            }
            Given::Pairs(_) => {
                self.pair(place);
                self.next_open();
            }
            Given::One(..) | Given::Several(_) | Given::Own(..) => {
                self.at = place;
                self.toggle();
            }
            Given::Words(_) => {}
        }
    }

    /// Pairs what is selected with the next on the right that is free, or with the one before; where none is, it changes
    /// places with the next.
    pub(super) fn turn(&mut self, by: isize) {
        let Given::Pairs(pairs) = &mut self.given else {
            return;
        };
        let count = pairs.len();
        let now = pairs.get(self.at).copied().flatten();
        let forward = if by > 0 { 1 } else { count.saturating_sub(1) };
        let step = |from: usize| (from + forward) % count.max(1);
        // Before the first of them stands the last.
        let from = now.unwrap_or(if by > 0 { count.saturating_sub(1) } else { 0 });
        let mut ways = std::iter::successors(Some(from), |from| Some(step(*from)));
        let is_free = |right: &usize| !pairs.contains(&Some(*right));
        let free = ways.by_ref().skip(1).take(count).find(is_free);
        let Some(right) = free.or_else(|| now.map(step)) else {
            return;
        };
        if let Some(other) = pairs.iter_mut().find(|pair| **pair == Some(right)) {
            *other = now;
        }
        if let Some(pair) = pairs.get_mut(self.at) {
            *pair = Some(right);
        }
    }

    /// Pairs what is selected with one on the right, which is taken from where it was.
    pub(super) fn pair(&mut self, right: usize) {
        let Given::Pairs(pairs) = &mut self.given else {
            return;
        };
        for paired in pairs.iter_mut() {
            paired.take_if(|paired| *paired == right);
        }
        if let Some(pair) = pairs.get_mut(self.at) {
            *pair = Some(right);
        }
    }

    /// Selects the next on the left that is not paired, if there is one.
    pub(super) fn next_open(&mut self) {
        let Given::Pairs(pairs) = &self.given else {
            return;
        };
        let behind = (self.at..pairs.len()).chain(0..self.at);
        let open = behind.into_iter().find(|at| pairs[*at].is_none());
        self.at = open.unwrap_or(self.at);
    }

    /// Takes what was typed into the line; tells whether it changed or was too long.
    pub(super) fn edit(&mut self, key: &Typed) -> Option<&'static str> {
        let Given::Words(input) = &mut self.given else {
            return None;
        };
        input.edit(key);
        input
            .is_cut()
            .then_some("no more fits into the line; go on on paper")
    }

    /// Puts the cursor of the line before what is seen in a column, of the part of it that begins at a byte.
    pub(super) fn point(&mut self, start: usize, column: usize) {
        if let Given::Words(input) = &mut self.given {
            let (before, _) = text::split(&input.text()[start.min(input.text().len())..], column);
            let byte = start + before.len();
            input.place(byte);
        }
    }

    /// Puts an item that is moved back to where it stood; tells whether one was moved.
    pub(super) fn put_back(&mut self) -> bool {
        let Given::Order(order) = &mut self.given else {
            return false;
        };
        let held = order.held.take();
        if let Some((at, places)) = held {
            (self.at, order.places) = (at, places);
            return true;
        }
        false
    }

    /// Returns the answer, or what is still missing.
    pub(super) fn answer(&self) -> Result<Answer, String> {
        let missing = |words: &str| Err(words.to_owned());
        match &self.given {
            Given::One(Some(place), _) => Ok(Answer::Places(vec![*place])),
            Given::Several(chosen) if chosen.contains(&true) => {
                let places = chosen.iter().enumerate();
                let places = places.filter(|(_, is_chosen)| **is_chosen);
                Ok(Answer::Places(places.map(|(place, _)| place).collect()))
            }
            Given::One(None, _) | Given::Several(_) => missing("choose an answer first"),
            Given::Order(order) if order.is_moved => Ok(Answer::Places(order.places.clone())),
            Given::Order(_) => missing("it is not in order yet; move what stands in a wrong place"),
            Given::Pairs(pairs) => {
                let open = pairs.iter().filter(|pair| pair.is_none()).count();
                let places: Vec<usize> = pairs.iter().copied().flatten().collect();
                match open {
                    0 => Ok(Answer::Places(places)),
                    1 => missing("one is still without its match"),
                    open => Err(format!("{open} are still without their match")),
                }
            }
            Given::Words(input) => match input.text().trim() {
                "" => missing("write what stands in the gap first"),
                words => Ok(Answer::Words(words.to_owned())),
            },
            Given::Own(chosen, words) => match chosen.and_then(|at| words.get(at)) {
                Some((verdict, _)) => Ok(Answer::Own(*verdict)),
                None => missing("choose first what is so"),
            },
        }
    }
}
