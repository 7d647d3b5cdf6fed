//! A talk on a record: its cover, what it says in short, its sections, what was measured, what others can learn, its
//! sources. What only its presenter should know goes into notes.

use std::collections::BTreeSet;

use super::bare::{self, Numbers};
use crate::export::compose::{block, items, paragraph, text};
use crate::library::Library;
use crate::library::facts::donor;
use crate::library::worker::Opened;
use crate::model::agenda::{Agenda, clock};
use crate::model::document::{ListItem, plain_text};
use crate::model::{
    Block, BlockKind, Detail, Document, Inline, InlineKind, Lesson, Outcome, Record, Source,
    Tables, Text, figure, numbered, numbers,
};
use crate::slides::{Chapter, Face, Figure};
use crate::source::Span;

impl Library {
    /// Returns the whole of a record as chapters.
    pub(super) fn chapters(&self, opened: &Opened) -> Vec<Chapter> {
        let tables = self.tables();
        let maker = Maker::new(opened, &tables);
        let mut all = vec![maker.chapter("", "", Face::Cover(self.cover(opened)))];
        all.extend(maker.in_short());
        all.extend(maker.opening());
        all.extend(maker.body());
        all.extend(maker.results());
        all.extend(maker.lessons());
        all.extend(maker.donors());
        all.extend(maker.names());
        all.extend(maker.sources(|_| true));
        all
    }

    /// Returns of a record its cover, what was measured, and the sources of that.
    pub(super) fn short_chapters(&self, opened: &Opened) -> Vec<Chapter> {
        let tables = self.tables();
        let maker = Maker::new(opened, &tables);
        let mut all = vec![maker.chapter("", "", Face::Cover(self.cover(opened)))];
        all.extend(maker.in_short());
        all.extend(maker.results());
        let results = maker.record.results().iter();
        let cited: BTreeSet<&str> = results
            .flat_map(|result| &result.sources)
            .map(|key| key.value.as_str())
            .collect();
        all.extend(maker.sources(|source| cited.contains(source.key.value.as_str())));
        all
    }
}

/// Makes the chapters of one record.
struct Maker<'a> {
    record: &'a Record,
    tables: &'a Tables,
    numbers: Numbers<'a>,
    /// What the presenter should know of the whole.
    notes: Vec<String>,
}

impl<'a> Maker<'a> {
    fn new(opened: &'a Opened, tables: &'a Tables) -> Self {
        let record = &opened.record;
        Self {
            record,
            tables,
            numbers: numbers(&record.sources),
            notes: notes(record),
        }
    }

    fn chapter(&self, name: &str, heading: &str, face: Face) -> Chapter {
        let slug = &self.record.id.slug;
        let of = match face {
            Face::Cover(_) => String::new(),
            _ => self.record.title.value.clone(),
        };
        Chapter {
            name: format!("{slug}#{name}"),
            of,
            heading: heading.to_owned(),
            face,
            notes: self.notes.clone(),
        }
    }

    /// Returns the summary and what is to be known of the sources.
    fn in_short(&self) -> Option<Chapter> {
        let record = self.record;
        let summary = record.summary.value.trim();
        let first = record.body.blocks.first().map(|block| &block.kind);
        let is_said = matches!(first, Some(BlockKind::Paragraph(inlines))
            if plain_text(inlines).trim() == summary);
        let mut blocks = Vec::new();
        if !is_said && !summary.is_empty() {
            blocks.push(paragraph(vec![text(summary)]));
        }
        let warning = record.warning(&self.tables.hosts);
        blocks.extend(warning.map(|words| paragraph(vec![text(&words)])));
        (!blocks.is_empty()).then(|| self.chapter("summary", "In short", Face::Text(blocks)))
    }

    /// Returns what a module or an agenda begins with.
    fn opening(&self) -> Vec<Chapter> {
        match &self.record.detail {
            Detail::Module(module) => {
                let texts = module.objectives.iter();
                let texts = texts.map(|objective| objective.text.as_str());
                self.list("objectives", "Objectives", texts)
                    .into_iter()
                    .collect()
            }
            Detail::Agenda(agenda) => self.agenda(agenda),
            _ => Vec::new(),
        }
    }

