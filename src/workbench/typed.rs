//! An answer as somebody types it to a question: in the words of several languages, a country by its name; what was meant
//! is offered where it cannot be taken as it is.
//!
//! What an answer may be is left to `questions`, what contradicts another one to `doubts`. A file says more strictly what
//! it means; that is for `read`.

use super::answers::Answers;
use super::codes;
use super::doubts;
use super::questions::{Key, Kind, Question, Raw, Refusal, Section, Value};
use crate::model::{Countries, Country};
use crate::source::fold::folded;
use crate::source::{Severity, Span, Spanned, nearest};

/// How yes is said in the languages of the program.
const YES: [&str; 11] = [
    "y", "yes", "true", "oui", "sí", "si", "sim", "да", "д", "是", "是的",
];

/// How no is said in them.
const NO: [&str; 10] = [
    "n", "no", "false", "non", "não", "nao", "нет", "н", "否", "不是",
];

/// The most letters of a code.
const CODE: usize = 3;

/// The fewest letters of a beginning by which a country is offered.
const FEWEST: usize = 3;

/// Why an answer cannot be taken, and what may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What is wrong, in a sentence without its full stop.
    pub why: String,
    /// What may have been meant.
    pub offer: Option<Offer>,
}

/// An answer that may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The answer, as it can be typed.
    pub answer: String,
    /// What it is called.
    pub told: String,
}

impl Offer {
    fn of(answer: String) -> Self {
        Self {
            told: answer.clone(),
            answer,
        }
    }
}

/// Returns whether a word says yes, or no; nothing of any other word.
pub fn yes_or_no(text: &str) -> Option<bool> {
    let word = text.trim().to_lowercase();
    let word = word.as_str();
    match (YES.contains(&word), NO.contains(&word)) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

/// Takes one answer that was typed to a question, or says why it cannot be taken.
pub fn typed(
    answers: &mut Answers,
    question: &Question,
    text: &str,
    countries: &Countries,
) -> Result<(), Refused> {
    let (section, key): (Section, Key) = (question.section, question.key);
    let before = answers.get(section, key).cloned();
    if before
        .as_ref()
        .is_some_and(|known| known.typed() == text.trim())
    {
        // What stood on the line was left as it was.
        return Ok(());
    }
    let value = value(question, text, countries)?;
    answers.set(section, key, Spanned::new(value, Span::at(0)));
    let doubts = doubts::of(answers, countries);
    let mut errors = doubts
        .iter()
        .filter(|doubt| doubt.fault.severity == Severity::Error);
    let Some(doubt) = errors.find(|doubt| doubt.about.contains(&(section, key))) else {
        return Ok(());
    };
    let why = doubt.fault.message.clone();
    match before {
        Some(before) => answers.set(section, key, Spanned::new(before, Span::at(0))),
        None => answers.remove(section, key),
    }
    Err(Refused { why, offer: None })
}

/// Returns what an answer says.
fn value(question: &Question, text: &str, countries: &Countries) -> Result<Value, Refused> {
    let kind = question.kind;
    let raw = match kind {
        Kind::Country => Raw::Text(code(text, countries)?),
        Kind::YesNo => yes_or_no(text).map_or_else(|| Raw::Text(text.to_owned()), Raw::Flag),
        _ => kind.typed(text),
    };
    kind.accept(question.key.name(), raw)
        .map_err(|refusal| refused(kind, refusal))
}

/// Returns why an answer is refused, for people: how it is written in a file is of no use to them.
fn refused(kind: Kind, refusal: Refusal) -> Refused {
    let why = if refusal.code == codes::TYPE {
        format!("the answer here is {}", kind.prompted())
    } else if refusal.meant.is_some() {
        refusal.message
    } else {
        let help = refusal.help.map(|help| format!("; {help}"));
        format!("{}{}", refusal.message, help.unwrap_or_default())
    };
    let offer = refusal.meant.map(Offer::of);
    Refused { why, offer }
}

/// Returns the code of the country that is called so in any language, or has that code.
fn code(text: &str, countries: &Countries) -> Result<String, Refused> {
    let text = text.trim().trim_matches('"');
    let wanted = folded(text);
    let named: Vec<(String, &Country, &str)> = countries
        .all
        .iter()
        .flat_map(|country| names(country).map(move |name| (folded(name), country, name)))
        .collect();
    let mut called = named.iter().filter(|(name, ..)| *name == wanted);
    if let Some((_, country, _)) = called.next()
        && called.all(|(_, other, _)| other.iso3 == country.iso3)
    {
        return Ok(country.iso3.clone());
    }
    let why = format!("no country is called {text:?}");
    let offer = meant(&wanted, &named).map(|(country, name)| Offer {
        answer: country.iso3.clone(),
        told: format!("{name} ({})", country.iso3),
    });
    Err(Refused { why, offer })
}

/// Returns everything a country is called: its codes, its names, its other names.
fn names(country: &Country) -> impl Iterator<Item = &str> {
    let codes = [&country.iso3, &country.iso2].into_iter();
    let names = codes.chain(country.names.values()).chain(&country.aliases);
    names.map(String::as_str).filter(|name| !name.is_empty())
}

/// Returns the country whose name is nearest to what was typed, or begins so, or whose code is nearest; and its name.
fn meant<'c>(
    wanted: &str,
    named: &[(String, &'c Country, &'c str)],
) -> Option<(&'c Country, &'c str)> {
    let is_code = |name: &str| name.chars().count() <= CODE;
    let near = |is_among: &dyn Fn(&str) -> bool| {
        let among = named.iter().map(|(name, ..)| name.as_str());
        nearest(wanted, among.filter(|name| is_among(name)))
    };
    let is_begun = wanted.chars().count() >= FEWEST;
    let mut all = named.iter().map(|(name, ..)| name.as_str());
    let found = near(&|name| !is_code(name))
        .or_else(|| all.find(|name| is_begun && name.starts_with(wanted)))
        .or_else(|| near(&is_code))?;
    let (_, country, name) = named.iter().find(|(name, ..)| name == found)?;
    let is_name = country.names.values().any(|own| own == name);
    Some((country, if is_name { name } else { country.name("en") }))
}
