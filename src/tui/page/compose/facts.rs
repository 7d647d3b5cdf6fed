//! The front of a page: title, native titles, the line of facts, summary; and the details further down.

use ratatui::style::Modifier;

use super::{Composer, DIM, LINK, STRONG, TEXT};
use crate::model::document::{BlockKind, plain_text};
use crate::model::{
    Detail, Hosts, Kind, Period, StandardLink, Status, Text, Vocabularies, Vocabulary,
};
use crate::tui::page::block::{Body, Gutter};
use crate::tui::page::flow::{Draft, Flow, Look};
use crate::tui::page::target::Target;
use crate::tui::theme::Role;

impl Composer<'_> {
    /// Adds title, title of the original, native titles, facts and summary.
    pub(super) fn front(&mut self) {
        let record = &self.opened.record;
        self.heading(
            1,
            "",
            Flow::plain(&record.title.value, Look::of(Role::Title)),
        );
        if let Some(title) = self.opened.original_title() {
            let title = format!("Original title: {title}");
            self.close_block(Body::Text(Flow::plain(&title, DIM)));
        }
        for title in record.title_local.values() {
            self.close_block(Body::Text(Flow::plain(title, DIM)));
        }
        let facts = self.facts();
        self.close_block(Body::Text(facts));
        let hosts = self.labels.tables.map(|tables| &tables.hosts);
        if let Some(warning) = record.warning(hosts.unwrap_or(&Hosts::default())) {
            self.close_block(Body::Text(Flow::plain(&warning, DIM)));
        }
        self.versions();
        if !record.summary.value.is_empty() && !self.body_says_summary() {
            let look = TEXT.with(Modifier::ITALIC);
            self.block(Body::Text(Flow::plain(&record.summary.value, look)));
        }
    }

    /// Adds which version a translation gives, and the record in its other languages.
    fn versions(&mut self) {
        let opened = self.opened;
        if let Some(text) = opened.of_version() {
            let role = if opened.changed.is_some() {
                Role::Warning
            } else {
                Role::Dim
            };
            self.close_block(Body::Text(Flow::plain(&text, Look::of(role))));
        }
        if opened.versions.is_empty() {
            return;
        }
        let mut draft = Draft::default();
        draft.text("Also in: ", DIM);
        for (at, version) in opened.versions.iter().enumerate() {
            draft.text(if at > 0 { ", " } else { "" }, DIM);
            let (name, anchor) = (version.path.clone(), None);
            let language = self.labels.language_name(version.language.tag());
            self.link(&mut draft, 0, language, Target::Record { name, anchor });
        }
        self.close_block(Body::Text(draft.finish()));
    }

    /// Tells whether the body begins with the summary, as those of many terms do.
    fn body_says_summary(&self) -> bool {
        let record = &self.opened.record;
        let first = record.body.blocks.first().map(|block| &block.kind);
        matches!(first, Some(BlockKind::Paragraph(inlines))
            if plain_text(inlines).trim() == record.summary.value.trim())
    }

    /// Returns the line of facts.
    pub(super) fn facts(&mut self) -> Flow {
        let record = &self.opened.record;
        let labels = self.labels;
        let mut facts: Vec<String> = vec![capital(record.id.kind.name())];
        if record.status != Status::Published {
            facts.push(record.status.name().to_owned());
        }
        let countries: Vec<&str> = record
            .countries()
            .iter()
            .map(|code| labels.country(code))
            .collect();
        facts.extend((!countries.is_empty()).then(|| countries.join(", ")));
        facts.extend(record.period().map(period));
        facts.extend(
            record
                .outcome()
                .map(|id| labels.value(|of| &of.outcomes, id).to_owned()),
        );
        facts.extend(self.own_facts());
        let stages: Vec<&str> = record
            .stages()
            .iter()
            .map(|id| labels.value(|of| &of.stages, id))
            .collect();
        facts.extend((!stages.is_empty()).then(|| stages.join(", ")));
        let mut draft = Draft::default();
        draft.text(&facts.join(" · "), DIM);
        if let Detail::Standard(standard) = &record.detail
            && let Some(url) = &standard.official_text
        {
            draft.text(" · ", DIM);
            self.link(&mut draft, 0, "official text", Target::outside(&url.value));
        }
        draft.finish()
    }

    /// Returns the facts that only the kind has.
    fn own_facts(&self) -> Vec<String> {
        let labels = self.labels;
        let owned = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone());
        let minutes = |minutes: Option<u32>| minutes.map(|minutes| format!("{minutes} minutes"));
        match &self.opened.record.detail {
            Detail::Case(_) | Detail::Term(_) => Vec::new(),
            Detail::Project(project) => {
                let form = project
                    .form
                    .as_ref()
                    .map(|id| labels.value(|of| &of.forms, id));
                let modality = project
                    .modality
                    .as_ref()
                    .map(|id| labels.value(|of| &of.modalities, id));
                let state = project
                    .state
                    .as_ref()
                    .map(|id| labels.value(|of| &of.states, id));
                [form, modality, state]
                    .into_iter()
                    .flatten()
                    .map(str::to_owned)
                    .collect()
            }
            Detail::Standard(standard) => [
                owned(&standard.code),
                owned(&standard.instrument),
                standard.adopted.map(|date| format!("adopted {date}")),
                standard.in_force.map(|date| format!("in force {date}")),
                owned(&standard.standing),
            ]
            .into_iter()
            .flatten()
            .collect(),
            Detail::Module(module) => [
                minutes(module.minutes),
                owned(&module.level).map(|level| format!("level {level}")),
                owned(&module.track).map(|track| format!("track {track}")),
            ]
            .into_iter()
            .flatten()
            .collect(),
            Detail::Agenda(agenda) => {
                let group = agenda.group_size.clone();
                minutes(agenda.minutes).into_iter().chain(group).collect()
            }
            Detail::Worksheet(sheet) => minutes(sheet.minutes).into_iter().collect(),
        }
    }

    /// Adds what else the front matter says, one line a field.
    pub(super) fn details(&mut self) {
        let record = &self.opened.record;
        let mut rows: Vec<(&str, Flow)> = self.own_details();
        self.values(&mut rows, "Topics", &record.topics, |of| &of.topics);
        self.values(&mut rows, "Delivery chain", record.delivery(), |of| {
            &of.delivery
        });
        self.values(&mut rows, "Branches", record.branches(), |of| &of.branches);
        self.values(&mut rows, "Technologies", record.technologies(), |of| {
            &of.technologies
        });
        self.values(&mut rows, "Population", record.population(), |of| {
            &of.population
        });
        text_row(&mut rows, "Keywords", &record.keywords.join(", "));
        text_row(&mut rows, "Authors", &record.authors.join(", "));
        if let Some(date) = record.updated {
            text_row(&mut rows, "Updated", &date.to_string());
        }
        if let Some(review) = &record.reviewed {
            text_row(
                &mut rows,
                "Reviewed",
                &format!("{} by {}", review.on, review.by),
            );
        }
        let links = self.linked_details();
        if rows.is_empty() && links.is_empty() {
            return;
        }
        let names = rows
            .iter()
            .map(|(name, _)| *name)
            .chain(links.iter().map(|(name, _)| *name));
        let columns = names.map(str::len).max().unwrap_or(0) + 1;
        self.part("details", "Details");
        for (name, flow) in rows {
            self.row(name, columns, |_| flow);
        }
        for (name, targets) in links {
            self.row(name, columns, |composer| composer.targets(&targets));
        }
    }

    fn own_details(&self) -> Vec<(&'static str, Flow)> {
        let labels = self.labels;
        let mut rows = Vec::new();
        match &self.opened.record.detail {
            Detail::Case(case) => {
                let texts = [
                    ("Organisation", &case.organisation),
                    ("Programme", &case.programme),
                    ("Scope", &case.scope),
                    ("State", &case.state),
                ];
                for (name, text) in texts {
                    text_row(&mut rows, name, text.as_ref().map_or("", |text| text));
                }
            }
            Detail::Project(project) => {
                let providers: Vec<&str> = project
                    .providers
                    .iter()
                    .map(|code| labels.country(code))
                    .collect();
                let sdgs: Vec<String> = project.sdgs.iter().map(ToString::to_string).collect();
                text_row(&mut rows, "Experience from", &providers.join(", "));
                text_row(&mut rows, "Partners", &project.partners.join("; "));
                text_row(
                    &mut rows,
                    "Carried out by",
                    &project.implementers.join("; "),
                );
                text_row(&mut rows, "Development goals", &sdgs.join(", "));
            }
            Detail::Module(module) => {
                text_row(&mut rows, "For", module.audience.as_deref().unwrap_or(""));
            }
            Detail::Agenda(agenda) => {
                text_row(&mut rows, "For", agenda.audience.as_deref().unwrap_or(""));
            }
            Detail::Standard(_) | Detail::Term(_) | Detail::Worksheet(_) => {}
        }
        rows
    }

    /// Returns fields that name other records.
    fn linked_details(&self) -> Vec<(&'static str, Vec<(String, String)>)> {
        let record = &self.opened.record;
        let slugs = |texts: &[Text]| -> Vec<(String, String)> {
            let named = texts
                .iter()
                .map(|text| (text.value.clone(), text.value.clone()));
            named.collect()
        };
        let mut rows = vec![(
            "Standards",
            record.standards().iter().map(standard).collect(),
        )];
        match &record.detail {
            Detail::Project(project) => rows.push(("Cases", slugs(&project.cases))),
            Detail::Term(term) => {
                rows.push(("Broader", slugs(&term.broader)));
                let codes = term.standards.iter();
                let codes = codes.map(|text| (text.value.clone(), text.value.to_uppercase()));
                rows.push(("Standards", codes.collect()));
                rows.push(("Not the same as", slugs(&term.not_same_as)));
            }
            Detail::Module(module) => {
                rows.push(("Do before", slugs(&module.prerequisites)));
                rows.push(("Works on", slugs(&module.uses)));
            }
            Detail::Worksheet(sheet) => rows.push(("Works on", slugs(&sheet.uses))),
            Detail::Agenda(agenda) => rows.push(("Works on", slugs(&agenda.uses))),
            Detail::Case(_) | Detail::Standard(_) => {}
        }
        rows.retain(|(_, targets)| !targets.is_empty());
        rows
    }

    fn values(
        &self,
        rows: &mut Vec<(&'static str, Flow)>,
        name: &'static str,
        ids: &[Text],
        of: impl Fn(&Vocabularies) -> &Vocabulary,
    ) {
        let names: Vec<&str> = ids.iter().map(|id| self.labels.value(&of, id)).collect();
        text_row(rows, name, &names.join(", "));
    }

    /// Adds one row of the details; all their values begin at one column.
    fn row(&mut self, name: &str, columns: usize, write: impl FnOnce(&mut Self) -> Flow) {
        let name = format!("{name}:");
        let word = Flow::plain(&format!("{name:columns$}"), STRONG);
        self.under(Gutter::Word(word), |composer| {
            composer.gap = None;
            let flow = write(composer);
            composer.block(Body::Text(flow));
        });
    }

    fn targets(&mut self, targets: &[(String, String)]) -> Flow {
        let mut draft = Draft::default();
        for (at, (name, text)) in targets.iter().enumerate() {
            draft.text(if at > 0 { ", " } else { "" }, TEXT);
            let (name, anchor) = (name.clone(), None);
            let link = self.open_link(&draft, 0, Target::Record { name, anchor });
            draft.linked(text, LINK, Some(link));
        }
        draft.finish()
    }
}

/// Returns the period as a reader says it.
fn period(period: Period) -> String {
    match period.end {
        Some(end) if end == period.start => end.to_string(),
        Some(end) => format!("{} to {end}", period.start),
        None => format!("since {}", period.start),
    }
}

/// Returns the slug of a linked instrument and how the link is worded.
fn standard(link: &StandardLink) -> (String, String) {
    let name = link.standard.value.to_uppercase();
    let part = link
        .part
        .as_ref()
        .map_or(String::new(), |part| format!(" Part {}", part.value));
    (
        link.standard.value.clone(),
        format!("{name}{part} ({})", link.relation.value),
    )
}

fn text_row(rows: &mut Vec<(&'static str, Flow)>, name: &'static str, text: &str) {
    if !text.is_empty() {
        rows.push((name, Flow::plain(text, TEXT)));
    }
}

/// Returns a word with a capital letter.
pub(super) fn capital(word: &str) -> String {
    let mut characters = word.chars();
    let first = characters
        .next()
        .map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + characters.as_str()
}

/// Returns the word for a kind in a list of records.
pub(super) fn kind_word(kind: Kind) -> &'static str {
    kind.name()
}
