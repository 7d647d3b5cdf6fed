//! Where one is: the places, the way back and forward, and the prompt, which says where one is and what may be typed.

use super::atlas::Sight;
use super::desk::Shown;
use super::facets::Narrowing;
use super::library::{Search, sentence};
use super::reading::Reading;
use super::words::{Command, Here};
use super::workbench::Asking;
use super::{List, Session, library};
use crate::cli::agenda::Leading;
use crate::cli::flow::{Margin, flow};
use crate::cli::index_notice;
use crate::cli::learn::training::Training;
use crate::cli::output::Role;
use crate::cli::unresolved::told_set_aside;

/// The most places one can come back to; older ones are forgotten.
const MOST: usize = 100;

/// A place, and the list that was shown in it when it was left.
pub(super) struct Stop {
    place: Place,
    list: List,
    /// Which one it is, as long as one can go there.
    number: usize,
}

impl Stop {
    pub(super) fn new(place: Place, number: usize) -> Self {
        Self {
            place,
            list: List::default(),
            number,
        }
    }
}

/// A place.
pub(super) enum Place {
    /// A search and its hits, or the welcome.
    Library(Search),
    /// Fields or values to narrow by.
    Facets(Narrowing),
    /// A record or a comparison.
    Text(Box<Reading>),
    /// What is kept.
    Desk(Shown),
    /// The modules.
    Modules,
    /// A module that is done, or questions that come back.
    Training(Box<Training>),
    /// The instruments and the countries.
    Standards,
    /// The saved answers of the workbench.
    Workbench,
    /// The questions on some.
    Questions(Box<Asking>),
    /// A view over the library.
    Atlas(Sight),
    /// An agenda that is followed.
    Agenda(Box<Leading>),
}

impl Session<'_, '_> {
    /// Returns what kind of place one is in.
    pub(super) fn here(&self) -> Here {
        match self.place() {
            Some(Place::Facets(_)) => Here::Facets,
            Some(Place::Text(reading)) if reading.is_comparison() => Here::Comparison,
            Some(Place::Text(_)) => Here::Reader,
            Some(Place::Desk(_)) => Here::Desk,
            Some(Place::Modules) => Here::Modules,
            Some(Place::Training(_)) => Here::Training,
            Some(Place::Standards) => Here::Standards,
            Some(Place::Workbench) => Here::Workbench,
            Some(Place::Questions(_)) => Here::Questions,
            Some(Place::Atlas(_)) => Here::Atlas,
            Some(Place::Agenda(_)) => Here::Agenda,
            Some(Place::Library(_)) | None => Here::Library,
        }
    }

    /// Returns the place one is at.
    pub(super) fn place(&self) -> Option<&Place> {
        self.stops.last().map(|stop| &stop.place)
    }

    /// Returns the place one is at, to be changed.
    pub(super) fn place_mut(&mut self) -> Option<&mut Place> {
        self.stops.last_mut().map(|stop| &mut stop.place)
    }

    /// Returns the places one can come back to, the nearest first.
    pub(super) fn places(&self) -> impl Iterator<Item = &Place> {
        self.stops.iter().rev().map(|stop| &stop.place)
    }

    /// Returns the places one can go to, the first one first, each with its number; and the number of the one one is at.
    pub(super) fn way(&self) -> (Vec<(usize, &Place)>, usize) {
        let stops = self.stops.iter().chain(self.ahead.iter().rev());
        let here = self.stops.last().map_or(0, |stop| stop.number);
        (stops.map(|stop| (stop.number, &stop.place)).collect(), here)
    }

    /// Returns the places one can come back to, to be changed.
    pub(super) fn places_mut(&mut self) -> impl Iterator<Item = &mut Place> {
        self.stops.iter_mut().rev().map(|stop| &mut stop.place)
    }

