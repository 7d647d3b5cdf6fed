//! Which other records a record names in its front matter.

use std::collections::BTreeSet;

use super::agenda::Show;
use super::{Detail, Record, StandardLink, Text};

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

    /// Returns the record as it is where nobody is to know of the records of some slugs: it names none of them. Links in
    /// its texts stay.
    #[must_use]
    pub fn without(mut self, hidden: &BTreeSet<String>) -> Self {
        let leave = |named: &mut Vec<Text>| named.retain(|slug| !hidden.contains(&slug.value));
        let leave_standards = |links: &mut Vec<StandardLink>| {
            links.retain(|link| !hidden.contains(&link.standard.value));
        };
        leave(&mut self.related);
        match &mut self.detail {
            Detail::Case(case) => leave_standards(&mut case.standards),
            Detail::Project(project) => {
                leave_standards(&mut project.standards);
                leave(&mut project.cases);
            }
            Detail::Module(module) => {
                leave(&mut module.uses);
                leave(&mut module.prerequisites);
            }
            Detail::Worksheet(sheet) => leave(&mut sheet.uses),
            Detail::Term(term) => {
                leave(&mut term.broader);
                leave(&mut term.standards);
                leave(&mut term.not_same_as);
            }
            Detail::Agenda(agenda) => {
                leave(&mut agenda.uses);
                for step in &mut agenda.steps {
                    if let Some(Show::Records(slugs)) = &mut step.show {
                        leave(slugs);
                        if slugs.is_empty() {
                            step.show = None;
                        }
                    }
                }
            }
            Detail::Standard(_) => {}
        }
        self
    }
}
