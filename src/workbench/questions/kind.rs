//! What can be answered to a question, and whether an answer is sound by itself.
//!
//! Whether answers fit each other is for `doubts`.

use super::numeral::{self, Numeral};
use super::words::{set, word};
use crate::model::PartialDate;
use crate::source::Code;
use crate::workbench::codes;

/// The largest number that is taken; no country counts or pays more.
const LARGEST: f64 = 1e15;

/// The most characters that are told of an answer that is refused.
const MOST_TOLD: usize = 40;

/// What can be answered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Yes or no.
    YesNo,
    /// A code of a country.
    Country,
    /// A code of a currency.
    Currency,
    /// A date.
    Date,
    /// A number of persons or days.
    Count,
    /// A number of persons that is not nought.
    Total,
    /// A part of a total: a number, or a share in per cent.
    Part,
    /// An amount of money.
    Money,
    /// A part of an amount: an amount, or a share in per cent.
    MoneyPart,
    /// An amount of money that is not nought.
    Wage,
    /// An amount of money, or `none`.
    MoneyOrNone,
    /// A number of years, months, weeks or days, of which there are at most so many.
    Time(&'static str, f64),
    /// A number of weeks, or `throughout`.
    Duration,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Some of these words, or none of them.
    Set(&'static [&'static str]),
}

/// An answer that was taken.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A share in per cent.
    Share(f64),
    /// A word.
    Word(String),
    /// Words.
    Words(Vec<String>),
    /// A date.
    Date(PartialDate),
}

/// An answer as it came: from a file, or from the keyboard.
#[derive(Clone, Debug, PartialEq)]
pub enum Raw {
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(f64),
    /// What was typed, and the whole number and the decimal it can be.
    Either(String, f64, f64),
    /// A text.
    Text(String),
    /// Texts.
    List(Vec<String>),
    /// A date.
    Date(PartialDate),
    /// Something else, by its name.
    Other(&'static str),
}

/// Why an answer cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The code of the fault.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The answer that may have been meant, as it can be typed.
    pub meant: Option<String>,
}

impl Value {
    /// Returns an answer as it would be typed.
    pub fn typed(&self) -> String {
        match self {
            Self::Flag(true) => "yes".to_owned(),
            Self::Flag(false) => "no".to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Share(percent) => format!("{percent}%"),
            Self::Word(word) => word.clone(),
            Self::Words(words) if words.is_empty() => "none".to_owned(),
            Self::Words(words) => words.join(", "),
            Self::Date(date) => date.to_string(),
        }
    }
}

