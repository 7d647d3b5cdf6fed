//! The keeper: a thread that reads and writes what is kept, so that no key waits for a disk.
//!
//! Orders go in, news come out. How they are carried out is left to `desk`.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use super::answers::SavedAnswers;
use super::change::AnswersChange;
use super::desk::Desk;
use super::notes::Note;
use super::picks::Picks;
use super::saved::SavedSearch;
use super::spot::Spot;
use crate::model::session::{SessionChange, SessionLog};
use crate::model::{Deed, Progress};

/// How long the end of the program waits for what is still being written.
const PATIENCE: Duration = Duration::from_secs(2);

/// Where things are kept; absent where the machine gives no place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// The directory of what the user made.
    pub data: Option<PathBuf>,
    /// The directory of what the user did.
    pub state: Option<PathBuf>,
}

/// What the keeper shall do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// Remember that this was asked.
    Remember(String),
    /// Forget that this was asked.
    ForgetQuery(String),
    /// Remember that a record was read, and where one stopped.
    Read(Spot),
    /// Forget that the record of this file was read.
    ForgetRead(String),
    /// Set a mark.
    Mark(Spot),
    /// Take a mark away.
    Unmark(Spot),
    /// Pick the record of a place to be compared.
    Pick(Spot),
    /// Take the picked record of a file back.
    TakeBack(String),
    /// Tell what is kept anew: another program may have changed it.
    Look,
    /// Read the notes anew: one may have been written just now.
    LookAtNotes,
    /// Add a paragraph to a note.
    AddToNote {
        /// The slug of its record.
        slug: String,
        /// The paragraph.
        words: String,
    },
    /// Take the note on the record of this slug out.
    RemoveNote(String),
    /// Save a search.
    Save(SavedSearch),
    /// Forget the saved search of this name.
    Forget(String),
    /// Save what has changed in answers of the workbench.
    SaveAnswers(AnswersChange),
    /// Remove the saved answers of this name.
    RemoveAnswers(String),
    /// Keep what was done in modules.
    Learn(Vec<Deed>),
    /// Keep what has changed in a session.
    KeepSession(Box<SessionChange>),
}

/// What the keeper says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// The queries asked before, the oldest first.
    History(Vec<String>),
    /// Where one stopped in the records read, that of the last one at the end.
    Read(Vec<Spot>),
    /// The marks, the oldest first.
    Marks(Vec<Spot>),
    /// The records picked to be compared.
    Picks(Picks),
    /// The searches that are saved.
    Saved(Vec<SavedSearch>),
    /// All notes, by slug.
    Notes(Vec<Note>),
    /// The answers that are saved.
    Answers(Vec<SavedAnswers>),
    /// What was done in modules; told once at the beginning, and once for each order that adds to it.
    Learned(Progress),
    /// The sessions that were begun.
    Sessions(Vec<SessionLog>),
    /// What came of an order.
    Told(String),
    /// Something went wrong of which the user should know.
    Trouble(String),
}

/// The end by which the keeper is spoken with; when it goes, what was ordered is carried out first.
#[derive(Debug)]
pub struct Keeper {
    orders: Option<Sender<Order>>,
    done: Receiver<()>,
}

impl Keeper {
    /// Starts the keeper, which tells at once what is kept; where what is asked and read is not to be
    /// recorded, none of it is told either.
    pub fn start(
        places: Places,
        records_history: bool,
        tell: impl Fn(News) + Send + 'static,
    ) -> std::io::Result<Self> {
        let (orders, waiting) = mpsc::channel();
        let (end, done) = mpsc::channel();
        let work = move || {
            let mut desk = Desk::new(&places, records_history, Box::new(tell));
            desk.look();
            for order in waiting {
                desk.carry_out(order);
            }
            let _ = end.send(());
        };
        thread::Builder::new()
            .name("keeper".to_owned())
            .spawn(work)?;
        Ok(Self {
            orders: Some(orders),
            done,
        })
    }

