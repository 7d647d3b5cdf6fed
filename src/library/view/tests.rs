use std::collections::BTreeSet;

use super::draft::Draft;
use super::*;
use crate::library::trial::built_in;
use crate::library::{Card, NOTHING, Placed, UNNAMED};
use crate::model::document::plain_text;
use crate::model::{Block, BlockKind, Document, InlineKind, PartyOrder, RecordPath, State, view};
use crate::personal::SavedAnswers;

/// Returns the text under the first heading that begins so; nothing where there is none.
fn under(body: &Document, heading: &str) -> Option<(String, String)> {
    let sections = body.sections().into_iter();
    let mut own = sections.filter(|section| section.heading.starts_with(heading));
    own.next().map(|section| (section.heading, section.text))
}

/// Returns how many items the first list under a heading has.
fn items(body: &Document, heading: &str) -> usize {
    let is_it = |block: &&Block| matches!(&block.kind, BlockKind::Heading { inlines, .. } if plain_text(inlines).starts_with(heading));
    let mut rest = body.blocks.iter().skip_while(|block| !is_it(block)).skip(1);
    match rest.next().map(|block| &block.kind) {
        Some(BlockKind::List { items, .. }) => items.len(),
        _ => 0,
    }
}

/// Checks that every link leads somewhere and every mark of a source has its source; returns the views it leads to.
fn leads_somewhere(opened: &Opened) -> BTreeSet<String> {
    let record = &opened.record;
    let name = record.path.as_str();
    let mut cited = BTreeSet::new();
    let mut views = BTreeSet::new();
    record
        .body
        .for_each_inline(&mut |inline| match &inline.kind {
            InlineKind::FootnoteReference(key) => {
                assert!(record.source(key).is_some(), "{name}: no source {key}");
                cited.insert(key.clone());
            }
            InlineKind::Link { target, .. } if view::searched(target).is_none() => {
                if target.starts_with("http") {
                    return;
                }
                let found = opened.links.iter().find(|(written, _)| written == target);
                let (_, listed) = found.unwrap_or_else(|| panic!("{name}: {target} leads nowhere"));
                match View::parse(&listed.path) {
                    Some(view) => drop(views.insert(view.to_string())),
                    None => assert!(
                        RecordPath::parse(&listed.path).is_some(),
                        "{name}: {target}"
                    ),
                }
            }
            _ => {}
        });
    let keys: BTreeSet<String> = record
        .sources
        .iter()
        .map(|one| one.key.value.clone())
        .collect();
    assert_eq!(keys, cited, "{name}: every source is cited");
    views
}

fn has_records(body: &Document, heading: &str, records: &[Placed], name: &str) {
    let Some((heading, text)) = under(body, &format!("{heading} (")) else {
        assert!(records.is_empty(), "{name}: no {heading}");
        return;
    };
    assert!(
        heading.ends_with(&format!("({})", records.len())),
        "{name}: {heading}"
    );
    let told: Vec<String> = records
        .iter()
        .map(|one| match one.beside().as_slice() {
            [] => one.listed.title.clone(),
            beside => format!("{} ({})", one.listed.title, beside.join(", ")),
        })
        .collect();
    assert_eq!(text.lines().collect::<Vec<_>>(), told, "{name}");
}

fn agrees(opened: &Opened, card: &Card) {
    let (body, name) = (&opened.record.body, opened.record.path.as_str());
    let (_, conventions) = under(body, "Conventions").unwrap();
    match card.commitments.as_ref().filter(|all| !all.is_empty()) {
        None => assert_eq!(conventions.trim(), UNNAMED, "{name}"),
        Some(all) => {
            let count = all.standings.len() + all.totals.len();
            assert_eq!(items(body, "Conventions"), count, "{name}");
            for (line, standing) in conventions.lines().zip(&all.standings) {
                assert!(
                    line.starts_with(&standing.instrument.to_uppercase()),
                    "{name}: {line}"
                );
                assert!(line.contains(&standing.in_words()), "{name}: {line}");
                assert!(
                    line.contains(&standing.note().replace('\n', " ")),
                    "{name}: {line}"
                );
                if let State::Ratified(one) = &standing.state {
                    assert!(
                        one.parts.iter().all(|part| line.contains(part)),
                        "{name}: {line}"
                    );
                }
            }
            for total in &all.totals {
                assert!(conventions.contains(&total.in_words()), "{name}");
            }
        }
    }
    has_records(body, "Cases", &card.cases, name);
    has_records(body, "Projects that work here", &card.projects, name);
    has_records(
        body,
        "Projects in which it shares its experience",
        &card.provided,
        name,
    );
    let timeline = under(body, "Timeline")
        .map(|(_, text)| text)
        .unwrap_or_default();
    assert_eq!(timeline.lines().count(), card.events.len(), "{name}");
    for (line, event) in timeline.lines().zip(&card.events) {
        let told = format!("{} {}", event.date, event.title);
        assert!(line.starts_with(&told), "{name}: {line}");
    }
    let (_, end) = under(body, "In the Library").unwrap();
    assert_eq!(end.contains(NOTHING), card.has_no_record(), "{name}");
}

#[test]
fn the_page_of_every_country_agrees_with_its_card() {
    let library = built_in();
    let language = Language::english();
    let (mut empty, mut views) = (0, BTreeSet::new());
    for country in &library.tables().countries.all {
        let view = View::Country(country.iso3.clone());
        let card = library.country_now(&country.iso3, &language).unwrap();
        let opened = Draft::new(library, &view, &language).card_page(country, &card);
        agrees(&opened, &card);
        views.extend(leads_somewhere(&opened));
        empty += usize::from(card.has_no_record());
    }
    assert!(empty > 0, "some countries have no record");
    for name in views {
        let view = View::parse(&name).unwrap();
        library.view_now(&view, &language).unwrap();
    }
}

