//! What every record is made of: the common front matter, sources, paragraphs, sections.

use toml::Value;

use super::front::{Front, quoted};
use super::plan::Plan;
use super::random::Random;
use super::real::Values;
use super::words::{LANGUAGES, Lexicon, Model};

/// Makes one record.
pub(crate) struct Maker<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) values: &'a Values,
    plans: &'a [Plan],
    place: usize,
    seed: u64,
    pub(super) random: Random,
    pub(super) front: Front,
    pub(super) keys: Vec<String>,
    cited: usize,
    updated: String,
    results: Vec<Figure>,
    lessons: Vec<Learned>,
}

/// What a translation of a result has to give as it is.
struct Figure {
    value: usize,
    year: usize,
    source: String,
}

/// What a translation of a lesson has to give as it is.
struct Learned {
    dimension: String,
    source: String,
}

impl<'a> Maker<'a> {
    /// Prepares the record at a place of the plan.
    pub(crate) fn new(
        lexicon: &'a Lexicon,
        values: &'a Values,
        plans: &'a [Plan],
        place: usize,
        seed: u64,
    ) -> Self {
        let random = Random::new(seed, place as u64);
        Self {
            lexicon,
            values,
            plans,
            place,
            seed,
            random,
            front: Front::default(),
            keys: Vec::new(),
            cited: 0,
            updated: String::new(),
            results: Vec::new(),
            lessons: Vec::new(),
        }
    }

    /// Returns the text of the file.
    pub(crate) fn record(mut self) -> String {
        let body = self.make();
        self.front.with_body(&body)
    }

    /// Makes the front matter and returns the body.
    fn make(&mut self) -> String {
        if self.plan().tag.is_some() {
            return self.translation();
        }
        self.keys = self.source_keys();
        self.head();
        match self.plan().folder {
            "cases" => self.case(),
            "projects" => self.project(),
            "standards" => self.standard(),
            "modules" => self.module(),
            "terms" => self.term(),
            "agendas" => self.agenda(),
            _ => self.worksheet(),
        }
    }

    /// Makes a translation of the record before: other words, the same facts and sources.
    fn translation(&mut self) -> String {
        let mut original = Maker::new(
            self.lexicon,
            self.values,
            self.plans,
            self.place - 1,
            self.seed,
        );
        original.make();
        self.keys = original.keys;
        let title = self.title_of_own();
        self.front.text("title", &title);
        self.summary();
        let keywords = self.keywords();
        self.front.list("keywords", &keywords);
        self.front.raw(
            "translation",
            format!("{{ of = {}, by = \"A translator\" }}", original.updated),
        );
        for key in ["organisation", "programme", "state"] {
            let words = self.title_of_own();
            self.front.text(key, &words);
        }
        for result in original.results {
            self.result(&result);
        }
        for lesson in original.lessons {
            self.lesson(&lesson);
        }
        self.body(
            &["Context", "Approach"],
            &["Enablers", "Challenges", "Transfer"],
        )
    }