impl Kind {
    /// Returns the answers there are, as they would be typed, where they can be told one by one.
    pub fn choices(self) -> Vec<&'static str> {
        match self {
            Self::YesNo => vec!["yes", "no"],
            Self::Choice(words) => words.to_vec(),
            Self::MoneyOrNone => vec!["none"],
            Self::Duration => vec!["throughout"],
            _ => Vec::new(),
        }
    }

    /// Returns what can be answered, as it is typed to a question.
    pub fn prompted(self) -> String {
        match self {
            Self::YesNo => "yes or no".to_owned(),
            Self::Country => "the name of a country, or its code of three letters".to_owned(),
            Self::Date => "a date, such as 2026-01-31, 2026-01 or 2026".to_owned(),
            Self::Choice(words) => words.join(" or "),
            Self::Set(words) => format!("none, or some of {}", words.join(", ")),
            Self::Count | Self::Total => "a whole number, such as 60000 or 60,000".to_owned(),
            Self::Part => "a whole number (60000 or 60,000), or a share (44.9%)".to_owned(),
            Self::Money | Self::Wage => "an amount of money, such as 60000 or 1234.50".to_owned(),
            _ => self.what().replace('"', ""),
        }
    }

    /// Returns what can be answered, in words.
    pub fn what(self) -> String {
        match self {
            Self::YesNo => "true or false".to_owned(),
            Self::Country => "a code of three letters, such as \"TJK\"".to_owned(),
            Self::Currency => "a code of a currency, three letters such as \"TJS\"".to_owned(),
            Self::Date => "a date, such as 2026-01-31 or \"2026-01\" or 2026".to_owned(),
            Self::Count | Self::Total => "a whole number".to_owned(),
            Self::Part => "a number, or a share such as \"44.9%\"".to_owned(),
            Self::Money | Self::Wage => "an amount of money".to_owned(),
            Self::MoneyPart => "an amount of money, or a share such as \"44.9%\"".to_owned(),
            Self::MoneyOrNone => "an amount of money, or \"none\"".to_owned(),
            Self::Time(unit, _) => format!("a number of {unit}"),
            Self::Duration => "a number of weeks, or \"throughout\"".to_owned(),
            Self::Choice(words) => format!("one of {}", listed(words)),
            Self::Set(words) => format!("a list of some of {}", listed(words)),
        }
    }

    /// Returns an answer as it is written in a file.
    pub(super) fn example(self) -> &'static str {
        match self {
            Self::YesNo => "true",
            Self::Country => "\"TJK\"",
            Self::Currency => "\"TJS\"",
            Self::Date => "2026-01-01",
            Self::Count | Self::Total | Self::Part => "60000",
            Self::Money | Self::MoneyPart => "500",
            Self::Wage => "1000",
            Self::MoneyOrNone => "\"none\"",
            Self::Time(..) => "3",
            Self::Duration => "\"throughout\"",
            Self::Choice(_) | Self::Set(_) => "[]",
        }
    }

    /// Takes an answer, or says why it cannot be taken; `name` is what the question is called.
    pub fn accept(self, name: &str, raw: Raw) -> Result<Value, Refusal> {
        match (self, raw) {
            (Self::YesNo, Raw::Flag(flag)) => Ok(Value::Flag(flag)),
            (Self::Date, Raw::Date(date)) => Ok(Value::Date(date)),
            (Self::Date, Raw::Number(year)) => date(name, &year.to_string()),
            (Self::Date, Raw::Text(text)) => date(name, &text),
            (Self::Country, Raw::Text(text)) => Ok(Value::Word(text)),
            (Self::Currency, Raw::Text(text)) => match currency(&text) {
                Some(code) => Ok(Value::Word(code)),
                None => Err(self.wrong(name, "another text")),
            },
            (Self::Choice(words), Raw::Text(text)) => {
                word(name, &text, words).map(|word| Value::Word(word.to_owned()))
            }
            (Self::Set(words), Raw::List(list)) => set(name, &list, words).map(Value::Words),
            (Self::MoneyOrNone, Raw::Text(text)) if text == "none" => Ok(Value::Word(text)),
            (Self::Duration, Raw::Text(text)) if text == "throughout" => Ok(Value::Word(text)),
            (Self::Part | Self::MoneyPart, Raw::Text(text)) => match share(&text) {
                Some(share) => in_range(name, share, 100.0, "%").map(Value::Share),
                None => Err(self.wrong(name, "another text")),
            },
            (_, Raw::Either(text, whole, decimal)) => Err(Refusal {
                meant: Some(whole.to_string()),
                ..either(&text, whole, decimal)
            }),
            (_, Raw::Number(number)) if self.is_number() => {
                self.number(name, number).map(Value::Number)
            }
            (Self::MoneyOrNone | Self::Duration, Raw::Text(text)) => {
                Err(self.other_text(name, &text))
            }
            (_, raw) => Err(self.wrong(name, raw.name())),
        }
    }

    /// Reads an answer that was typed, as the kind of question has it.
    pub fn typed(self, text: &str) -> Raw {
        let text = text.trim().trim_matches('"');
        let lower = text.to_lowercase();
        let number = || match numeral::read(text, !self.is_whole())? {
            Numeral::One(number) => Some(Raw::Number(number)),
            Numeral::Either(whole, decimal) => Some(Raw::Either(text.to_owned(), whole, decimal)),
        };
        let typed = match self {
            Self::Set(_) => {
                let words = lower.split([',', ' ']).filter(|word| !word.is_empty());
                let words = words.filter(|word| *word != "none");
                Some(Raw::List(words.map(ToOwned::to_owned).collect()))
            }
            Self::Choice(_) => Some(Raw::Text(lower)),
            Self::Duration | Self::MoneyOrNone => number().or(Some(Raw::Text(lower))),
            Self::Date => Some(Raw::Text(numeral::plain(text))),
            Self::YesNo | Self::Country | Self::Currency => None,
            Self::Part | Self::MoneyPart => number().or_else(|| typed_share(text)),
            _ => number(),
        };
        typed.unwrap_or_else(|| Raw::Text(text.to_owned()))
    }

    fn is_number(self) -> bool {
        matches!(
            self,
            Self::Count
                | Self::Total
                | Self::Part
                | Self::Money
                | Self::MoneyPart
                | Self::Wage
                | Self::MoneyOrNone
                | Self::Time(..)
                | Self::Duration
        )
    }

    /// Tells whether what is asked for is counted, so that it has no decimals.
    fn is_whole(self) -> bool {
        matches!(self, Self::Count | Self::Total | Self::Part)
    }

    fn number(self, name: &str, number: f64) -> Result<f64, Refusal> {
        let most = match self {
            Self::Time(_, most) => most,
            Self::Duration => 5300.0,
            _ => LARGEST,
        };
        let unit = match self {
            Self::Time(unit, _) => unit,
            Self::Duration => "weeks",
            _ => "",
        };
        let number = in_range(name, number, most, unit)?;
        if self.is_whole() && number.fract() != 0.0 {
            let message = format!("`{name}` counts persons or days and cannot have a fraction");
            return Err(refusal(codes::RANGE, message, None));
        }
        if matches!(self, Self::Total | Self::Wage) && number <= 0.0 {
            let message = format!("`{name}` must be more than 0");
            return Err(refusal(codes::RANGE, message, None));
        }
        Ok(number)
    }

    fn wrong(self, name: &str, found: &str) -> Refusal {
        let message = format!("`{name}` must be {}, not {found}", self.what());
        refusal(codes::TYPE, message, None)
    }

    /// Refuses a text where another one would be taken.
    fn other_text(self, name: &str, found: &str) -> Refusal {
        let found: String = found.chars().take(MOST_TOLD).collect();
        self.wrong(name, &format!("{found:?}"))
    }
}

