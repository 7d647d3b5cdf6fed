//! A real library behind the stage: what is asked is answered by the worker, from records made for the tests.

use std::path::Path;
use std::sync::mpsc::{Receiver, Sender};
use std::time::Duration;

use tempfile::TempDir;

use super::*;
use crate::library::{Library, Options};
use crate::tui::screens::reader::Reader;

/// How long an answer may take on the slowest machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// An opened library.
pub(super) struct House {
    folder: TempDir,
    requests: Sender<Request>,
    replies: Receiver<Reply>,
    /// What it said when it was opened: its tables, and that it can be asked.
    said: Vec<Reply>,
}

impl House {
    /// Opens a copy of the library beside this file.
    pub(super) fn open() -> Self {
        Self::holding(&[])
    }

    /// Opens a copy of the library beside this file with some more files, by their paths.
    pub(super) fn holding(files: &[(&str, &str)]) -> Self {
        Self::of(files, false)
    }

    /// Opens it in front of a room, where drafts are hidden, or not.
    pub(super) fn of(files: &[(&str, &str)], hides_drafts: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let made = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tui/app/tests/library");
        copy(&made, folder.path());
        for (path, text) in files {
            let path = folder.path().join("content").join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let library = Library::open(Options {
            library: Some(folder.path().to_path_buf()),
            hides_drafts,
            ..Options::default()
        });
        let (requests, replies) = library.unwrap().spawn().unwrap();
        Self::opened(folder, (requests, replies))
    }

    /// Opens the library that is built in.
    pub(super) fn built_in() -> Self {
        let (requests, replies) = Library::open(Options::default()).unwrap().spawn().unwrap();
        Self::opened(tempfile::tempdir().unwrap(), (requests, replies))
    }

    /// Waits until the library that was opened can be asked.
    fn opened(folder: TempDir, (requests, replies): (Sender<Request>, Receiver<Reply>)) -> Self {
        let mut house = Self {
            folder,
            requests,
            replies,
            said: Vec::new(),
        };
        house.requests.send(Request::Sync).unwrap();
        let is_ready = |reply: &Reply| matches!(reply, Reply::Ready(state) if !state.syncing);
        while !house.said.iter().any(is_ready) {
            let reply = house.replies.recv_timeout(PATIENCE).unwrap();
            house.said.push(reply);
        }
        house
            .said
            .retain(|reply| matches!(reply, Reply::Tables(_)) || is_ready(reply));
        house
    }

    /// Writes a file, as somebody does who edits it.
    pub(super) fn write(&self, path: &str, text: &str) {
        std::fs::write(self.folder.path().join("content").join(path), text).unwrap();
    }

    /// Returns a stage of this size on which the library has been opened.
    pub(super) fn stage(&self, columns: u16, rows: u16) -> Stage {
        let mut stage = Stage::new(columns, rows);
        self.open_again(&mut stage);
        stage
    }

    /// Tells a stage what was told when the library was opened.
    pub(super) fn open_again(&self, stage: &mut Stage) {
        for reply in &self.said {
            stage.says(reply.clone());
        }
        self.serve(stage);
    }

    /// Answers everything that is asked.
    pub(super) fn serve(&self, stage: &mut Stage) {
        while !stage.asked.is_empty() {
            for request in std::mem::take(&mut stage.asked) {
                let is_heard = !matches!(request, Request::Answers(_));
                let is_preview = matches!(request, Request::Open { preview: true, .. });
                self.requests.send(request).unwrap();
                if !is_heard {
                    continue;
                }
                loop {
                    let reply = self.replies.recv_timeout(PATIENCE).unwrap();
                    // One that is long comes twice.
                    let is_begun = matches!(&reply, Reply::Opened(_, opened) if opened.goes_on);
                    let is_preview = is_begun && is_preview;
                    stage.says(reply);
                    if !is_begun || is_preview {
                        break;
                    }
                }
            }
        }
    }

    /// Presses keys, each answered before the next.
    pub(super) fn keys(&self, stage: &mut Stage, keys: &[Key]) {
        for key in keys {
            stage.keys(&[*key]);
            self.serve(stage);
        }
    }

    /// Types a text at once, as a paste is.
    pub(super) fn types(&self, stage: &mut Stage, text: &str) {
        stage.turn(&[Event::Paste(text.to_owned())]);
        self.serve(stage);
    }

    /// Returns a stage with a record open at its beginning.
    pub(super) fn reading(&self, name: &str, (columns, rows): (u16, u16)) -> Stage {
        let mut stage = self.stage(columns, rows);
        self.open_record(&mut stage, name);
        stage
    }

    /// Opens a record over the screen one looks at.
    pub(super) fn open_record(&self, stage: &mut Stage, name: &str) {
        let opened = Reader::open(name, None, &[], "en", &mut stage.app.tickets);
        stage.app.stack.push(Box::new(opened.0));
        for effect in opened.1 {
            if let Effect::Ask(request) = effect {
                stage.asked.push(request);
            }
        }
        self.serve(stage);
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            std::fs::create_dir(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