    pub(super) fn plan(&self) -> &'a Plan {
        &self.plans[self.place]
    }

    /// Returns the real record whose names this one bears.
    pub(super) fn model(&self) -> Option<&'a Model> {
        self.lexicon
            .models(self.plan().folder)
            .get(self.plan().model?)
    }

    /// Returns a field of that record.
    pub(super) fn real(&self, key: &str) -> Option<&'a Value> {
        self.model()?.front.get(key)
    }

    // What every kind has.

    fn head(&mut self) {
        let title = self.title();
        self.front.text("title", &title);
        if let Some(names) = self.real("title_local") {
            self.front.raw("title_local", names);
        } else if self.random.percent(15) {
            let names: Vec<String> = self
                .random
                .some(&LANGUAGES, 1, 3)
                .into_iter()
                .map(|tag| self.named(tag))
                .collect();
            self.front
                .raw("title_local", format!("{{ {} }}", names.join(", ")));
        }
        self.summary();
        if self.plan().folder != "agendas" && self.plan().folder != "terms" {
            self.draw("topics", "topic", 1, 5);
        }
        let keywords = self.keywords();
        self.front.list("keywords", &keywords);
        if self.random.percent(6) {
            let status = *self.random.one(&["draft", "review", "withdrawn"]);
            self.front.text("status", status);
        }
        self.updated = self.date();
        self.front.raw("updated", &self.updated);
        if self.random.percent(30) {
            let on = self.date();
            self.front.raw(
                "reviewed",
                format!("{{ on = {on}, by = \"A second reader\" }}"),
            );
        }
        if self.random.percent(20) {
            self.front
                .list("authors", &["Ministry of Labour and Social Protection"]);
        }
        let related = self.others(&["cases", "projects", "terms", "standards"], 1, 4);
        self.front.list("related", &related);
    }

    fn summary(&mut self) {
        let summary = self.prose(2, 3);
        let summary: Vec<&str> = summary.split_whitespace().take(76).collect();
        self.front.text("summary", &summary.join(" "));
    }

    /// Returns one entry of a table of titles by language.
    fn named(&mut self, tag: &str) -> String {
        format!(
            "{tag} = {}",
            quoted(&self.lexicon.foreign(&mut self.random, tag, 2, 4))
        )
    }

    fn title(&mut self) -> String {
        if let Some(title) = self.real("title").and_then(Value::as_str) {
            return title.to_owned();
        }
        let own = self.title_of_own();
        match self.plan().folder {
            "standards" => format!("{own} Convention (No. {})", self.place + 1000),
            _ => own,
        }
    }

    fn keywords(&mut self) -> Vec<String> {
        let mut words = self.random.some(&self.lexicon.labels["en"], 2, 7);
        if self.random.percent(10) {
            let tag = *self.random.one(&LANGUAGES);
            words.extend(self.random.some(&self.lexicon.labels[tag], 1, 3));
        }
        let real = self.real("keywords").and_then(Value::as_array);
        let real = real.into_iter().flatten().filter_map(Value::as_str);
        words.extend(real.map(str::to_owned));
        words
    }

    /// Adds a list of values of a vocabulary.
    pub(super) fn draw(&mut self, key: &str, vocabulary: &str, first: usize, last: usize) {
        let drawn = self.random.some(self.values.of(vocabulary), first, last);
        self.front.list(key, &drawn);
    }

    /// Returns slugs of other records of some kinds.
    pub(super) fn others(&mut self, folders: &[&str], first: usize, last: usize) -> Vec<String> {
        let wanted = self.random.between(first, last);
        let mut slugs: Vec<String> = Vec::new();
        while slugs.len() < wanted {
            let plan = self.random.one(self.plans);
            if folders.contains(&plan.folder)
                && plan.slug != self.plan().slug
                && !slugs.contains(&plan.slug)
            {
                slugs.push(plan.slug.clone());
            }
        }
        slugs
    }

    fn date(&mut self) -> String {
        let (year, month) = (self.random.between(2019, 2026), self.random.between(1, 9));
        format!("{year}-{month:02}-{:02}", self.random.between(1, 28))
    }

    pub(super) fn period(&mut self) {
        let start = self.random.between(1998, 2024);
        let end = match self.random.below(3) {
            0 => String::new(),
            1 => format!(", end = {}", start + self.random.below(3)),
            _ => format!(
                ", end = \"{}-{:02}\"",
                start + self.random.between(1, 2),
                self.random.between(1, 12)
            ),
        };
        self.front
            .raw("period", format!("{{ start = {start}{end} }}"));
    }

    pub(super) fn results(&mut self, first: usize, last: usize) {
        for _ in 0..self.random.between(first, last) {
            let result = Figure {
                value: self.random.below(2_000_000),
                year: self.random.between(2005, 2025),
                source: self.key(),
            };
            self.result(&result);
            self.results.push(result);
        }
    }

    fn result(&mut self, result: &Figure) {
        let (indicator, text) = (self.title_of_own(), self.prose(1, 1));
        self.front.table("results");
        self.front.text("indicator", &indicator);
        self.front.raw("value", result.value);
        self.front.text("unit", "people");
        self.front.raw("year", result.year);
        self.front.text("text", &text);
        self.front.text("source", &result.source);
    }

    pub(super) fn lessons(&mut self, first: usize, last: usize) {
        for _ in 0..self.random.between(first, last) {
            let lesson = Learned {
                dimension: self.random.one(self.values.of("dimension")).clone(),
                source: self.key(),
            };
            self.lesson(&lesson);
            self.lessons.push(lesson);
        }
    }

    fn lesson(&mut self, lesson: &Learned) {
        let text = self.prose(1, 2);
        self.front.table("lessons");
        self.front.text("text", &text);
        self.front.text("source", &lesson.source);
        self.front.text("dimension", &lesson.dimension);
    }

    /// Returns a few words in the language of the record that are no title of a real one.
    fn title_of_own(&mut self) -> String {
        match self.plan().tag {
            Some(tag) => self.lexicon.foreign(&mut self.random, tag, 2, 4),
            None => self.lexicon.title(&mut self.random),
        }
    }

    fn source_keys(&mut self) -> Vec<String> {
        let words = [
            "ilo",
            "issa",
            "world-bank",
            "ministry",
            "press",
            "evaluation",
            "law",
        ];
        let count = self.random.between(2, 6);
        (0..count)
            .map(|number| format!("{}-{}-{number}", self.random.one(&words), 2010 + number))
            .collect()
    }

    /// Adds the sources; the last of the tables.
    pub(super) fn sources(&mut self) {
        for (number, key) in self.keys.clone().iter().enumerate() {
            let title = self.lexicon.title(&mut self.random);
            let access = *self.random.one(&["retrieved", "recalled"]);
            let kind =
                *self
                    .random
                    .one(&["law", "official", "evaluation", "dataset", "paper", "press"]);
            self.front.table("sources");
            self.front.text("key", key);
            self.front.text("title", &title);
            self.front
                .text("publisher", "International Labour Organization");
            self.front.raw("date", format!("\"{}-06\"", 2010 + number));
            self.front
                .text("url", &format!("https://example.org/{key}/{}", self.place));
            self.front.text("type", kind);
            self.front.text("access", access);
        }
    }

    // What bodies are made of.

    /// Returns the key of a source; all come before one comes again.
    pub(super) fn key(&mut self) -> String {
        self.cited += 1;
        self.keys[(self.cited - 1) % self.keys.len()].clone()
    }

    pub(super) fn prose(&mut self, first: usize, last: usize) -> String {
        let count = self.random.between(first, last);
        let sentences: Vec<String> = (0..count).map(|_| self.sentence()).collect();
        sentences.join(" ")
    }

    fn sentence(&mut self) -> String {
        match self.plan().tag {
            None => self.lexicon.sentence(&mut self.random),
            Some(tag) => {
                self.lexicon.foreign(&mut self.random, tag, 4, 10)
                    + if tag == "zh" { "。" } else { "." }
            }
        }
    }

    /// Returns a paragraph that cites a source, wrapped as an editor would.
    pub(super) fn paragraph(&mut self) -> String {
        let text = format!("{}[^{}]", self.prose(2, 5), self.key());
        let mut wrapped = String::new();
        let mut columns = 0;
        for word in text.split(' ') {
            // A line that began with a number or a sign could become a list.
            if columns > 100 && word.starts_with(char::is_alphabetic) {
                wrapped.push('\n');
                columns = 0;
            } else if columns > 0 {
                wrapped.push(' ');
            }
            wrapped.push_str(word);
            columns += word.chars().count() + 1;
        }
        wrapped
    }

    fn section(&mut self, heading: &str, first: usize, last: usize) -> String {
        let count = self.random.between(first, last);
        let mut text = format!("## {heading}\n\n");
        for _ in 0..count {
            text += &self.paragraph();
            text += "\n\n";
        }
        if self.random.percent(25) {
            for _ in 0..self.random.between(2, 4) {
                let item = format!("- {}[^{}]\n", self.prose(1, 1), self.key());
                text += &item;
            }
            text.push('\n');
        }
        if self.random.percent(20) {
            let other = self.others(&["standards"], 1, 1).remove(0);
            let link = format!("See [Convention](../standards/{other}.md).\n\n");
            text += &link;
        }
        text
    }

    /// Returns the sections that must be there and most of those that may, and as many paragraphs as there are sources.
    pub(super) fn body(&mut self, required: &[&str], optional: &[&str]) -> String {
        let mut text = String::new();
        for heading in required {
            text += &self.section(heading, 1, 3);
        }
        for heading in optional {
            if self.random.percent(70) {
                text += &self.section(heading, 1, 2);
            }
        }
        while self.cited < self.keys.len() {
            text += &self.paragraph();
            text += "\n\n";
        }
        text
    }
}
