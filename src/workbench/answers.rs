//! The answers of one country at one date.
//!
//! How they are read is left to `read`, what is wrong with them to `doubts`, what follows from them to the rules.

use std::collections::BTreeMap;

use super::questions::{Key, Question, Section, Value};
use crate::model::PartialDate;
use crate::source::{Span, Spanned};

/// The answers of one country at one date.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    values: BTreeMap<(Section, Key), Spanned<Value>>,
}

impl Answers {
    /// Tells whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Returns how many questions were answered.
    pub fn count(&self) -> usize {
        self.values.len()
    }

    /// Returns how many questions of a table were answered.
    pub fn count_in(&self, section: Section) -> usize {
        let places = self.values.iter();
        places.filter(|((own, _), _)| *own == section).count()
    }

    /// Keeps an answer, in place of one that is there.
    pub fn set(&mut self, section: Section, key: Key, value: Spanned<Value>) {
        self.values.insert((section, key), value);
    }

    /// Forgets an answer.
    pub fn remove(&mut self, section: Section, key: Key) {
        self.values.remove(&(section, key));
    }

    /// Returns an answer.
    pub fn get(&self, section: Section, key: Key) -> Option<&Value> {
        self.values.get(&(section, key)).map(|found| &found.value)
    }

    /// Returns how many questions are answered in another way, or in one of the two only.
    pub fn differing_from(&self, other: &Self) -> usize {
        let own = self.values.iter();
        let own = own.filter(|(key, value)| other.values.get(*key) != Some(*value));
        let gone = other.values.keys();
        own.count() + gone.filter(|key| !self.values.contains_key(*key)).count()
    }

    /// Returns where an answer stands.
    pub fn span(&self, section: Section, key: Key) -> Option<Span> {
        self.values.get(&(section, key)).map(|found| found.span)
    }

    /// Returns whether it is so, where that was answered.
    pub fn flag(&self, section: Section, key: Key) -> Option<bool> {
        match self.get(section, key)? {
            Value::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    /// Returns a number, where one was answered.
    pub fn number(&self, section: Section, key: Key) -> Option<f64> {
        match self.get(section, key)? {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// Returns a word, where one was answered.
    pub fn word(&self, section: Section, key: Key) -> Option<&str> {
        match self.get(section, key)? {
            Value::Word(word) => Some(word),
            _ => None,
        }
    }

    /// Returns the words of a list, where one was answered.
    pub fn words(&self, section: Section, key: Key) -> Option<&[String]> {
        match self.get(section, key)? {
            Value::Words(words) => Some(words),
            _ => None,
        }
    }

    /// Returns the code of the country.
    pub fn country(&self) -> Option<&str> {
        self.word(Section::General, Key::Country)
    }

    /// Returns the currency of the amounts.
    pub fn currency(&self) -> Option<&str> {
        self.word(Section::General, Key::Currency)
    }

    /// Returns the date of the answers.
    pub fn as_of(&self) -> Option<PartialDate> {
        match self.get(Section::General, Key::AsOf)? {
            Value::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// Tells whether a question makes sense after the answer to another one.
    pub fn calls_for(&self, question: &Question) -> bool {
        let Some((key, answers)) = question.when else {
            return true;
        };
        match self.get(question.section, key) {
            Some(Value::Flag(flag)) => answers.contains(&if *flag { "true" } else { "false" }),
            Some(Value::Word(word)) => answers.contains(&word.as_str()),
            _ => false,
        }
    }
}
