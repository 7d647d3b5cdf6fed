//! What stands around an instrument: its Parts, who ratified it, which records deal with it, what came later.

use super::draft::{Draft, link, said, text};
use crate::library::worker::Opened;
use crate::library::{Instrument, Placed, RELATIONS};
use crate::model::c102::{Later, Part};
use crate::model::standard::Standard;
use crate::model::{Detail, Field, Inline, Language, PartialDate, Phrase, Record, Text, View};
use crate::search::Listed;

impl Draft<'_> {
    /// Returns what stands around an instrument.
    pub(super) fn instrument(mut self, instrument: &Instrument) -> Opened {
        let record = &instrument.opened.record;
        self.paragraph(said(Phrase::of(&record.language, &record.summary.value)));
        self.ways(record);
        self.ratified(instrument);
        self.parts(instrument);
        for (relation, heading) in RELATIONS {
            let records = with_parts(instrument, relation);
            self.records_with(heading, &records);
        }
        let later: Vec<Later> = instrument
            .structure
            .iter()
            .flat_map(|all| all.later.clone())
            .collect();
        self.later(&later);
        self.heading("In the Library");
        let query = format!("standard:{}", record.id.slug);
        self.searches(&[("Records filed under it", query)]);
        let facts = match &record.detail {
            Detail::Standard(standard) => self.facts(standard),
            _ => Phrase::default(),
        };
        self.finish(Phrase::of(&record.language, &record.title.value), facts)
    }

    /// Returns code, dates, standing and branches in a line.
    fn facts(&self, standard: &Standard) -> Phrase {
        // A translation leaves these words to its original, which is in the language of the library.
        let language = Language::parse(&self.tables.info.language).unwrap_or_default();
        let owned =
            |text: &Option<Text>| text.as_ref().map(|text| Phrase::of(&language, &text.value));
        let date = |word: &str, date: Option<PartialDate>| {
            date.map(|date| Phrase::from(format!("{word} {date}")))
        };
        let tag = self.language.tag();
        let branches = standard.branches.iter();
        let branches = branches.map(|id| self.tables.named(Field::Branch, id, tag));
        let branches = Phrase::joined(branches, ", ");
        let facts = [
            owned(&standard.code),
            date("adopted", standard.adopted),
            date("in force", standard.in_force),
            owned(&standard.standing),
            (!branches.is_empty()).then_some(branches),
        ];
        Phrase::joined(facts.into_iter().flatten(), " · ")
    }

    /// Adds the ways to the record and to the official text.
    fn ways(&mut self, record: &Record) {
        let words = "What the library says of it";
        let mut inlines = vec![self.link_record(&listed(record), None, words)];
        if let Detail::Standard(standard) = &record.detail
            && let Some(url) = &standard.official_text
        {
            inlines.push(text(" · "));
            inlines.push(link(url.value.clone(), "Official text"));
        }
        self.paragraph(inlines);
    }

    fn ratified(&mut self, instrument: &Instrument) {
        let Some(parties) = &instrument.opened.parties else {
            return;
        };
        self.heading("Ratifications");
        let slug = &instrument.opened.record.id.slug;
        let view = View::ratifications(slug);
        let title = format!("{}: ratifications", slug.to_uppercase());
        let summary = parties.summary();
        let mut inlines = vec![text(summary.trim_end_matches([':', '.'])), text(".")];
        inlines.extend(self.cite(&parties.sources, &parties.cited));
        if !parties.known.is_empty() {
            inlines.push(text(" "));
            inlines.push(self.link_view(&view, &title, "Who, and when"));
        }
        self.paragraph(inlines);
    }

    fn parts(&mut self, instrument: &Instrument) {
        let Some(structure) = &instrument.structure else {
            return;
        };
        self.heading("Parts");
        let mut items = Vec::new();
        for part in &structure.parts {
            let mut item = vec![self.link_part(instrument, part)];
            item.push(text(&format!(": {}", part.told())));
            let parties = instrument.opened.parties.as_ref();
            if let Some(parties) = parties.filter(|_| part.is_optional) {
                let count = parties.accepting(&part.number).len();
                item.push(text(&format!(", accepted by {count}")));
            }
            items.push(item);
        }
        self.items(items);
    }

    fn link_part(&mut self, instrument: &Instrument, part: &Part) -> Inline {
        let slug = &instrument.opened.record.id.slug;
        let view = View::Part {
            instrument: slug.clone(),
            part: part.number.clone(),
        };
        let title = format!("{}, {}", slug.to_uppercase(), named(part));
        self.link_view(&view, &title, format!("Part {}", part.number))
    }

    /// Adds what later instruments ask, beside what the Convention asks.
    pub(super) fn later(&mut self, later: &[Later]) {
        if later.is_empty() {
            return;
        }
        self.heading("Beside later instruments");
        let mut items = Vec::new();
        for one in later {
            items.push(self.beside(one));
        }
        self.items(items);
    }

    fn beside(&mut self, later: &Later) -> Vec<Inline> {
        let contingency = capital(&later.contingency);
        let own = format!("{contingency} (Part {}). C102: {}. ", later.part, later.own);
        let mut inlines = vec![text(&own)];
        if let Some(slug) = &later.instrument {
            let code = slug.to_uppercase();
            inlines.push(match self.library.standard_called(slug, self.language) {
                Some(listed) => {
                    let view = View::Instrument(slug.clone());
                    self.link_view(&view, &listed.title, &code)
                }
                None => text(&code),
            });
            inlines.push(text(&format!(" ({}): ", later.how_checked())));
        }
        let mut rest = later.text.clone();
        if !later.recommendation.is_empty() {
            rest = format!("{rest} Recommendation: {}.", later.recommendation);
        }
        if !later.floor.is_empty() {
            rest = format!("{rest} Social protection floor (R202): {}", later.floor);
        }
        inlines.push(text(&rest));
        inlines
    }
}

/// Returns the records that do something with an instrument, each once, with the Parts it is about.
fn with_parts(instrument: &Instrument, relation: &str) -> Vec<(Placed, String)> {
    let records = instrument.related_by(relation, None).into_iter();
    let parts_of = |record: &Placed| {
        let own = instrument
            .linked
            .iter()
            .filter(|one| one.relation == relation && one.placed.listed.id == record.listed.id);
        let parts: Vec<&str> = own.filter_map(|one| one.part.as_deref()).collect();
        match parts.len() {
            0 => String::new(),
            1 => format!("Part {}", parts[0]),
            _ => format!("Parts {}", parts.join(", ")),
        }
    };
    records
        .map(|record| {
            let parts = parts_of(&record);
            (record, parts)
        })
        .collect()
}

/// Returns a Part by its number, title and articles.
pub(super) fn named(part: &Part) -> String {
    format!("Part {}: {}", part.number, part.told())
}

/// Returns a record as lists have it.
pub(super) fn listed(record: &Record) -> Listed {
    Listed {
        id: record.id.clone(),
        language: record.language.clone(),
        title: record.title.value.clone(),
        path: record.path.clone(),
    }
}

fn capital(words: &str) -> String {
    let mut characters = words.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(characters).collect()
}
