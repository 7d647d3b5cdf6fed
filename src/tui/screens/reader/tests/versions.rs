//! The page in its other languages.

use super::*;
use crate::model::{Kind, Language, RecordId};
use crate::search::Listed;

const PATHS: [(&str, &str); 3] = [
    ("en", "cases/aus-robodebt.md"),
    ("fr", "cases/aus-robodebt.fr.md"),
    ("zh", "cases/aus-robodebt.zh.md"),
];

/// Returns a page in one of its languages, with sections of two long paragraphs each.
pub(super) fn version(tag: &str, headings: &[&str]) -> Opened {
    let blocks = headings.iter().flat_map(|title| {
        let long = |begin: &str| paragraph(vec![words(&format!("{begin} {}", "word ".repeat(80)))]);
        [
            heading(title),
            long("first"),
            long(&format!("second of {title}")),
        ]
    });
    let mut opened = trial::opened(trial::record(&format!("Title in {tag}"), blocks.collect()));
    opened.record.language = Language::parse(tag).unwrap();
    for (other, path) in PATHS {
        if other == tag {
            path.clone_into(&mut opened.record.path);
        } else {
            opened.versions.push(Listed {
                id: RecordId::new(Kind::Case, "aus-robodebt"),
                language: Language::parse(other).unwrap(),
                title: String::new(),
                path: path.to_owned(),
            });
        }
    }
    opened
}

pub(super) const ENGLISH: [&str; 3] = ["Context", "Approach", "Transfer"];
pub(super) const FRENCH: [&str; 3] = ["Contexte", "Démarche", "Transfert"];
const CHINESE: [&str; 2] = ["背景", "做法"];

#[test]
fn goes_round_the_languages_of_a_record_and_keeps_the_passage() {
    for size in [(80, 24), (160, 45), (40, 12)] {
        let mut desk = Desk::showing(version("en", &ENGLISH), size);
        desk.act(Action::NextSection);
        desk.act(Action::NextSection);
        let words = |desk: &Desk, wanted: &str| {
            let page = desk.reader.page.as_ref().unwrap();
            let heading = &page.outline()[desk.reader.section_at()];
            assert_eq!(heading.title.text(), wanted, "at {size:?}");
        };
        words(&desk, "Approach");
        desk.act(Action::Language);
        assert_eq!(desk.asked.last().unwrap().1, PATHS[1].1);
        desk.answer(version("fr", &FRENCH));
        desk.frame();
        words(&desk, "Démarche");
        desk.act(Action::Language);
        assert_eq!(desk.asked.last().unwrap().1, PATHS[2].1);
        desk.answer(version("zh", &CHINESE));
        desk.frame();
        words(&desk, "做法");
        desk.act(Action::Language);
        assert_eq!(desk.asked.last().unwrap().1, PATHS[0].1, "and round");
        desk.answer(version("en", &ENGLISH));
        desk.frame();
        words(&desk, "Approach");
    }
}

#[test]
fn keeps_the_paragraph_and_does_with_less() {
    let mut desk = Desk::showing(version("en", &ENGLISH), (40, 8));
    desk.act(Action::Find);
    desk.type_text("second of Transfer");
    desk.act(Action::Open);
    for _ in 0..3 {
        desk.act(Action::Down);
    }
    assert!(desk.frame().starts_with("word"), "{}", desk.frame());
    desk.act(Action::Language);
    desk.answer(version("fr", &FRENCH));
    assert!(
        desk.frame().starts_with("second of Transfert"),
        "{}",
        desk.frame()
    );
    desk.act(Action::Language);
    desk.answer(version("zh", &CHINESE));
    assert!(desk.frame().contains("second of 做法"), "{}", desk.frame());
}

#[test]
fn tells_the_language_and_that_the_beginning_stays_the_beginning() {
    let mut desk = Desk::showing(version("en", &ENGLISH), (80, 24));
    assert_eq!(desk.reader.status(), "top  English");
    assert!(desk.reader.hints().contains(&Action::Language));
    desk.act(Action::Language);
    desk.answer(version("fr", &FRENCH));
    desk.frame();
    assert_eq!(desk.reader.status(), "top  français");
}

#[test]
fn another_version_takes_the_place_of_the_page() {
    let mut desk = Desk::showing(version("en", &ENGLISH), (80, 24));
    desk.act(Action::Language);
    desk.answer(version("fr", &FRENCH));
    desk.act(Action::HistoryBack);
    assert!(desk.frame().contains("no page was read before this one"));
}

#[test]
fn a_record_in_one_language_says_so_and_how_to_change_that() {
    let mut desk = Desk::showing(trial::case(), (80, 24));
    assert!(!desk.reader.hints().contains(&Action::Language));
    let outcome = desk.act(Action::Language);
    assert!(outcome.effects.is_empty());
    let frame = desk.frame();
    assert!(frame.contains("there is only English;"), "{frame}");
    assert!(
        frame.contains("`casebook new case aus-robodebt --lang TAG`"),
        "{frame}"
    );
}

#[test]
fn a_mark_is_that_of_the_section_in_every_language() {
    let mut desk = Desk::showing(version("en", &ENGLISH), (120, 24));
    desk.act(Action::NextSection);
    desk.act(Action::NextSection);
    let approach = desk.reader.spot().unwrap();
    assert_eq!(approach.heading, "Approach");
    desk.kept.marks.push(approach);
    desk.act(Action::Language);
    desk.answer(version("fr", &FRENCH));
    let frame = desk.frame();
    assert!(frame.contains("Démarche ◆"), "{frame}");
    assert_eq!(
        frame.matches('◆').count(),
        2,
        "beside the heading as well: {frame}"
    );
}
