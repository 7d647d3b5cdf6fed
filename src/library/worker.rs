//! The worker: a thread that does for a screen what would take too long on it.
//!
//! A screen sends a [`Request`] and goes on; the [`Reply`] comes back as an event. The worker drains what has queued up
//! and runs only the newest search; a reply carries the ticket of its request, so that a screen can drop a stale one. How
//! the index is brought up to date meanwhile stands in `syncing`.

mod explaining;
mod lists;
mod opening;
mod queue;
mod room;
mod syncing;
mod views;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::AtomicU8;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

pub use self::explaining::Explained;
use self::queue::Queue;
pub use self::views::Viewed;
use super::{Exported, Library, Overview, Presented, Question, Related, Told};
use crate::atlas;
use crate::compare::Table;
use crate::learn::Curriculum;
use crate::model::{Field, Language, PartialDate, Parties, Phrase, Record, Tables};
use crate::personal::SavedAnswers;
use crate::search::{self, Answer, Glossary, Listed};
use crate::session::Summary;

/// Which request a reply belongs to; later requests have higher tickets.
pub type Ticket = u64;

/// What the worker is asked to do.
#[derive(Clone, Debug)]
pub enum Request {
    /// Ask the index. Only the newest waiting search is run.
    Search(Ticket, search::Request),
    /// Read one record, a slug, a former slug or a path relative to `content/`, or a view by its name. Only the newest
    /// waiting preview is read.
    Open {
        /// Which request it is.
        ticket: Ticket,
        /// Slug or path.
        name: String,
        /// The language in which it is wanted, if it is there in it; absent where the original is, or the file named.
        language: Option<Language>,
        /// Whether it is for the preview, which a newer preview replaces.
        preview: bool,
    },
    /// Lay records side by side. Only the newest waiting comparison is made.
    Compare {
        /// Which request it is.
        ticket: Ticket,
        /// Slugs or paths.
        names: Vec<String>,
        /// The language records and values are wanted in.
        language: Language,
    },
    /// Say what something means. Only the newest waiting question is answered.
    Explain {
        /// Which request it is.
        ticket: Ticket,
        /// What is asked about.
        question: Question,
        /// The languages in which a name is looked for first; the first of them is the one the answer is wanted in.
        languages: Vec<Language>,
    },
    /// Take answers of the workbench, of which reports may be asked for.
    Answers(Vec<SavedAnswers>),
    /// List the instruments and the countries. Only the newest waiting list is made.
    Overview {
        /// Which request it is.
        ticket: Ticket,
        /// The language titles and names are wanted in.
        language: Language,
    },
    /// List the modules and the worksheets. Only the newest waiting list is made.
    Modules {
        /// Which request it is.
        ticket: Ticket,
        /// The language they are wanted in.
        language: Language,
    },
    /// Hide drafts, as in front of a room, or show them again.
    HideDrafts(bool),
    /// List the agendas. Only the newest waiting list is made.
    Agendas {
        /// Which request it is.
        ticket: Ticket,
        /// The language they are wanted in.
        language: Language,
    },
    /// Copy a worksheet, to be filled in. Only the newest waiting copy is made.
    Worksheet {
        /// Which request it is.
        ticket: Ticket,
        /// The path of its file.
        path: String,
    },
    /// See the library as a whole. Only the newest waiting view is made.
    See {
        /// Which request it is.
        ticket: Ticket,
        /// Which view.
        view: atlas::View,
        /// The query it follows, as it stands in an input.
        query: String,
        /// The day by which records are stale.
        today: PartialDate,
        /// The language of labels.
        language: Language,
    },
    /// Make the talk of what is presented. Only the newest waiting talk is made.
    Present {
        /// Which request it is.
        ticket: Ticket,
        /// What is presented.
        what: Presented,
        /// The language records and labels are wanted in.
        language: Language,
        /// Today.
        today: PartialDate,
        /// The stamp of the talk that is there already; while it is the same, no other is made.
        unless: Option<u128>,
    },
    /// Write what is shown to a new file, in the form that its ending says.
    Export {
        /// Which request it is.
        ticket: Ticket,
        /// What.
        what: Exported,
        /// The language of labels.
        language: Language,
        /// Where to.
        file: String,
        /// Whether a file that is there is written over.
        overwrites: bool,
    },
    /// Say which of these records the library does not have. Only the newest waiting question is answered.
    Look(Vec<String>),
    /// Bring the index up to date with the files.
    Sync,
}

