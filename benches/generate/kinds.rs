//! One record of each kind, in all the shapes its front matter takes.

use super::front::{Front, list, quoted};
use super::random::Random;
use super::real::Values;
use super::words::{LANGUAGES, Lexicon};

/// Of a hundred records, how many are of each folder; about the mixture of the built-in library with its modules.
const SHARES: [(&str, usize); 7] = [
    ("cases", 52),
    ("projects", 20),
    ("terms", 17),
    ("modules", 4),
    ("worksheets", 3),
    ("agendas", 2),
    ("standards", 2),
];

/// Of a hundred cases, how many are a translation of the case before.
const TRANSLATED: usize = 3;

/// Which record is to be made.
pub(crate) struct Plan {
    folder: &'static str,
    slug: String,
    country: String,
    tag: Option<&'static str>,
}

impl Plan {
    /// Plans all records of a library, so that they can name each other.
    pub(crate) fn all(records: usize, seed: u64, values: &Values) -> Vec<Self> {
        let mut plans: Vec<Self> = Vec::with_capacity(records);
        for place in 0..records {
            let mut random = Random::new(seed ^ 0x1d, place as u64);
            let folder = folder_of(place);
            let before = plans
                .last()
                .filter(|plan| plan.folder == "cases" && plan.tag.is_none());
            if let Some(original) = before
                && folder == "cases"
                && random.percent(TRANSLATED)
            {
                let (slug, country) = (original.slug.clone(), original.country.clone());
                plans.push(Self {
                    folder,
                    slug,
                    country,
                    tag: Some(*random.one(LANGUAGES.as_slice())),
                });
                continue;
            }
            let country = random.one(values.of("country")).clone();
            let topic = random.one(values.of("topic"));
            let slug = match folder {
                "cases" => format!("{}-{topic}-{place}", country.to_lowercase()),
                "standards" => format!("c{}", place + 1000),
                _ => format!("{topic}-{place}"),
            };
            plans.push(Self {
                folder,
                slug,
                country,
                tag: None,
            });
        }
        plans
    }

    /// Returns the path relative to `content/`.
    pub(crate) fn path(&self) -> String {
        let tag = self.tag.map(|tag| format!(".{tag}")).unwrap_or_default();
        format!("{}/{}{tag}.md", self.folder, self.slug)
    }
}

/// Returns the folder of the record at a place: the kinds are mixed, in fixed shares.
fn folder_of(place: usize) -> &'static str {
    let mut rank = place * 37 % 100;
    for (folder, share) in SHARES {
        if rank < share {
            return folder;
        }
        rank -= share;
    }
    "cases"
}

