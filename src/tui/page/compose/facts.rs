//! The front of a page: title, native titles, the line of facts, summary.

use ratatui::style::Modifier;

use super::details::to;
use super::{Composer, DIM, TEXT};
use crate::model::document::{BlockKind, plain_text};
use crate::model::{Detail, Field, Hosts, Kind, Period, Status, Text, View};
use crate::tui::page::block::Body;
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
        let labels = self.labels;
        if let Some(begun) = record.begun_in(labels.language, |tag| labels.language_name(tag)) {
            let look = if begun.is_defined { TEXT } else { DIM };
            self.block(Body::Text(Flow::plain(&begun.text, look)));
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
            let language = self.labels.language_name(version.language.tag());
            let target = Target::record(&version.path, &version.title);
            self.link(&mut draft, 0, language, target);
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
        let view = record.view();
        let word = view.as_ref().map_or(record.id.kind.name(), View::word);
        let mut facts: Vec<String> = vec![capital(word)];
        if record.status != Status::Published {
            facts.push(record.status.name().to_owned());
        }
        let countries: Vec<&str> = record
            .countries()
            .iter()
            .map(|code| labels.country(code))
            .collect();
        facts.extend((!countries.is_empty()).then(|| countries.join(", ")));
        facts.extend(record.period().map(Period::in_words));
        facts.extend(
            record
                .outcome()
                .map(|id| labels.of(Field::Outcome, id).to_owned()),
        );
        facts.extend(self.own_facts());
        let mut draft = Draft::default();
        draft.text(&facts.join(" · "), DIM);
        for (at, stage) in record.stages().iter().enumerate() {
            draft.text(if at > 0 { ", " } else { " · " }, DIM);
            let name = labels.of(Field::Stage, stage);
            match self.opened.term(Field::Stage, stage).map(to) {
                Some(target) => self.link(&mut draft, 0, name, target),
                None => draft.text(name, DIM),
            }
        }
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
