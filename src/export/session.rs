//! The record of a session: when each step was held, what was shown, drawn, voted and remarked, and the sources of all that
//! was shown.

use std::collections::{BTreeMap, BTreeSet};

use super::compose::{code, heading, items, link, marks, paragraph, strong, table, text};
use super::page::{Linked, Page, Part};
use crate::model::agenda::clock;
use crate::model::document::Alignment;
use crate::model::session::{Act, Answered, Drawn, Vote};
use crate::model::{Block, Inline, Language, Phrase, Source, Text};
use crate::session::{Planned, Session, ended, minutes};
use crate::source::Spanned;

/// What a record was that was shown in a session.
#[derive(Clone, Debug)]
pub struct ShownRecord {
    /// Its slug.
    pub slug: String,
    /// The path of its file.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Where the public can read it, which only official texts have.
    pub address: Option<String>,
    /// Where its facts come from.
    pub sources: Vec<Source>,
}

/// What is known of all that was shown in a session.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The records.
    pub records: Vec<ShownRecord>,
    /// How many records each query finds.
    pub hits: BTreeMap<String, usize>,
    /// What each exercise asks, by the slug of its module and its name there.
    pub exercises: BTreeMap<(String, String), String>,
    /// The slugs of drafts, of which nothing is told.
    pub hidden: BTreeSet<String>,
}

/// Returns the record of a session as a page.
pub fn page(session: &Session, known: &Known) -> Page {
    let (sources, keys) = sources(&known.records);
    let teller = Teller {
        session,
        known,
        keys,
    };
    let plan = session.plan();
    let links = known.records.iter().map(|shown| {
        let linked = Linked {
            name: shown.slug.clone(),
            title: shown.title.clone(),
            path: shown.path.clone(),
            address: shown.address.clone(),
        };
        (target(&shown.path), linked)
    });
    let facts = teller.facts().into_iter();
    let facts = facts.map(|(name, value)| (name, value.into()));
    Page {
        name: plan.slug.clone(),
        path: plan.path.clone(),
        language: Language::english(),
        about: format!("Record of a session, {}", session.log().day).into(),
        title: plan.title.as_str().into(),
        summary: Phrase::default(),
        below: Vec::new(),
        parts: vec![Part::Facts(facts.collect()), Part::Blocks(teller.blocks())],
        sources,
        links: links.collect(),
        foot: teller.foot(),
    }
}

/// Returns the target by which an agenda links a record.
fn target(path: &str) -> String {
    format!("../{path}")
}

/// Returns all sources, each once, and for each record the keys of its own among them.
fn sources(records: &[ShownRecord]) -> (Vec<Source>, BTreeMap<&str, Vec<Text>>) {
    let mut all: Vec<Source> = Vec::new();
    let mut keys = BTreeMap::new();
    for record in records {
        let mut own: Vec<Text> = Vec::new();
        for source in &record.sources {
            let is_it = |known: &&Source| {
                let url = |source: &Source| source.url.as_ref().map(|url| url.value.clone());
                known.title == source.title
                    && known.publisher == source.publisher
                    && known.date == source.date
                    && url(known) == url(source)
            };
            let known = all.iter().find(is_it).map(|known| known.key.clone());
            let key = known.unwrap_or_else(|| {
                // Records name their sources as they like; here each name is one source.
                let name = format!("{}/{}", record.slug, source.key.value);
                let key = Spanned::new(name, source.key.span);
                let mut source = source.clone();
                source.key = key.clone();
                all.push(source);
                key
            });
            if !own.iter().any(|there| there.value == key.value) {
                own.push(key);
            }
        }
        keys.insert(record.slug.as_str(), own);
    }
    (all, keys)
}

/// Tells of a session.
struct Teller<'a> {
    session: &'a Session,
    known: &'a Known,
    /// The keys of the sources of each record.
    keys: BTreeMap<&'a str, Vec<Text>>,
}