impl Raw {
    fn name(&self) -> &'static str {
        match self {
            Self::Flag(_) => "true or false",
            Self::Number(_) | Self::Either(..) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Date(_) => "a date",
            Self::Other(name) => name,
        }
    }
}

pub(super) fn listed(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    words.join(", ")
}

pub(super) fn refusal(code: Code, message: String, help: Option<String>) -> Refusal {
    Refusal {
        code,
        message,
        help,
        meant: None,
    }
}

/// Returns a share in per cent that was written as a text.
fn share(text: &str) -> Option<f64> {
    text.trim().strip_suffix('%')?.trim_end().parse().ok()
}

/// Reads a share that was typed; no share has thousands to be set apart.
fn typed_share(text: &str) -> Option<Raw> {
    let digits = text.strip_suffix(['%', '\u{ff05}', '\u{66a}'])?;
    let (Numeral::One(share) | Numeral::Either(_, share)) = numeral::read(digits, true)?;
    Some(Raw::Text(format!("{share}%")))
}

/// Refuses a number that can be read in two ways.
fn either(text: &str, whole: f64, decimal: f64) -> Refusal {
    let message = format!(
        "{text} can be {whole} or {decimal}: type {whole} without a sign between the thousands, or {decimal}"
    );
    refusal(codes::RANGE, message, None)
}

fn in_range(name: &str, number: f64, most: f64, unit: &str) -> Result<f64, Refusal> {
    let fault = if !number.is_finite() {
        "must be a number that can be counted".to_owned()
    } else if number < 0.0 {
        "cannot be negative".to_owned()
    } else if number > most {
        let unit = match unit {
            "" => String::new(),
            "%" => "%".to_owned(),
            unit => format!(" {unit}"),
        };
        format!("cannot be more than {most}{unit}")
    } else {
        return Ok(number);
    };
    Err(refusal(codes::RANGE, format!("`{name}` {fault}"), None))
}

fn date(name: &str, text: &str) -> Result<Value, Refusal> {
    PartialDate::parse(text).map(Value::Date).ok_or_else(|| {
        let message = format!("`{name}` must be {}", Kind::Date.what());
        refusal(codes::TYPE, message, None)
    })
}

/// Returns the code of a currency that a text writes, as ISO 4217 has it.
fn currency(text: &str) -> Option<String> {
    let is_code = text.len() == 3 && text.chars().all(|letter| letter.is_ascii_alphabetic());
    is_code.then(|| text.to_ascii_uppercase())
}
