//! The reader driven by actions and replies, and what it draws.

use std::collections::BTreeMap;
use std::sync::Arc;

use insta::assert_snapshot;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::*;
use crate::library::Related;
use crate::library::worker::{Opened, Request, Ticket};
use crate::model::document::{Alert, Alignment, BlockKind, Cell};
use crate::model::vocabulary::Labels;
use crate::model::{
    Countries, Country, Kind, Language, Record, RecordId, Tables, Value, Vocabularies, Vocabulary,
};
use crate::search::Listed;
use crate::source::Span;
use crate::tui::kept::Kept;
use crate::tui::keymap::Keymap;
use crate::tui::page::trial::{self, heading, inline, link, paragraph, words};
use crate::tui::theme::Theme;

mod long;
mod pages;
mod peek;
mod resume;
mod versions;

/// A reader with everything it needs around it.
struct Desk {
    reader: Reader,
    tickets: Tickets,
    tables: Tables,
    keymap: Keymap,
    theme: Theme,
    kept: Kept,
    size: (u16, u16),
    /// The language of the reader.
    language: &'static str,
    asked: Vec<(Ticket, String)>,
}

impl Desk {
    fn opening(name: &str, anchor: Option<&str>, words: &[&str], size: (u16, u16)) -> Self {
        let mut tickets = Tickets::default();
        let words: Vec<String> = words.iter().map(ToString::to_string).collect();
        let (reader, effects) = Reader::open(name, anchor, &words, "en", &mut tickets);
        let mut desk = Self {
            reader,
            tickets,
            tables: tables(),
            keymap: Keymap::standard().unwrap(),
            theme: Theme::none(),
            kept: Kept::default(),
            size,
            language: "en",
            asked: Vec::new(),
        };
        desk.note(&effects);
        desk
    }

    /// A reader that shows a record.
    fn showing(opened: Opened, size: (u16, u16)) -> Self {
        let name = opened.record.id.slug.clone();
        let mut desk = Self::opening(&name, None, &[], size);
        desk.answer(opened);
        desk.frame();
        desk
    }

    fn note(&mut self, effects: &[Effect]) {
        for effect in effects {
            if let Effect::Ask(Request::Open { ticket, name, .. }) = effect {
                self.asked.push((*ticket, name.clone()));
            }
        }
    }

    /// Answers what was asked last.
    fn answer(&mut self, opened: Opened) {
        let (ticket, _) = self.asked.last().unwrap().clone();
        self.reader.reply(&Reply::Opened(ticket, Arc::new(opened)));
    }

    fn act(&mut self, action: Action) -> Outcome {
        let outcome = self.reader.act(action, &mut self.tickets);
        self.note(&outcome.effects);
        self.frame();
        outcome
    }

    fn type_text(&mut self, text: &str) {
        for character in text.chars() {
            assert!(self.reader.wants_text());
            self.reader.typed(Typed::Char(character), &mut self.tickets);
            self.frame();
        }
    }

    fn frame(&mut self) -> String {
        let (width, height) = self.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let context = Context {
            theme: &self.theme,
            tables: Some(&self.tables),
            language: self.language,
            composed: None,
            keymap: &self.keymap,
            kept: &self.kept,
        };
        let draw = terminal.draw(|frame| {
            self.reader.layout(frame.area(), &context);
            self.reader.draw(frame, &context);
        });
        draw.unwrap();
        shown(terminal.backend().buffer())
    }
}

