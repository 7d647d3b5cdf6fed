//! What stands beside a record: its sources, the records it leads to, those that lead to it.

use std::collections::BTreeSet;

use super::Session;
use super::list::{Choice, Item, headed};
use super::reader::listed;
use super::reading::Reading;
use super::text::joined;
use crate::cli::flow::{Margin, flow};
use crate::cli::output::{Line, Role};
use crate::cli::plain_page::lists;
use crate::library::Related;
use crate::library::worker::Opened;
use crate::model::{InlineKind, view};

impl Session<'_, '_> {
    /// Lists the sources; their numbers are those by which the text cites them.
    pub(super) fn sources(&mut self) -> anyhow::Result<()> {
        let Some(opened) = self.reading().and_then(Reading::opened) else {
            return Ok(());
        };
        let sources = opened.record.sources.iter().enumerate();
        let items = sources.map(|(at, source)| Item {
            heading: None,
            paragraphs: vec![lists::source(source)],
            choice: Choice::Source(at),
        });
        let items: Vec<Item> = items.collect();
        if items.is_empty() {
            return self.say("This record names no source.");
        }
        self.say("Sources, by the numbers that stand in the text:")?;
        self.show(items)
    }

    /// Tells one source: what it is, its address on a line of its own, where it is cited.
    pub(super) fn source(&mut self, at: usize) -> anyhow::Result<()> {
        let Some(reading) = self.reading() else {
            return Ok(());
        };
        let sources = reading.opened().map(|opened| &opened.record.sources);
        let Some(source) = sources.and_then(|sources| sources.get(at)) else {
            return self.say("There is no such source here. S lists the sources.");
        };
        let mut pieces = lists::source(source);
        let address = pieces.pop_if(|(role, _)| *role == Role::Key);
        let cited = cited(reading, at);
        if let Some(reading) = self.reading_mut() {
            reading.mind_source(at);
        }
        let mut lines = flow(&pieces, self.width(), &Margin::default());
        lines.extend(address.map(|(role, address)| Line::new().put(role, &address)));
        self.output.lines(&lines)?;
        self.say(&cited)
    }

    /// Lists the records that the record leads to, and those that lead to it.
    pub(super) fn links(&mut self) -> anyhow::Result<()> {
        let Some(opened) = self.reading().and_then(Reading::opened) else {
            return Ok(());
        };
        let (users, others) = opened.users();
        let lists = [
            ("In the text:", Self::in_text(opened)),
            ("To search for:", searches(opened)),
            ("Related:", self.beside(&opened.related)),
            ("Alike:", self.beside(&opened.alike)),
            ("Terms:", self.terms(opened)),
            ("Used by:", users.into_iter().map(listed).collect()),
            ("Named by:", others.into_iter().map(listed).collect()),
        ];
        let lists = lists.into_iter();
        let items: Vec<Item> = lists
            .flat_map(|(name, items)| headed(name, items))
            .collect();
        if items.is_empty() {
            return self.say("This record leads to no other, and none leads to it.");
        }
        self.show(items)
    }

    /// Returns records to read beside the one shown, each with the reason.
    fn beside(&self, related: &[Related]) -> Vec<Item> {
        let items = related.iter().map(|one| {
            let item = listed(&one.listed);
            match one.reason(Some(&self.tables), self.labels()) {
                reason if reason.is_empty() => item,
                reason => item.and(&format!("({reason})")),
            }
        });
        items.collect()
    }

    /// Returns the terms that stand for what the record is filed under.
    fn terms(&self, opened: &Opened) -> Vec<Item> {
        let items = opened.terms.iter().map(|(field, value, term)| {
            let label = self.tables.label(*field, value, self.labels());
            listed(term).and(&format!("for the {field} {label}"))
        });
        items.collect()
    }

    /// Returns the records that the text links to, in its order, each in the language of the record where it is there in
    /// it.
    fn in_text(opened: &Opened) -> Vec<Item> {
        let mut seen = BTreeSet::new();
        let links = opened.links.iter().filter_map(|(target, found)| {
            let anchor = target.split_once('#').map(|(_, anchor)| anchor.to_owned());
            if !seen.insert((&found.id, anchor.clone())) {
                return None;
            }
            let mut item = listed(found);
            item.choice = Choice::Record {
                name: found.path.clone(),
                anchor,
            };
            Some(item)
        });
        links.collect()
    }
}

/// Returns the searches that a view leads to.
fn searches(opened: &Opened) -> Vec<Item> {
    let mut items = Vec::new();
    let record = &opened.record;
    if record.view().is_some() {
        record.body.for_each_inline(&mut |inline| {
            if let InlineKind::Link { target, .. } = &inline.kind
                && let Some(query) = view::searched(target)
            {
                items.push(Item::of(query, Choice::Search(query.to_owned())));
            }
        });
    }
    items
}

/// Returns the lists beside a record as items that lead to them.
pub(super) fn counted(opened: &Opened) -> Vec<Item> {
    let sources = opened.record.sources.len();
    let (users, others) = opened.users();
    let targets: BTreeSet<&str> = opened
        .links
        .iter()
        .map(|(target, _)| target.as_str())
        .collect();
    let beside = opened.related.len() + opened.alike.len() + opened.terms.len();
    let links = targets.len() + searches(opened).len() + beside + users.len() + others.len();
    [
        ("Sources", sources, Choice::Sources),
        ("Links and related records", links, Choice::Links),
    ]
    .into_iter()
    .filter(|(_, count, _)| *count > 0)
    .map(|(name, count, choice)| Item::of(format!("{name} ({count})"), choice))
    .collect()
}

/// Returns in which sections a source is cited.
fn cited(reading: &Reading, at: usize) -> String {
    let sign = format!("[{}]", at + 1);
    let parts = reading.text.parts.iter();
    let citing = parts.filter(|part| joined(&part.lines).contains(&sign));
    let mut sections: Vec<usize> = citing.map(|part| part.section).collect();
    sections.dedup();
    let headings = sections
        .iter()
        .filter_map(|at| reading.text.sections.get(*at));
    let headings: Vec<&str> = headings.map(|section| section.heading.as_str()).collect();
    if headings.is_empty() {
        return "The text does not cite it by number.".to_owned();
    }
    format!("Cited in: {}.", headings.join(", "))
}
