//! An agenda that is followed: its steps are told by `cli::agenda`, what they show is opened here, and one comes back to it.

use super::library::sentence;
use super::place::Place;
use super::{Session, Then, learn};
use crate::atlas::View;
use crate::cli::agenda::{Leading, Next};
use crate::cli::learn::training::Training;
use crate::compare::{FEWEST, MOST};
use crate::library::Exported;
use crate::model::session::{Act, Answered};
use crate::model::{Deed, Kind, Progress};
use crate::search::Listed;
use crate::session::Shown;

impl Session<'_, '_> {
    /// Begins with an agenda.
    pub(super) fn begin_session(&mut self, leading: Leading) -> anyhow::Result<()> {
        self.learned = learn::Keeping::off();
        self.go(Place::Agenda(Box::new(leading)))
    }

    /// Says where the session stands.
    pub(super) fn announce_agenda(&mut self) {
        if let Some(mut leading) = self.leading() {
            leading.again();
            self.put_leading(leading);
        }
    }

    /// Asks what is to be done at the step; tells whether an agenda is followed here.
    pub(super) fn ask_agenda(&mut self) -> anyhow::Result<bool> {
        let Some(mut leading) = self.leading() else {
            return Ok(false);
        };
        leading.ask(self.output)?;
        self.put_leading(leading);
        Ok(true)
    }

    /// Takes what was typed, keeps what was done, and opens what is shown.
    pub(super) fn answer_agenda(&mut self, line: &str) -> anyhow::Result<Then> {
        let Some(mut leading) = self.leading() else {
            return Ok(Then::Ask);
        };
        let next = leading.take(line, self.output)?;
        self.keep_session(leading)?;
        match next {
            Next::Ask => {}
            Next::Leave => {
                self.say("A session that runs is kept; the same command goes on with it.")?;
                return Ok(Then::Leave);
            }
            Next::Show(shown, mode) => self.show_in_session(&shown, &mode)?,
            Next::Write(file, overwrites) => self.write_record(&file, overwrites)?,
        }
        Ok(Then::Ask)
    }

    /// Opens what a step shows.
    fn show_in_session(&mut self, shown: &Shown, mode: &str) -> anyhow::Result<()> {
        match shown {
            Shown::Nothing => Ok(()),
            Shown::Query(query) => self.search(query),
            Shown::View(view) => match View::parse(view) {
                Some(view) => self.see(view),
                None => self.say("The Atlas has no such view."),
            },
            Shown::Records(slugs) => {
                let mut records: Vec<Listed> = Vec::new();
                for slug in slugs.iter().take(MOST) {
                    records.extend(self.resolve(slug)?);
                }
                match records.as_slice() {
                    [module] if mode == "exercise" && module.id.kind == Kind::Module => {
                        self.train_in_session(module.clone())
                    }
                    records if records.len() >= FEWEST => self.compare_records(records.to_vec()),
                    [record] => self.open(&record.path.clone(), None),
                    _ => Ok(()),
                }
            }
        }
    }

    /// Opens the exercises of a module, as if nothing was learned before.
    fn train_in_session(&mut self, module: Listed) -> anyhow::Result<()> {
        match self.teach(module) {
            Ok(Some((taught, sections))) => {
                let today = self.settings.today;
                let progress = Progress::default();
                let training = Training::of_module(taught, sections, progress, today);
                self.go(Place::Training(Box::new(training.at_practice())))
            }
            Ok(None) => self.say("That is no module."),
            Err(error) => self.trouble(&error),
        }
    }

    /// Writes the record of the session.
    fn write_record(&mut self, file: &str, overwrites: bool) -> anyhow::Result<()> {
        let Some(mut leading) = self.leading() else {
            return Ok(());
        };
        let session = leading.session().clone();
        let what = Exported::Session(Box::new(session), self.settings.year());
        let language = &self.settings.language;
        match self.library.export(&what, language, file, overwrites) {
            Ok(()) => self.say(&format!("Written: {file}")),
            Err(error) => {
                self.trouble(&error)?;
                self.say("A ! before the name writes over a file that is there.")
            }
        }
    }

    /// Notes in the session what is shown at a place one goes to.
    pub(super) fn note_place(&mut self, place: &Place) -> anyhow::Result<()> {
        let act = match place {
            Place::Library(search) => search.query().map(|query| Act::Query(query.to_owned())),
            Place::Text(reading) => {
                let opened = reading
                    .opened()
                    .filter(|opened| opened.record.view().is_none());
                opened.map(|opened| Act::Record(opened.record.id.slug.clone()))
            }
            _ => None,
        };
        let act = act.filter(|act| !matches!(act, Act::Query(query) if query.is_empty()));
        act.map_or(Ok(()), |act| self.note_in_session(act))
    }

    /// Notes in the session what was answered.
    pub(super) fn note_answers(&mut self, deeds: &[Deed]) -> anyhow::Result<()> {
        for deed in deeds {
            if let Deed::Answer { module, given } = deed {
                self.note_in_session(Act::Exercise(Answered {
                    module: module.clone(),
                    exercise: given.exercise.clone(),
                    verdict: given.verdict,
                }))?;
            }
        }
        Ok(())
    }

    fn note_in_session(&mut self, act: Act) -> anyhow::Result<()> {
        let Some(leading) = self.led() else {
            return Ok(());
        };
        leading.session().note(act);
        let Some(change) = leading.change() else {
            return Ok(());
        };
        let (kept, told) = self.sessions.keep(&change);
        if kept.is_none()
            && let Some(leading) = self.led()
        {
            leading.session().put_back(change);
        }
        told.map_or(Ok(()), |told| self.say(&sentence(&told)))
    }

    /// Returns the session that is led here or at a place before.
    fn led(&mut self) -> Option<&mut Leading> {
        let mut places = self.places_mut();
        places.find_map(|place| match place {
            Place::Agenda(leading) => Some(leading.as_mut()),
            _ => None,
        })
    }

    fn keep_session(&mut self, mut leading: Box<Leading>) -> anyhow::Result<()> {
        let mut told = None;
        if let Some(change) = leading.change() {
            let kept;
            (kept, told) = self.sessions.keep(&change);
            match kept {
                Some(log) => leading.hear(&log),
                None => leading.session().put_back(change),
            }
        }
        self.put_leading(leading);
        told.map_or(Ok(()), |told| self.say(&sentence(&told)))
    }

    /// Returns the session that is led here.
    fn leading(&self) -> Option<Box<Leading>> {
        match self.place() {
            Some(Place::Agenda(leading)) => Some(leading.clone()),
            _ => None,
        }
    }

    fn put_leading(&mut self, leading: Box<Leading>) {
        if let Some(place) = self.place_mut() {
            *place = Place::Agenda(leading);
        }
    }
}
