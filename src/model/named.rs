//! Which other records a record names in its front matter.

use super::agenda::Show;
use super::{Detail, Record, Text};

impl Record {
    /// Returns every id that the front matter names, field by field; one may come twice.
    pub fn named(&self) -> Vec<&Text> {
        let mut all: Vec<&Text> = self.related.iter().collect();
        all.extend(self.standards().iter().map(|link| &link.standard));
        match &self.detail {
            Detail::Project(project) => all.extend(&project.cases),
            Detail::Module(module) => all.extend(module.uses.iter().chain(&module.prerequisites)),
            Detail::Worksheet(sheet) => all.extend(&sheet.uses),
            Detail::Term(term) => {
                all.extend(&term.broader);
                all.extend(&term.standards);
                all.extend(&term.not_same_as);
            }
            Detail::Agenda(agenda) => {
                all.extend(&agenda.uses);
                let shown = agenda.steps.iter().filter_map(|step| step.show.as_ref());
                all.extend(shown.flat_map(Show::records));
            }
            Detail::Case(_) | Detail::Standard(_) => {}
        }
        all
    }
}
