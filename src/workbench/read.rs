//! Reading a file of answers: every fault in one run, each with its place.

use std::collections::BTreeSet;

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

use super::answers::Answers;
use super::codes;
use super::doubts;
use super::questions::{self, Question, Raw, Section};
use crate::model::{Countries, PartialDate};
use crate::source::{Code, Diagnostic, SourceFile, Span, Spanned, nearest};

/// The most faults that are told of one file.
const MOST_FAULTS: usize = 200;

/// A file of answers that was read.
#[derive(Debug)]
pub struct Read {
    /// What could be taken.
    pub answers: Answers,
    /// What is wrong, in the order of the file.
    pub faults: Vec<Diagnostic>,
}

/// Reads a file of answers; the countries are those that may be named.
pub fn read(file: &SourceFile, countries: &Countries) -> Read {
    let text = file.text();
    let skipped = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut reader = Reader {
        offset: skipped,
        answers: Answers::default(),
        faults: Vec::new(),
    };
    let (table, errors) = DeTable::parse_recoverable(&text[skipped..]);
    for error in errors.iter().take(MOST_FAULTS) {
        let span = error.span().map_or_else(|| Span::at(0), Span::from);
        let end = text.len() - skipped;
        let span = Span::new(span.start.min(end), span.end.min(end));
        let message = format!("this is no valid TOML: {}", error.message().trim());
        let help = "texts stand in double quotes, lists in brackets, numbers without separators, and each key stands once";
        let message = message.trim_end_matches('.');
        reader.fault(codes::SYNTAX, span, message, Some(help.to_owned()));
    }
    reader.table(table.get_ref(), Section::General);
    let Reader {
        answers,
        mut faults,
        ..
    } = reader;
    let doubts = doubts::of(&answers, countries).into_iter();
    faults.extend(doubts.map(|doubt| doubt.fault));
    faults.sort_by_key(|fault| (fault.span, fault.code));
    faults.truncate(MOST_FAULTS);
    Read { answers, faults }
}

struct Reader {
    offset: usize,
    answers: Answers,
    faults: Vec<Diagnostic>,
}

impl Reader {
    /// Reads a table, and the tables in it.
    fn table(&mut self, table: &DeTable<'_>, section: Section) {
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let below = match section {
                Section::General => name.to_owned(),
                _ => format!("{}.{name}", section.name()),
            };
            let inner = Section::ALL
                .into_iter()
                .find(|section| section.name() == below);
            let question = questions::of(section).find(|question| question.key.name() == name);
            match (inner, question, value.get_ref()) {
                (Some(inner), _, DeValue::Table(table)) => self.table(table, inner),
                (Some(_), _, _) => {
                    let message = format!("`{below}` must be a table");
                    let help = Some(format!("write [{below}] on a line of its own"));
                    self.fault(codes::TYPE, value.span().into(), message, help);
                }
                (None, Some(question), _) => self.answer(question, value),
                (None, None, _) if name.starts_with("x_") => {}
                (None, None, _) => self.unknown(section, name, key.span().into()),
            }
        }
    }

    fn answer(&mut self, question: &Question, value: &TomlSpanned<DeValue<'_>>) {
        let span = Span::from(value.span());
        match question
            .kind
            .accept(question.key.name(), raw(value.get_ref()))
        {
            Ok(taken) => {
                let taken = Spanned::new(taken, span.shifted(self.offset));
                self.answers.set(question.section, question.key, taken);
            }
            Err(refusal) => self.fault(refusal.code, span, refusal.message, refusal.help),
        }
    }

    fn unknown(&mut self, section: Section, name: &str, span: Span) {
        let place = match section {
            Section::General => "a file of answers".to_owned(),
            _ => format!("[{}]", section.name()),
        };
        let message = format!("{place} has no key or table {name:?}");
        let help = match nearest(name, names(section).into_iter()) {
            Some(meant) => format!("did you mean {meant:?}?"),
            None => match elsewhere(name) {
                Some(section) => format!("it belongs in [{}]", section.name()),
                None => "`casebook workbench --template` lists what can be answered".to_owned(),
            },
        };
        self.fault(codes::UNKNOWN, span, message, Some(help));
    }

    fn fault(&mut self, code: Code, span: Span, message: impl Into<String>, help: Option<String>) {
        let fault = Diagnostic::error(code, span.shifted(self.offset), message);
        self.faults.push(match help {
            Some(help) => fault.with_help(help),
            None => fault,
        });
    }
}

/// Returns what may stand in a table: its keys and the tables in it.
fn names(section: Section) -> BTreeSet<&'static str> {
    let keys = questions::of(section).map(|question| question.key.name());
    let inner = Section::ALL.into_iter().filter_map(|inner| {
        let name = inner.name();
        let below = match section {
            Section::General => Some(name),
            _ => name.strip_prefix(section.name())?.strip_prefix('.'),
        };
        below.filter(|name| !name.is_empty() && !name.contains('.'))
    });
    keys.chain(inner).collect()
}

/// Returns the only table that has a key, if just one has.
fn elsewhere(name: &str) -> Option<Section> {
    let mut tables = questions::all()
        .iter()
        .filter(|question| question.key.name() == name);
    let first = tables.next()?;
    let is_only = tables.next().is_none() && first.section != Section::General;
    is_only.then_some(first.section)
}

fn raw(value: &DeValue<'_>) -> Raw {
    match value {
        DeValue::Boolean(flag) => Raw::Flag(*flag),
        DeValue::String(text) => Raw::Text(text.to_string()),
        DeValue::Integer(number) if number.radix() == 10 => {
            let number = number.as_str().parse();
            number.map_or(Raw::Other("a number that is too large"), Raw::Number)
        }
        DeValue::Integer(_) => Raw::Other("a number that is not decimal"),
        DeValue::Float(number) => {
            let number = number.as_str().parse();
            number.map_or(Raw::Other("another number"), Raw::Number)
        }
        DeValue::Array(items) => {
            let texts = items.iter().map(|item| match item.get_ref() {
                DeValue::String(text) => Some(text.to_string()),
                _ => None,
            });
            let texts: Option<Vec<String>> = texts.collect();
            texts.map_or(Raw::Other("a list of something else than texts"), Raw::List)
        }
        DeValue::Table(_) => Raw::Other("a table"),
        DeValue::Datetime(moment) => match moment.date {
            Some(date) => Raw::Date(PartialDate {
                year: date.year,
                month: Some(date.month),
                day: Some(date.day),
            }),
            None => Raw::Other("a time of the day"),
        },
    }
}