    /// Returns the texts one can go to, to be changed.
    pub(super) fn readings_mut(&mut self) -> impl Iterator<Item = &mut Reading> {
        let stops = self.stops.iter_mut().chain(&mut self.ahead);
        stops.filter_map(|stop| match &mut stop.place {
            Place::Text(reading) => Some(&mut **reading),
            _ => None,
        })
    }

    /// Goes to a place.
    pub(super) fn go(&mut self, place: Place) -> anyhow::Result<()> {
        self.note_place(&place)?;
        self.ahead.clear();
        if self.stops.len() >= MOST {
            self.stops.remove(1);
        }
        if let Some(left) = self.stops.last_mut() {
            left.list = std::mem::take(&mut self.list);
        }
        self.gone += 1;
        self.stops.push(Stop::new(place, self.gone));
        self.announce()
    }

    /// Leaves a place for the one before; the numbers are those of the list shown there. Returns what was left.
    pub(super) fn leave(&mut self) -> Option<Stop> {
        let mut left = self.stops.pop()?;
        let list = self
            .stops
            .last_mut()
            .map(|stop| std::mem::take(&mut stop.list));
        left.list = std::mem::replace(&mut self.list, list.unwrap_or_default());
        Some(left)
    }

    /// Says where one is, with the list of what is there.
    pub(super) fn announce(&mut self) -> anyhow::Result<()> {
        match self.place() {
            Some(Place::Facets(narrowing)) => {
                let narrowing = narrowing.clone();
                self.announce_facets(&narrowing)
            }
            Some(Place::Text(_)) => self.announce_text(),
            Some(Place::Desk(shown)) => {
                let shown = *shown;
                self.announce_desk(shown)
            }
            Some(Place::Modules) => self.announce_modules(),
            Some(Place::Training(_)) => self.announce_training(),
            Some(Place::Agenda(_)) => {
                self.announce_agenda();
                Ok(())
            }
            Some(Place::Standards) => self.announce_standards(),
            Some(Place::Workbench) => self.announce_workbench(),
            Some(Place::Questions(_)) => self.announce_questions(),
            Some(Place::Atlas(sight)) => {
                let sight = sight.clone();
                self.announce_atlas(&sight)
            }
            Some(Place::Library(_)) | None => self.announce_library(),
        }
    }

    /// Goes one step back.
    pub(super) fn back(&mut self) -> anyhow::Result<()> {
        if self.stops.len() < 2 {
            return self.say("This is where you began; q leaves.");
        }
        let left = self.leave();
        self.ahead.extend(left);
        self.arrive()
    }

    /// Goes one step forward again.
    pub(super) fn forward(&mut self) -> anyhow::Result<()> {
        if self.ahead.is_empty() {
            return self.say("You did not come back from anywhere.");
        }
        self.step_forward();
        self.arrive()
    }

    fn step_forward(&mut self) {
        let Some(mut stop) = self.ahead.pop() else {
            return;
        };
        let list = std::mem::take(&mut stop.list);
        if let Some(left) = self.stops.last_mut() {
            left.list = std::mem::replace(&mut self.list, list);
        }
        self.stops.push(stop);
    }

    /// Goes to the place of a number, however many steps back or forward it is.
    pub(super) fn travel(&mut self, number: usize) -> anyhow::Result<()> {
        let position = |stops: &[Stop]| stops.iter().position(|stop| stop.number == number);
        if let Some(at) = position(&self.stops) {
            while self.stops.len() > at + 1 {
                let left = self.leave();
                self.ahead.extend(left);
            }
        } else if let Some(at) = position(&self.ahead) {
            while self.ahead.len() > at {
                self.step_forward();
            }
        } else {
            return self.say("That page is no longer there. H lists those that are.");
        }
        self.arrive()
    }

    /// Goes back to the hits, or to the welcome where nothing was searched for.
    pub(super) fn return_to_library(&mut self) -> anyhow::Result<()> {
        while self.stops.len() > 1 && self.here() != Here::Library {
            let left = self.leave();
            self.ahead.extend(left);
        }
        self.announce()
    }