    /// Gives an order.
    pub fn order(&self, order: Order) {
        if let Some(orders) = &self.orders {
            drop(orders.send(order));
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.orders = None;
        // Another program that hangs while it holds a lock must not hang this one.
        let _ = self.done.recv_timeout(PATIENCE);
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::personal::Notes;

    /// Starts a keeper, gives it orders, and returns what it has said when it is done.
    fn said(places: &Places, orders: &[Order]) -> Vec<News> {
        said_when(true, places, orders)
    }

    fn said_when(records_history: bool, places: &Places, orders: &[Order]) -> Vec<News> {
        let (sender, news) = mpsc::channel();
        let tell = move |news| drop(sender.send(news));
        let keeper = Keeper::start(places.clone(), records_history, tell).unwrap();
        for order in orders {
            keeper.order(order.clone());
        }
        drop(keeper);
        // What was learned is looked at in a test of its own, and in `lessons`; sessions in `sessions`.
        let is_other = |news: &News| !matches!(news, News::Learned(_) | News::Sessions(_));
        news.iter().filter(is_other).collect()
    }

    fn places(folder: &Path) -> Places {
        Places {
            data: Some(folder.join("data")),
            state: Some(folder.join("state")),
        }
    }

    fn remember(query: &str) -> Order {
        Order::Remember(query.to_owned())
    }

    fn save(name: &str, query: &str) -> Order {
        Order::Save(SavedSearch {
            name: name.to_owned(),
            query: query.to_owned(),
        })
    }

    fn history(queries: &[&str]) -> News {
        News::History(queries.iter().map(|query| (*query).to_owned()).collect())
    }

    fn read(queries: &[Spot]) -> News {
        News::Read(queries.to_vec())
    }

    fn spot(record: &str, section: &str) -> Spot {
        Spot {
            record: format!("cases/{record}.md"),
            title: format!("About {record}"),
            section: section.to_owned(),
            heading: section.to_owned(),
            ..Spot::default()
        }
    }

    fn told(words: &str) -> News {
        News::Told(words.to_owned())
    }

    #[test]
    fn what_was_ordered_is_there_in_the_next_run() {
        let folder = tempfile::tempdir().unwrap();
        let places = places(folder.path());
        let orders = [
            remember("a"),
            save("n", "q"),
            save("n", "r"),
            Order::Read(spot("x", "results")),
            Order::Pick(spot("p", "results")),
            Order::Pick(spot("r", "")),
            Order::TakeBack("cases/r.fr.md".to_owned()),
            Order::Mark(spot("y", "")),
        ];
        let first = said(&places, &orders);
        let nothing = [
            history(&[]),
            read(&[]),
            News::Saved(Vec::new()),
            News::Marks(Vec::new()),
            News::Picks(Picks::default()),
            News::Notes(Vec::new()),
            News::Answers(Vec::new()),
        ];
        assert_eq!(first[..7], nothing);
        assert_eq!(first[7], history(&["a"]));
        assert!(first.contains(&told("saved as n")));
        assert!(first.contains(&told("saved as n, which was: q")));
        assert_eq!(first.last(), Some(&told("marked: About y")));
        let forget = Order::Forget("n".to_owned());
        let second = said(&places, &[forget.clone(), forget]);
        assert_eq!(second[0], history(&["a"]));
        assert_eq!(second[1], read(&[spot("x", "results")]));
        assert!(matches!(&second[2], News::Saved(saved) if saved[0].query == "r"));
        assert_eq!(second[3], News::Marks(vec![spot("y", "")]));
        let mut picks = Picks::default();
        picks.pick(&spot("p", ""));
        assert_eq!(second[4], News::Picks(picks), "the record, not the place");
        assert_eq!(second[7], News::Saved(Vec::new()));
        assert_eq!(second[8], told("n is forgotten"));
        assert_eq!(second[10], told("no saved search is called n"));
    }

    #[test]
    fn what_was_kept_is_taken_out_again() {
        let folder = tempfile::tempdir().unwrap();
        let places = places(folder.path());
        let mark = spot("y", "results");
        let orders = [
            remember("a"),
            Order::Read(spot("x", "")),
            Order::Mark(mark.clone()),
        ];
        said(&places, &orders);
        let orders = [
            Order::ForgetQuery("a".to_owned()),
            Order::ForgetRead("cases/x.fr.md".to_owned()),
            Order::Unmark(mark),
        ];
        let last = said(&places, &orders);
        assert_eq!(last.last(), Some(&told("mark removed: results")));
        let after = said(&places, &[]);
        assert_eq!(after[..2], [history(&[]), read(&[])]);
        assert_eq!(after[3], News::Marks(Vec::new()));
    }

    #[test]
    fn two_programs_at_once_lose_no_mark_and_no_record_read() {
        let folder = tempfile::tempdir().unwrap();
        let places = places(folder.path());
        thread::scope(|scope| {
            for program in 0..3 {
                let places = &places;
                scope.spawn(move || {
                    let names = (0..8).map(|number| format!("r{program}-{number}"));
                    let orders = names.flat_map(|name| {
                        [Order::Read(spot(&name, "x")), Order::Mark(spot(&name, "x"))]
                    });
                    said(places, &orders.collect::<Vec<Order>>());
                });
            }
        });
        let news = said(&places, &[]);
        assert!(matches!(&news[1], News::Read(read) if read.len() == 24));
        assert!(matches!(&news[3], News::Marks(marks) if marks.len() == 24));
    }

    #[test]
    fn what_another_program_has_kept_is_told_when_one_looks() {
        let folder = tempfile::tempdir().unwrap();
        let places = places(folder.path());
        let (sender, news) = mpsc::channel();
        let tell = move |news| drop(sender.send(news));
        let keeper = Keeper::start(places.clone(), true, tell).unwrap();
        let is_marks = |told: &News| matches!(told, News::Marks(_));
        assert_eq!(news.iter().find(is_marks), Some(News::Marks(Vec::new())));
        said(&places, &[Order::Mark(spot("other", "x"))]);
        keeper.order(Order::Look);
        drop(keeper);
        let marks = news.iter().filter_map(|told| match told {
            News::Marks(marks) => Some(marks.len()),
            _ => None,
        });
        assert_eq!(marks.last(), Some(1));
    }

    #[test]
    fn notes_are_told_and_taken_out() {
        let folder = tempfile::tempdir().unwrap();
        let places = places(folder.path());
        let file = Notes::of(&places).unwrap().prepare("x").unwrap();
        fs::write(&file, "Asked in Vientiane").unwrap();
        let note = Note {
            slug: "x".to_owned(),
            text: "Asked in Vientiane".to_owned(),
        };
        let first = said(&places, &[Order::LookAtNotes]);
        let notes = News::Notes(vec![note]);
        assert_eq!(first.iter().filter(|news| **news == notes).count(), 2);
        let in_a_room = said_when(false, &places, &[Order::LookAtNotes]);
        assert!(!in_a_room.contains(&notes), "{in_a_room:?}");
        let add = Order::AddToNote {
            slug: "x".to_owned(),
            words: "and in Dili".to_owned(),
        };
        let added = said(&places, std::slice::from_ref(&add));
        assert!(
            matches!(&added[7], News::Notes(notes) if notes[0].text.ends_with("and in Dili\n"))
        );
        assert_eq!(added[8..], [told("added to the note on x")]);
        assert_eq!(said_when(false, &places, &[add]), in_a_room);
        let removed = said(&places, &[Order::RemoveNote("x".to_owned())]);
        assert!(removed.contains(&News::Notes(Vec::new())));
        let aside = file.with_extension("md.removed");
        let text = fs::read_to_string(aside).unwrap();
        assert_eq!(text, "Asked in Vientiane\n\nand in Dili\n");
    }

    #[test]
    fn in_front_of_a_room_nothing_is_remembered_or_shown() {
        let folder = tempfile::tempdir().unwrap();
        let places = places(folder.path());
        let private = [remember("private"), Order::Read(spot("private", ""))];
        said(&places, &private);
        let orders = [remember("x"), Order::Read(spot("x", ""))];
        let news = said_when(false, &places, &orders);
        let own = [
            News::Saved(Vec::new()),
            News::Marks(Vec::new()),
            News::Picks(Picks::default()),
            News::Answers(Vec::new()),
        ];
        assert_eq!(news, own);
        let after = said(&places, &[]);
        assert_eq!(after[0], history(&["private"]));
        assert_eq!(after[1], read(&[spot("private", "")]));
    }

    #[test]
    fn without_a_place_what_is_asked_and_read_lasts_as_long_as_the_program() {
        let nowhere = Places::default();
        let orders = [
            remember("a"),
            remember("b"),
            Order::Read(spot("x", "")),
            save("n", "q"),
            Order::Mark(spot("x", "")),
        ];
        let news = said(&nowhere, &orders);
        assert_eq!(news[..2], [history(&["a"]), history(&["a", "b"])]);
        assert_eq!(news[2], read(&[spot("x", "")]));
        let is_trouble =
            |news: &News| matches!(news, News::Trouble(words) if words.contains("HOME"));
        assert!(is_trouble(&news[3]) && is_trouble(&news[4]), "{news:?}");
    }

    #[test]
    fn what_cannot_be_written_is_told_once_and_remembered_all_the_same() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("state"), "a file").unwrap();
        let orders = [remember("a"), Order::Read(spot("x", "")), remember("b")];
        let news = said(&places(folder.path()), &orders);
        let is_trouble = |news: &&News| matches!(news, News::Trouble(_));
        assert_eq!(news.iter().filter(is_trouble).count(), 1, "{news:?}");
        assert_eq!(news.last(), Some(&history(&["a", "b"])));
        assert!(news.contains(&read(&[spot("x", "")])));
    }