/// What the worker says.
#[derive(Clone, Debug)]
pub enum Reply {
    /// The tables of the library are there; labels can be shown.
    Tables(Arc<Tables>),
    /// The index can be asked, or has changed since.
    Ready(State),
    /// The index is being brought up to date: so many files of so many are read.
    Progress(usize, usize),
    /// An answer of the index.
    Answer(Ticket, Box<Answer>),
    /// A record. One that is long comes twice: its beginning, so that it can be read, and the whole; for a preview the
    /// beginning is enough.
    Opened(Ticket, Arc<Opened>),
    /// Records side by side, and the names of those that the library does not have.
    Compared(Ticket, Box<Table>, Vec<String>),
    /// Which of the records that were asked for the library does not have.
    Lacking(Vec<String>),
    /// What something means.
    Explained(Ticket, Explained),
    /// The instruments and the countries.
    Overview(Ticket, Arc<Overview>),
    /// The modules and the worksheets.
    Modules(Ticket, Arc<Curriculum>),
    /// The agendas.
    Agendas(Ticket, Arc<Vec<Summary>>),
    /// A copy of a worksheet.
    Worksheet(Ticket, String),
    /// The library as a whole.
    Viewed(Ticket, Arc<Viewed>),
    /// What is told in front of a room.
    Presented(Ticket, Arc<Told>),
    /// The talk that is there already is what would be told now.
    Unchanged(Ticket),
    /// A file was written.
    Exported(Ticket, String),
    /// A request could not be carried out; the text says why and what to do.
    Failed(Ticket, String),
}

/// How the library stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// How many records can be found.
    pub records: usize,
    /// How many files could not be read as records; a check says why.
    pub set_aside: usize,
    /// The command that checks the library, where it is not the plain one because the library was named.
    pub check: Option<String>,
    /// Whether the index is being brought up to date.
    pub syncing: bool,
    /// Something to tell once, such as that the index is kept in memory only.
    pub notice: Option<String>,
}

/// A record with what the reader shows around it.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The record.
    pub record: Record,
    /// Title and summary of a view, with the languages of their words; those of a record are in its language.
    pub said: Option<[Phrase; 2]>,
    /// Records it names as related, in its order; each in its language where it is there in it.
    pub related: Vec<Related>,
    /// Records that are like it and that neither names the other, the most alike first.
    pub alike: Vec<Related>,
    /// Records that name it, by kind and id; each in its language where it is there in it.
    pub back_links: Vec<Listed>,
    /// Records that its front matter names, in its language where they are there in it.
    pub named: Vec<Listed>,
    /// Records that its relative links lead to: the target as written, and the record, in its language where it is there
    /// in it.
    pub links: Vec<(String, Listed)>,
    /// The headings that those links lead to, each behind the target as written.
    pub headings: Vec<(String, String)>,
    /// The record in its other languages, the original first.
    pub versions: Vec<Listed>,
    /// When the original was changed after the version that this translation gives.
    pub changed: Option<PartialDate>,
    /// The terms that stand for values it is filed under, in its language where they are there in it.
    pub terms: Vec<(Field, String, Listed)>,
    /// The drafts that it names, by slug, which a room does not see: of agendas, and where drafts are hidden.
    pub hidden: BTreeSet<String>,
    /// Who has ratified it, where it is an instrument that the library has a list for.
    pub parties: Option<Parties>,
    /// Whether this is only its beginning; unless it is for a preview, the whole follows under the same ticket.
    pub goes_on: bool,
    /// The terms that its page explains; none where nobody reads on.
    pub glossary: Arc<Glossary>,
}

/// Starts the worker of a library and returns the two ends of the conversation; it ends when the requests do.
pub(super) fn spawn(library: Library) -> std::io::Result<(Sender<Request>, Receiver<Reply>)> {
    let (requests, waiting) = mpsc::channel();
    let (answers, replies) = mpsc::channel();
    let worker = Worker {
        library: Arc::new(library),
        whole: None,
        answers,
        syncing: Arc::new(AtomicU8::new(syncing::IDLE)),
    };
    thread::Builder::new()
        .name("worker".to_owned())
        .spawn(move || worker.run(&waiting))?;
    Ok((requests, replies))
}

/// What both threads of the worker share: the one that answers and the one that brings the index up to date.
#[derive(Clone)]
struct Worker {
    library: Arc<Library>,
    /// The library with its drafts, while they are hidden.
    whole: Option<Arc<Library>>,
    answers: Sender<Reply>,
    syncing: Arc<AtomicU8>,
}

