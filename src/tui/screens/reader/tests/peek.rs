//! The peek: what it explains, what it asks for, where it leads.

use super::*;
use crate::library::worker::Explained;
use crate::model::term;
use crate::search::Glossary;
use crate::tui::page::target::Target;
use crate::tui::page::trial::cite;

fn appeal() -> term::Term {
    let owned = |words: &[(&str, &str)]| {
        let words = words.iter();
        words
            .map(|(tag, label)| ((*tag).to_owned(), (*label).to_owned()))
            .collect()
    };
    term::Term {
        labels: owned(&[
            ("en", "right of appeal"),
            ("fr", "droit de recours"),
            ("lo", "ສິດອຸທອນ"),
            ("zh", "申诉权"),
        ]),
        synonyms: [("en".to_owned(), vec!["redress".to_owned()])].into(),
        definitions: [(
            "lo".to_owned(),
            trial::text("ສິດຂອງຜູ້ທີ່ບໍ່ເຫັນດີກັບການຕັດສິນ ທີ່ຈະຂໍໃຫ້ກວດຄືນ."),
        )]
        .into(),
        ..term::Term::default()
    }
}

/// Returns the case of the other tests with a glossary of one term.
fn case() -> Opened {
    let mut opened = trial::case();
    opened.glossary = Arc::new(Glossary::new([("appeal", &appeal())]));
    opened
}

/// Returns the record of that term.
fn record() -> Opened {
    let mut record = trial::record("right of appeal", Vec::new());
    record.id = RecordId::new(Kind::Term, "appeal");
    record.summary = trial::text(
        "What a person may do who disagrees with a decision: have it looked at again by somebody who did not take it.",
    );
    record.detail = crate::model::Detail::Term(Box::new(appeal()));
    trial::opened(record)
}

impl Desk {
    /// Returns what the reader asks of the worker.
    fn asks(&mut self) -> Vec<Effect> {
        let mut effects = self.reader.settle(&mut self.tickets);
        effects.retain(|effect| matches!(effect, Effect::Ask(_)));
        effects
    }

    /// Lets the reader ask and answers it.
    fn settle_with(&mut self, opened: Opened) -> String {
        let effects = self.reader.settle(&mut self.tickets);
        self.note(&effects);
        self.answer(opened);
        self.frame()
    }
}

fn peeking(size: (u16, u16)) -> Desk {
    let mut desk = Desk::showing(case(), size);
    desk.act(Action::Find);
    desk.type_text("right of");
    desk.act(Action::Open);
    desk.act(Action::Peek);
    desk
}

