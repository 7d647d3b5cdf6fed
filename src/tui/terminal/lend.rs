//! Lending the terminal to an editor until it ends.
//!
//! The thread that reads keys is held before its gate meanwhile, or it would take the editor's; what the keyboard sends as
//! a signal is for the editor as well.

use std::io;
use std::path::Path;
use std::process::Command;

use super::{Terminal, leave_modes, signals};

impl Terminal {
    /// Has an editor open a file and waits for its end; the editor is started by its words, never through a shell. Returns
    /// what is to be told of that.
    pub(in crate::tui) fn edit(
        &mut self,
        editor: &[String],
        file: &Path,
    ) -> io::Result<Option<String>> {
        let Some((program, arguments)) = editor.split_first() else {
            return Ok(Some("set EDITOR to an editor, such as nano".to_owned()));
        };
        if !self.gate.close(signals::nudge) {
            return Ok(Some("this terminal cannot be lent".to_owned()));
        }
        // Before the modes are left: from then on the keyboard sends signals.
        signals::lend(true);
        leave_modes();
        let status = Command::new(program).args(arguments).arg(file).status();
        signals::lend(false);
        self.gate.open();
        self.enter_again()?;
        Ok(match status {
            Ok(status) if status.success() => None,
            Ok(status) => Some(format!("the editor ended with {status}")),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Some(format!("there is no {program}; set EDITOR"))
            }
            Err(error) => Some(format!("cannot start {program}: {error}")),
        })
    }
}