/// Returns what a terminal would show, line by line.
fn shown(buffer: &ratatui::buffer::Buffer) -> String {
    let lines = (0..buffer.area.height).map(|y| {
        let mut line = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += u16::try_from(crate::tui::text::width(symbol).max(1)).unwrap();
        }
        line.trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn tables() -> Tables {
    let labels = |english: &str| Labels::from([("en".to_owned(), english.to_owned())]);
    let value = |id: &str, english: &str| Value {
        id: id.to_owned(),
        labels: labels(english),
        ..Value::default()
    };
    let language = |tag: &str, name: &str| Value {
        labels: Labels::from([(tag.to_owned(), name.to_owned())]),
        ..value(tag, name)
    };
    let country = Country {
        iso3: "AUS".to_owned(),
        names: labels("Australia"),
        ..Country::default()
    };
    let vocabulary = |values: Vec<Value>| Vocabulary { values };
    Tables {
        vocabularies: Vocabularies {
            topics: vocabulary(vec![
                value("automation-ai", "Automation and AI"),
                value("error-fraud", "Error and fraud"),
            ]),
            outcomes: vocabulary(vec![value("failure", "Failure")]),
            stages: vocabulary(vec![
                value("planning", "Planning"),
                value("evaluation", "Evaluation"),
            ]),
            dimensions: vocabulary(vec![value("law", "Law")]),
            languages: vocabulary(vec![language("en", "English"), language("fr", "français")]),
            ..Vocabularies::default()
        },
        countries: Countries { all: vec![country] },
        ..Tables::default()
    }
}

fn lines_of(text: &str, from: usize, count: usize) -> String {
    text.lines()
        .skip(from)
        .take(count)
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn shows_a_case_at_80_by_24() {
    let mut desk = Desk::showing(trial::case(), (80, 24));
    assert_snapshot!(desk.frame(), @r"
    Robodebt: automated debts from averaged income                               ┃
    ══════════════════════════════════════════════                               ┃
    Case · Australia · 2015 to 2020-05 · Failure · Planning, Evaluation          ┃
                                                                                 ┃
    From 2015/16 Australia raised welfare debts automatically by averaging       ┃
    yearly tax income over fortnights and asking people to prove the contrary.   ┃
    The method contradicted the law.                                             ┃
                                                                                 ┃
    Context                                                                      ┃
    ───────                                                                      ┃
    The measure was adopted in a budget and expected to recover A$1.7 billion in │
    five years.[1]                                                               │
                                                                                 │
    Approach                                                                     │
    ────────                                                                     │
    Yearly pay data from the tax office were averaged per fortnight and compared │
    with what people had reported. The right of appeal in Convention 102 was     │
    hard to use; see a record that is not there and the report.[2][3]            │
                                                                                 │
    • People had to disprove the debt with old payslips or bank statements.      │
    • Two inquiries were needed:                                                 │
       9. the Senate                                                             │
      10. the ombudsman                                                          │
                                                                                 │
    ");
    desk.act(Action::Bottom);
    assert_snapshot!(desk.frame(), @r"
    ───────                                                                      │
    • Law: Never reverse the burden of proof onto people with the least          │
      records.[2]                                                                │
                                                                                 │
    Details                                                                      │
    ───────                                                                      │
    Organisation: Services Australia                                             │
    Countries:    Australia                                                      │
    Topics:       Automation and AI, Error and fraud                             │
    Updated:      2026-11-22                                                     │
                                                                                 │
    Related                                                                      │
    ───────                                                                      │
    • South Africa: the SRD grant (case)                                         │
                                                                                 ┃
    Sources                                                                      ┃
    ───────                                                                      ┃
    [1] Robodebt, reform and algorithms. A publisher, 2023-08-29, paper          ┃
        https://example.org/greens-2023                                          ┃
    [2] RoboDebt Royal Commission findings (extracts). A publisher, 2023-07-07,  ┃
        paper                                                                    ┃
        https://example.org/barnold-law-2023                                     ┃
    [3] Robodebt scheme (encyclopaedia entry). A publisher, no date, paper       ┃
        https://example.org/wikipedia                                            ┃
    ");
    assert_eq!(desk.reader.status(), "end");
}

#[test]
fn shows_a_case_at_160_by_45() {
    let mut desk = Desk::showing(trial::case(), (160, 45));
    assert_snapshot!(lines_of(&desk.frame(), 0, 30), @r"
    ▌Robodebt: automated debts from a… │    Robodebt: automated debts from averaged income                                                                         ┃
       Context                         │    ══════════════════════════════════════════════                                                                         ┃
       Approach                        │    Case · Australia · 2015 to 2020-05 · Failure · Planning, Evaluation                                                    ┃
       Results                         │                                                                                                                           ┃
       Lessons                         │    From 2015/16 Australia raised welfare debts automatically by averaging yearly tax income                               ┃
       Details                         │    over fortnights and asking people to prove the contrary. The method contradicted the law.                              ┃
       Related                         │                                                                                                                           ┃
       Sources                         │    Context                                                                                                                ┃
                                       │    ───────                                                                                                                ┃
                                       │    The measure was adopted in a budget and expected to recover A$1.7 billion in five                                      ┃
                                       │    years.[1]                                                                                                              ┃
                                       │                                                                                                                           ┃
                                       │    Approach                                                                                                               ┃
                                       │    ────────                                                                                                               ┃
                                       │    Yearly pay data from the tax office were averaged per fortnight and compared with what                                 ┃
                                       │    people had reported. The right of appeal in Convention 102 was hard to use; see a record                               ┃
                                       │    that is not there and the report.[2][3]                                                                                ┃
                                       │                                                                                                                           ┃
                                       │    • People had to disprove the debt with old payslips or bank statements.                                                ┃
                                       │    • Two inquiries were needed:                                                                                           ┃
                                       │       9. the Senate                                                                                                       ┃
                                       │      10. the ombudsman                                                                                                    ┃
                                       │                                                                                                                           ┃
                                       │    Results                                                                                                                ┃
                                       │    ───────                                                                                                                ┃
                                       │    Indicator                              │ Value           │ Year │ Source                                               ┃
                                       │    ───────────────────────────────────────┼─────────────────┼──────┼───────                                               ┃
                                       │    Debts to be repaid                     │ 470,000 debts   │ 2020 │ [3]                                                  ┃
                                       │    Total cost of repayment and settlement │ 1.2 billion AUD │ 2020 │ [3]                                                  ┃
                                       │                                                                                                                           ┃
    ");
}

#[test]
fn shows_a_case_at_40_by_12() {
    let mut desk = Desk::showing(trial::case(), (40, 12));
    assert_snapshot!(desk.frame(), @r"
    Robodebt: automated debts from         ┃
    averaged income                        │
    ══════════════════════════════         │
    Case · Australia · 2015 to 2020-05 ·   │
    Failure · Planning, Evaluation         │
                                           │
    From 2015/16 Australia raised welfare  │
    debts automatically by averaging       │
    yearly tax income over fortnights and  │
    asking people to prove the contrary.   │
    The method contradicted the law.       │
                                           │
    ");
    desk.act(Action::Sources);
    assert_snapshot!(desk.frame(), @r"
    Sources                                │
    ───────                                │
    [1] Robodebt, reform and algorithms. A │
        publisher, 2023-08-29, paper       │
        https://example.org/greens-2023    │
    [2] RoboDebt Royal Commission findings │
        (extracts). A publisher,           │
        2023-07-07, paper                  │
        https://example.org/barnold-       │
        law-2023                           │
    [3] Robodebt scheme (encyclopaedia     ┃
        entry). A publisher, no date,      │
    ");
}

#[test]
fn wraps_the_scripts_of_the_library_between_words() {
    let texts = [
        "ການປົກປ້ອງສັງຄົມໝາຍເຖິງນະໂຍບາຍແລະໂຄງການທີ່ອອກແບບມາເພື່ອຫຼຸດຜ່ອນຄວາມທຸກຍາກແລະຄວາມສ່ຽງ ທຳ ນໍ້າ",
        "社会保障体系建设的数字化转型,要求各级机构共享数据。养老金、医疗保险和失业保险统一经办,城乡居民都能在手机上办理。",
        "الحماية الاجتماعية حق من حقوق الإنسان، وتشمل الضمان الاجتماعي والمساعدة الاجتماعية لا إله إلا الله.",
        "การประกันสังคมเป็นระบบที่คุ้มครองผู้ประกันตนเมื่อเจ็บป่วย คลอดบุตร ทุพพลภาพ และชราภาพ",
        "សន្តិសុខសង្គមគឺជាសិទ្ធិរបស់ប្រជាពលរដ្ឋគ្រប់រូបដែលត្រូវបានធានាដោយច្បាប់",
    ];
    let blocks = texts
        .iter()
        .map(|text| paragraph(vec![words(text)]))
        .collect();
    let mut desk = Desk::showing(trial::opened(trial::record("Scripts", blocks)), (40, 30));
    assert_snapshot!(desk.frame(), @r"
    Scripts
    ═══════
    Case

    ການປົກປ້ອງສັງຄົມໝາຍເຖິງນະໂຍບາຍແລະໂຄງການທີ່
    ອອກແບບມາເພື່ອຫຼຸດຜ່ອນຄວາມທຸກຍາກແລະຄວາມສ່ຽງ ທຳ
    ນໍ້າ

    社会保障体系建设的数字化转型,要求各级
    机构共享数据。养老金、医疗保险和失业保
    险统一经办,城乡居民都能在手机上办理。

    الحماية الاجتماعية حق من حقوق الإنسان،
    وتشمل الضمان الاجتماعي والمساعدة
    الاجتماعية لا إله إلا الله.

    การประกันสังคมเป็นระบบที่คุ้มครองผู้ประกันตนเมื่อ
    เจ็บป่วย คลอดบุตร ทุพพลภาพ และชราภาพ

    សន្តិសុខសង្គមគឺជាសិទ្ធិរបស់ប្រជាពលរដ្ឋគ្រប់រូបដែលត្រូវ
    បានធានាដោយច្បាប់
    ");
}

#[test]
fn goes_to_a_record_and_back_and_forth_and_keeps_the_scroll() {
    let mut desk = Desk::showing(trial::case(), (40, 12));
    desk.act(Action::NextLink);
    let before = desk.frame();
    assert_eq!(
        desk.reader.target().unwrap().describe().as_str(),
        "Convention 102: Part XIII: Common provisions"
    );
    desk.act(Action::Open);
    assert_eq!(desk.asked.last().unwrap().1, "c102");
    assert_eq!(desk.reader.status(), "opening c102…");
    let blocks = vec![
        heading("Part I"),
        paragraph(vec![words(&"text ".repeat(200))]),
        heading("Part XIII"),
        paragraph(vec![words(&"more ".repeat(80))]),
    ];
    desk.answer(trial::opened(trial::record("Convention 102", blocks)));
    assert!(desk.frame().starts_with("Part XIII"), "{}", desk.frame());
    desk.act(Action::HistoryBack);
    assert_eq!(
        desk.asked.len(),
        2,
        "a page that was read is not asked for again"
    );
    let first = |frame: &str| frame.lines().next().map(str::to_owned);
    assert_eq!(first(&desk.frame()), first(&before));
    desk.act(Action::HistoryForward);
    assert!(desk.frame().starts_with("Part XIII"));
    assert!(desk.act(Action::HistoryForward).effects.is_empty());
    assert!(desk.frame().contains("no page was read after"));
}

#[test]
fn steps_back_off_what_was_found_to_the_page_before_and_then_out() {
    let mut desk = Desk::showing(trial::case(), (40, 12));
    desk.act(Action::NextLink);
    desk.act(Action::Open);
    let text = "more words ".repeat(40);
    let blocks = vec![paragraph(vec![words(&text)])];
    desk.answer(trial::opened(trial::record("Second page", blocks)));
    desk.act(Action::Find);
    desk.type_text("words");
    desk.act(Action::Open);
    assert!(desk.reader.status().contains("match 1 of 40"));
    let is_out = |outcome: Outcome| matches!(outcome.go, Go::Back);
    assert!(!is_out(desk.act(Action::Back)));
    assert!(!desk.reader.status().contains("match"));
    assert!(desk.frame().contains("Second page"));
    assert!(!is_out(desk.act(Action::Back)));
    assert!(!desk.frame().contains("Second page"));
    assert!(is_out(desk.act(Action::Back)));
    desk.act(Action::HistoryForward);
    assert!(desk.frame().contains("Second page"));
    assert!(is_out(desk.act(Action::Close)), "whatever was read before");
}

#[test]
fn drops_stale_replies_and_tells_of_failures() {
    let mut desk = Desk::opening("aus-robodebt", None, &[], (60, 10));
    assert!(desk.frame().contains("Opening aus-robodebt…"));
    desk.reader
        .reply(&Reply::Opened(99, Arc::new(trial::case())));
    assert!(
        desk.frame().contains("Opening"),
        "a reply to another request is dropped"
    );
    let ticket = desk.asked[0].0;
    desk.reader.reply(&Reply::Failed(
        ticket,
        "there is no record aus-robodebt\u{1b}[31m".to_owned(),
    ));
    assert_snapshot!(desk.frame(), @r"
    aus-robodebt could not be opened
    there is no record aus-robodebt␛[31m
    Esc goes back to the list.
    ");
    assert!(matches!(desk.act(Action::Back).go, Go::Back));
}

#[test]
fn stays_on_the_page_when_a_link_cannot_be_opened() {
    let mut desk = Desk::showing(trial::case(), (80, 24));
    desk.act(Action::NextLink);
    desk.act(Action::Open);
    let ticket = desk.asked[1].0;
    desk.reader
        .reply(&Reply::Failed(ticket, "c102 is gone".to_owned()));
    let frame = desk.frame();
    assert!(frame.contains("Robodebt") && frame.contains("c102 is gone"));
}

#[test]
fn says_where_links_lead_and_follows_only_what_is_safe() {
    let body = vec![paragraph(vec![
        link("here", "#there"),
        link("missing", "../cases/gone.md"),
        link("evil", "javascript:alert(1)"),
    ])];
    let mut desk = Desk::showing(trial::opened(trial::record("Links", body)), (60, 12));
    let said = [
        (
            "on this page: there",
            "this page has no section called there",
        ),
        (
            "not in this library: ../cases/gone.md",
            "is not in this library",
        ),
        (
            "not followed, unsafe: javascript:alert(1)",
            "not followed (only http",
        ),
    ];
    for (target, answer) in said {
        desk.act(Action::NextLink);
        assert!(desk.frame().contains(target), "{}", desk.frame());
        assert!(desk.act(Action::Open).effects.is_empty());
        assert!(desk.frame().contains(answer), "{}", desk.frame());
    }
}

#[test]
fn asks_before_it_leaves_the_library() {
    let body = vec![paragraph(vec![link("web", "https://example.org/a?b=c")])];
    let mut desk = Desk::showing(trial::opened(trial::record("Links", body)), (60, 12));
    desk.act(Action::NextLink);
    assert!(desk.frame().contains("https://example.org/a?b=c"));
    let outcome = desk.act(Action::Open);
    assert!(outcome.effects.is_empty());
    assert!(matches!(outcome.go, Go::Push(screen) if screen.name() == "choice"));
}

#[test]
fn follows_a_record_into_the_language_of_the_page_and_a_file_into_that_file() {
    let targets = [
        "../standards/c102.md",
        "../standards/c102.es.md",
        "../standards/c102.md#part-v",
        "aus-robodebt.md",
    ];
    let links = targets.map(|target| link(target, target));
    let mut opened = trial::opened(trial::record("Une page", vec![paragraph(links.to_vec())]));
    opened.record.language = Language::parse("fr").unwrap();
    opened.record.path = "cases/aus-robodebt.fr.md".to_owned();
    let version = |id: &RecordId, path: &str, title: &str| Listed {
        id: id.clone(),
        language: Language::english(),
        title: title.to_owned(),
        path: path.to_owned(),
    };
    let c102 = RecordId::new(Kind::Standard, "c102");
    let own = opened.record.id.clone();
    opened.links = targets
        .map(|target| (target.to_owned(), Listed::english(&c102, "Convention 102")))
        .to_vec();
    opened.links[3].1 = Listed::english(&own, "A page");
    opened.versions = vec![version(&own, "cases/aus-robodebt.md", "A page")];
    let listed = version(&c102, "standards/c102.md", "Convention 102");
    let shared = Vec::new();
    opened.related = vec![Related { listed, shared }];
    let mut desk = Desk::showing(opened, (60, 20));
    assert!(
        desk.frame().contains("Original title: A page"),
        "{}",
        desk.frame()
    );
    let french = Language::parse("fr");
    for (name, language) in [
        ("cases/aus-robodebt.md", None),
        ("c102", french.clone()),
        ("standards/c102.es.md", None),
        ("c102", None),
        ("cases/aus-robodebt.md", None),
        ("c102", french),
    ] {
        desk.act(Action::NextLink);
        let outcome = desk.act(Action::Open);
        let Some(Effect::Ask(Request::Open {
            name: asked,
            language: wanted,
            ..
        })) = outcome.effects.first()
        else {
            panic!("{name} is not asked for")
        };
        assert_eq!((asked.as_str(), wanted), (name, &language));
    }
}

#[test]
fn leads_from_a_number_to_its_source_and_back() {
    let mut desk = Desk::showing(trial::case(), (60, 12));
    let leads_to = |desk: &Desk| desk.reader.target().unwrap().describe().into_string();
    desk.act(Action::NextLink);
    assert_eq!(
        leads_to(&desk),
        "Convention 102: Part XIII: Common provisions",
        "marks of sources are passed over"
    );
    desk.act(Action::Peek);
    desk.act(Action::PreviousLink);
    assert_eq!(leads_to(&desk), "source greens-2023");
    let place = desk.reader.place;
    desk.act(Action::Open);
    let frame = desk.frame();
    assert!(frame.contains("[1] Robodebt, reform"), "{frame}");
    desk.act(Action::HistoryBack);
    assert_eq!(desk.reader.place, place);
    desk.act(Action::Sources);
    assert!(desk.frame().contains("Sources"));
    desk.act(Action::Sources);
    assert_eq!(desk.reader.place, place);
}

#[test]
fn finds_while_one_types_and_goes_round() {
    let mut desk = Desk::showing(trial::case(), (60, 14));
    desk.act(Action::Find);
    desk.type_text("DEBT");
    assert!(desk.frame().ends_with("/DEBT"));
    let count = desk.reader.page.as_ref().unwrap().marks().len();
    assert!(count > 5);
    assert!(
        desk.reader
            .status()
            .ends_with(&format!("match 1 of {count}"))
    );
    desk.act(Action::Open);
    assert!(!desk.reader.wants_text());
    desk.act(Action::FindPrevious);
    assert!(
        desk.reader
            .status()
            .ends_with(&format!("match {count} of {count}"))
    );
    desk.act(Action::FindNext);
    assert!(desk.reader.status().contains("match 1 of"));
    desk.act(Action::Find);
    desk.type_text("zebra");
    desk.act(Action::Open);
    assert!(desk.frame().contains("not on this page: zebra"));
}

#[test]
fn gives_up_finding_where_it_began() {
    let mut desk = Desk::showing(trial::case(), (60, 14));
    desk.act(Action::Down);
    let before = desk.frame();
    desk.act(Action::Find);
    desk.type_text("barnold");
    assert_ne!(desk.frame(), before);
    desk.act(Action::Back);
    assert_eq!(desk.frame(), before);
    assert!(matches!(desk.act(Action::Back).go, Go::Back));
}

#[test]
fn what_is_not_on_the_page_leads_nowhere() {
    let mut desk = Desk::showing(trial::case(), (60, 14));
    desk.act(Action::Down);
    let before = desk.reader.top;
    desk.act(Action::Find);
    desk.type_text("barnold");
    assert_ne!(desk.reader.top, before);
    desk.type_text("zzz");
    desk.frame();
    assert_eq!(desk.reader.top, before);
    assert!(desk.reader.status().ends_with("no match"));
}

#[test]
fn marks_the_words_that_led_here_and_goes_through_them() {
    let mut desk = Desk::opening(
        "aus-robodebt",
        Some("approach"),
        &["appeal", "debt"],
        (60, 14),
    );
    desk.answer(trial::case());
    assert!(desk.frame().starts_with("Approach"), "{}", desk.frame());
    desk.act(Action::FindNext);
    assert!(desk.reader.status().contains(" of "));
}

#[test]
fn follows_the_section_in_the_outline_and_jumps_from_it() {
    let mut desk = Desk::showing(trial::case(), (120, 12));
    assert!(desk.frame().lines().next().unwrap().starts_with('▌'));
    desk.act(Action::NextSection);
    desk.act(Action::NextSection);
    let frame = desk.frame();
    let selected = frame.lines().find(|line| line.starts_with('▌')).unwrap();
    assert!(selected.contains("Approach"), "{frame}");
    desk.act(Action::PreviousSection);
    assert!(
        desk.frame()
            .lines()
            .any(|line| line.starts_with("▌  Context"))
    );
    desk.act(Action::Outline);
    desk.act(Action::Bottom);
    desk.act(Action::Open);
    assert!(
        desk.frame()
            .lines()
            .any(|line| line.starts_with("▌  Sources"))
    );
}

#[test]
fn shows_the_outline_over_a_narrow_page() {
    let mut desk = Desk::showing(trial::case(), (60, 14));
    desk.act(Action::Outline);
    desk.act(Action::Down);
    assert_snapshot!(desk.frame(), @r"
    Robodebt: automated debts from averaged income             ┃
    ══════════════════════════════════════════════             ┃
    Case ┌ Outline ───────────────────────────────────────┐,   ┃
    Evalu│ Robodebt: automated debts from averaged income │    │
         │▌  Context                                      │    │
    From │   Approach                                     │ly  │
    by av│   Results                                      │ng  │
    peopl│   Lessons                                      │he  │
    law. │   Details                                      │    │
         │   Related                                      │    │
    Conte│   Sources                                      │    │
    ─────└────────────────────────────────────────────────┘    │
    The measure was adopted in a budget and expected to        │
    recover A$1.7 billion in five years.[1]                    │
    ");
    desk.act(Action::Back);
    assert!(!desk.frame().contains("Outline"));
}

#[test]
fn keeps_the_paragraph_when_the_width_changes() {
    let body = (0..60)
        .map(|number| paragraph(vec![words(&format!("p{number} {}", "word ".repeat(30)))]))
        .collect();
    let mut desk = Desk::showing(trial::opened(trial::record("Long", body)), (80, 12));
    for _ in 0..12 {
        desk.act(Action::PageDown);
    }
    let before = desk.frame();
    for size in [(40, 12), (100, 30), (7, 3), (80, 12)] {
        desk.size = size;
        desk.frame();
    }
    assert_eq!(desk.frame(), before);
}

#[test]
fn shows_nothing_but_the_page_in_zen() {
    let mut desk = Desk::showing(trial::case(), (160, 20));
    desk.act(Action::Zen);
    let frame = desk.frame();
    assert!(!frame.contains('│') && !frame.contains('█'), "{frame}");
}

#[test]
fn takes_any_action_at_any_size() {
    let actions = [
        Action::Down,
        Action::PageDown,
        Action::Bottom,
        Action::NextLink,
        Action::Outline,
        Action::Up,
        Action::Open,
        Action::NextSection,
        Action::PreviousLink,
        Action::Open,
        Action::Sources,
        Action::Find,
        Action::Back,
        Action::FindNext,
        Action::HistoryBack,
        Action::HistoryForward,
        Action::Zen,
        Action::Copy,
        Action::Top,
    ];
    for width in [0, 1, 2, 3, 9, 100] {
        for height in 0..4 {
            let mut desk = Desk::opening("x", Some("approach"), &["debt"], (width, height));
            desk.frame();
            desk.answer(trial::case());
            for action in actions {
                desk.act(action);
                desk.reader.cursor();
                desk.reader.status();
            }
        }
    }
}

#[test]
fn draws_no_control_character_of_a_hostile_record() {
    let evil = "\u{1b}]0;x\u{7}\u{9b}31m\u{202e}\u{85}\r\n\u{2028}";
    let cell = |text: &str| Cell {
        span: Span::default(),
        inlines: vec![words(text)],
    };
    let mut record: Record = trial::record(
        evil,
        vec![
            heading(evil),
            paragraph(vec![
                words(evil),
                link(evil, evil),
                inline(crate::model::InlineKind::FootnoteReference(evil.to_owned())),
            ]),
            trial::block(BlockKind::Code {
                language: evil.to_owned(),
                text: evil.to_owned(),
            }),
            trial::block(BlockKind::Html(evil.to_owned())),
            trial::block(BlockKind::Quote {
                alert: Some(Alert::Note),
                blocks: vec![paragraph(vec![words(evil)])],
            }),
            trial::block(BlockKind::Table {
                alignment: vec![Alignment::Center],
                head: vec![cell(evil)],
                rows: vec![vec![cell(evil)]],
            }),
        ],
    );
    record.summary = trial::text(evil);
    record.title_local = BTreeMap::from([(evil.to_owned(), evil.to_owned())]);
    record.keywords = vec![evil.to_owned()];
    record.notes = Some(evil.to_owned());
    let mut desk = Desk::showing(trial::opened(record), (120, 60));
    desk.act(Action::NextLink);
    let frame = desk.frame().replace('\n', "");
    let hostile =
        |character: char| character.is_control() || ('\u{202a}'..='\u{202e}').contains(&character);
    assert!(!frame.contains(hostile));
    assert!(frame.contains("⟦RLO⟧") && frame.contains('␛'));
}

#[test]
fn draws_a_preview_without_focus() {
    let mut page = Page::new(Arc::new(trial::case()), &["debt".to_owned()]);
    let (theme, keymap, tables) = (Theme::none(), Keymap::standard().unwrap(), tables());
    let context = Context {
        theme: &theme,
        tables: Some(&tables),
        language: "en",
        composed: None,
        keymap: &keymap,
        kept: &Kept::default(),
    };
    page.layout(30, &context);
    let top = page.line_of(page.place_of_anchor("lessons").unwrap());
    let area = Rect::new(5, 1, 30, 4);
    let mut buffer = ratatui::buffer::Buffer::empty(Rect::new(0, 0, 40, 6));
    page.draw(area, &mut buffer, top, &context);
    assert_eq!(buffer[(5, 1)].symbol(), "L");
    assert_eq!(buffer[(5, 2)].symbol(), "─");
    assert!((0..40).all(|x| buffer[(x, 0)].symbol() == " " && buffer[(x, 5)].symbol() == " "));
    assert!(page.lines() > 40);
}

#[test]
fn opens_at_the_place_of_the_words_and_says_so_unless_the_top_shows_it() {
    let opened_at = |anchor: &str, words: &[&str], size| {
        let mut desk = Desk::opening("aus-robodebt", Some(anchor), words, size);
        desk.answer(trial::case());
        desk.frame()
    };
    let told = "opened where your words are; g leads to the top";
    let deep = opened_at("lessons", &["burden"], (60, 14));
    assert!(deep.contains("Lessons") && deep.contains(told), "{deep}");
    let linked = opened_at("lessons", &[], (60, 14));
    assert!(linked.contains("Lessons") && !linked.contains("opened where"));
    let near = opened_at("approach", &["pay"], (80, 60));
    assert!(
        near.contains("Robodebt: automated") && !near.contains("opened where"),
        "{near}"
    );
}

#[test]
fn what_was_found_is_let_go_of_first_and_the_key_says_so() {
    let mut desk = Desk::showing(trial::case(), (60, 12));
    assert_eq!(desk.reader.word_of(Action::Back), None);
    desk.act(Action::Find);
    desk.type_text("debt");
    assert_eq!(
        desk.reader.word_of(Action::Back),
        None,
        "it leaves the input"
    );
    desk.act(Action::Open);
    assert_eq!(
        desk.reader.word_of(Action::Back).as_deref(),
        Some("end find")
    );
    desk.act(Action::Back);
    assert!(desk.frame().contains("the words are no longer highlighted"));
    assert_eq!(desk.reader.word_of(Action::Back), None);
}
