//! The command that edits a file: the one that was asked for, else an editor that is there.

use super::env::Environment;
use super::layers::command_of;

/// Editors that are looked for where none was asked for, those that tell their keys first.
const KNOWN: &[&str] = if cfg!(windows) {
    &["nano", "micro", "vim", "vi", "notepad"]
} else {
    &["nano", "micro", "vim", "vi"]
};

/// The command that edits a file.
#[derive(Clone, Debug)]
pub struct Editor {
    /// What was asked for; empty for none.
    asked: Vec<String>,
    /// Where to look for others; absent where it was said that there shall be none.
    environment: Option<Environment>,
}

impl Editor {
    /// Returns the editor that the environment names, else that of the file of settings.
    pub(super) fn new(environment: &Environment, file: Vec<String>) -> Self {
        let names = ["VISUAL", "EDITOR"];
        let is_said = names.iter().any(|name| environment.is_set(name));
        Self {
            asked: command_of(environment, &names, file),
            environment: (!is_said).then(|| environment.clone()),
        }
    }

    /// Returns its words; none where there is no editor. To look for one takes a while, so that it is not done before.
    pub fn words(&self) -> Vec<String> {
        if !self.asked.is_empty() {
            return self.asked.clone();
        }
        let is_there = |name: &&&str| {
            let environment = self.environment.as_ref();
            environment.is_some_and(|environment| environment.has_program(name))
        };
        let found = KNOWN.iter().find(is_there);
        found.map(|name| (*name).to_owned()).into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_editor_that_was_asked_for_is_taken() {
        let words = |variables: &[(&str, &str)], file: &str| {
            let file = file.split_whitespace().map(str::to_owned).collect();
            Editor::new(&Environment::of(variables), file).words()
        };
        assert!(words(&[], "").is_empty());
        assert_eq!(words(&[], "code -w"), ["code", "-w"]);
        assert_eq!(words(&[("EDITOR", "vi")], "code"), ["vi"]);
        assert_eq!(words(&[("EDITOR", "vi"), ("VISUAL", "ed")], ""), ["ed"]);
        assert!(
            words(&[("EDITOR", "")], "code").is_empty(),
            "none is wanted"
        );
    }
}
