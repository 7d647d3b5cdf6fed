//! What keys and clicks do in a training.

use ratatui::layout::Position;

use super::hand::{Given, Hand};
use super::lines::Leads;
use super::{Judged, Training};
use crate::learn::{Answer, Posed, Step};
use crate::tui::action::Action;
use crate::tui::screens::{Go, Outcome, Typed};
use crate::tui::widgets::list::steps;

impl Training {
    /// Does what the user means.
    pub(super) fn acted(&mut self, action: Action) -> Outcome {
        match action {
            Action::Back => return self.leave_step(),
            Action::Open => return self.open(),
            Action::NextSection => return self.go_on(),
            Action::PreviousSection => return self.go_back(),
            Action::See => return self.see(),
            Action::Read => return self.read(),
            Action::Again => return self.again(),
            Action::Exercises if self.is_reading() => {
                self.way.to_exercises();
                self.renew();
            }
            Action::Toggle if !self.is_asking() => self.page(1),
            Action::Toggle => self.with_hand(Hand::toggle),
            Action::NextColumn => self.with_hand(|hand| hand.turn(1)),
            Action::PreviousColumn => self.with_hand(|hand| hand.turn(-1)),
            Action::PageUp => self.page(-1),
            Action::PageDown => self.page(1),
            Action::HalfUp => self.scroll(-(self.rows() / 2).max(1)),
            Action::HalfDown => self.scroll((self.rows() / 2).max(1)),
            Action::Up | Action::Down | Action::Top | Action::Bottom => {
                self.step_by(steps(action, 0));
            }
            _ => {}
        }
        Outcome::stay()
    }

    /// Changes the answer that is given.
    fn with_hand(&mut self, change: impl FnOnce(&mut Hand)) {
        if let Some(hand) = self.hand.as_mut().filter(|_| self.judged.is_none()) {
            change(hand);
            self.view.follow();
        }
    }

    /// Selects what is so many lines further; where nothing can be selected, scrolls.
    fn step_by(&mut self, by: isize) {
        let can_select = self.is_asking() && !self.wants_line();
        if can_select {
            self.with_hand(|hand| hand.step(by));
        } else {
            self.scroll(by);
        }
    }

    /// Tells whether what is asked is answered on a line.
    fn wants_line(&self) -> bool {
        self.hand.as_ref().is_some_and(Hand::is_written)
    }

    pub(super) fn scroll(&mut self, lines: isize) {
        if self.is_reading() {
            self.reading.scroll(lines);
        } else {
            self.view.scroll(lines);
        }
    }

    fn page(&mut self, by: isize) {
        self.scroll(by * (self.rows() - 1).max(1));
    }

    fn rows(&self) -> isize {
        let rows = if self.is_reading() {
            self.reading.rows()
        } else {
            self.view.rows()
        };
        isize::try_from(rows).unwrap_or(1)
    }

    /// Puts down what is moved, goes back from the comparison to the line, else leaves.
    fn leave_step(&mut self) -> Outcome {
        if self.hand.as_mut().is_some_and(Hand::put_back) {
            return Outcome::stay();
        }
        let own = self.own.take_if(|_| self.judged.is_none());
        if let Some(own) = own
            && let Some(mut hand) = self.way.posed().map(Hand::new)
        {
            if let Given::Words(input) = &mut hand.given {
                input.edit(&Typed::Paste(own));
            }
            self.hand = Some(hand);
            self.view.rewind();
            return Outcome::stay();
        }
        Outcome::go(Go::Back)
    }

    fn open(&mut self) -> Outcome {
        if self.judged.is_some() {
            self.renew();
            return Outcome::stay();
        }
        match self.way.step() {
            Some(Step::Section { .. }) => self.go_on(),
            Some(Step::End) if self.way.to_open() => {
                self.renew();
                Outcome::stay()
            }
            Some(Step::End) | None => Outcome::go(Go::Back),
            Some(Step::Exercise { .. }) => self.answer(),
        }
    }

    /// Judges the answer that is given; one in one's own words is compared with a good one first.
    fn answer(&mut self) -> Outcome {
        let (Some(hand), Some(posed)) = (self.hand.clone(), self.way.posed().cloned()) else {
            // An exercise that nobody could answer is passed over.
            return self.go_on();
        };
        if hand.is_moving() {
            self.with_hand(Hand::toggle);
            return Outcome::stay();
        }
        if self.is_composing() {
            let own = hand.words().unwrap_or_default().to_owned();
            self.way.write(&own);
            self.own = Some(own);
            self.hand = Some(Hand::comparing());
            self.view.follow();
            return Outcome::stay();
        }
        match hand.answer() {
            Ok(answer) => self.judge(posed, hand, &answer),
            Err(missing) => Outcome::tell(&missing),
        }
    }

    fn judge(&mut self, posed: Posed, hand: Hand, answer: &Answer) -> Outcome {
        let title = self.way.taught().map(|taught| taught.title.clone());
        let Some(step) = self.way.step() else {
            return Outcome::stay();
        };
        if let Some(answered) = self.way.answer(answer) {
            self.hand = None;
            self.judged = Some(Judged {
                posed,
                hand,
                own: self.own.take().unwrap_or_default(),
                answered,
                step,
                title: title.unwrap_or_default(),
            });
            self.view.follow();
        }
        Outcome::stay()
    }

    /// Goes to the next step; where an answer is shown, one is there already.
    fn go_on(&mut self) -> Outcome {
        if self.judged.is_none() {
            self.way.go_on();
        }
        self.renew();
        Outcome::stay()
    }