#[test]
fn explains_a_term_at_80_by_24() {
    let mut desk = peeking((80, 24));
    assert_snapshot!(desk.settle_with(record()), @r"
      Robodebt: automated debts from averaged income                               ┃
      ══════════════════════════════════════════════                               ┃
      Case · Australia · 2015 to 2020-05 · Failure · Planning, Evaluation          ┃
                                                                                   ┃
      From 2015/16 Australia raised welfare debts automatically by averaging       ┃
      yearly tax income over fortnights and asking people to prove the contrary.   ┃
      The method contradicted the law.                                             ┃
      ┌──────────────────────────────────────────────────────────────────────────┐ ┃
      │ right of appeal                                                          │ ┃
      │ also: redress                                                            │ │
      │                                                                          │ │
      │ What a person may do who disagrees with a decision: have it looked at    │ │
      │ again by somebody who did not take it.                                   │ │
      │                                                                          │ │
      │ fr droit de recours · lo ສິດອຸທອນ · zh 申诉权                              │ │
      └──────────────────────────────────────────────────────────────────────────┘ │
      with what people had reported. The right of appeal in Convention 102 was     │
      hard to use; see a record that is not there and the report.[2][3]            │
                                                                                   │
      • People had to disprove the debt with old payslips or bank statements.      │
      • Two inquiries were needed:                                                 │
         9. the Senate                                                             │
        10. the ombudsman                                                          │
    right of appeal
    ");
    assert_eq!(desk.asked.last().unwrap().1, "appeal");
    desk.act(Action::Open);
    assert_eq!(
        desk.asked.last().unwrap().1,
        "appeal",
        "Enter opens the term"
    );
    assert_eq!(desk.asked.len(), 3);
}

#[test]
fn explains_a_term_in_the_language_of_the_reader() {
    for (language, said, unsaid) in [
        ("lo", "ສິດຂອງຜູ້ທີ່ບໍ່ເຫັນດີ", "What a person may do"),
        ("zh", "What a person may do", "ສິດຂອງຜູ້ທີ່"),
    ] {
        let mut desk = Desk::showing(case(), (80, 24));
        desk.language = language;
        desk.act(Action::Find);
        desk.type_text("right of");
        desk.act(Action::Open);
        desk.act(Action::Peek);
        let shown = desk.settle_with(record());
        assert!(shown.contains(said) && !shown.contains(unsaid), "{shown}");
    }
}

#[test]
fn a_link_whose_words_name_a_term_is_explained_by_it_first() {
    let mut opened = case();
    opened.record.body.blocks = vec![paragraph(vec![trial::link(
        "Rights of appeal",
        "../standards/c102.md#part-xiii",
    )])];
    let mut desk = Desk::showing(opened, (80, 24));
    desk.act(Action::NextLink);
    while !matches!(desk.reader.target(), Some(Target::Record { name, .. }) if name == "c102") {
        desk.act(Action::NextLink);
    }
    desk.act(Action::Peek);
    let asked = desk.asks();
    let [
        Effect::Ask(Request::Explain { ticket: term, .. }),
        Effect::Ask(Request::Open { ticket, .. }),
    ] = &asked[..]
    else {
        panic!("{asked:?}");
    };
    let mut convention = trial::record("Convention 102", Vec::new());
    convention.summary = trial::text("Nine branches.");
    let convention = Arc::new(trial::opened(convention));
    desk.reader.reply(&Reply::Opened(*ticket, convention));
    assert!(
        !desk.frame().contains("Nine branches."),
        "not before the term"
    );
    let told = Explained::Told(Arc::new(record()));
    desk.reader.reply(&Reply::Explained(*term, told));
    let frame = desk.frame();
    let place = |words: &str| {
        frame
            .find(words)
            .unwrap_or_else(|| panic!("{words} in {frame}"))
    };
    assert!(place("also: redress") < place("Nine branches."), "{frame}");
}

#[test]
fn explains_a_term_at_160_by_45() {
    let mut desk = peeking((160, 45));
    assert_snapshot!(lines_of(&desk.settle_with(record()), 12, 14), @r"
    │    Approach                                                                                                               ┃
    │    ────────                                                                                                               ┃
    │    Yearly pay data from the tax office were averaged per fortnight and compared with what                                 ┃
    │    people had reported. The right of appeal in Convention 102 was hard to use; see a record                               ┃
    │    ┌────────────────────────────────────────────────────────────────────────────────────────┐                             ┃
    │    │ right of appeal                                                                        │                             ┃
    │    │ also: redress                                                                          │                             ┃
    │    │                                                                                        │                             ┃
    │    │ What a person may do who disagrees with a decision: have it looked at again by         │                             ┃
    │    │ somebody who did not take it.                                                          │                             ┃
    │    │                                                                                        │                             ┃
    │    │ fr droit de recours · lo ສິດອຸທອນ · zh 申诉权                                            │                             ┃
    │    └────────────────────────────────────────────────────────────────────────────────────────┘                             ┃
    │    Indicator                              │ Value           │ Year │ Source                                               ┃
    ");
}

#[test]
fn explains_a_term_at_40_by_12() {
    let mut desk = peeking((40, 12));
    assert_snapshot!(desk.settle_with(record()), @r"
    Yearly pay data from the tax office    │
    were averaged per fortnight and        │
    compared with what people had          ┃
    ┌────────────────────────────────────┐ │
    │ right of appeal                    ┃ │
    │ also: redress                      ┃ │
    │                                    ┃ │
    │ What a person may do who disagrees │ │
    │ with a decision: have it looked at │ │
    │ again by somebody who did not take │ │
    └────────────────────────────────────┘ │
    right of appeal
    ");
    desk.act(Action::PageDown);
    assert_snapshot!(desk.frame(), @r"
    Yearly pay data from the tax office    │
    were averaged per fortnight and        │
    compared with what people had          ┃
    ┌────────────────────────────────────┐ │
    │ with a decision: have it looked at │ │
    │ again by somebody who did not take │ │
    │ it.                                │ │
    │                                    ┃ │
    │ fr droit de recours · lo ສິດອຸທອນ ·  ┃ │
    │ zh 申诉权                          ┃ │
    └────────────────────────────────────┘ │
    right of appeal
    ");
}

#[test]
fn asks_in_the_language_of_the_reader_and_as_a_preview() {
    let mut desk = peeking((80, 24));
    let effects = desk.asks();
    let [
        Effect::Ask(Request::Open {
            name,
            language,
            preview,
            ..
        }),
    ] = effects.as_slice()
    else {
        panic!("{effects:?}");
    };
    assert_eq!((name.as_str(), *preview), ("appeal", true));
    assert_eq!(language.as_ref().map(Language::tag), Some("en"));
    assert!(desk.asks().is_empty(), "asked once");
}

#[test]
fn goes_on_to_links_and_sources_and_closes() {
    let mut desk = peeking((80, 24));
    desk.act(Action::Down);
    let effects = desk.asks();
    assert!(matches!(&effects[..], [Effect::Ask(Request::Open { name, .. })] if name == "c102"));
    desk.act(Action::NextLink);
    assert!(desk.frame().contains("not in this library: nowhere.md"));
    desk.act(Action::NextLink);
    assert!(
        desk.frame().contains("│ https://example.org/royal"),
        "{}",
        desk.frame()
    );
    desk.act(Action::NextLink);
    assert_snapshot!(lines_of(&desk.frame(), 9, 14), @r"
    ───────                                                                      │
    The measure was adopted in a budget and expected to recover A$1.7 billion in │
    five years.[1]                                                               │
                                                                                 │
    Approach                                                                     │
    ────────                                                                     │
    Yearly pay data from the tax office were averaged per fortnight and compared │
    with what people had reported. The right of appeal in Convention 102 was     │
    hard to use; see a record that is not there and the report.[2][3]            │
    ┌──────────────────────────────────────────────────────────────────────────┐ │
    │ [2] RoboDebt Royal Commission findings (extracts). A publisher,          │ │
    │     2023-07-07, paper                                                    │ │
    │     https://example.org/barnold-law-2023                                 │ │
    └──────────────────────────────────────────────────────────────────────────┘ │
    ");
    desk.act(Action::Back);
    assert!(!desk.frame().contains("┌"));
    let target = desk.reader.target().unwrap().describe();
    assert_eq!(
        target.as_str(),
        "source barnold-law-2023",
        "it stays chosen"
    );
    desk.act(Action::Peek);
    assert!(desk.frame().contains("┌"));
    desk.act(Action::Peek);
    assert!(!desk.frame().contains("┌"));
}

#[test]
fn explains_a_footnote() {
    let note = trial::block(BlockKind::Footnote {
        label: "n".to_owned(),
        blocks: vec![paragraph(vec![words("What the note says.")])],
    });
    let blocks = vec![paragraph(vec![words("Text"), cite("n")]), note];
    let mut desk = Desk::showing(trial::opened(trial::record("Notes", blocks)), (40, 12));
    desk.act(Action::Peek);
    assert!(
        desk.frame().contains("│ What the note says."),
        "{}",
        desk.frame()
    );
}

#[test]
fn says_so_where_there_is_nothing_to_explain() {
    let blocks = vec![paragraph(vec![words("Text")])];
    let mut desk = Desk::showing(trial::opened(trial::record("Bare", blocks)), (60, 12));
    desk.act(Action::Peek);
    assert!(
        desk.frame().contains("nothing to explain in sight"),
        "{}",
        desk.frame()
    );
}

#[test]
fn is_drawn_at_any_size() {
    for size in [(0, 0), (1, 1), (2, 2), (5, 3), (20, 4), (300, 3)] {
        let mut desk = peeking(size);
        desk.settle_with(record());
        for action in [Action::PageDown, Action::Down, Action::Up, Action::PageUp] {
            desk.act(action);
        }
    }
}

#[test]
fn tells_why_a_record_cannot_be_shown() {
    let mut desk = peeking((80, 24));
    let effects = desk.reader.settle(&mut desk.tickets);
    desk.note(&effects);
    let ticket = desk.asked.last().unwrap().0;
    desk.reader.reply(&Reply::Failed(
        ticket,
        "no record is called appeal".to_owned(),
    ));
    assert!(
        desk.frame().contains("│ no record is called appeal"),
        "{}",
        desk.frame()
    );
}