    /// Returns the goals and the steps of an agenda, what its facilitator should know in the notes.
    fn agenda(&self, agenda: &Agenda) -> Vec<Chapter> {
        let goals = agenda.goals.iter().map(String::as_str);
        let mut all: Vec<Chapter> = self.list("goals", "Goals", goals).into_iter().collect();
        for (at, (begin, step)) in (1..).zip(agenda.timed()) {
            let prompt = step.prompt.iter();
            let blocks = prompt.map(|words| paragraph(vec![text(words)])).collect();
            let heading = format!("{} {}", clock(begin), step.title.value);
            let name = format!("step-{at}");
            let mut chapter = self.chapter(&name, &heading, Face::Statement(blocks));
            let own = step.note.iter().flat_map(|note| note.lines());
            chapter.notes = own.map(str::to_owned).chain(chapter.notes).collect();
            all.push(chapter);
        }
        all
    }

    fn list<'t>(
        &self,
        name: &str,
        heading: &str,
        texts: impl Iterator<Item = &'t str>,
    ) -> Option<Chapter> {
        let texts: Vec<Vec<Inline>> = texts.map(|words| vec![text(words)]).collect();
        (!texts.is_empty()).then(|| self.chapter(name, heading, Face::Text(vec![items(texts)])))
    }

    /// Returns the sections of the body, each under its heading.
    fn body(&self) -> Vec<Chapter> {
        let reading = self.record.reading();
        let mut all: Vec<(String, Vec<String>, Vec<Block>)> = Vec::new();
        for one in &reading.blocks {
            if let BlockKind::Heading {
                anchor, inlines, ..
            } = &one.kind
            {
                let heading = plain_text(inlines);
                match all.last_mut() {
                    // Nothing stands between two headings: they are told as one.
                    Some((_, headings, blocks)) if blocks.is_empty() => headings.push(heading),
                    _ => all.push((anchor.clone(), vec![heading], Vec::new())),
                }
                continue;
            }
            match all.last_mut() {
                Some((_, _, blocks)) => blocks.push(one.clone()),
                None => all.push(("body".to_owned(), Vec::new(), vec![one.clone()])),
            }
        }
        let chapters = all.into_iter().map(|(anchor, headings, blocks)| {
            let blocks = bare::blocks(&blocks, &self.numbers);
            self.chapter(&anchor, &headings.join(" · "), Face::Text(blocks))
        });
        chapters.collect()
    }

    fn results(&self) -> Option<Chapter> {
        let figures: Vec<Figure> = self
            .record
            .results()
            .iter()
            .map(|one| self.figure(one))
            .collect();
        (!figures.is_empty()).then(|| self.chapter("results", "Results", Face::Figures(figures)))
    }

    fn figure(&self, result: &Outcome) -> Figure {
        let language = &self.record.language;
        let written = |value: &String| figure::written(value, language);
        let before = result.baseline.as_ref();
        let target = result.target.as_ref();
        let mut beside: Vec<String> = result.year.iter().cloned().collect();
        beside.extend(before.map(|value| format!("before: {}", written(value))));
        beside.extend(target.map(|value| format!("target: {}", written(value))));
        beside.extend(result.had().map(str::to_owned));
        Figure {
            value: written(&result.value),
            unit: result.unit.clone(),
            indicator: result.indicator.value.clone(),
            beside,
            sources: self.cited(&result.sources),
            text: result.text.clone().unwrap_or_default(),
        }
    }

    /// Returns the numbers of sources as a page shows them.
    fn cited(&self, keys: &[Text]) -> String {
        let marks = keys
            .iter()
            .map(|key| match self.numbers.get(key.value.as_str()) {
                Some(number) => format!("[{number}]"),
                None => format!("[{}?]", key.value),
            });
        marks.collect()
    }

    /// Returns the marks of sources.
    fn marks(&self, keys: &[Text]) -> Vec<Inline> {
        let marks = keys.iter().map(|key| {
            let number = self.numbers.get(key.value.as_str());
            let label = number.map_or_else(|| format!("{}?", key.value), ToString::to_string);
            Inline {
                span: Span::default(),
                kind: InlineKind::FootnoteReference(label),
            }
        });
        marks.collect()
    }

    fn lessons(&self) -> Vec<Chapter> {
        let all = self.record.lessons();
        let chapter = |(lesson, number): (&Lesson, usize)| {
            let tag = self.record.language.tag();
            let dimension = lesson.dimension.as_ref().map(|id| {
                let value = self.tables.vocabularies.dimensions.get(id);
                value.map_or(id.as_str(), |value| value.label(tag))
            });
            let heading = match (all.len(), dimension) {
                (1, None) => "Lesson".to_owned(),
                (1, Some(name)) => format!("Lesson: {name}"),
                (count, None) => format!("Lesson {number} of {count}"),
                (count, Some(name)) => format!("Lesson {number} of {count}: {name}"),
            };
            let mut words = vec![text(&lesson.text.value)];
            words.extend(self.marks(&lesson.sources));
            let face = Face::Statement(vec![paragraph(words)]);
            self.chapter(&format!("lesson-{number}"), &heading, face)
        };
        all.iter().zip(1..).map(chapter).collect()
    }

    fn donors(&self) -> Option<Chapter> {
        let donors = self.record.donors();
        let lines = donors.iter().map(|one| {
            let mut words = vec![text(&donor(one, &self.record.language))];
            words.extend(self.marks(&one.sources));
            words
        });
        let list = items(lines);
        (!donors.is_empty()).then(|| self.chapter("donors", "Donors", Face::Text(vec![list])))
    }

    /// Returns how a term is called in other languages.
    fn names(&self) -> Option<Chapter> {
        let Detail::Term(term) = &self.record.detail else {
            return None;
        };
        let languages = &self.tables.vocabularies.languages;
        let lines = term.labels.iter().map(|(tag, label)| {
            let name = languages
                .get(tag)
                .map_or(tag.as_str(), |value| value.label("en"));
            vec![text(&format!("{name}: {label}"))]
        });
        let list = Face::Text(vec![items(lines)]);
        (!term.labels.is_empty()).then(|| self.chapter("names", "In other languages", list))
    }

    /// Returns the sources that are wanted, under the numbers by which the slides cite them.
    fn sources(&self, is_wanted: impl Fn(&Source) -> bool) -> Option<Chapter> {
        let all = numbered(&self.record.sources).into_iter().zip(1..);
        let wanted = all.filter(|(source, _)| is_wanted(source));
        let lists = wanted.map(|(source, number)| {
            block(BlockKind::List {
                start: Some(number),
                items: vec![ListItem {
                    span: Span::default(),
                    done: None,
                    blocks: vec![paragraph(vec![text(&told(source))])],
                }],
            })
        });
        let lists: Vec<Block> = lists.collect();
        (!lists.is_empty()).then(|| self.chapter("sources", "Sources", Face::Text(lists)))
    }
}