    fn go_back(&mut self) -> Outcome {
        // Where an answer is shown, one is further already than the question it answers.
        if let Some(judged) = &self.judged {
            self.way.back_from(judged.step);
        } else if !self.way.back() {
            return Outcome::tell("this is the beginning");
        }
        self.renew();
        Outcome::stay()
    }

    /// Opens where the answer stands.
    fn see(&self) -> Outcome {
        let Some(judged) = &self.judged else {
            return Outcome::tell("once it is answered, this opens where the answer stands");
        };
        let Some(see) = &judged.posed.exercise().see else {
            return Outcome::tell("no passage is named for this question");
        };
        let (slug, anchor) = see.value.split_once('#').unwrap_or((&see.value, ""));
        Outcome::go(Go::OpenRecord {
            name: slug.to_owned(),
            anchor: (!anchor.is_empty()).then(|| anchor.to_owned()),
            words: Vec::new(),
        })
    }

    /// Opens the module in the reader, at the section that is read.
    fn read(&self) -> Outcome {
        let Some(taught) = self.way.taught() else {
            return Outcome::stay();
        };
        let anchor = match self.step() {
            Some(Step::Section { section, .. }) => taught.sections.get(section),
            _ => None,
        };
        Outcome::go(Go::OpenRecord {
            name: taught.path.clone(),
            anchor: anchor.map(|section| section.anchor().to_owned()),
            words: Vec::new(),
        })
    }

    fn again(&mut self) -> Outcome {
        if self.judged.is_some() || self.way.step() != Some(Step::End) {
            return Outcome::tell("at the end of the module, this begins it once more");
        }
        self.way.again();
        self.renew();
        Outcome::tell("once more from the beginning; the answers given before stay in the record")
    }

    /// Selects, chooses or pairs what is clicked.
    pub(super) fn clicked(&mut self, at: Position) {
        let Some((leads, column)) = self.view.leads_at(at) else {
            return;
        };
        self.with_hand(|hand| match leads {
            Leads::Item(item) if !hand.is_moving() => {
                hand.select(item);
                if matches!(
                    hand.given,
                    Given::One(..) | Given::Several(_) | Given::Own(..)
                ) {
                    hand.toggle();
                }
            }
            Leads::Right(right) => {
                hand.pair(right);
                hand.next_open();
            }
            Leads::Line(start) => hand.point(start, column),
            Leads::Item(_) | Leads::Verdict => {}
        });
    }

    /// Returns what the footer shows.
    pub(super) fn footer(&self) -> Vec<Action> {
        let own: &[Action] = match (&self.judged, self.way.step()) {
            (Some(judged), _) if judged.posed.exercise().see.is_some() => {
                &[Action::Open, Action::See, Action::PreviousSection]
            }
            (Some(_), _) => &[Action::Open, Action::PreviousSection],
            (None, Some(Step::Section { .. })) => &[
                Action::Open,
                Action::PageDown,
                Action::Read,
                Action::Exercises,
                Action::PreviousSection,
            ],
            (None, Some(Step::End)) => &[Action::Open, Action::Again, Action::PreviousSection],
            (None, None) => &[Action::Open],
            (None, Some(Step::Exercise { .. })) => self.hand_footer(),
        };
        let rest = [Action::Back, Action::Help];
        own.iter().chain(&rest).copied().collect()
    }

    fn hand_footer(&self) -> &'static [Action] {
        match self.hand.as_ref().map(|hand| &hand.given) {
            Some(Given::Words(_)) => &[Action::Open, Action::NextSection, Action::PreviousSection],
            Some(Given::Order(order)) if order.held.is_some() => {
                &[Action::Toggle, Action::Up, Action::Down]
            }
            Some(Given::Pairs(_)) => &[
                Action::Open,
                Action::NextColumn,
                Action::Down,
                Action::NextSection,
            ],
            Some(Given::Several(_) | Given::Order(_)) => &[
                Action::Open,
                Action::Toggle,
                Action::Down,
                Action::NextSection,
            ],
            Some(_) => &[Action::Open, Action::Down, Action::NextSection],
            None => &[Action::Open],
        }
    }

    /// Returns the word of an action in the footer.
    pub(super) fn word(&self, action: Action) -> Option<&'static str> {
        let given = self.hand.as_ref().map(|hand| &hand.given);
        match (action, &self.judged, self.way.step()) {
            (Action::Open, Some(_), _) => Some("go on"),
            (Action::Open, None, Some(Step::Section { section, of })) => {
                Some(if section + 1 < of {
                    "next section"
                } else {
                    "exercises"
                })
            }
            (Action::Open, None, Some(Step::End)) => Some(match self.way.score() {
                Some(score) if score.answered < score.of => "what is left open",
                _ => "to the modules",
            }),
            (Action::Open, None, None) => Some("to the modules"),
            (Action::Open, None, _) if self.is_composing() => Some("a good answer"),
            (Action::Toggle, None, _) => match given {
                Some(Given::Order(order)) if order.held.is_some() => Some("put down"),
                Some(Given::Order(_)) => Some("move"),
                _ => None,
            },
            (Action::Down, None, _) if self.is_asking() => Some(match given {
                Some(Given::One(..) | Given::Own(..)) => "choose",
                _ => "down",
            }),
            (Action::Back, None, _) if self.own.is_some() => Some("back to the line"),
            (Action::Back, None, _) if self.hand.as_ref().is_some_and(Hand::is_moving) => {
                Some("as it was")
            }
            _ => None,
        }
    }
}