    #[test]
    fn answers_are_saved_under_a_name_and_removed() {
        let folder = tempfile::tempdir().unwrap();
        let places = places(folder.path());
        let set = SavedAnswers {
            name: "mine".to_owned(),
            text: "country = \"LAO\"\n".to_owned(),
            ..SavedAnswers::default()
        };
        let change = AnswersChange {
            before: String::new(),
            now: set.clone(),
        };
        let first = said(&places, &[Order::SaveAnswers(change)]);
        assert_eq!(first.last(), Some(&News::Answers(vec![set])));
        let remove = Order::RemoveAnswers("mine".to_owned());
        let second = said(&places, &[remove.clone(), remove]);
        assert!(second.contains(&told("the answers mine are removed")));
        assert_eq!(second.last(), Some(&told("no answers are saved as mine")));
        assert_eq!(said(&places, &[]).last(), Some(&News::Answers(Vec::new())));
    }

    #[test]
    fn what_is_learned_is_kept_and_told_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let (sender, news) = mpsc::channel();
        let tell = move |news| drop(sender.send(news));
        let keeper = Keeper::start(places(folder.path()), true, tell).unwrap();
        let deed = Deed::GoOn {
            module: "m".to_owned(),
            at: "e2".to_owned(),
        };
        keeper.order(Order::Learn(vec![deed.clone()]));
        drop(keeper);
        let is_learned = |news: &News| matches!(news, News::Learned(_));
        let told: Vec<News> = news.iter().filter(is_learned).collect();
        let mut progress = Progress::default();
        let before = News::Learned(progress.clone());
        progress.add(&deed);
        assert_eq!(told, [before, News::Learned(progress)]);
        assert!(folder.path().join("data/progress.toml").exists());
    }

    #[test]
    fn damaged_files_are_told_of_and_stay() {
        let folder = tempfile::tempdir().unwrap();
        for place in ["data", "state"] {
            fs::create_dir(folder.path().join(place)).unwrap();
        }
        let files = [
            "state/reading.toml",
            "data/searches.toml",
            "data/marks.toml",
            "data/answers.toml",
        ];
        for file in files {
            fs::write(folder.path().join(file), "not = [").unwrap();
        }
        let news = said(&places(folder.path()), &[Order::Mark(spot("x", ""))]);
        for file in files {
            let name = format!("{}.damaged", file.rsplit('/').next().unwrap());
            let is_it = |news: &&News| matches!(news, News::Trouble(told) if told.contains(&name));
            assert_eq!(news.iter().filter(is_it).count(), 1, "{file}: {news:?}");
            let aside = folder.path().join(format!("{file}.damaged"));
            assert_eq!(fs::read_to_string(aside).unwrap(), "not = [");
        }
        assert_eq!(news.last(), Some(&told("marked: About x")));
    }
}