    /// Says where one is again: of a text that was begun, only that, for its outline was heard.
    fn arrive(&mut self) -> anyhow::Result<()> {
        match self.place() {
            Some(Place::Text(_)) => self.return_to_text(),
            _ => self.announce(),
        }
    }

    /// Does what Enter means here.
    pub(super) fn go_on(&mut self) -> anyhow::Result<()> {
        if self.list.waiting() > 0 {
            return self.show_more();
        }
        match self.place() {
            Some(Place::Library(search)) if search.has_more() => self.more_hits(),
            Some(Place::Text(reading)) => match reading.next_part() {
                Some(part) => self.read(part),
                None => self.announce(),
            },
            _ => self.announce(),
        }
    }

    /// Asks: one line that says where one is and what may be typed.
    pub(super) fn prompt(&mut self) -> anyhow::Result<()> {
        if self.here() == Here::Questions && self.ask_question()? {
            return Ok(());
        }
        if self.here() == Here::Training && self.ask_exercise()? {
            return Ok(());
        }
        if self.here() == Here::Agenda && self.ask_agenda()? {
            return Ok(());
        }
        let mut parts = self.offered();
        parts.extend(["h help", "q"].map(str::to_owned));
        let words = format!("{}: {}>", self.here().name(), parts.join(", "));
        let mut lines = flow(&[(Role::Text, words)], self.width(), &Margin::default());
        let last = lines.pop().map(|line| line.plain()).unwrap_or_default();
        self.output.lines(&lines)?;
        Ok(self.output.prompt(&last)?)
    }

    /// Returns what may be typed here, the most useful first.
    fn offered(&self) -> Vec<String> {
        let numbers = self.list.range();
        let enter = self.enter().map(|what| format!("Enter {what}"));
        let own: &[&str] = match self.place() {
            Some(Place::Library(search)) if search.is_asked() => &["f filters", "b back"],
            Some(Place::Library(_)) | None => {
                &["words to search", "standards", "atlas", "learn", "desk"]
            }
            Some(Place::Text(_)) => &["o outline", "b"],
            Some(Place::Desk(_)) => &["d NUMBER takes out", "b back"],
            Some(Place::Standards) => &["country NAME", "b back"],
            Some(Place::Workbench) => &["begin NAME", "report NUMBER", "b back"],
            Some(Place::Modules) => &["e NUMBER exercises", "review", "b back"],
            Some(
                Place::Facets(_)
                | Place::Questions(_)
                | Place::Training(_)
                | Place::Atlas(_)
                | Place::Agenda(_),
            ) => &["b back"],
        };
        let own = own
            .iter()
            .filter(|word| !(**word == "desk" && self.is_hidden(Command::Desk)));
        let own = own.map(|words| (*words).to_owned());
        enter.into_iter().chain(numbers).chain(own).collect()
    }

    /// Returns what Enter does, where it goes on with something.
    fn enter(&self) -> Option<String> {
        if self.list.waiting() > 0 {
            let (shown, all) = self.list.extent();
            return Some(format!("more ({shown} of {all})"));
        }
        match self.place()? {
            Place::Library(search) => {
                let (shown, all) = search.has_more().then(|| search.extent())?;
                Some(format!("more ({shown} of {all})"))
            }
            Place::Text(reading) => {
                let part = reading.next_part()?;
                let word = if reading.is_begun() { "more" } else { "reads" };
                Some(format!("{word} (part {} of {})", part + 1, reading.parts()))
            }
            _ => None,
        }
    }

    /// Begins the dialogue.
    pub(super) fn begin(&mut self) -> anyhow::Result<()> {
        self.say(library::OPENING)?;
        self.announce()?;
        self.tell()?;
        let status = self.library.index_status();
        if !status.set_aside.is_empty() {
            let told = told_set_aside(status.set_aside.len());
            self.say(&format!("{told}."))?;
        }
        match index_notice(&self.library) {
            Some(notice) => self.say(&sentence(&notice)),
            None => Ok(()),
        }
    }
}
