//! The rules of content, one per file: what is wrong, how bad it is, how to mend it.
//!
//! A rule that reading a file shows is raised there; the others run here, over one record or over the whole library.
//! How diagnostics are printed is left to `source::render`.

use std::collections::{BTreeMap, BTreeSet};

use super::load::Loaded;
use crate::model::{BlockKind, Record};
use crate::source::{Code, Diagnostic, Explanation, Severity, SourceFile, Span};

pub(crate) mod agenda_minutes;
pub(crate) mod alias_clash;
pub(crate) mod bad_date;
pub(crate) mod dangling_fragment;
pub(crate) mod dangling_link;
pub(crate) mod doubled_value;
pub(crate) mod duplicate_slug;
pub(crate) mod encoding;
pub(crate) mod exercise_answer;
pub(crate) mod figure;
pub(crate) mod file_name;
pub(crate) mod front_matter_missing;
pub(crate) mod front_matter_syntax;
pub(crate) mod hidden_character;
pub(crate) mod learning_path;
pub(crate) mod length;
pub(crate) mod link;
pub(crate) mod markdown_failure;
pub(crate) mod missing_field;
pub(crate) mod missing_heading;
pub(crate) mod module_shape;
pub(crate) mod orphan;
pub(crate) mod orphan_translation;
pub(crate) mod outdated_translation;
pub(crate) mod outside_link;
pub(crate) mod period_order;
pub(crate) mod recommended_field;
pub(crate) mod source_key;
pub(crate) mod stale;
pub(crate) mod standard_link;
pub(crate) mod step_query;
pub(crate) mod table_fault;
pub(crate) mod test_pair;
pub(crate) mod todo;
pub(crate) mod translated_figures;
pub(crate) mod uncited_figure;
pub(crate) mod unknown_country;
pub(crate) mod unknown_heading;
pub(crate) mod unknown_key;
pub(crate) mod unknown_record;
pub(crate) mod unknown_source;
pub(crate) mod unknown_value;
pub(crate) mod unread_citation;
pub(crate) mod unreadable_file;
pub(crate) mod unsafe_link;
pub(crate) mod unsourced_claim;
pub(crate) mod untrusted_host;
pub(crate) mod unused_source;
pub(crate) mod unused_value;
pub(crate) mod weak_sources;
pub(crate) mod wrong_type;

/// Every rule, by code.
const ALL: [&Rule; 49] = [
    &encoding::RULE,
    &unreadable_file::RULE,
    &front_matter_missing::RULE,
    &file_name::RULE,
    &hidden_character::RULE,
    &front_matter_syntax::RULE,
    &unknown_key::RULE,
    &missing_field::RULE,
    &recommended_field::RULE,
    &wrong_type::RULE,
    &bad_date::RULE,
    &unknown_value::RULE,
    &unknown_country::RULE,
    &length::RULE,
    &source_key::RULE,
    &period_order::RULE,
    &standard_link::RULE,
    &agenda_minutes::RULE,
    &module_shape::RULE,
    &todo::RULE,
    &exercise_answer::RULE,
    &test_pair::RULE,
    &learning_path::RULE,
    &step_query::RULE,
    &duplicate_slug::RULE,
    &alias_clash::RULE,
    &unknown_record::RULE,
    &orphan_translation::RULE,
    &unused_value::RULE,
    &translated_figures::RULE,
    &orphan::RULE,
    &unknown_source::RULE,
    &unused_source::RULE,
    &unsourced_claim::RULE,
    &uncited_figure::RULE,
    &weak_sources::RULE,
    &unread_citation::RULE,
    &dangling_link::RULE,
    &dangling_fragment::RULE,
    &unsafe_link::RULE,
    &outside_link::RULE,
    &missing_heading::RULE,
    &unknown_heading::RULE,
    &markdown_failure::RULE,
    &untrusted_host::RULE,
    &table_fault::RULE,
    &doubled_value::RULE,
    &stale::RULE,
    &outdated_translation::RULE,
];

/// One rule.
pub(crate) struct Rule {
    /// Its fixed code.
    pub(crate) code: Code,
    /// Its name, which `explain` takes as well.
    pub(crate) name: &'static str,
    /// How bad a breach is.
    pub(crate) severity: Severity,
    /// What it asks, in a line.
    pub(crate) summary: &'static str,
    /// What it means, why it is there, how to mend a breach, with a bad and a good example.
    pub(crate) text: &'static str,
    /// When it runs.
    pub(crate) run: Run,
}

