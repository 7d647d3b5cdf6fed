//! What an answer is worth, and what is said of it.

use super::fill;
use super::posed::{Form, Posed};
use crate::model::Verdict;
use crate::model::module::Task;

/// An answer to an exercise. Places are those shown, counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// What was chosen, put in this order, or found for each on the left.
    Places(Vec<usize>),
    /// What was written into the gap.
    Words(String),
    /// What the learner says of his own answer, or that a task is done.
    Own(Verdict),
}

/// What an answer is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// How it is judged.
    pub verdict: Verdict,
    /// How much of it is right, in per cent.
    pub credit: u8,
    /// The judgement in a sentence or two.
    pub said: String,
    /// The right answer in lines, each as it is to be shown; none where the answer is right.
    pub right: Vec<String>,
}

impl Posed {
    /// Returns what an answer is worth. One of another form than the exercise asks for is wrong.
    pub fn judge(&self, answer: &Answer) -> Judgement {
        match (self.form(), answer) {
            (Form::Open | Form::Group, Answer::Own(verdict)) => own(*verdict),
            (Form::Fill, Answer::Words(words)) => self.gap(words),
            (Form::Single, Answer::Places(chosen)) => self.single(chosen),
            (Form::Multiple, Answer::Places(chosen)) => self.multiple(chosen),
            (Form::Order | Form::Match, Answer::Places(places)) => self.in_place(places),
            _ => self.told(0, 1, ""),
        }
    }

    fn single(&self, chosen: &[usize]) -> Judgement {
        self.told(usize::from(self.right() == chosen), 1, "")
    }

    /// Judges what was chosen of several: each right choice counts one, each wrong one takes one away.
    fn multiple(&self, chosen: &[usize]) -> Judgement {
        let right = self.right();
        let of = right.len();
        let found = right.iter().filter(|place| chosen.contains(place)).count();
        let wrong = chosen.iter().filter(|place| !right.contains(place));
        let wrong = wrong.count();
        let found_told = match (found, of) {
            (0, 1) => "not the right answer".to_owned(),
            (1, 1) => "the right answer".to_owned(),
            _ if found == of => format!("all {of} right answers"),
            _ => format!("{found} of {of} right answers"),
        };
        let note = match wrong {
            0 => format!("You found {found_told}."),
            1 => format!("You found {found_told}; one of your choices is wrong."),
            _ => format!("You found {found_told}; {wrong} of your choices are wrong."),
        };
        let is_right = found == of && wrong == 0;
        let note = if is_right { "" } else { note.as_str() };
        self.told(found.saturating_sub(wrong), of, note)
    }

    /// Judges an order, or what was matched: what stands in its place counts.
    fn in_place(&self, places: &[usize]) -> Judgement {
        let right = self.right();
        let of = right.len();
        let met = right.iter().zip(places).filter(|(a, b)| a == b).count();
        let note = match self.form() {
            _ if met == of => String::new(),
            Form::Order => format!("{met} of {of} are in the right place."),
            _ => format!("{met} of {of} pairs are right."),
        };
        self.told(met, of, &note)
    }

    fn gap(&self, words: &str) -> Judgement {
        let accept = match &self.exercise().task {
            Task::Fill { accept } => accept.as_slice(),
            _ => &[],
        };
        let exercise = self.exercise();
        let explanation = exercise
            .explanation
            .as_ref()
            .map(|text| text.value.as_str());
        let own = [exercise.prompt.value.as_str()]
            .into_iter()
            .chain(explanation);
        match fill::accepted(words, accept.iter().map(|text| text.value.as_str()), own) {
            Some((_, fill::Hit::Exact)) => self.told(1, 1, ""),
            Some((meant, fill::Hit::Mistyped)) => {
                self.told(1, 1, &format!("It is written: {meant}."))
            }
            None => self.told(0, 1, ""),
        }
    }

    /// Returns the judgement on an answer of which so many parts are right, with what is noted of it.
    fn told(&self, right: usize, of: usize, note: &str) -> Judgement {
        let (verdict, word) = match right {
            0 => (Verdict::Wrong, "Wrong."),
            _ if right < of => (Verdict::Partly, "Partly right."),
            _ => (Verdict::Right, "Right."),
        };
        Judgement {
            verdict,
            credit: per_cent(right, of),
            said: format!("{word} {note}").trim_end().to_owned(),
            right: if verdict == Verdict::Right {
                Vec::new()
            } else {
                self.solution()
            },
        }
    }

    /// Returns the right answer in lines, as it is numbered on the screen.
    pub fn solution(&self) -> Vec<String> {
        let choices = self.choices();
        let choice = |place: &usize| choices.get(*place).copied().unwrap_or_default();
        let right = self.right();
        match (self.form(), &self.exercise().task) {
            (Form::Match, _) => {
                let lefts = self.lefts().into_iter().enumerate().zip(&right);
                lefts
                    .map(|((at, left), place)| {
                        format!("{}{} {left}: {}", at + 1, letter(*place), choice(place))
                    })
                    .collect()
            }
            (_, Task::Fill { accept }) => accept
                .first()
                .map(|text| text.value.clone())
                .into_iter()
                .collect(),
            _ => right
                .iter()
                .map(|place| format!("{} {}", place + 1, choice(place)))
                .collect(),
        }
    }
}

/// Returns what a learner says of his own answer as a judgement.
fn own(verdict: Verdict) -> Judgement {
    let (credit, said) = match verdict {
        Verdict::Right => (100, "Your answer agrees."),
        Verdict::Partly => (50, "Your answer agrees in part."),
        Verdict::Wrong => (0, "Your answer does not agree."),
        Verdict::Done => (100, "Done."),
    };
    Judgement {
        verdict,
        credit,
        said: said.to_owned(),
        right: Vec::new(),
    }
}

/// Returns the letter of a place on the right side.
pub fn letter(place: usize) -> char {
    let offset = u8::try_from(place).unwrap_or(u8::MAX).min(25);
    char::from(b'a' + offset)
}

/// Returns a part of a whole in per cent, rounded.
pub(super) fn per_cent(part: usize, of: usize) -> u8 {
    let of = of.max(1);
    u8::try_from((part.min(of) * 200 + of) / (of * 2)).unwrap_or(100)
}