/// Returns a source in a line: title, publisher, date, how it was had, where it can be read.
fn told(source: &Source) -> String {
    let had = source.had().map(|had| format!(" ({had})"));
    let url = source.url.as_ref().map(|url| format!(" {}", url.value));
    [
        source.told(),
        had.unwrap_or_default(),
        url.unwrap_or_default(),
    ]
    .concat()
}

/// Returns what only a presenter should know of a record: the part for facilitators, the remarks of its compiler.
fn notes(record: &Record) -> Vec<String> {
    let reading = record.reading();
    let shown: BTreeSet<usize> = reading
        .blocks
        .iter()
        .map(|block| block.span.start)
        .collect();
    let hidden = record.body.blocks.iter();
    let hidden = hidden.filter(|block| !shown.contains(&block.span.start));
    let blocks: Vec<Block> = hidden.cloned().collect();
    let mut lines = Vec::new();
    for section in (Document { blocks }).sections() {
        lines.push(section.heading);
        lines.extend(section.text.lines().map(str::to_owned));
    }
    lines.extend(
        record
            .notes
            .iter()
            .flat_map(|notes| notes.trim().lines())
            .map(str::to_owned),
    );
    if let Detail::Agenda(agenda) = &record.detail {
        lines.extend(agenda.prepare.iter().map(|one| format!("Prepare: {one}")));
        lines.extend(agenda.closing.iter().map(|one| format!("Closing: {one}")));
    }
    lines.retain(|line| !line.trim().is_empty());
    lines
}
