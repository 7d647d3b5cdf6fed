//! What the help says: faults in the settings, what is to be known, the keys in groups, the forms of a query.

use crate::model::Field;
use crate::tui::action::Action;
use crate::tui::keymap::KeyNames;
use crate::tui::screens::Context;
use crate::tui::widgets::facets::capitalised;

/// A part of the help.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A heading.
    Heading(String),
    /// Something wrong in the settings.
    Fault(String),
    /// Running text.
    Words(&'static str),
    /// A key or a form, and what it does.
    Row(Row),
}

/// A key or a form, and what it does.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// What is pressed or typed.
    pub(super) left: String,
    /// What it does.
    pub(super) right: String,
    /// What else it is found by.
    names: &'static str,
}

impl Row {
    /// Tells whether each of some words stands in the row.
    pub(super) fn has(&self, words: &[String]) -> bool {
        let Self { left, right, names } = self;
        let all = format!("{left} {right} {names}").to_lowercase();
        words.iter().all(|word| all.contains(word))
    }
}

/// Returns the help on a screen, and on what is wrong in the settings.
pub(super) fn parts(screen: &str, faults: &[String], context: &Context<'_>) -> Vec<Part> {
    let mut parts = Vec::new();
    if !faults.is_empty() {
        parts.push(Part::Heading("Mistakes in your settings".to_owned()));
        parts.extend(faults.iter().cloned().map(Part::Fault));
    }
    let title = format!("Keys of the {}", capitalised(screen));
    parts.push(Part::Heading(title));
    parts.push(Part::Words(hint(screen)));
    let names = KeyNames {
        ascii: context.theme.ascii(),
    };
    let mut group = "";
    for (action, keys) in context.keymap.rows(screen) {
        let of = group_of(action, screen);
        if of != group {
            parts.push(Part::Heading(of.to_owned()));
            group = of;
        }
        let (hint, help) = action.told_on(screen);
        parts.push(Part::Row(Row {
            left: names.all(&keys),
            right: help.to_owned(),
            names: hint,
        }));
    }
    if screen == "library" {
        parts.push(Part::Heading("What you can type".to_owned()));
        let row = |left: &str, right: String| {
            Part::Row(Row {
                left: left.to_owned(),
                right,
                names: "",
            })
        };
        parts.extend(QUERIES.map(|(form, words)| row(form, words.to_owned())));
        let fields: Vec<&str> = Field::ALL.into_iter().map(Field::name).collect();
        parts.push(row(
            "field:value",
            format!("fields are {}", fields.join(", ")),
        ));
    }
    parts
}

/// Returns the heading that an action stands under.
fn group_of(action: Action, screen: &str) -> &'static str {
    let has_input = matches!(screen, "library" | "standards");
    match action {
        _ if action < Action::NextPane => "Moving",
        _ if action < Action::Find && has_input => "Searching",
        _ if action < Action::Find => "What is selected",
        _ if action < Action::Tray => "Reading",
        _ if action < Action::Present => "Comparing",
        _ if action < Action::Library => "Slides",
        _ => "The program",
    }
}

/// Returns what is to be known before the keys.
fn hint(screen: &str) -> &'static str {
    match screen {
        "library" => {
            "What you type is searched for at once. In the search line letters are text and only the other keys are \
             commands; Ctrl-W deletes a word there, Ctrl-U all before the cursor. The beginning of a field, from three \
             letters on, and `field:` open a list of what can follow: Tab takes the first, Down and Up select a value \
             and Enter takes it, Esc closes the list."
        }
        "reader" => {
            "Links are selected one after the other; where one leads is shown at the bottom before you follow \
             it."
        }
        "comparison" => {
            "Up and Down go from row to row and scroll through a long one; = after a heading tells \
             that the records say the same. Above the first row the names of the columns are selected."
        }
        "workbench" => {
            "Answers are saved under a name, with each one as it is given. Their report is a page like others, with the \
             records that dealt with a Part. It is a learning aid and no legal opinion."
        }
        "learn" => {
            "Modules stand in the order in which they are learned; the sign before one tells that it is passed, done or \
             begun, and the words below it say so. Questions that were not answered right come back, on another day once \
             more."
        }
        "training" => {
            "A number chooses the answer that has it; where things are put in order it moves the selected one there, and \
             where they are paired it pairs the selected one with it. Therefore numbers lead to other places only \
             together with Alt while a question is asked. Every answer is kept as it is given."
        }
        "present" => {
            "A number and Enter go to the slide that has it; therefore numbers lead to other places only together with Alt. \
             Notes are never shown here: `casebook present --console` in a second terminal shows them, with the next slide \
             and the time, and leads the slides."
        }
        "console" => {
            "What you see here the room does not: the notes of the slide and of the step, the slide that comes next, the \
             time. A number and Enter go to the slide that has it."
        }
        "agenda" => {
            "Steps stand by the clock, when they are planned and when they began; the sign before one tells that it is \
             held, left out or going on. What a step shows opens above the agenda, and one step back leads here again; \
             the status line tells the time there as well. While hands are counted, a number adds one for the choice that \
             has it. While the agenda is open or its session runs, your notes, your history and the Desk stay closed, and \
             nothing of it is learned for yourself; the session itself is kept as it goes, whatever happens to the machine. \
             `casebook present --console` in a second terminal shows your notes and what comes next, and leads the session."
        }
        "questions" => {
            "A question that is not answered is left open; the report says what is missing. Where few answers are \
             possible, Up and Down put one after the other into the line. Where something else may have been meant, Tab takes \
             that."
        }
        _ => "",
    }
}

/// The forms of a query, each with what it finds.
const QUERIES: [(&str, &str); 6] = [
    (
        "digital identity",
        "records with both words; the last one may be unfinished",
    ),
    ("\"digital identity\"", "these words, next to each other"),
    ("-pension", "records without the word"),
    ("cash OR voucher", "records with one or the other"),
    (
        "country:kenya,togo",
        "one of two countries; the beginning of the name of a field is enough",
    ),
    ("year:2015..2020", "a range; also year:>=2021"),
];
