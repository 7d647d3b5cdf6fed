//! One record of each kind, in all the shapes its front matter takes.

use toml::Value;

use super::front::{list, quoted};
use super::maker::Maker;
use super::words::LANGUAGES;

impl Maker<'_> {
    // The kinds.

    pub(super) fn case(&mut self) -> String {
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

    pub(super) fn project(&mut self) -> String {
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

    pub(super) fn standard(&mut self) -> String {
        let code = self.real("code").and_then(Value::as_str);
        let code = code.map_or_else(|| self.plan().slug.to_uppercase(), str::to_owned);
        self.front.text("code", &code);
        let instrument = self.real("instrument").and_then(Value::as_str);
        self.front
            .text("instrument", instrument.unwrap_or("convention"));
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

    pub(super) fn module(&mut self) -> String {
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
        self.front.text(
            "objective",
            if number.is_multiple_of(2) { "o2" } else { "o1" },
        );
        self.front.text("type", "single");
        self.front.text("prompt", &prompt);
        self.front.raw("choices", list(&choices));
        self.front.raw("answer", format!("[{answer}]"));
        self.front.text("explanation", &explanation);
        self.front.text("see", &see);
    }

    pub(super) fn term(&mut self) -> String {
        let broader = self.others(&["terms"], 0, 1);
        self.front.list("broader", &broader);
        if self.model().is_some() {
            self.real_names();
        } else {
            self.made_names();
        }
        self.keys.truncate(2);
        self.sources();
        format!("{}\n\n{}\n", self.paragraph(), self.paragraph())
    }

    /// Adds the names of a real concept, so that concepts can be asked for as in the built-in library.
    fn real_names(&mut self) {
        for key in ["labels", "synonyms"] {
            let names = self.real(key).and_then(Value::as_table);
            if let Some(names) = names {
                self.front.one_table(key);
                for (tag, value) in names {
                    self.front.raw(tag, value);
                }
            }
        }
    }

    /// Adds names that no other concept has: a name for many concepts would be none.
    fn made_names(&mut self) {
        self.front.one_table("labels");
        let english = self.lexicon.title(&mut self.random);
        self.front.text("en", &english);
        for tag in LANGUAGES {
            let name = self.lexicon.foreign(&mut self.random, tag, 2, 2);
            self.front.text(tag, &name);
        }
        self.front.one_table("synonyms");
        let synonyms: Vec<String> = (0..self.random.between(1, 3))
            .map(|_| self.lexicon.foreign(&mut self.random, "en", 2, 2))
            .collect();
        self.front.list("en", &synonyms);
    }

    pub(super) fn agenda(&mut self) -> String {
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

    pub(super) fn worksheet(&mut self) -> String {
        let stage = self.random.one(self.values.of("stage")).clone();
        self.front.text("stage", &stage);
        self.front.raw("minutes", 45);
        let uses = self.others(&["cases", "modules"], 1, 3);
        self.front.list("uses", &uses);
        self.sources();
        let mut body =
            String::from("## Form\n\n| Question | Answer | By whom |\n|---|---|---|\n| ");
        for _ in 0..self.random.between(4, 12) {
            let question = self.lexicon.title(&mut self.random);
            // A figure would want a source, and an empty form has none.
            body += &question.replace(|letter: char| letter.is_ascii_digit(), "");
            body += " | | |\n| ";
        }
        body += "Other | | |\n\n";
        body + &self.body(&["Example"], &[])
    }
}
