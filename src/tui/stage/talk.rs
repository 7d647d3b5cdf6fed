//! What a console is told of a talk, and what it may ask for: plain text, however a slide is drawn.

use serde::{Deserialize, Serialize};

use crate::slides::Words;

/// The most lines of a card or a note.
#[cfg(unix)]
const LINES: usize = 200;

/// The most bytes of a line.
#[cfg(unix)]
const BYTES: usize = 8000;

/// The most bytes of a title.
#[cfg(unix)]
const TITLE: usize = 300;

/// The most steps of an agenda.
#[cfg(unix)]
const STEPS: usize = 60;

/// What is shown in the room, and what only the presenter sees.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Talk {
    /// What it is about.
    pub title: String,
    /// What the room sees.
    pub wall: Wall,
    /// Which slide is shown, from 0.
    pub at: usize,
    /// How many slides there are.
    pub count: usize,
    /// Whether the room sees nothing.
    pub is_blank: bool,
    /// What is shown.
    pub now: Card,
    /// What comes next.
    pub next: Option<Card>,
    /// What only the presenter should know.
    pub notes: Vec<Note>,
    /// The time of the slides.
    pub time: Option<Time>,
    /// The agenda that is followed.
    pub agenda: Option<Course>,
}

/// What the room sees.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wall {
    /// Slides.
    #[default]
    Slides,
    /// The agenda.
    Agenda,
    /// Another screen, by its name.
    Screen(String),
}

/// A slide or a step as text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Card {
    /// What it belongs to.
    pub of: String,
    /// Its heading.
    pub heading: String,
    /// What it shows, a line each.
    pub lines: Vec<String>,
}

/// What only the presenter should know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Note {
    /// Of what.
    pub of: String,
    /// The note, a paragraph each.
    pub lines: Vec<String>,
}

/// The time of slides, in seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Time {
    /// How much has passed.
    pub passed: u64,
    /// How much is left, where there is an end; less than 0 behind it.
    pub left: Option<i64>,
    /// Whether the room sees it.
    pub is_shown: bool,
}

/// How far a session is on its agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Course {
    /// The title of the agenda.
    pub title: String,
    /// How it stands.
    pub state: State,
    /// At which step one is, from 0.
    pub at: usize,
    /// Its steps.
    pub steps: Vec<Step>,
    /// How many seconds of the step are left; less than 0 where it takes longer.
    pub left: i64,
    /// How many seconds have passed since the beginning.
    pub passed: u64,
    /// How late or early one is, in words.
    pub pace: String,
    /// Whether one is late.
    pub is_late: bool,
    /// What the clock on the wall shows, where that was said.
    pub clock: Option<String>,
}

/// How a session stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It is not begun.
    #[default]
    Before,
    /// It is going on.
    Running,
    /// It is over.
    Over,
}

/// A step of an agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Step {
    /// What it is called.
    pub title: String,
    /// How long it is planned to take.
    pub minutes: u32,
    /// Whether it was held.
    pub held: Held,
}

/// Whether a step was held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Held {
    /// Not yet.
    #[default]
    Open,
    /// It was.
    Held,
    /// It was left out.
    LeftOut,
}

/// What a console asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// The next slide; on the agenda, the next step.
    Next,
    /// The slide before; on the agenda, the step before.
    Back,
    /// The first slide.
    First,
    /// The last slide.
    Last,
    /// A slide by its place, from 0.
    Go(usize),
    /// Nothing instead of the slide, or the slide again.
    Blank,
    /// The time on the wall, or no time.
    Timer,
    /// What the step shows; a session that is not begun begins.
    Open,
    /// The agenda again.
    Agenda,
    /// The next step, whatever is shown.
    NextStep,
    /// The step before, whatever is shown.
    PreviousStep,
}

impl From<Words> for Card {
    fn from(words: Words) -> Self {
        Self {
            of: words.of,
            heading: words.heading,
            lines: words.lines,
        }
    }
}

#[cfg(unix)]
impl Card {
    fn bounded(&mut self) {
        shorten(&mut self.of, TITLE);
        shorten(&mut self.heading, TITLE);
        bound(&mut self.lines);
    }
}

#[cfg(unix)]
impl Talk {
    /// Returns it about as long as a message may be; what is cut is cut at the end of long texts.
    #[must_use]
    pub(super) fn bounded(mut self) -> Self {
        shorten(&mut self.title, TITLE);
        self.now.bounded();
        self.next.iter_mut().for_each(Card::bounded);
        for note in &mut self.notes {
            shorten(&mut note.of, TITLE);
            bound(&mut note.lines);
        }
        if let Some(agenda) = &mut self.agenda {
            shorten(&mut agenda.title, TITLE);
            agenda.steps.truncate(STEPS);
            for step in &mut agenda.steps {
                shorten(&mut step.title, TITLE);
            }
        }
        self
    }

    /// Returns it with nothing that may be long.
    #[must_use]
    pub(super) fn in_short(mut self) -> Self {
        let note = "too long for the console; it is shown in the room".to_owned();
        self.now.lines = vec![note];
        self.next = None;
        self.notes.clear();
        self
    }
}

#[cfg(unix)]
fn bound(lines: &mut Vec<String>) {
    lines.truncate(LINES);
    for line in lines {
        shorten(line, BYTES);
    }
}

#[cfg(unix)]
fn shorten(text: &mut String, most: usize) {
    if text.len() > most {
        text.truncate(text.floor_char_boundary(most));
        text.push('…');
    }
}