impl Teller<'_> {
    fn facts(&self) -> Vec<(String, String)> {
        let (session, plan) = (self.session, self.session.plan());
        let log = session.log();
        let mut facts = vec![
            ("Date".to_owned(), log.day.to_string()),
            ("Agenda".to_owned(), plan.slug.clone()),
        ];
        if let Some(began) = log.clock {
            facts.push(("Began at".to_owned(), clock(began)));
        }
        facts.push(("Planned".to_owned(), format!("{} min", plan.minutes())));
        if let Some((_, last)) = self.span() {
            facts.push(("Took".to_owned(), minutes(last)));
        }
        let state = if session.is_over() {
            ended(&session.stand(), session.clock())
        } else if session.is_begun() {
            format!("not ended, at step {}", session.at() + 1)
        } else {
            "not begun".to_owned()
        };
        facts.push(("How it went".to_owned(), state));
        facts
    }

    /// Returns from when to when it was held as far as that is known, in seconds from the beginning on.
    fn span(&self) -> Option<(u64, u64)> {
        let steps = 0..self.session.plan().steps.len();
        let held: Vec<(u64, Option<u64>)> =
            steps.filter_map(|step| self.session.held(step)).collect();
        let last = held.iter().map(|(begin, end)| end.unwrap_or(*begin)).max();
        last.filter(|_| self.session.is_over())
            .map(|last| (0, last))
    }

    fn blocks(&self) -> Vec<Block> {
        let plan = self.session.plan();
        let mut blocks = vec![heading(2, "times", "Times"), self.times()];
        blocks.push(heading(2, "steps", "Steps"));
        for (at, step) in plan.steps.iter().enumerate() {
            let title = format!("{}. {}", at + 1, step.title);
            blocks.push(heading(3, &format!("step-{}", at + 1), &title));
            self.step(at, step, &mut blocks);
        }
        blocks
    }

    /// Returns when each step was planned and held.
    fn times(&self) -> Block {
        let steps = self.session.plan().steps.iter().enumerate();
        let rows = steps.map(|(at, step)| {
            let (real, took) = self.held(at);
            let planned = format!("{}–{}", self.at(step.begin), self.at(step.end()));
            [
                (at + 1).to_string(),
                step.title.clone(),
                step.mode.clone(),
                planned,
                real,
                format!("{} min", step.minutes),
                took,
            ]
        });
        let rows = rows.map(|row| row.iter().map(|cell| vec![text(cell)]).collect());
        let (left, right) = (Alignment::Left, Alignment::Right);
        table(
            vec![right, left, left, left, left, right, right],
            &[
                "Step",
                "Title",
                "Mode",
                "Planned",
                "Held",
                "Minutes planned",
                "Minutes held",
            ],
            rows.collect(),
        )
    }

    /// Returns when a step was held, and how long.
    fn held(&self, step: usize) -> (String, String) {
        let at = |seconds: u64| self.at(u32::try_from(seconds / 60).unwrap_or(u32::MAX));
        match self.session.held(step) {
            Some((begin, Some(end))) => (
                format!("{}–{}", at(begin), at(end)),
                format!("{} min", self.session.minutes(step)),
            ),
            Some((begin, None)) => (format!("from {}", at(begin)), String::new()),
            None if self.session.is_skipped(step) => ("left out".to_owned(), String::new()),
            None => ("not held".to_owned(), String::new()),
        }
    }

    /// Returns a minute of the session by the clock on the wall, as far as that is known.
    fn at(&self, minute: u32) -> String {
        clock(self.session.clock().saturating_add(minute))
    }

    fn step(&self, at: usize, step: &Planned, blocks: &mut Vec<Block>) {
        if !step.prompt.is_empty() {
            blocks.push(paragraph(vec![text(&step.prompt)]));
        }
        let said = self.session.done(at).filter_map(|act| self.line(act));
        let said: Vec<Vec<Inline>> = said.collect();
        if !said.is_empty() {
            blocks.push(items(said));
        }
        for act in self.session.done(at) {
            match act {
                Act::Groups(drawn) => {
                    blocks.push(paragraph(drawn_from("Groups", drawn)));
                    blocks.push(groups(drawn));
                }
                Act::Vote(vote) => {
                    let question = strong(format!("Vote: {}", vote.question));
                    blocks.push(paragraph(vec![question]));
                    blocks.push(votes(vote));
                }
                _ => {}
            }
        }
    }

    /// Returns what is told of something in one line; nothing where it takes more.
    fn line(&self, act: &Act) -> Option<Vec<Inline>> {
        Some(match act {
            Act::Record(slug) | Act::Exercise(Answered { module: slug, .. })
                if self.known.hidden.contains(slug) =>
            {
                return None;
            }
            Act::Record(slug) => self.record(slug),
            Act::Query(query) => {
                let hits = match self.known.hits.get(query) {
                    Some(1) => ": 1 record".to_owned(),
                    Some(count) => format!(": {count} records"),
                    None => String::new(),
                };
                vec![text("Searched for "), code(query), text(&hits)]
            }
            Act::View(view) => vec![text(&format!("Atlas: {view}"))],
            Act::Exercise(answered) => {
                let key = (answered.module.clone(), answered.exercise.clone());
                let asked = self.known.exercises.get(&key);
                let asked = asked.map_or("", String::as_str);
                let told = format!(": {}. {asked}", answered.verdict.word());
                vec![
                    text("Exercise "),
                    code(&format!("{}#{}", answered.module, answered.exercise)),
                    text(told.trim_end()),
                ]
            }
            Act::Lots(drawn) => {
                let mut line = drawn_from("Lots", drawn);
                let names = drawn.groups.concat().join(", ");
                line.extend([text(" "), strong(&names)]);
                line
            }
            Act::Remark(words) => vec![text("Remark: "), text(words)],
            Act::Groups(_) | Act::Vote(_) => return None,
        })
    }

    fn record(&self, slug: &str) -> Vec<Inline> {
        let mut records = self.known.records.iter();
        let Some(record) = records.find(|record| record.slug == slug) else {
            return vec![
                text("Shown: "),
                code(slug),
                text(", which is not in the library"),
            ];
        };
        let mut line = vec![
            text("Shown: "),
            link(target(&record.path), &record.title),
            text(", "),
            code(&format!("content/{}", record.path)),
        ];
        if let Some(address) = &record.address {
            line.extend([text(" "), link(address.clone(), address)]);
        }
        let keys = self.keys.get(slug).map_or(&[][..], Vec::as_slice);
        if !keys.is_empty() {
            line.push(text(" "));
        }
        line.extend(marks(keys));
        line
    }

    /// Returns how what was drawn can be drawn again.
    fn foot(&self) -> Vec<String> {
        let done = self.session.log().done.iter();
        let again = done.filter_map(|done| match &done.act {
            Act::Lots(drawn) => Some(command("--lots", drawn)),
            Act::Groups(drawn) if drawn.is_size => Some(command("--size", drawn)),
            Act::Groups(drawn) => Some(command("--groups", drawn)),
            _ => None,
        });
        let again: BTreeSet<String> = again.collect();
        if again.is_empty() {
            return Vec::new();
        }
        let again: Vec<String> = again.into_iter().collect();
        vec![format!(
            "Anybody can draw the same lots and groups again: {}.",
            again.join("; ")
        )]
    }
}

