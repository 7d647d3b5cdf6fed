//! Reading a text in parts, whatever it is of: its outline, the part told last, the part that comes next.

use super::Session;
use super::list::{Choice, Item, headed};
use super::place::Place;
use super::text::{Part, Text};
use crate::cli::output::Line;
use crate::library::worker::Opened;
use crate::model::Source;
use crate::personal::{Order, Spot};
use crate::search::Listed;
use crate::tui::kept::{NOTE, YOUR_NOTE};

/// What a text is of.
pub(super) enum Subject {
    /// A record.
    Record(Box<Opened>),
    /// Records side by side.
    Comparison(Compared),
}

/// Which records are side by side, and how.
#[derive(Clone, Debug, Default)]
pub(super) struct Compared {
    /// The records.
    pub(super) records: Vec<Listed>,
    /// Whether they are the rows.
    pub(super) is_flipped: bool,
    /// Whether only what differs is told.
    pub(super) is_differing: bool,
}

/// A text that is read.
pub(super) struct Reading {
    /// What it is of.
    pub(super) subject: Subject,
    /// The text.
    pub(super) text: Text,
    /// The part told last.
    at: Option<usize>,
    /// The part that Enter tells.
    next: usize,
    /// What is said of where reading begins, if that is not at the top.
    aim: Option<String>,
    /// The source told since.
    source: Option<usize>,
}

impl Reading {
    pub(super) fn new(subject: Subject, text: Text) -> Self {
        Self {
            subject,
            text,
            at: None,
            next: 0,
            aim: None,
            source: None,
        }
    }

    /// Lets reading begin at a section, and says why.
    pub(super) fn aim(&mut self, section: usize, why: &str) {
        if let (1.., Some(found)) = (section, self.text.sections.get(section)) {
            self.next = found.first;
            self.aim = Some(format!("{why} section {}, {}.", section + 1, found.heading));
        }
    }

    /// Lets reading begin at the top once more.
    fn begin_anew(&mut self) {
        (self.at, self.next) = (None, 0);
    }

    /// Returns the part that Enter tells.
    pub(super) fn next_part(&self) -> Option<usize> {
        (self.next < self.text.parts.len()).then_some(self.next)
    }

    /// Returns how many parts there are.
    pub(super) fn parts(&self) -> usize {
        self.text.parts.len()
    }

    /// Tells whether a part was told.
    pub(super) fn is_begun(&self) -> bool {
        self.at.is_some()
    }

    /// Tells whether it is a comparison.
    pub(super) fn is_comparison(&self) -> bool {
        matches!(self.subject, Subject::Comparison(_))
    }

    /// Returns the part told last.
    pub(super) fn part(&self) -> Option<&Part> {
        self.text.parts.get(self.at?)
    }

    /// Minds that a source was told.
    pub(super) fn mind_source(&mut self, source: usize) {
        self.source = Some(source);
    }

    /// Returns the source told since a part was.
    pub(super) fn source(&self) -> Option<&Source> {
        self.opened()?.record.sources.get(self.source?)
    }

    /// Puts the note of the reader at the end of the text in place of the one that stood there; an empty one is none.
    pub(super) fn set_note(&mut self, lines: &[Line]) {
        self.text.replace_last(YOUR_NOTE, NOTE, lines);
    }

    /// Returns the section one is in; absent where none was read.
    pub(super) fn section(&self) -> Option<usize> {
        Some(self.part()?.section)
    }

    /// Returns the record that is read.
    pub(super) fn opened(&self) -> Option<&Opened> {
        match &self.subject {
            Subject::Record(opened) => Some(opened),
            Subject::Comparison(_) => None,
        }
    }

    /// Returns the place one is at, or the record as a whole where no section was read.
    pub(super) fn spot(&self) -> Option<Spot> {
        self.spot_of(self.section().unwrap_or(0))
    }

    /// Returns the place of a section; the first stands for the record as a whole.
    fn spot_of(&self, number: usize) -> Option<Spot> {
        let record = &self.opened()?.record;
        let section = self.text.sections.get(number);
        let section = section.filter(|section| !section.anchor.is_empty());
        Some(Spot {
            record: record.path.clone(),
            title: record.title.value.clone(),
            section: section.map_or_else(String::new, |section| section.anchor.clone()),
            heading: section.map_or_else(String::new, |section| section.heading.clone()),
            number,
            paragraph: 0,
        })
    }

    pub(super) fn title(&self) -> String {
        match &self.subject {
            Subject::Record(opened) => opened.record.title.value.clone(),
            Subject::Comparison(compared) => {
                format!("Comparison of {} records", compared.records.len())
            }
        }
    }
}

impl Session<'_, '_> {
    /// Returns the text one reads.
    pub(super) fn reading(&self) -> Option<&Reading> {
        match self.place() {
            Some(Place::Text(reading)) => Some(reading),
            _ => None,
        }
    }

    /// Returns the text one reads, to be changed.
    pub(super) fn reading_mut(&mut self) -> Option<&mut Reading> {
        match self.place_mut() {
            Some(Place::Text(reading)) => Some(reading),
            _ => None,
        }
    }

