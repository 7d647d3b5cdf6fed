//! The parts of a page that are no Markdown: facts, results, names, records, sources.

use std::collections::BTreeMap;

use super::{Writer, direction, heading_name, spoken_in};
use crate::export::{Beside, Entry, Lesson, Measured, Named, Part};
use crate::model::link::Target;
use crate::model::{
    Block, BlockKind, Language, Phrase, Source, access, figure, note_mark, numbered,
};

impl Writer<'_> {
    /// Writes all parts, then footnotes and sources.
    pub(super) fn parts(&mut self) {
        let page = self.page;
        let (beside, told): (Vec<&Part>, Vec<&Part>) = page
            .parts
            .iter()
            .partition(|part| matches!(part, Part::Beside(_)));
        for part in told {
            self.part(part);
        }
        self.footnotes();
        self.sources();
        for part in beside {
            self.part(part);
        }
    }

    fn part(&mut self, part: &Part) {
        match part {
            Part::Blocks(blocks) => self.body(blocks),
            Part::Facts(facts) => self.facts(facts),
            Part::Lessons(lessons) => self.lessons(lessons),
            Part::Results(results) => self.results(results),
            Part::Names(names) => self.names(names),
            Part::Beside(beside) => self.beside(beside),
            Part::Entries(entries) => self.entries(entries),
            Part::Grid(grid) => self.grid(grid),
            Part::Items(items) => self.drawn(items),
        }
    }

    fn facts(&mut self, facts: &[(String, Phrase)]) {
        self.part_heading("details", "Details");
        self.html.open("dl", &[("class", "facts")]);
        for (name, value) in facts {
            self.html.open("div", &[]);
            self.html.open("dt", &[]);
            self.own_words(name);
            self.html.close();
            self.html.open("dd", &[]);
            self.phrase(value);
            self.html.close();
            self.html.close();
        }
        self.html.close();
    }

    fn lessons(&mut self, lessons: &[Lesson]) {
        self.html.open("ul", &[]);
        for lesson in lessons {
            self.html.open("li", &[]);
            if let Some(side) = &lesson.side {
                self.html.open("strong", &[]);
                self.phrase(side);
                self.html.text(":");
                self.html.close();
                self.html.text(" ");
            }
            self.inlines(&lesson.inlines);
            self.html.close();
        }
        self.html.close();
    }

    fn results(&mut self, results: &[Measured]) {
        self.part_heading("results", "Results");
        let has_years = results.iter().any(|result| result.year.is_some());
        self.open_table("results");
        self.html.open("thead", &[]);
        self.html.open("tr", &[]);
        for name in ["Indicator", "Value", "Year", "Source"] {
            if has_years || name != "Year" {
                self.html.open("th", &[("scope", "col")]);
                self.own_words(name);
                self.html.close();
            }
        }
        self.html.close();
        self.html.close();
        self.html.open("tbody", &[]);
        for result in results {
            self.result(result, has_years);
        }
        self.html.close();
        self.close_table();
        if results.iter().any(|one| one.is_confirmed) {
            self.html.open("p", &[("class", "aside")]);
            self.own_words(access::CONFIRMED);
            self.html.close();
        }
    }

    fn result(&mut self, result: &Measured, has_years: bool) {
        self.html.open("tr", &[]);
        self.html.open("th", &[("scope", "row")]);
        self.html.text(&result.indicator);
        if let Some(text) = &result.text {
            self.html.void("br", &[]);
            self.html.element("span", &[("class", "aside")], text);
        }
        self.html.close();
        self.html.open("td", &[]);
        for figure in &result.figures {
            let class = if figure.word.is_empty() {
                "figure"
            } else {
                "aside"
            };
            self.html.open("div", &[("class", class)]);
            if !figure.word.is_empty() {
                self.own_words(&format!("{}: ", figure.word));
            }
            self.html.text(&figure.text);
            self.html.close();
            if let Some(share) = figure.share {
                self.bar(share);
            }
        }
        if let Some(had) = result.had {
            self.html.open("div", &[("class", "aside")]);
            self.own_words(had);
            self.html.close();
        }
        self.html.close();
        if has_years {
            let year = result.year.as_deref().unwrap_or_default();
            self.html.element("td", &[], year);
        }
        self.html.open("td", &[]);
        for key in &result.sources {
            self.reference(&key.value);
        }
        self.html.close();
        self.html.close();
    }

    fn names(&mut self, names: &[Named]) {
        self.part_heading("labels", "In other languages");
        self.html.open("dl", &[("class", "facts")]);
        for named in names {
            self.html.open("div", &[]);
            self.html.open("dt", &[]);
            self.own_words(&named.language);
            self.html.close();
            let language = Language::parse(&named.tag);
            let tag = language.as_ref().map_or("und", |language| language.tag());
            let dir = language.as_ref().map_or("auto", direction);
            self.html.open("dd", &[("lang", tag), ("dir", dir)]);
            let all = std::iter::once(&named.name).chain(&named.others);
            let all: Vec<&str> = all
                .map(String::as_str)
                .filter(|name| !name.is_empty())
                .collect();
            self.html.text(&all.join("; "));
            if let Some(definition) = &named.definition {
                self.html.void("br", &[]);
                self.html.text(definition);
            }
            self.html.close();
            self.html.close();
        }
        self.html.close();
    }

    fn beside(&mut self, beside: &Beside) {
        let anchor = beside.heading.to_lowercase();
        self.html.open("section", &[("class", "beside")]);
        self.part_heading(&anchor, beside.heading);
        self.html.open("ul", &[]);
        for entry in &beside.entries {
            self.html.open("li", &[]);
            self.title(entry, "span");
            self.html.open("span", &[("class", "id")]);
            self.phrase(&(Phrase::from(" (") + &entry.about + format!(", {})", entry.name)));
            self.html.close();
            if !entry.text.is_empty() {
                self.html.void("br", &[]);
                self.html.open("span", &[("class", "aside")]);
                self.phrase(&entry.text);
                self.html.close();
            }
            self.html.close();
        }
        self.html.close();
        self.html.close();
    }

    fn entries(&mut self, entries: &[Entry]) {
        for entry in entries {
            self.html.open("section", &[("class", "entry")]);
            self.title(entry, heading_name(self.around.top + 1));
            self.html.open("p", &[("class", "aside")]);
            self.phrase(&(entry.about.clone() + " · " + &*entry.name));
            self.html.close();
            if !entry.text.is_empty() {
                self.html
                    .element("p", &spoken_in(&entry.language), &entry.text);
            }
            self.html.close();
        }
    }

    fn title(&mut self, entry: &Entry, name: &'static str) {
        let own = spoken_in(&entry.language);
        let is_own = entry.language != self.page.language;
        let ways = self.around.ways.as_ref();
        let place = ways.and_then(|ways| ways.to(&entry.path, None));
        self.html.open(name, if is_own { &own } else { &[] });
        match place {
            Some(place) => self.html.element("a", &[("href", &place)], &entry.title),
            None => self.html.text(&entry.title),
        }
        self.html.close();
    }

    /// Writes the footnotes, each with what leads back to the text.
    fn footnotes(&mut self) {
        let mut notes: BTreeMap<usize, (&str, &[Block])> = BTreeMap::new();
        for block in self.blocks() {
            if let BlockKind::Footnote { label, blocks } = &block.kind {
                let number = self.notes.get(label.as_str()).copied().unwrap_or_default();
                notes.entry(number).or_insert((label, blocks));
            }
        }
        if notes.is_empty() {
            return;
        }
        self.html.open(
            "section",
            &[("class", "sources"), ("aria-label", "Footnotes")],
        );
        for (number, (label, blocks)) in notes {
            let place = format!("{}note.{number}", self.around.prefix);
            self.html
                .open("div", &[("class", "source"), ("id", &place)]);
            self.html.element(
                "span",
                &[("class", "number")],
                &note_mark(label, &self.numbers),
            );
            self.html.open("div", &[]);
            self.tight(blocks);
            self.ways_back("note", number);
            self.html.close();
            self.html.close();
        }
        self.html.close();
    }

    /// Writes the sources in the order of their numbers.
    fn sources(&mut self) {
        let sources = numbered(&self.page.sources);
        if sources.is_empty() {
            return;
        }
        self.part_heading("sources", "Sources");
        self.html.open("ol", &[("class", "sources")]);
        for (source, number) in sources.into_iter().zip(1..) {
            let place = format!("{}source.{number}", self.around.prefix);
            self.html.open("li", &[("class", "source"), ("id", &place)]);
            self.html
                .element("span", &[("class", "number")], &format!("[{number}]"));
            self.html.open("div", &[]);
            self.source(source);
            self.ways_back("source", number);
            self.html.close();
            self.html.close();
        }
        self.html.close();
    }

    fn source(&mut self, source: &Source) {
        let about = about(source);
        // In which language title and publisher are is not known, and HTML can say that; what else is told is in English.
        let unknown: &[_] = match self.page.language.primary() {
            "en" => &[],
            _ => &[("lang", "und")],
        };
        self.html.element("cite", unknown, &source.title);
        let stop = figure::stop(&source.title);
        self.html.text(&format!("{stop} "));
        let mut rest = about.as_slice();
        if let Some((publisher, behind)) = about
            .split_first()
            .filter(|(first, _)| **first == source.publisher)
        {
            match unknown {
                [] => self.html.text(publisher),
                unknown => self.html.element("span", unknown, publisher),
            }
            self.html.text(", ");
            rest = behind;
        }
        self.own_words(&rest.join(", "));
        let Some(url) = &source.url else { return };
        let end = figure::stop(about.last().map_or("", String::as_str));
        self.html.text(&format!("{end} "));
        if Target::read("", &url.value) == Target::Outside {
            self.html
                .element("a", &[("class", "shown"), ("href", &url.value)], &url.value);
        } else {
            self.html.element("code", &[], &url.value);
        }
    }

    /// Writes links back to the places that cite a source or a footnote.
    fn ways_back(&mut self, kind: &'static str, number: usize) {
        let place = format!("{}{kind}.{number}", self.around.prefix);
        let count = self.citations.get(&place).copied().unwrap_or_default();
        for at in 1..=count {
            let back = format!("#{}cite.{kind}.{number}.{at}", self.around.prefix);
            let word = format!("back to place {at} of {count} in the text");
            self.html.text(" ");
            let attributes = self.named(&[("class", "back"), ("href", &back)], &word);
            self.html.element("a", &attributes, "↩");
        }
    }
}

/// Returns who published a source, when, and what is to be known of it.
pub(in crate::export) fn about(source: &Source) -> Vec<String> {
    let date = source.date.map(|date| date.to_string());
    let mut about = vec![source.publisher.clone()];
    about.push(date.unwrap_or_else(|| "no date".to_owned()));
    about.extend(source.kind.as_ref().map(|kind| kind.value.clone()));
    about.extend(source.had().map(str::to_owned));
    about.retain(|part| !part.is_empty());
    about
}
