//! Sessions that are held, one for each agenda, so that a machine that fails in front of a room loses none.
//!
//! What is kept of one is `model::session`; it stays until the next session of its agenda begins, so that its record can be
//! written more than once, or until it is to be forgotten.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::keeper::Places;
use super::store::{Kept, Store, StoreError};
use crate::model::session::{SessionChange, SessionLog};

/// The name of the file, in the directory of what the user did.
pub(super) const FILE: &str = "sessions.toml";

/// The sessions that were begun.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct Sessions {
    version: u32,
    #[serde(default, rename = "sessions")]
    all: Vec<SessionLog>,
}

impl Default for Sessions {
    fn default() -> Self {
        Self {
            version: Self::VERSION,
            all: Vec::new(),
        }
    }
}

impl Kept for Sessions {
    const VERSION: u32 = 1;

    fn version(&self) -> u32 {
        self.version
    }
}

impl Sessions {
    /// Returns the sessions.
    pub fn all(&self) -> &[SessionLog] {
        &self.all
    }

    /// Takes what has changed in a session, with what another program has kept of it; there is one for each agenda.
    pub fn keep(&mut self, change: &SessionChange) {
        let agenda = &change.now.agenda;
        let kept = change.onto(self.all.iter().find(|known| known.agenda == *agenda));
        self.remove(agenda);
        self.all.push(kept);
    }

    /// Removes the session of an agenda.
    pub fn remove(&mut self, agenda: &str) {
        self.all.retain(|known| known.agenda != agenda);
    }
}

/// The file in which sessions are kept, for who has no keeper.
#[derive(Clone, Debug)]
pub struct SessionsFile(Store);

impl SessionsFile {
    /// Returns the file of a user; `None` where the machine gives no place for it.
    pub fn of(places: &Places) -> Option<Self> {
        let folder = places.state.as_ref()?;
        Some(Self(Store::new(folder.join(FILE))))
    }

    /// Returns what is kept, and the name under which a damaged file was set aside.
    pub fn read(&self) -> Result<(Sessions, Option<PathBuf>), StoreError> {
        let held = self.0.read::<Sessions>()?;
        Ok((held.value, held.set_aside))
    }

    /// Keeps what has changed in a session; returns the session as it is kept now.
    pub fn keep(&self, change: &SessionChange) -> Result<SessionLog, StoreError> {
        let held = self.0.update(|all: &mut Sessions| all.keep(change))?;
        let last = held.value.all.into_iter().next_back();
        Ok(last.unwrap_or_else(|| change.now.clone()))
    }

    /// Keeps the session of an agenda no longer.
    pub fn remove(&self, agenda: &str) -> Result<(), StoreError> {
        let remove = |all: &mut Sessions| all.remove(agenda);
        self.0.update(remove).map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::session::{Act, Done, Drawn, Visit};
    use crate::model::{PartialDate, Verdict, session::Answered};

    fn log(agenda: &str) -> SessionLog {
        let drawn = Drawn {
            count: 2,
            is_size: true,
            of: "3".to_owned(),
            seed: 7,
            groups: vec![vec!["1".to_owned(), "3".to_owned()], vec!["2".to_owned()]],
        };
        let answered = Answered {
            module: "m".to_owned(),
            exercise: "e1".to_owned(),
            verdict: Verdict::Right,
        };
        let acts = [
            Act::Record("a".to_owned()),
            Act::Groups(drawn),
            Act::Exercise(answered),
            Act::Remark("\"[[x]]\"\n= 1".to_owned()),
        ];
        let done = acts.into_iter().map(|act| Done {
            at: 5,
            step: 0,
            act,
        });
        SessionLog {
            agenda: agenda.to_owned(),
            day: PartialDate::parse("2026-11-23").unwrap(),
            clock: Some(540),
            ended: None,
            visits: vec![Visit {
                step: 0,
                begin: 4,
                end: None,
                skipped: false,
            }],
            done: done.collect(),
        }
    }

    #[test]
    fn a_session_is_there_as_it_was_in_the_next_run() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places {
            state: Some(folder.path().to_owned()),
            data: None,
        };
        let file = SessionsFile::of(&places).unwrap();
        for agenda in ["one", "two", "one"] {
            let now = log(agenda);
            let kept = file.keep(&SessionChange { before: None, now }).unwrap();
            assert_eq!(kept, log(agenda));
        }
        let (sessions, set_aside) = file.read().unwrap();
        assert_eq!(
            (sessions.all(), set_aside),
            (&[log("two"), log("one")][..], None)
        );
        let text = std::fs::read_to_string(folder.path().join(FILE)).unwrap();
        assert!(
            text.starts_with("version = 1\n\n[[sessions]]\nagenda = \"two\"\n"),
            "{text}"
        );
        // Another program remarks something on what both have read.
        let remark = |file: &SessionsFile, at: u64| {
            let mut now = log("one");
            now.done.push(Done {
                at,
                step: 0,
                act: Act::Remark(at.to_string()),
            });
            let before = Some(log("one"));
            file.keep(&SessionChange { before, now }).unwrap()
        };
        remark(&file, 6);
        let other = SessionsFile::of(&places).unwrap();
        assert_eq!(remark(&other, 7).done.len(), log("one").done.len() + 2);
        file.remove("two").unwrap();
        let (sessions, _) = file.read().unwrap();
        assert_eq!(sessions.all().len(), 1);
        assert_eq!(sessions.all()[0].done.len(), log("one").done.len() + 2);
    }
}