    /// Says which text it is, and its sections.
    pub(super) fn announce_text(&mut self) -> anyhow::Result<()> {
        if let Some(Place::Text(reading)) = self.place_mut()
            && reading.next_part().is_none()
        {
            reading.begin_anew();
        }
        let Some(reading) = self.reading() else {
            return Ok(());
        };
        let (head, aim) = (reading.text.head.clone(), reading.aim.clone());
        self.output.lines(&head)?;
        self.outline()?;
        match aim {
            Some(aim) => self.say(&aim),
            None => Ok(()),
        }
    }

    /// Lists the sections, and what stands beside the text.
    pub(super) fn outline(&mut self) -> anyhow::Result<()> {
        let Some(reading) = self.reading() else {
            return Ok(());
        };
        let kept = self.keeping.kept();
        let is_marked = |at| {
            reading
                .spot_of(at)
                .is_some_and(|spot| kept.is_marked(&spot))
        };
        let sections = reading.text.sections.iter().enumerate();
        let items = sections.map(|(at, section)| {
            let parts = match section.count {
                1 => String::new(),
                count => format!(" ({count} parts)"),
            };
            let marked = if is_marked(at) { ", marked" } else { "" };
            Item::of(
                format!("{}{parts}{marked}", section.heading),
                Choice::Section(at),
            )
        });
        let mut items = headed("Sections:", items.collect());
        match &reading.subject {
            Subject::Record(opened) => items.extend(super::nearby::counted(opened)),
            Subject::Comparison(compared) => {
                let records = compared.records.iter().map(|listed| {
                    let name = listed.path.clone();
                    let choice = Choice::Record { name, anchor: None };
                    Item::of(listed.title.clone(), choice)
                });
                items.extend(headed("To open one of them:", records.collect()));
            }
        }
        // All at once, so that Enter goes on with the text.
        self.list = super::List::new(items);
        let lines = self.list.rest(self.width());
        Ok(self.output.lines(&lines)?)
    }

    /// Says that one is back in a text.
    pub(super) fn return_to_text(&mut self) -> anyhow::Result<()> {
        let Some(reading) = self.reading() else {
            return Ok(());
        };
        let Some(section) = reading.at.and_then(|at| reading.text.section_of(at)) else {
            return self.announce();
        };
        let words = format!("Back in: {}, at: {}", reading.title(), section.heading);
        self.say(&words)
    }

    /// Tells a section from its beginning.
    pub(super) fn read_section(&mut self, section: usize) -> anyhow::Result<()> {
        let reading = self.reading();
        let found = reading.and_then(|reading| reading.text.sections.get(section));
        match found.map(|section| section.first) {
            Some(first) => self.read(first),
            None => self.say("There is no such section here. o lists the sections."),
        }
    }

    /// Tells the section after the one that is read, or the one before.
    pub(super) fn step_section(&mut self, is_forward: bool) -> anyhow::Result<()> {
        let Some(reading) = self.reading() else {
            return Ok(());
        };
        let next = match (reading.section(), is_forward) {
            (None, true) => Some(0),
            (None, false) => None,
            (Some(at), true) => Some(at + 1).filter(|at| *at < reading.text.sections.len()),
            (Some(at), false) => at.checked_sub(1),
        };
        match next {
            Some(section) => self.read_section(section),
            None if is_forward => self.say("This is the last section."),
            None => self.say("There is no section before this one."),
        }
    }

    /// Tells a part, after saying which it is.
    pub(super) fn read(&mut self, part: usize) -> anyhow::Result<()> {
        let Some(Place::Text(reading)) = self.place_mut() else {
            return Ok(());
        };
        let Some(told) = reading.text.parts.get(part) else {
            return Ok(());
        };
        let lines = told.lines.clone();
        let (count, section) = (reading.parts(), reading.text.section_of(part));
        let heading = section.map_or("", |section| &section.heading);
        let continued = match section {
            Some(section) if section.first < part => ", continued",
            _ => "",
        };
        let announced = format!("Part {} of {count}: {heading}{continued}", part + 1);
        let is_last = part + 1 == count;
        reading.at = Some(part);
        reading.source = None;
        reading.aim = None;
        reading.next = part + 1;
        let spot = reading.spot();
        // Enter goes on with the text from here on, not with a list.
        self.list.stop();
        self.say(&announced)?;
        self.output.lines(&lines)?;
        if is_last {
            self.say("End of the text.")?;
        }
        self.note(spot, is_last)
    }

    /// Remembers where one stopped; a text read to its end begins anew.
    pub(super) fn note(&mut self, spot: Option<Spot>, is_end: bool) -> anyhow::Result<()> {
        let Some(spot) = spot else { return Ok(()) };
        let spot = if is_end {
            Spot {
                record: spot.record,
                title: spot.title,
                ..Spot::default()
            }
        } else {
            spot
        };
        self.keeping.order(Order::Read(spot));
        self.tell()
    }
}