/// Returns what was drawn and from which number.
fn drawn_from(what: &str, drawn: &Drawn) -> Vec<Inline> {
    let wanted = if drawn.is_size {
        format!("of {} each", drawn.count)
    } else {
        drawn.count.to_string()
    };
    let told = format!("{what}: {wanted} of {}, seed {}:", drawn.of, drawn.seed);
    vec![text(&told)]
}

fn groups(drawn: &Drawn) -> Block {
    let rows = drawn.groups.iter().enumerate().map(|(at, group)| {
        let number = (at + 1).to_string();
        [number, group.join(", "), group.len().to_string()]
            .iter()
            .map(|cell| vec![text(cell)])
            .collect()
    });
    let (left, right) = (Alignment::Left, Alignment::Right);
    table(
        vec![right, left, right],
        &["Group", "Who", "How many"],
        rows.collect(),
    )
}

fn votes(vote: &Vote) -> Block {
    let row = |name: &str, count: u32| {
        let cells = [name.to_owned(), count.to_string()];
        cells.iter().map(|cell| vec![text(cell)]).collect()
    };
    let choices = vote.choices.iter().map(|one| row(&one.name, one.count));
    let rows = choices.chain([row("All", vote.total())]).collect();
    table(
        vec![Alignment::Left, Alignment::Right],
        &["Choice", "Hands"],
        rows,
    )
}