#[test]
fn every_instrument_part_and_table_agrees_with_what_it_is_made_of() {
    let library = built_in();
    let language = Language::english();
    let open = |view: &View| {
        let opened = library.view_now(view, &language).unwrap();
        for name in leads_somewhere(&opened) {
            let View::Country(code) = View::parse(&name).unwrap() else {
                continue;
            };
            assert!(library.tables().countries.get(&code).is_some(), "{name}");
        }
        opened.record.body
    };
    for (record, parties) in library.instruments_now().unwrap() {
        let slug = record.id.slug.clone();
        let body = open(&View::Instrument(slug.clone()));
        assert_eq!(
            under(&body, "Ratifications").is_some(),
            parties.is_some(),
            "{slug}"
        );
        let Some(parties) = parties else { continue };
        for (_, order) in PartyOrder::ALL {
            let body = open(&View::Ratifications {
                instrument: slug.clone(),
                part: None,
                order,
            });
            let rows = body.blocks.iter().find_map(|block| match &block.kind {
                BlockKind::Table { rows, .. } => Some(rows.len()),
                _ => None,
            });
            assert_eq!(rows.unwrap_or(0), parties.known.len(), "{slug}");
        }
    }
    let structure = crate::content::c102(&library.root).unwrap();
    let parties = crate::content::parties(&library.root, "c102").unwrap();
    for part in &structure.parts {
        let (instrument, number) = ("c102".to_owned(), part.number.clone());
        let view = View::Part {
            instrument: instrument.clone(),
            part: number.clone(),
        };
        let body = open(&view);
        let accepted = under(&body, "Accepted by").map(|(heading, _)| heading);
        let count = parties.accepting(&number).len();
        let told = format!("Accepted by {count} of {} parties", parties.known.len());
        assert_eq!(accepted, part.is_optional.then_some(told), "{number}");
        let later = structure.later_than(part).count();
        assert_eq!(items(&body, "Beside later instruments"), later, "{number}");
        let article = part.first;
        open(&View::Article {
            instrument,
            article,
        });
    }
}

#[test]
fn what_is_not_there_is_an_error_that_names_it() {
    let library = built_in();
    let language = Language::english();
    for name in [
        "country/xxx",
        "standard/c999",
        "standard/tgo-novissi",
        "standard/c102/xx",
        "standard/c118/v",
        "standard/c102/99",
        "ratifications/c999",
    ] {
        let view = View::parse(name).unwrap();
        let told = library.view_now(&view, &language).unwrap_err().to_string();
        assert_eq!(told, format!("there is nothing to show as {name}"));
    }
}

#[test]
fn names_come_in_the_language_that_is_asked_for() {
    let library = built_in();
    let chinese = Language::parse("zh").unwrap();
    let view = View::Country("LAO".to_owned());
    let opened = library.view(&view, &chinese).unwrap();
    assert_eq!(opened.record.title.value, "老挝 (LAO)");
    let overview = library.overview(&chinese).unwrap();
    let line = overview.countries.iter().find(|line| line.iso3 == "LAO");
    let line = line.unwrap();
    assert_eq!(line.name, "老挝");
    let card = library.country("LAO", &chinese).unwrap();
    assert_eq!(line.cases, card.cases.len());
    let mut projects: BTreeSet<_> = card.projects.iter().map(|one| &one.listed.id).collect();
    projects.extend(card.provided.iter().map(|one| &one.listed.id));
    assert_eq!(line.projects, projects.len());
}

#[test]
fn a_report_leads_to_articles_parts_and_the_records_that_dealt_with_them() {
    let library = built_in();
    let saved = |name: &str, text: &str| SavedAnswers {
        name: name.to_owned(),
        text: text.to_owned(),
        ..SavedAnswers::default()
    };
    let text = "country = \"LAO\"\nas_of = 2020\n[sickness]\ncontingency = true\n[old-age]\ncontingency = true\n";
    let later = text.replace("2020", "2024").replace(
        "sickness]\ncontingency = true",
        "sickness]\ncontingency = false",
    );
    library.learn_answers(vec![saved("a", text), saved("b", &later)]);
    let read = |name: &str| {
        let view = View::parse(name).unwrap();
        library.view(&view, &Language::english())
    };
    let report = read("report/a").unwrap();
    let views = leads_somewhere(&report);
    assert!(
        views.contains("standard/c102/14") && views.contains("standard/c102/iii"),
        "{views:?}"
    );
    let records: Vec<&str> = report
        .links
        .iter()
        .map(|(_, listed)| listed.path.as_str())
        .collect();
    let is_case = |path: &&&str| path.starts_with("cases/");
    assert!(records.iter().filter(is_case).count() > 9, "{records:?}");
    assert!(
        report.record.title.value.ends_with("as of 2020"),
        "{}",
        report.record.title.value
    );
    let anchors: Vec<String> = report
        .record
        .body
        .sections()
        .into_iter()
        .map(|one| one.anchor)
        .collect();
    assert_eq!(anchors[1..3], ["acceptance", "part-ii"]);
    assert_eq!(anchors.last().unwrap(), "parts-xii-to-xiv");
    let changed = read("report/b/a").unwrap();
    leads_somewhere(&changed);
    let (_, told) = under(&changed.record.body, "Part III").unwrap();
    assert!(
        told.contains("met: yes") && told.contains("not met: no"),
        "{told}"
    );
    assert!(read("report/c").is_err() && read("report/a/c").is_err());
}
