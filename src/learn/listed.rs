//! What is told of a module where modules are listed.

use super::score::{Score, Stage};
use crate::model::module::Module;
use crate::model::{Field, Tables};

/// Returns how long a module takes, for which stage it is and how deep it goes.
pub fn about(module: &Module, tables: &Tables, language: &str) -> String {
    let minutes = module.minutes.map(|minutes| format!("{minutes} minutes"));
    let stage = module.stage.as_ref();
    let stage = stage.map(|stage| tables.label(Field::Stage, stage, language).to_owned());
    let level = module.level.as_ref().map(|level| level.value.clone());
    let about: Vec<String> = [minutes, stage, level].into_iter().flatten().collect();
    about.join(", ")
}

impl Score {
    /// Returns how far one is in a module, if it was begun, and how many of its questions come back today.
    pub fn told(&self) -> Option<String> {
        let due = match self.due {
            0 => String::new(),
            1 => "; one question comes back today".to_owned(),
            due => format!("; {due} questions come back today"),
        };
        (self.stage != Stage::New).then(|| format!("{}{due}", self.in_words()))
    }

    /// Tells whether all of the module is answered.
    pub fn is_done(&self) -> bool {
        matches!(self.stage, Stage::Done | Stage::Passed)
    }
}