/// Makes one record.
pub(crate) struct Maker<'a> {
    lexicon: &'a Lexicon,
    values: &'a Values,
    plans: &'a [Plan],
    place: usize,
    random: Random,
    front: Front,
    keys: Vec<String>,
    cited: usize,
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
            random,
            front: Front::default(),
            keys: Vec::new(),
            cited: 0,
        }
    }

    /// Returns the text of the file.
    pub(crate) fn record(mut self) -> String {
        self.keys = self.source_keys();
        self.head();
        let body = match self.plan().folder {
            "cases" => self.case(),
            "projects" => self.project(),
            "standards" => self.standard(),
            "modules" => self.module(),
            "terms" => self.term(),
            "agendas" => self.agenda(),
            _ => self.worksheet(),
        };
        self.front.with_body(&body)
    }

    fn plan(&self) -> &'a Plan {
        &self.plans[self.place]
    }

    // What every kind has.

    fn head(&mut self) {
        let title = self.title();
        self.front.text("title", &title);
        if self.random.percent(15) {
            let names: Vec<String> = self
                .random
                .some(&LANGUAGES, 1, 3)
                .into_iter()
                .map(|tag| self.named(tag))
                .collect();
            self.front
                .raw("title_local", format!("{{ {} }}", names.join(", ")));
        }
        let summary = self.prose(2, 3);
        let summary: Vec<&str> = summary.split_whitespace().take(76).collect();
        self.front.text("summary", &summary.join(" "));
        if self.plan().folder != "agendas" && self.plan().folder != "terms" {
            self.draw("topics", "topic", 1, 5);
        }
        let keywords = self.keywords();
        self.front.list("keywords", &keywords);
        if self.random.percent(6) {
            let status = *self.random.one(&["draft", "review", "withdrawn"]);
            self.front.text("status", status);
        }
        let updated = self.date();
        self.front.raw("updated", updated);
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

    /// Returns one entry of a table of titles by language.
    fn named(&mut self, tag: &str) -> String {
        format!(
            "{tag} = {}",
            quoted(&self.lexicon.foreign(&mut self.random, tag, 2, 4))
        )
    }

    fn title(&mut self) -> String {
        match (self.plan().tag, self.plan().folder) {
            (Some(tag), _) => self.lexicon.foreign(&mut self.random, tag, 2, 4),
            (None, "standards") => format!(
                "{} Convention (No. {})",
                self.lexicon.title(&mut self.random),
                self.place + 1000
            ),
            (None, _) => self.lexicon.title(&mut self.random),
        }
    }

    fn keywords(&mut self) -> Vec<String> {
        let mut words = self.random.some(&self.lexicon.labels["en"], 2, 7);
        if self.random.percent(10) {
            let tag = *self.random.one(&LANGUAGES);
            words.extend(self.random.some(&self.lexicon.labels[tag], 1, 3));
        }
        words
    }

    /// Adds a list of values of a vocabulary.
    fn draw(&mut self, key: &str, vocabulary: &str, first: usize, last: usize) {
        let drawn = self.random.some(self.values.of(vocabulary), first, last);
        self.front.list(key, &drawn);
    }

    /// Returns slugs of other records of some kinds.
    fn others(&mut self, folders: &[&str], first: usize, last: usize) -> Vec<String> {
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

    fn period(&mut self) {
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

    fn results(&mut self, first: usize, last: usize) {
        for _ in 0..self.random.between(first, last) {
            let indicator = self.lexicon.title(&mut self.random);
            let (value, year) = (
                self.random.below(2_000_000),
                self.random.between(2005, 2025),
            );
            let text = self.prose(1, 1);
            let key = self.key();
            self.front.table("results");
            self.front.text("indicator", &indicator);
            self.front.raw("value", value);
            self.front.text("unit", "people");
            self.front.raw("year", year);
            self.front.text("text", &text);
            self.front.text("source", &key);
        }
    }

    fn lessons(&mut self, first: usize, last: usize) {
        for _ in 0..self.random.between(first, last) {
            let text = self.prose(1, 2);
            let dimension = self.random.one(self.values.of("dimension")).clone();
            let key = self.key();
            self.front.table("lessons");
            self.front.text("text", &text);
            self.front.text("source", &key);
            self.front.text("dimension", &dimension);
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
    fn sources(&mut self) {
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
    fn key(&mut self) -> String {
        self.cited += 1;
        self.keys[(self.cited - 1) % self.keys.len()].clone()
    }

    fn prose(&mut self, first: usize, last: usize) -> String {
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
    fn paragraph(&mut self) -> String {
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
                text += &format!("- {}[^{}]\n", self.prose(1, 1), self.key());
            }
            text.push('\n');
        }
        if self.random.percent(20) {
            let other = self.others(&["standards"], 1, 1).remove(0);
            text += &format!("See [Convention](../standards/{other}.md).\n\n");
        }
        text
    }

    /// Returns the sections that must be there and most of those that may, and as many paragraphs as there are sources.
    fn body(&mut self, required: &[&str], optional: &[&str]) -> String {
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

    // The kinds.

    fn case(&mut self) -> String {
        let country = self.plan().country.clone();
        let mut countries = vec![country];
        if self.random.percent(8) {
            countries.extend(self.random.some(self.values.of("country"), 1, 3));
            countries.sort();
            countries.dedup();
        }
        self.front.list("countries", &countries);
        if self.random.percent(20) {
            let scope = *self
                .random
                .one(&["national", "subnational", "regional", "cross-border"]);
            self.front.text("scope", scope);
        }
        let organisation = self.lexicon.title(&mut self.random);
        self.front.text("organisation", &organisation);
        let programme = self.lexicon.title(&mut self.random);
        self.front.text("programme", &programme);
        self.period();
        let state = self.prose(1, 1);
        self.front.text("state", &state);
        let outcome = self.random.one(self.values.of("outcome")).clone();
        self.front.text("outcome", &outcome);
        self.draw("stages", "stage", 1, 3);
        self.draw("delivery", "delivery", 1, 4);
        self.draw("branches", "branch", 1, 4);
        self.draw("technologies", "technology", 1, 5);
        self.draw("population", "population", 1, 3);
        self.standard_links();
        self.results(1, 4);
        self.lessons(1, 3);
        let body = self.body(
            &["Context", "Approach"],
            &["Enablers", "Challenges", "Transfer"],
        );
        self.sources();
        body
    }

    fn standard_links(&mut self) {
        if self.random.percent(40) {
            let standard = self.others(&["standards"], 1, 1).remove(0);
            let relation = *self.random.one(&["applies", "supports", "gap"]);
            let part = *self.random.one(&["II", "V", "VII", "XIII"]);
            self.front.raw(
                "standards",
                format!(
                    "[{{ ref = \"{standard}\", part = \"{part}\", relation = \"{relation}\" }}]"
                ),
            );
        }
    }

    fn project(&mut self) -> String {
        let form = self.random.one(self.values.of("form")).clone();
        self.front.text("form", &form);
        let modality = self.random.one(self.values.of("modality")).clone();
        self.front.text("modality", &modality);
        self.draw("countries", "country", 1, 6);
        self.draw("providers", "country", 1, 2);
        let (partner, implementer) = (
            self.lexicon.title(&mut self.random),
            self.lexicon.title(&mut self.random),
        );
        self.front.list("partners", &[partner]);
        self.front.list("implementers", &[implementer]);
        self.period();
        let state = self.random.one(self.values.of("state")).clone();
        self.front.text("state", &state);
        self.front.raw("sdgs", "[1, 8, 17]");
        self.draw("branches", "branch", 0, 3);
        let cases = self.others(&["cases"], 0, 2);
        self.front.list("cases", &cases);
        self.results(0, 2);
        self.lessons(0, 2);
        if self.random.percent(60) {
            let (amount, key) = (self.random.between(10_000, 9_000_000), self.key());
            self.front.table("donors");
            self.front.text("name", "A South-South fund");
            self.front.raw("amount", amount);
            self.front.text("currency", "USD");
            self.front.text("year", "2019-2023");
            self.front.text("source", &key);
        }
        let body = self.body(
            &["Aims", "Activities"],
            &["Outputs", "What it shows", "Voices"],
        );
        self.sources();
        body
    }

    fn standard(&mut self) -> String {
        self.front.text("code", &self.plan().slug.to_uppercase());
        self.front.text("instrument", "convention");
        self.front.text("adopted", "1952-06-28");
        self.front.text("in_force", "1955-04-27");
        self.front.text("standing", "up-to-date");
        self.draw("branches", "branch", 1, 9);
        self.front
            .text("official_text", "https://example.org/normlex");
        let body = self.body(
            &["At a glance", "What it asks"],
            &["Flexibility", "Beside other instruments"],
        );
        self.sources();
        body
    }

    fn module(&mut self) -> String {
        let stage = self.random.one(self.values.of("stage")).clone();
        self.front.text("stage", &stage);
        let level = *self.random.one(&["intro", "core", "advanced"]);
        self.front.text("level", level);
        self.front.raw("minutes", 90);
        let track = *self.random.one(&[
            "introduction",
            "planning",
            "implementing",
            "monitoring",
            "evaluation",
            "cooperation",
        ]);
        self.front.text("track", track);
        let (first, second) = (self.prose(1, 1), self.prose(1, 1));
        let objective =
            |id: &str, text: &str| format!("{{ id = \"{id}\", text = {} }}", quoted(text));
        self.front.raw(
            "objectives",
            format!(
                "[{}, {}]",
                objective("o1", &first),
                objective("o2", &second)
            ),
        );
        let uses = self.others(&["cases", "projects", "standards"], 3, 8);
        self.front.list("uses", &uses);
        for number in 1..=self.random.between(2, 8) {
            self.exercise(number, &uses);
        }
        let body = self.body(
            &["Why it matters", "Key ideas", "Worked example"],
            &["Hands on", "Further reading", "For facilitators"],
        );
        self.sources();
        body
    }

    fn exercise(&mut self, number: usize, uses: &[String]) {
        let (prompt, explanation) = (self.prose(1, 1), self.prose(1, 2));
        let choices: Vec<String> = (0..4)
            .map(|_| self.lexicon.title(&mut self.random))
            .collect();
        let answer = self.random.below(4);
        let see = self.random.one(uses).clone();
        self.front.table("exercises");
        self.front.text("id", &format!("e{number}"));
        self.front
            .text("objective", if number % 2 == 0 { "o2" } else { "o1" });
        self.front.text("type", "single");
        self.front.text("prompt", &prompt);
        self.front.raw("choices", list(&choices));
        self.front.raw("answer", format!("[{answer}]"));
        self.front.text("explanation", &explanation);
        self.front.text("see", &see);
    }

    fn term(&mut self) -> String {
        let broader = self.others(&["terms"], 0, 1);
        self.front.list("broader", &broader);
        self.front.one_table("labels");
        let english = self.lexicon.title(&mut self.random);
        self.front.text("en", &english);
        for tag in LANGUAGES {
            let name = self.lexicon.foreign(&mut self.random, tag, 1, 2);
            self.front.text(tag, &name);
        }
        self.front.one_table("synonyms");
        let synonyms = self.random.some(&self.lexicon.labels["en"], 1, 4);
        self.front.list("en", &synonyms);
        self.keys.truncate(2);
        self.sources();
        format!("{}\n\n{}\n", self.paragraph(), self.paragraph())
    }

    fn agenda(&mut self) -> String {
        let steps: Vec<usize> = (0..self.random.between(3, 8))
            .map(|_| 5 * self.random.between(1, 9))
            .collect();
        self.front.raw("minutes", steps.iter().sum::<usize>());
        for minutes in steps {
            let title = self.lexicon.title(&mut self.random);
            let (show, prompt) = (
                self.others(&["cases", "standards"], 1, 1).remove(0),
                self.prose(1, 1),
            );
            self.front.table("steps");
            self.front.raw("minutes", minutes);
            self.front.text("title", &title);
            self.front.text("mode", "present");
            self.front.text("show", &show);
            self.front.text("prompt", &prompt);
        }
        self.sources();
        self.body(&[], &[])
    }

    fn worksheet(&mut self) -> String {
        let stage = self.random.one(self.values.of("stage")).clone();
        self.front.text("stage", &stage);
        self.front.raw("minutes", 45);
        let uses = self.others(&["cases", "modules"], 1, 3);
        self.front.list("uses", &uses);
        self.sources();
        let mut body = String::from("## Form\n\n| Question | Answer | By whom |\n|---|---|---|\n");
        for _ in 0..self.random.between(4, 12) {
            body += &format!(
                "| {} | | |\n",
                self.lexicon
                    .title(&mut self.random)
                    .replace(|c: char| c.is_ascii_digit(), "")
            );
        }
        body.push('\n');
        body + &self.body(&["Example"], &[])
    }
}
