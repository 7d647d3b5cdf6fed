//! A translation beside its original: which version it gives, and what it takes from it.
//!
//! A translation says in its own language what it says; every field it leaves out is that of its original. Whether the
//! two agree is for the rules to say.

use super::agenda::Agenda;
use super::case::Case;
use super::date::PartialDate;
use super::id::RecordPath;
use super::module::Module;
use super::project::Project;
use super::record::{Detail, Record, Source, Status, Worksheet};
use super::standard::Standard;
use super::term::Term;
use crate::source::Span;

/// What a translation says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// The last change of the original when it was translated.
    pub of: PartialDate,
    /// Who translated it.
    pub by: String,
    /// Bytes of its table.
    pub span: Span,
}

impl Record {
    /// Tells whether the file is a translation, by its name.
    pub fn is_translation(&self) -> bool {
        RecordPath::parse(&self.path).is_some_and(|path| path.tag.is_some())
    }

    /// Returns when the original was changed after the version that this translation gives.
    pub fn changed_since(&self, original: &Self) -> Option<PartialDate> {
        let translated = self.translation.as_ref()?.of;
        original.updated.filter(|changed| *changed > translated)
    }

    /// Returns the translation with everything it leaves out, taken from its original.
    ///
    /// What is taken keeps its place in the file of the original, so the whole is for readers, not for rules.
    #[must_use]
    pub fn completed(mut self, original: &Self) -> Self {
        fill(&mut self.topics, &original.topics);
        fill(&mut self.keywords, &original.keywords);
        fill(&mut self.authors, &original.authors);
        fill(&mut self.related, &original.related);
        fill_one(&mut self.updated, original.updated.as_ref());
        fill_one(&mut self.reviewed, original.reviewed.as_ref());
        fill_one(&mut self.notes, original.notes.as_ref());
        fill_one(&mut self.caution, original.caution.as_ref());
        if self.status == Status::Published {
            self.status = original.status;
        }
        if self.title_local.is_empty() {
            self.title_local.clone_from(&original.title_local);
        }
        // In its own language it has a title, which may be another one.
        self.title_local.remove(self.language.tag());
        self.sources = all_sources(&original.sources, self.sources);
        match (&mut self.detail, &original.detail) {
            (Detail::Case(own), Detail::Case(from)) => case(own, from),
            (Detail::Project(own), Detail::Project(from)) => project(own, from),
            (Detail::Standard(own), Detail::Standard(from)) => standard(own, from),
            (Detail::Module(own), Detail::Module(from)) => module(own, from),
            (Detail::Term(own), Detail::Term(from)) => term(own, from),
            (Detail::Agenda(own), Detail::Agenda(from)) => agenda(own, from),
            (Detail::Worksheet(own), Detail::Worksheet(from)) => worksheet(own, from),
            _ => {}
        }
        self
    }
}

/// Returns the sources of the original, then those of the translation; one of the same key is that of the translation.
fn all_sources(original: &[Source], own: Vec<Source>) -> Vec<Source> {
    let mut all = original.to_vec();
    for source in own {
        match all.iter_mut().find(|known| known.key == source.key) {
            Some(known) => *known = source,
            None => all.push(source),
        }
    }
    all
}

fn fill<T: Clone>(own: &mut Vec<T>, from: &[T]) {
    if own.is_empty() {
        own.extend_from_slice(from);
    }
}

fn fill_one<T: Clone>(own: &mut Option<T>, from: Option<&T>) {
    if own.is_none() {
        *own = from.cloned();
    }
}

fn case(own: &mut Case, from: &Case) {
    fill(&mut own.countries, &from.countries);
    fill_one(&mut own.scope, from.scope.as_ref());
    fill_one(&mut own.organisation, from.organisation.as_ref());
    fill_one(&mut own.programme, from.programme.as_ref());
    fill_one(&mut own.period, from.period.as_ref());
    fill_one(&mut own.state, from.state.as_ref());
    fill_one(&mut own.outcome, from.outcome.as_ref());
    fill(&mut own.stages, &from.stages);
    fill(&mut own.delivery, &from.delivery);
    fill(&mut own.branches, &from.branches);
    fill(&mut own.technologies, &from.technologies);
    fill(&mut own.population, &from.population);
    fill(&mut own.standards, &from.standards);
    fill(&mut own.results, &from.results);
    fill(&mut own.lessons, &from.lessons);
}

fn project(own: &mut Project, from: &Project) {
    fill_one(&mut own.form, from.form.as_ref());
    fill_one(&mut own.modality, from.modality.as_ref());
    fill(&mut own.countries, &from.countries);
    fill(&mut own.providers, &from.providers);
    fill(&mut own.partners, &from.partners);
    fill(&mut own.implementers, &from.implementers);
    fill_one(&mut own.period, from.period.as_ref());
    fill_one(&mut own.state, from.state.as_ref());
    fill(&mut own.sdgs, &from.sdgs);
    fill(&mut own.branches, &from.branches);
    fill(&mut own.standards, &from.standards);
    fill(&mut own.donors, &from.donors);
    fill(&mut own.results, &from.results);
    fill(&mut own.lessons, &from.lessons);
    fill(&mut own.cases, &from.cases);
}

fn standard(own: &mut Standard, from: &Standard) {
    fill_one(&mut own.code, from.code.as_ref());
    fill_one(&mut own.instrument, from.instrument.as_ref());
    fill_one(&mut own.adopted, from.adopted.as_ref());
    fill_one(&mut own.in_force, from.in_force.as_ref());
    fill_one(&mut own.standing, from.standing.as_ref());
    fill(&mut own.branches, &from.branches);
    fill_one(&mut own.official_text, from.official_text.as_ref());
}

fn module(own: &mut Module, from: &Module) {
    fill_one(&mut own.stage, from.stage.as_ref());
    fill_one(&mut own.level, from.level.as_ref());
    fill_one(&mut own.minutes, from.minutes.as_ref());
    fill_one(&mut own.track, from.track.as_ref());
    fill_one(&mut own.audience, from.audience.as_ref());
    fill_one(&mut own.pass, from.pass.as_ref());
    fill(&mut own.objectives, &from.objectives);
    fill(&mut own.prerequisites, &from.prerequisites);
    fill(&mut own.uses, &from.uses);
    fill(&mut own.exercises, &from.exercises);
}

fn term(own: &mut Term, from: &Term) {
    if own.labels.is_empty() {
        own.labels.clone_from(&from.labels);
    }
    if own.synonyms.is_empty() {
        own.synonyms.clone_from(&from.synonyms);
    }
    if own.definitions.is_empty() {
        own.definitions.clone_from(&from.definitions);
    }
    fill(&mut own.broader, &from.broader);
    fill(&mut own.topic, &from.topic);
    fill(&mut own.standards, &from.standards);
    fill(&mut own.not_same_as, &from.not_same_as);
}

fn agenda(own: &mut Agenda, from: &Agenda) {
    fill_one(&mut own.minutes, from.minutes.as_ref());
    fill(&mut own.steps, &from.steps);
}

fn worksheet(own: &mut Worksheet, from: &Worksheet) {
    fill_one(&mut own.stage, from.stage.as_ref());
    fill(&mut own.uses, &from.uses);
    fill_one(&mut own.minutes, from.minutes.as_ref());
}
