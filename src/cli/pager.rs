//! Long texts in the user's pager, on a terminal only.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::config::Settings;

/// The options of `less` where the user has none: leave at once if it fits, show colours (never `-r`, which would show
/// every escape), do not clear the screen, leave on Ctrl-C as this program does.
const LESS: &str = "FRXK";

/// Shows a text in the pager and waits for its end; `false` where the pager cannot be started.
///
/// The command is started by its words, never through a shell.
pub(crate) fn show(settings: &Settings, text: &[u8]) -> bool {
    let Some((program, arguments)) = settings.pager.words.split_first() else {
        return false;
    };
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::piped());
    if !settings.pager.less_is_set {
        command.env("LESS", LESS);
    }
    let Ok(mut child) = command.spawn() else {
        return false;
    };
    if let Some(mut input) = child.stdin.take() {
        // Who leaves the pager early has read enough.
        let _left = input.write_all(text);
    }
    let _status = child.wait();
    true
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use crate::config::{Environment, Typed};

    fn settings(pager: &str) -> Settings {
        Settings::resolve(&Typed::default(), &Environment::of(&[("PAGER", pager)])).unwrap()
    }

    #[test]
    fn starts_the_words_of_the_command_without_a_shell() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("seen");
        assert!(show(
            &settings(&format!("tee {}", file.display())),
            b"text\n"
        ));
        assert_eq!(std::fs::read(&file).unwrap(), b"text\n");
        let bad = directory.path().join("bad");
        assert!(show(
            &settings(&format!("true ; touch {}", bad.display())),
            b"text"
        ));
        assert!(!bad.exists());
    }

    #[test]
    fn says_when_there_is_no_pager() {
        assert!(!show(&settings(""), b"text"));
        assert!(!show(&settings("/no/such/pager"), b"text"));
    }
}
