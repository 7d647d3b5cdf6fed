//! Lending the terminal to an editor until it ends.
//!
//! The thread that reads keys is held before its gate meanwhile, or it would take the editor's; what the keyboard sends as
//! a signal is for the editor as well.

use std::io;
use std::path::Path;

use super::{Terminal, leave_modes, signals};
use crate::tui::editor;

impl Terminal {
    /// Has an editor open a file and waits for its end. Returns what is to be told of that.
    pub(in crate::tui) fn edit(
        &mut self,
        words: &[String],
        file: &Path,
    ) -> io::Result<Option<String>> {
        if words.is_empty() {
            return Ok(editor::run(words, file));
        }
        if !self.gate.close(signals::nudge) {
            return Ok(Some("this terminal cannot be lent".to_owned()));
        }
        // Before the modes are left: from then on the keyboard sends signals.
        signals::lend(true);
        leave_modes();
        let told = editor::run(words, file);
        signals::lend(false);
        self.gate.open();
        self.enter_again()?;
        Ok(told)
    }
}

/// Has an editor open a file on a terminal that was never taken, and waits for its end. Returns what is to be told of
/// that.
pub(in crate::tui) fn edit_in_lines(words: &[String], file: &Path) -> Option<String> {
    signals::spare(true);
    let told = editor::run(words, file);
    signals::spare(false);
    told
}