/// Returns the command that draws the same again.
fn command(option: &str, drawn: &Drawn) -> String {
    let of = if drawn.of.chars().all(|sign| sign.is_ascii_digit()) {
        drawn.of.clone()
    } else {
        // So that a shell takes it as it stands.
        format!("'{}'", drawn.of.replace('\'', "'\\''"))
    };
    format!(
        "casebook agenda {option} {} --of {of} --seed {}",
        drawn.count, drawn.seed
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content;
    use crate::export::markdown;
    use crate::model::PartialDate;
    use crate::model::Verdict;
    use crate::session::{Draw, Plan, Shown, vote};
    use crate::source::Span;

    fn step(begin: u32, minutes: u32, title: &str) -> Planned {
        Planned {
            begin,
            minutes,
            title: title.to_owned(),
            mode: "talk".to_owned(),
            shown: Shown::Nothing,
            prompt: "What | why?".to_owned(),
            note: "Nobody sees this.".to_owned(),
        }
    }

    fn source(key: &str, title: &str) -> Source {
        Source {
            key: Spanned::new(key.to_owned(), Span::default()),
            title: title.to_owned(),
            publisher: "A ministry".to_owned(),
            date: None,
            url: Some(Spanned::new(
                "https://example.org/a".to_owned(),
                Span::default(),
            )),
            kind: None,
            access: None,
            span: Span::default(),
        }
    }

    fn held() -> (Session, Known) {
        let plan = Plan {
            slug: "an-hour".to_owned(),
            path: "agendas/an-hour.md".to_owned(),
            title: "An hour: *together*".to_owned(),
            steps: vec![
                step(0, 10, "First"),
                step(10, 20, "Second_"),
                step(30, 5, "Third"),
            ],
            ..Plan::default()
        };
        let day = PartialDate::parse("2026-11-23").unwrap();
        let mut session = Session::new(plan, day, Some(9 * 60));
        session.tick(60);
        session.begin();
        session.note(Act::Record("a".to_owned()));
        session.note(Act::Record("b".to_owned()));
        session.note(Act::Record("gone".to_owned()));
        session.note(Act::Query("kind:case `x`".to_owned()));
        session.note(Act::Remark("# no *heading* <b>\nsecond line".to_owned()));
        session.tick(60 + 13 * 60);
        session.go_on();
        session.draw(&Draw::read("2 of Ana, O'Neill, |Bo|", false, 7, "").unwrap());
        session.draw(&Draw::read("size 2 of 5", true, 7, "").unwrap());
        session.note(Act::Vote(vote("Agreed? yes, *no*", "").unwrap()));
        session.count(1, true);
        session.note(Act::Exercise(Answered {
            module: "m".to_owned(),
            exercise: "e1".to_owned(),
            verdict: Verdict::Right,
        }));
        session.note(Act::View("matrix".to_owned()));
        session.tick(60 + 20 * 60);
        session.go_on();
        session.skip();
        let record = |slug: &str, title: &str, sources| ShownRecord {
            slug: slug.to_owned(),
            path: format!("cases/{slug}.md"),
            title: title.to_owned(),
            address: None,
            sources,
        };
        let known = Known {
            records: vec![
                record(
                    "a",
                    "Case [A]",
                    vec![source("one", "Report"), source("two", "Law")],
                ),
                record("b", "Case B", vec![source("1", "Law")]),
            ],
            hidden: BTreeSet::new(),
            hits: BTreeMap::from([("kind:case `x`".to_owned(), 12)]),
            exercises: BTreeMap::from([(("m".into(), "e1".into()), "Who pays?".into())]),
        };
        (session, known)
    }

    #[test]
    fn the_record_of_a_session_is_markdown() {
        let (session, known) = held();
        let text = markdown::file(&page(&session, &known));
        assert_eq!(
            text,
            markdown::file(&page(&session, &known)),
            "always the same"
        );
        insta::assert_snapshot!(text);
    }

    #[test]
    fn nothing_that_was_typed_is_read_as_markdown_and_no_note_is_told() {
        let (session, known) = held();
        let text = markdown::file(&page(&session, &known));
        assert!(!text.contains("Nobody sees this"));
        let document = content::parse_document(&text, 0);
        let headings: Vec<String> = document
            .sections()
            .into_iter()
            .map(|one| one.heading)
            .collect();
        let wanted = [
            "An hour: *together*",
            "Details",
            "Times",
            "Steps",
            "1. First",
            "2. Second_",
            "3. Third",
        ];
        assert!(
            headings
                .iter()
                .filter(|one| !one.is_empty())
                .eq(wanted.iter()),
            "{headings:?}"
        );
        assert_eq!(text.matches("\n[^").count(), 2, "each source once");
    }
}
