//! The keeper: a thread that reads and writes what is kept, so that no key waits for a disk.
//!
//! Orders go in, news come out. Where nothing can be written, queries are remembered as long as the program runs, and
//! that is told once.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use super::history::History;
use super::saved::{SavedSearch, Searches};
use super::store::{Held, Store, StoreError};

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
    /// Save a search.
    Save(SavedSearch),
    /// Forget the saved search of this name.
    Forget(String),
}

/// What the keeper says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// The queries asked before, the oldest first.
    History(Vec<String>),
    /// The searches that are saved.
    Saved(Vec<SavedSearch>),
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
    /// Starts the keeper, which tells at once what is kept; where queries are not to be recorded, none are told either.
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

/// What the thread works with.
struct Desk {
    history: Option<Store>,
    searches: Option<Store>,
    records_history: bool,
    /// What is remembered where nothing can be written.
    remembered: History,
    /// Whether it was told that nothing can be.
    is_told: bool,
    tell: Box<dyn Fn(News)>,
}

impl Desk {
    fn new(places: &Places, records_history: bool, tell: Box<dyn Fn(News)>) -> Self {
        let store = |folder: &Option<PathBuf>, name: &str| {
            let folder = folder.as_ref()?;
            Some(Store::new(folder.join(name)))
        };
        Self {
            history: store(&places.state, "history.toml").filter(|_| records_history),
            searches: store(&places.data, "searches.toml"),
            records_history,
            remembered: History::default(),
            is_told: false,
            tell,
        }
    }

    /// Tells what is kept.
    fn look(&mut self) {
        if let Some(store) = self.history.clone() {
            let held = store.read();
            self.take_history(held);
        }
        if let Some(store) = self.searches.clone() {
            match store.read() {
                Ok(held) => self.take_searches(&held),
                Err(error) => (self.tell)(News::Trouble(error.to_string())),
            }
        }
    }

    fn carry_out(&mut self, order: Order) {
        match order {
            Order::Remember(query) => self.remember(&query),
            Order::Save(search) => self.save(search),
            Order::Forget(name) => self.forget(&name),
        }
    }

    fn remember(&mut self, query: &str) {
        if !self.records_history {
            return;
        }
        self.remembered.remember(query);
        match self.history.clone() {
            Some(store) => {
                let held = store.update(|history: &mut History| history.remember(query));
                self.take_history(held);
            }
            None => self.tell_remembered(),
        }
    }

    fn save(&self, search: SavedSearch) {
        let name = search.name.clone();
        let saved = self.change(|searches| searches.save(search));
        match saved {
            Some(None) => (self.tell)(News::Told(format!("saved as {name}"))),
            Some(Some(before)) => {
                let words = format!("saved as {name}, which was: {before}");
                (self.tell)(News::Told(words));
            }
            None => {}
        }
    }

    fn forget(&self, name: &str) {
        let words = match self.change(|searches| searches.forget(name)) {
            Some(true) => format!("{name} is forgotten"),
            Some(false) => format!("no saved search is called {name}"),
            None => return,
        };
        (self.tell)(News::Told(words));
    }

    /// Changes the saved searches and tells how they are now; `None` where they could not be written.
    fn change<T>(&self, change: impl FnOnce(&mut Searches) -> T) -> Option<T> {
        let Some(store) = &self.searches else {
            let words = "there is no directory to keep searches in: HOME is not set";
            (self.tell)(News::Trouble(words.to_owned()));
            return None;
        };
        let mut outcome = None;
        match store.update(|searches| outcome = Some(change(searches))) {
            Ok(held) => {
                self.take_searches(&held);
                outcome
            }
            Err(error) => {
                (self.tell)(News::Trouble(error.to_string()));
                None
            }
        }
    }

    fn take_searches(&self, held: &Held<Searches>) {
        self.tell_set_aside(held.set_aside.as_deref());
        (self.tell)(News::Saved(held.value.all().to_vec()));
    }

    fn take_history(&mut self, held: Result<Held<History>, StoreError>) {
        match held {
            Ok(held) => {
                self.tell_set_aside(held.set_aside.as_deref());
                (self.tell)(News::History(held.value.queries().to_vec()));
            }
            Err(error) => {
                if !std::mem::replace(&mut self.is_told, true) {
                    (self.tell)(News::Trouble(format!("queries are not kept: {error}")));
                }
                self.tell_remembered();
            }
        }
    }

    fn tell_remembered(&self) {
        (self.tell)(News::History(self.remembered.queries().to_vec()));
    }

    fn tell_set_aside(&self, path: Option<&Path>) {
        if let Some(path) = path {
            let words = format!("a file could not be read and is now {}", path.display());
            (self.tell)(News::Trouble(words));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

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
        news.iter().collect()
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

    #[test]
    fn what_was_ordered_is_there_in_the_next_run() {
        let folder = tempfile::tempdir().unwrap();
        let places = places(folder.path());
        let first = said(&places, &[remember("a"), save("n", "q"), save("n", "r")]);
        let told = |words: &str| News::Told(words.to_owned());
        assert_eq!(
            first[..3],
            [history(&[]), News::Saved(Vec::new()), history(&["a"])]
        );
        assert!(first.contains(&told("saved as n")));
        assert!(first.contains(&told("saved as n, which was: q")));
        let forget = Order::Forget("n".to_owned());
        let second = said(&places, &[forget.clone(), forget]);
        assert_eq!(second[0], history(&["a"]));
        assert!(matches!(&second[1], News::Saved(saved) if saved[0].query == "r"));
        assert_eq!(second[2], News::Saved(Vec::new()));
        assert_eq!(second[3], told("n is forgotten"));
        assert_eq!(second[5], told("no saved search is called n"));
    }

    #[test]
    fn in_front_of_a_room_nothing_is_remembered_or_shown() {
        let folder = tempfile::tempdir().unwrap();
        let places = places(folder.path());
        said(&places, &[remember("private")]);
        let news = said_when(false, &places, &[remember("x")]);
        assert_eq!(news, [News::Saved(Vec::new())]);
        assert_eq!(said(&places, &[])[0], history(&["private"]));
    }

    #[test]
    fn without_a_place_queries_last_as_long_as_the_program() {
        let nowhere = Places::default();
        let news = said(&nowhere, &[remember("a"), remember("b"), save("n", "q")]);
        assert_eq!(news[..2], [history(&["a"]), history(&["a", "b"])]);
        assert!(matches!(&news[2], News::Trouble(words) if words.contains("HOME")));
    }

    #[test]
    fn what_cannot_be_written_is_told_once_and_remembered_all_the_same() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("state"), "a file").unwrap();
        let news = said(&places(folder.path()), &[remember("a"), remember("b")]);
        let is_trouble = |news: &&News| matches!(news, News::Trouble(_));
        assert_eq!(news.iter().filter(is_trouble).count(), 1, "{news:?}");
        assert_eq!(news.last(), Some(&history(&["a", "b"])));
    }

    #[test]
    fn a_damaged_file_is_told_of() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("data")).unwrap();
        fs::write(folder.path().join("data/searches.toml"), "not = [").unwrap();
        let news = said(&places(folder.path()), &[]);
        let words = "searches.toml.damaged";
        assert!(
            matches!(&news[1], News::Trouble(told) if told.ends_with(words)),
            "{news:?}"
        );
        assert_eq!(news[2], News::Saved(Vec::new()));
    }
}
