//! The agendas of the library, and what is known of all that was shown in a session.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::{Library, LibraryError};
use crate::content;
use crate::export::Page;
use crate::export::session::{Known, ShownRecord, page};
use crate::model::session::Act;
use crate::model::{Detail, Kind, Language, Record};
use crate::search::Request;
use crate::session::{Session, Summary};

impl Library {
    /// Returns the agendas, by id, in a language where they are there in it.
    pub fn agendas(&self, language: &Language) -> Result<Vec<Summary>, LibraryError> {
        self.settle()?;
        Ok(self.agendas_now(language))
    }

    /// The same from the index as it stands.
    pub(super) fn agendas_now(&self, language: &Language) -> Vec<Summary> {
        let mut listed = self.index().by_prefix("", usize::MAX);
        listed.retain(|one| one.id.kind == Kind::Agenda);
        let listed = self.index().in_language(listed, language);
        // What cannot be read any more is told when the index has been brought up to date.
        let read = |path: &str| Summary::of(&self.whole(path).ok()?.0);
        listed.iter().filter_map(|one| read(&one.path)).collect()
    }

    /// Returns the record of a session, as a page; the year is the one running practices extend to.
    pub fn session_page(&self, session: &Session, this_year: u16) -> Result<Page, LibraryError> {
        self.settle()?;
        Ok(self.session_page_now(session, this_year))
    }

    /// The same from the index as it stands.
    pub(super) fn session_page_now(&self, session: &Session, this_year: u16) -> Page {
        let acts = session.log().done.iter().map(|done| &done.act);
        let named = acts.clone().filter_map(|act| match act {
            Act::Record(slug) => Some(slug.as_str()),
            Act::Exercise(one) => Some(one.module.as_str()),
            _ => None,
        });
        let mut known = Known {
            // What was shown may have been noted before it was made a draft, or because somebody tried to open it.
            hidden: self.hidden_among(named),
            ..Known::default()
        };
        for act in acts {
            match act {
                Act::Record(slug) => self.know_record(slug, &mut known),
                Act::Query(query) => {
                    let count = self.count(query, this_year);
                    known.hits.extend(count.map(|count| (query.clone(), count)));
                }
                Act::Exercise(one) if known.hidden.contains(&one.module) => {}
                Act::Exercise(one) => {
                    let asked = self.asked_by(&one.module, &one.exercise);
                    let key = (one.module.clone(), one.exercise.clone());
                    known.exercises.extend(asked.map(|asked| (key, asked)));
                }
                Act::View(_) | Act::Lots(_) | Act::Groups(_) | Act::Vote(_) | Act::Remark(_) => {}
            }
        }
        page(session, &known)
    }

    fn know_record(&self, slug: &str, known: &mut Known) {
        let is_known = known.records.iter().any(|record| record.slug == slug);
        if is_known || known.hidden.contains(slug) {
            return;
        }
        let Some(listed) = self.index().list_of(&[slug]).into_iter().next() else {
            return;
        };
        let Ok(record) = self.read(&listed.path) else {
            return;
        };
        known.records.push(ShownRecord {
            slug: slug.to_owned(),
            address: self.public_address(&listed),
            path: listed.path,
            title: record.title.value,
            sources: record.sources,
        });
    }

    /// Returns the slugs that a record names and that a room does not see.
    pub(super) fn hidden_in(&self, record: &Record) -> BTreeSet<String> {
        self.hidden_among(record.named().into_iter().map(|slug| slug.value.as_str()))
    }

    /// Returns those of some slugs whose records are drafts, which a room does not see.
    fn hidden_among<'a>(&self, slugs: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
        // Where drafts are hidden they are not in the index either; to find them means to look at every file.
        let drafts = OnceCell::new();
        let is_unlisted_draft = |slug: &str| {
            let drafts = drafts.get_or_init(|| content::drafts(&self.root));
            drafts.iter().any(|draft| draft.slug == slug)
        };
        let is_hidden = |slug: &&str| match self.index().list_of(&[slug]).first() {
            Some(listed) => {
                let record = self.read(&listed.path);
                record.is_ok_and(|record| self.is_draft(&record))
            }
            None => self.options.hides_drafts && is_unlisted_draft(slug),
        };
        let slugs: BTreeSet<&str> = slugs.collect();
        let hidden = slugs.into_iter().filter(is_hidden);
        hidden.map(str::to_owned).collect()
    }

    /// Returns how many records a query finds.
    fn count(&self, query: &str, this_year: u16) -> Option<usize> {
        // As the input asks it, so that the count is the one seen there.
        let request = Request {
            limit: 1,
            ..Request::typed(query, this_year)
        };
        let answer = self.index().search(&request, &|| self.tables());
        Some(answer.ok()?.complete)
    }

    /// Returns what an exercise of a module asks.
    fn asked_by(&self, module: &str, exercise: &str) -> Option<String> {
        let listed = self.index().list_of(&[module]).into_iter().next()?;
        match self.read(&listed.path).ok()?.detail {
            Detail::Module(module) => {
                let mut exercises = module.exercises.into_iter();
                let found = exercises.find(|one| one.id.value == exercise);
                found.map(|one| one.prompt.value)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::markdown;
    use crate::library::trial::built_in;
    use crate::model::PartialDate;
    use crate::session::{Plan, Shown};

    #[test]
    fn every_agenda_can_be_held_and_its_record_has_the_sources_of_all_that_is_shown() {
        let library = built_in();
        let agendas = library.agendas_now(&Language::english());
        assert!(agendas.len() >= 4 && agendas.is_sorted_by_key(|one| one.slug.clone()));
        for agenda in agendas {
            let record = library.open_record(&agenda.path).unwrap().record;
            let plan = Plan::of(&record).unwrap();
            assert_eq!(plan.minutes(), agenda.minutes);
            let steps = plan.steps.clone();
            let mut session = Session::new(plan, PartialDate::of_year(2026), None);
            session.begin();
            let mut shown = 0;
            for step in &steps {
                let acts: Vec<Act> = match &step.shown {
                    Shown::Nothing => Vec::new(),
                    Shown::Records(slugs) => slugs.iter().cloned().map(Act::Record).collect(),
                    Shown::Query(query) => vec![Act::Query(query.clone())],
                    Shown::View(view) => vec![Act::View(view.clone())],
                };
                shown += acts.len();
                for act in acts {
                    session.note(act);
                }
                session.go_on();
            }
            assert!(session.is_over() && shown > 0);
            let page = library.session_page_now(&session, 2026);
            let text = markdown::file(&page);
            assert!(!text.contains("not in the library"), "{text}");
            assert!(
                !page.sources.is_empty() && text.contains("\n[^1]: "),
                "{text}"
            );
            for query in steps
                .iter()
                .filter(|step| matches!(step.shown, Shown::Query(_)))
            {
                let is_found = !text.contains(": 0 records");
                assert!(is_found, "{} finds something:\n{text}", query.title);
            }
        }
    }
}
