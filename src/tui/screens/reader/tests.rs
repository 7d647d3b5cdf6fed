//! The reader driven by actions and replies, and what it draws.

use std::collections::BTreeMap;
use std::sync::Arc;

use insta::assert_snapshot;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::*;
use crate::library::worker::{Opened, Request, Ticket};
use crate::model::document::{Alignment, Alert, BlockKind, Cell};
use crate::model::vocabulary::Labels;
use crate::model::{Countries, Country, Record, Tables, Value, Vocabularies, Vocabulary};
use crate::source::Span;
use crate::tui::keymap::Keymap;
use crate::tui::page::trial::{self, heading, inline, link, paragraph, words};
use crate::tui::theme::Theme;

/// A reader with everything it needs around it.
struct Desk {
    reader: Reader,
    tickets: Tickets,
    tables: Tables,
    keymap: Keymap,
    theme: Theme,
    size: (u16, u16),
    asked: Vec<(Ticket, String)>,
}

impl Desk {
    fn opening(name: &str, anchor: Option<&str>, words: &[&str], size: (u16, u16)) -> Self {
        let mut tickets = Tickets::default();
        let words: Vec<String> = words.iter().map(ToString::to_string).collect();
        let (reader, effects) = Reader::open(name, anchor, &words, &mut tickets);
        let mut desk = Self {
            reader,
            tickets,
            tables: tables(),
            keymap: Keymap::standard().unwrap(),
            theme: Theme::none(),
            size,
            asked: Vec::new(),
        };
        desk.note(&effects);
        desk
    }

    /// A reader that shows a record.
    fn showing(opened: Opened, size: (u16, u16)) -> Self {
        let name = opened.record.id.slug.clone();
        let mut desk = Self::opening(&name, None, &[], size);
        desk.answer(opened);
        desk.frame();
        desk
    }

    fn note(&mut self, effects: &[Effect]) {
        for effect in effects {
            if let Effect::Ask(Request::Open { ticket, name, .. }) = effect {
                self.asked.push((*ticket, name.clone()));
            }
        }
    }

    /// Answers what was asked last.
    fn answer(&mut self, opened: Opened) {
        let (ticket, _) = self.asked.last().unwrap().clone();
        self.reader.reply(&Reply::Opened(ticket, Box::new(opened)));
    }

    fn act(&mut self, action: Action) -> Outcome {
        let outcome = self.reader.act(action, &mut self.tickets);
        self.note(&outcome.effects);
        self.frame();
        outcome
    }

    fn type_text(&mut self, text: &str) {
        for character in text.chars() {
            assert!(self.reader.wants_text());
            self.reader.typed(Typed::Char(character), &mut self.tickets);
            self.frame();
        }
    }

    fn frame(&mut self) -> String {
        let (width, height) = self.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let context = Context {
            theme: &self.theme,
            tables: Some(&self.tables),
            language: "en",
            keymap: &self.keymap,
        };
        let draw = terminal.draw(|frame| {
            self.reader.layout(frame.area(), &context);
            self.reader.draw(frame, &context);
        });
        draw.unwrap();
        let text = terminal.backend().to_string();
        text.lines()
            .map(|line| line.trim_matches('"').trim_end())
            .collect::<Vec<_>>()
            .join("\n")
    }
}

fn tables() -> Tables {
    let labels = |english: &str| Labels::from([("en".to_owned(), english.to_owned())]);
    let value = |id: &str, english: &str| Value {
        id: id.to_owned(),
        labels: labels(english),
        ..Value::default()
    };
    let country = Country {
        iso3: "AUS".to_owned(),
        names: labels("Australia"),
        ..Country::default()
    };
    let vocabulary = |values: Vec<Value>| Vocabulary { values };
    Tables {
        vocabularies: Vocabularies {
            topics: vocabulary(vec![value("automation-ai", "Automation and AI"), value("error-fraud", "Error and fraud")]),
            outcomes: vocabulary(vec![value("failure", "Failure")]),
            stages: vocabulary(vec![value("planning", "Planning"), value("evaluation", "Evaluation")]),
            dimensions: vocabulary(vec![value("law", "Law")]),
            ..Vocabularies::default()
        },
        countries: Countries { all: vec![country] },
        ..Tables::default()
    }
}

#[test]
fn look() {
    for size in [(80, 24), (160, 45), (40, 12)] {
        let mut desk = Desk::showing(trial::case(), size);
        println!("{}\n=======", desk.frame());
        for _ in 0..4 {
            desk.act(Action::PageDown);
            println!("{}\n=======", desk.frame());
        }
    }
}