/// When a rule runs.
pub(crate) enum Run {
    /// It is raised while a file is read.
    Reading,
    /// Over each record.
    Record(fn(&Subject<'_>, &mut Vec<Diagnostic>)),
    /// Once over the library.
    Library(fn(&View<'_>, &mut Found)),
}

/// What was found, with the paths of the files.
pub(crate) type Found = Vec<(String, Diagnostic)>;

impl Rule {
    /// Returns a diagnostic of this rule at a place.
    pub(crate) fn at(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        let (code, message) = (self.code, message.into());
        match self.severity {
            Severity::Error => Diagnostic::error(code, span, message),
            Severity::Warning => Diagnostic::warning(code, span, message),
            Severity::Note => Diagnostic::note(code, span, message),
        }
    }

    /// Returns the explanation of the rule.
    fn explanation(&self) -> Explanation {
        Explanation {
            code: self.code,
            name: self.name,
            severity: self.severity,
            summary: self.summary,
            text: self.text,
        }
    }
}

/// Returns the explanations of all rules, by code.
pub fn all() -> Vec<Explanation> {
    ALL.iter().map(|rule| rule.explanation()).collect()
}

/// Runs every rule that runs over what was loaded.
pub(crate) fn run(loaded: &Loaded) -> Found {
    let view = View::new(loaded);
    let mut found = Found::new();
    for record in loaded.catalog.records() {
        let Some(file) = loaded.file(&record.path) else {
            continue;
        };
        let subject = Subject {
            record,
            file,
            view: &view,
        };
        let mut own = Vec::new();
        for rule in ALL {
            if let Run::Record(check) = rule.run {
                check(&subject, &mut own);
            }
        }
        found.extend(own.into_iter().map(|one| (record.path.clone(), one)));
    }
    for rule in ALL {
        if let Run::Library(check) = rule.run {
            check(&view, &mut found);
        }
    }
    found
}

/// Returns the records that nothing leads to.
pub(crate) fn orphans(loaded: &Loaded) -> Found {
    orphan::check(&View::new(loaded))
}

/// One record, with the library around it.
pub(crate) struct Subject<'a> {
    /// The record.
    pub(crate) record: &'a Record,
    /// Its file.
    pub(crate) file: &'a SourceFile,
    /// The library.
    pub(crate) view: &'a View<'a>,
}

impl<'a> Subject<'a> {
    /// Returns the original of a translation, where there is one.
    pub(crate) fn original(&self) -> Option<&'a Record> {
        let own = self.record;
        let original = self.view.loaded.catalog.get(&own.id.slug)?;
        (original.id == own.id && original.path != own.path).then_some(original)
    }

    /// Tells whether the file is a translation by its name.
    pub(crate) fn is_translation(&self) -> bool {
        self.record.is_translation()
    }
}

/// A loaded library with look-ups that the rules share.
pub(crate) struct View<'a> {
    /// The library.
    pub(crate) loaded: &'a Loaded,
    /// The anchors of each record's headings, by path.
    pub(crate) anchors: BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// Every slug and alias; of files that were set aside too, whose own fault is told at them and not at who names them.
    pub(crate) names: BTreeSet<&'a str>,
}

impl<'a> View<'a> {
    fn new(loaded: &'a Loaded) -> Self {
        let records = loaded.catalog.records();
        let aliases = records
            .iter()
            .flat_map(|record| &record.aliases)
            .map(|alias| alias.value.as_str());
        Self {
            loaded,
            anchors: records
                .iter()
                .map(|record| (record.path.as_str(), anchors(record)))
                .collect(),
            names: records
                .iter()
                .map(|record| record.id.slug.as_str())
                .chain(aliases)
                .chain(loaded.set_aside.iter().map(|path| stem(path)))
                .collect(),
        }
    }
}

/// Returns the slug in the name of a file, or of a translation of it.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('.').next().unwrap_or(name)
}

fn anchors(record: &Record) -> BTreeSet<&str> {
    let headings = record.body.blocks.iter();
    headings
        .filter_map(|block| match &block.kind {
            BlockKind::Heading { anchor, .. } => Some(anchor.as_str()),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
pub(crate) mod kit;
#[cfg(test)]
mod tests;