impl Worker {
    fn run(mut self, waiting: &Receiver<Request>) {
        // Nothing is done before something is asked: until then the screen draws its first frame and wants the machine.
        let mut first = waiting.recv();
        while let Ok(Request::Answers(all)) = first {
            self.library.learn_answers(all);
            first = waiting.recv();
        }
        let Ok(first) = first else { return };
        if !self.library.index().is_empty() {
            self.send(Reply::Ready(self.state(true, None)));
        }
        self.start_sync();
        let mut queue = Queue::default();
        queue.add(first);
        loop {
            for request in waiting.try_iter() {
                queue.add(request);
            }
            if let Some(request) = queue.next() {
                self.carry_out(request);
            } else if let Ok(request) = waiting.recv() {
                queue.add(request);
            } else {
                return;
            }
        }
    }

    /// Answers one request; a fault in the code below becomes a reply, so that the screen stays usable.
    fn carry_out(&mut self, request: Request) {
        let (ticket, reply) = match request {
            Request::Sync => return self.start_sync(),
            Request::HideDrafts(hides) => return self.hide_drafts(hides),
            Request::Answers(all) => return self.library.learn_answers(all),
            Request::Look(names) => return self.send(Reply::Lacking(self.library.lacking(&names))),
            Request::Search(ticket, request) => {
                (ticket, contained(|| self.answer(ticket, &request)))
            }
            Request::Open {
                ticket,
                name,
                language,
                preview,
            } => {
                let open = || self.open(&name, language.as_ref(), (ticket, preview));
                let reply = contained(open).map(|opened| Reply::Opened(ticket, Arc::new(opened)));
                (ticket, reply)
            }
            Request::Compare {
                ticket,
                names,
                language,
            } => (
                ticket,
                contained(|| self.compare(ticket, &names, &language)),
            ),
            Request::Explain {
                ticket,
                question,
                languages,
            } => {
                let explain = || self.explain(&question, &languages);
                let reply = contained(explain).map(|told| Reply::Explained(ticket, told));
                (ticket, reply)
            }
            request @ (Request::Overview { .. }
            | Request::Modules { .. }
            | Request::Present { .. }
            | Request::See { .. }
            | Request::Agendas { .. }
            | Request::Worksheet { .. }) => self.list(request),
            request @ Request::Export { .. } => self.write(request),
        };
        self.send(reply.unwrap_or_else(|message| Reply::Failed(ticket, message)));
    }

    fn answer(&self, ticket: Ticket, request: &search::Request) -> Result<Reply, String> {
        let answer = self
            .library
            .index()
            .search(request, &|| self.library.tables());
        answer
            .map(|answer| Reply::Answer(ticket, Box::new(answer)))
            .map_err(|error| error.to_string())
    }

    fn send(&self, reply: Reply) {
        // Nobody listens any more when the screen has gone; the requests end then as well.
        drop(self.answers.send(reply));
    }
}

/// Runs work that must not take the worker down with it.
fn contained<T>(work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err("a fault in the program stopped this; it goes on".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(ticket: Ticket, preview: bool) -> Request {
        Request::Open {
            ticket,
            name: "a".to_owned(),
            language: None,
            preview,
        }
    }

    #[test]
    fn a_long_record_comes_by_its_beginning_and_then_whole() {
        let folder = tempfile::tempdir().unwrap();
        let cases = folder.path().join("content/cases");
        std::fs::create_dir_all(&cases).unwrap();
        std::fs::write(folder.path().join("content/library.toml"), "").unwrap();
        let body = "A line.\n\n".repeat(70_000);
        let text = format!("+++\ntitle = \"a\"\nsummary = \"s\"\n+++\n{body}");
        std::fs::write(cases.join("a.md"), text).unwrap();
        let options = crate::library::Options {
            library: Some(folder.path().to_owned()),
            ..crate::library::Options::default()
        };
        let library = Library::open(options).unwrap();
        library.bring_up_to_date(false, &mut |_, _| {}).unwrap();
        let (requests, replies) = spawn(library).unwrap();
        requests.send(open(1, false)).unwrap();
        requests.send(open(2, true)).unwrap();
        let opened = replies.iter().filter_map(|reply| match reply {
            Reply::Opened(ticket, opened) => Some((ticket, opened)),
            _ => None,
        });
        let opened: Vec<_> = opened.take(3).collect();
        let told = opened
            .iter()
            .map(|(ticket, opened)| (*ticket, opened.goes_on));
        assert_eq!(
            told.collect::<Vec<_>>(),
            [(1, true), (1, false), (2, true)],
            "a preview is a beginning"
        );
        let blocks = |at: usize| &opened[at].1.record.body.blocks;
        assert_eq!(blocks(1).len(), 70_000);
        assert!(blocks(0).len() > 1000);
        assert_eq!(blocks(0)[..], blocks(1)[..blocks(0).len()]);
    }

    #[test]
    fn a_slug_is_opened_in_the_language_wanted_and_a_file_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let cases = folder.path().join("content/cases");
        std::fs::create_dir_all(&cases).unwrap();
        std::fs::write(folder.path().join("content/library.toml"), "").unwrap();
        for (file, more) in [
            ("a.md", "updated = 2026-01-01\nrelated = [\"b\"]"),
            ("a.fr.md", "translation = { of = 2026-01-01, by = \"T\" }"),
            ("b.md", "updated = 2026-01-01\nrelated = [\"a\"]"),
        ] {
            let text = format!("+++\ntitle = \"{file}\"\nsummary = \"s\"\n{more}\n+++\n");
            std::fs::write(cases.join(file), text).unwrap();
        }
        let options = crate::library::Options {
            library: Some(folder.path().to_owned()),
            ..crate::library::Options::default()
        };
        let library = Library::open(options).unwrap();
        library.bring_up_to_date(false, &mut |_, _| {}).unwrap();
        let (requests, replies) = spawn(library).unwrap();
        let opened = |name: &str, tag: &str| {
            let request = Request::Open {
                ticket: 1,
                name: name.to_owned(),
                language: Language::parse(tag),
                preview: false,
            };
            requests.send(request).unwrap();
            replies
                .iter()
                .find_map(|reply| match reply {
                    Reply::Opened(_, opened) => Some(opened),
                    _ => None,
                })
                .unwrap()
        };
        let french = opened("a", "fr");
        assert_eq!(french.record.path, "cases/a.fr.md");
        assert_eq!(french.original_title(), Some("a.md"));
        assert_eq!(
            french.related[0].listed.title, "b.md",
            "there in no other language"
        );
        let other = opened("b", "fr");
        assert_eq!(
            (other.record.path.as_str(), other.original_title()),
            ("cases/b.md", None)
        );
        assert_eq!(opened("a", "").record.path, "cases/a.md");
        assert_eq!(opened("cases/a.fr.md", "").back_links[0].title, "b.md");
    }

    #[test]
    fn what_is_asked_for_before_there_is_an_index_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let cases = folder.path().join("content/cases");
        std::fs::create_dir_all(&cases).unwrap();
        std::fs::write(folder.path().join("content/library.toml"), "").unwrap();
        for (file, status) in [("a.md", "review"), ("b.md", "draft")] {
            let text =
                format!("+++\ntitle = \"{file}\"\nsummary = \"s\"\nstatus = \"{status}\"\n+++\n");
            std::fs::write(cases.join(file), text).unwrap();
        }
        for hides_drafts in [true, false] {
            let options = crate::library::Options {
                library: Some(folder.path().to_owned()),
                hides_drafts,
                ..crate::library::Options::default()
            };
            // As a screen does that begins with an agenda: nothing is asked before it.
            let (requests, replies) = spawn(Library::open(options).unwrap()).unwrap();
            for (ticket, name) in [(1, "a"), (2, "b"), (3, "c")] {
                let mut request = open(ticket, false);
                if let Request::Open { name: asked, .. } = &mut request {
                    name.clone_into(asked);
                }
                requests.send(request).unwrap();
            }
            let told = replies.iter().filter_map(|reply| match reply {
                Reply::Opened(_, opened) => Some(opened.record.title.value.clone()),
                Reply::Failed(_, why) => Some(why),
                _ => None,
            });
            let second = if hides_drafts {
                "no record is called b"
            } else {
                "b.md"
            };
            let told: Vec<String> = told.take(3).collect();
            assert_eq!(told, ["a.md", second, "no record is called c"]);
        }
    }

    #[test]
    fn a_fault_in_the_work_becomes_a_message() {
        let fault: Result<(), String> = contained(|| Err("plain".to_owned()));
        assert_eq!(fault, Err("plain".to_owned()));
        let fault: Result<(), String> = contained(|| panic!("on purpose"));
        assert!(fault.unwrap_err().contains("goes on"));
    }
}
