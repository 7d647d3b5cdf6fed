use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::*;
use crate::tui::stage::{Card, Course, Held, Note, State, Step, Time};
use crate::tui::terminal::trial::Trial;

const SIZES: [(u16, u16); 3] = [(80, 24), (160, 45), (40, 12)];

/// A console with a terminal.
struct Desk {
    console: Console,
    trial: Trial,
}

impl Desk {
    fn new((columns, rows): (u16, u16)) -> Self {
        let keymap = Keymap::standard().unwrap();
        let mut console = Console::new(Theme::dark(), keymap, "en".to_owned());
        console.clock = Some("14:32".to_owned());
        let trial = Trial::new(columns, rows);
        let mut desk = Self { console, trial };
        desk.draw();
        desk
    }

    fn showing(talk: Talk, size: (u16, u16)) -> Self {
        let mut desk = Self::new(size);
        desk.hears(Heard::Attached(1));
        desk.hears(Heard::Talk(Box::new(talk)));
        desk
    }

    /// Draws a frame, and sees that an emulator shows the same in every cell.
    fn draw(&mut self) {
        let console = &mut self.console;
        self.trial.draw(None, |frame| console.frame(frame));
    }

    fn hears(&mut self, heard: Heard) {
        assert!(self.console.update(&Event::Heard(heard)).is_empty());
        self.draw();
    }

    fn press(&mut self, key: Key) -> Vec<Deed> {
        let deeds = self.console.update(&Event::Key(key));
        self.draw();
        deeds
    }

    fn types(&mut self, text: &str) -> Vec<Deed> {
        let keys = text.chars().map(Key::char);
        keys.flat_map(|key| self.press(key)).collect()
    }

    fn screen(&self) -> String {
        let frame = &self.trial.frame;
        let rows = frame.area.rows().map(|row| {
            let mut line = String::new();
            let mut skipped = 0_usize;
            for position in row.positions() {
                if skipped > 0 {
                    skipped -= 1;
                    continue;
                }
                let symbol = frame[position].symbol();
                skipped = crate::tui::text::width(symbol).saturating_sub(1);
                line.push_str(symbol);
            }
            line.trim_end().to_owned()
        });
        rows.collect::<Vec<String>>().join("\n")
    }
}

fn texts(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

fn slides() -> Talk {
    Talk {
        title: "Novissi: emergency cash by mobile phone".to_owned(),
        at: 2,
        count: 12,
        now: Card {
            of: "Novissi: emergency cash by mobile phone".to_owned(),
            heading: "Context".to_owned(),
            lines: texts(&[
                "Togo had no social registry to draw on and its last census dated from 2011, so the state could not say who was \
                 poorest.[1]",
                "Roughly half of a population of eight million lived below US$1.90 a day when the pandemic arrived.[2]",
            ]),
        },
        next: Some(Card {
            of: "Novissi: emergency cash by mobile phone".to_owned(),
            heading: "ວິທີການ".to_owned(),
            lines: texts(&[
                "- The first version was assembled in about ten days.[3]",
                "- 养老金由手机支付。",
            ]),
        }),
        notes: vec![Note {
            of: "Slide".to_owned(),
            lines: texts(&[
                "The number of those paid was read in a copy.",
                "Ask who was left out.",
            ]),
        }],
        time: Some(Time {
            passed: 65,
            left: Some(20 * 60 - 65),
            is_shown: false,
        }),
        ..Talk::default()
    }
}

fn course() -> Course {
    let step = |title: &str, minutes, held| Step {
        title: title.to_owned(),
        minutes,
        held,
    };
    Course {
        title: "A morning on payments".to_owned(),
        state: State::Running,
        at: 2,
        steps: vec![
            step("Welcome", 5, Held::Held),
            step("Two payments", 10, Held::LeftOut),
            step(
                "How it was done, in the words of those who did it",
                15,
                Held::Open,
            ),
            step("Where we stand", 10, Held::Open),
        ],
        left: 241,
        passed: 900,
        pace: "2 min late, ends at 10:12, not at 10:10".to_owned(),
        is_late: true,
        clock: Some("9:15".to_owned()),
    }
}

fn agenda() -> Talk {
    Talk {
        title: "A morning on payments".to_owned(),
        wall: Wall::Agenda,
        now: Card {
            of: "Step 3 of 4 · present".to_owned(),
            heading: "How it was done".to_owned(),
            lines: texts(&[
                "What would you have asked them?",
                "Shows: Novissi: emergency cash by mobile phone",
            ]),
        },
        next: Some(Card {
            of: "Step 4 of 4 · talk".to_owned(),
            heading: "Where we stand".to_owned(),
            lines: Vec::new(),
        }),
        notes: vec![Note {
            of: "Step".to_owned(),
            lines: texts(&["Let them speak first."]),
        }],
        agenda: Some(course()),
        ..Talk::default()
    }
}

/// Returns slides that a step of an agenda has opened.
fn slides_of_a_step() -> Talk {
    let (slides, agenda) = (slides(), agenda());
    Talk {
        notes: [agenda.notes, slides.notes.clone()].concat(),
        agenda: agenda.agenda,
        ..slides
    }
}

#[track_caller]
fn looks_as_ever(name: &str, make: impl Fn((u16, u16)) -> Desk) {
    let pictures = SIZES.map(|size| {
        let (columns, rows) = size;
        format!("{columns}x{rows}\n{}\n", make(size).screen())
    });
    insta::assert_snapshot!(name, pictures.join("\n"));
}

#[test]
fn waits_for_a_room_and_again_when_the_talk_has_ended() {
    looks_as_ever("console_waiting", Desk::new);
    looks_as_ever("console_ended", |size| {
        let mut desk = Desk::showing(slides(), size);
        desk.hears(Heard::Ended);
        desk
    });
    let mut desk = Desk::showing(slides(), (80, 24));
    desk.hears(Heard::Lost);
    assert!(desk.screen().contains("The room has gone away."));
    desk.hears(Heard::Foreign);
    assert!(desk.screen().contains("another version"));
    desk.hears(Heard::Attached(1));
    desk.hears(Heard::Talk(Box::new(slides())));
    assert!(desk.screen().contains("Context"));
}

#[test]
fn slides_with_what_comes_next_notes_and_time() {
    looks_as_ever("console_slides", |size| Desk::showing(slides(), size));
}

#[test]
fn a_step_with_its_note_and_the_plan() {
    looks_as_ever("console_agenda", |size| Desk::showing(agenda(), size));
}

#[test]
fn slides_of_a_step_with_the_notes_of_both() {
    looks_as_ever("console_slides_of_a_step", |size| {
        Desk::showing(slides_of_a_step(), size)
    });
}

#[test]
fn without_colours_and_signs_nothing_is_lost() {
    looks_as_ever("console_colourless", |size| {
        let mut talk = slides_of_a_step();
        talk.is_blank = true;
        let mut desk = Desk::showing(talk, size);
        desk.console.theme = Theme::none().with_ascii(true);
        desk.draw();
        assert!(desk.screen().is_ascii() || desk.screen().contains('ວ'));
        desk
    });
}

#[test]
fn the_slide_that_is_shown_has_more_room_than_the_next() {
    for columns in 20..200 {
        for rows in 5..60 {
            for steps in [None, Some(9)] {
                let area = ratatui::layout::Rect::new(0, 0, columns, rows);
                let [now, next] = draw::Areas::of(area, steps, 2).cards();
                assert!(now > next, "{columns}x{rows} {steps:?}: {now} {next}");
            }
        }
    }
}

#[test]
fn keys_ask_the_room() {
    let mut desk = Desk::showing(slides(), (80, 24));
    let ask = |command| vec![Deed::Ask(command)];
    for (code, command) in [
        (Code::Right, Command::Next),
        (Code::Char(' '), Command::Next),
        (Code::PageDown, Command::Next),
        (Code::Char('т'), Command::Next),
        (Code::Enter, Command::Open),
        (Code::Left, Command::Back),
        (Code::Backspace, Command::Back),
        (Code::Home, Command::First),
        (Code::End, Command::Last),
        (Code::Char('B'), Command::Blank),
        (Code::Char('t'), Command::Timer),
    ] {
        assert_eq!(desk.press(Key::new(code)), ask(command), "{code:?}");
    }
    assert_eq!(desk.types("12"), []);
    assert!(desk.screen().contains("go to: 12_ of 12"));
    assert_eq!(desk.press(Key::new(Code::Enter)), ask(Command::Go(11)));
    assert_eq!(
        desk.types("g໓g"),
        ask(Command::Go(2)),
        "in the digits of Lao"
    );
    assert_eq!(desk.types("45"), []);
    assert_eq!(desk.press(Key::new(Code::Backspace)), []);
    assert_eq!(desk.press(Key::new(Code::Enter)), ask(Command::Go(3)));
    assert_eq!(desk.types("7"), []);
    assert_eq!(desk.press(Key::new(Code::Esc)), []);
    assert_eq!(desk.types("0"), []);
    assert_eq!(desk.press(Key::new(Code::Enter)), [], "there is no slide 0");
    for key in ["]", "[", "A"] {
        assert_eq!(desk.types(key), []);
        assert!(desk.screen().contains("the room follows no agenda"));
    }
    assert_eq!(desk.types("x"), []);
    assert!(desk.screen().contains("x does nothing here"));
    assert_eq!(
        desk.types("W:5"),
        [],
        "what leads elsewhere in the interface"
    );
    desk.press(Key::new(Code::Esc));
    assert_eq!(desk.types("q"), [Deed::Quit]);
    assert_eq!(desk.press(Key::ctrl('c')), [Deed::Quit]);
    assert_eq!(desk.press(Key::ctrl('z')), [Deed::Suspend]);
}

#[test]
fn on_the_agenda_keys_lead_the_steps() {
    let mut desk = Desk::showing(agenda(), (80, 24));
    let ask = |command| vec![Deed::Ask(command)];
    assert_eq!(desk.press(Key::new(Code::Right)), ask(Command::Next));
    assert_eq!(desk.press(Key::new(Code::Enter)), ask(Command::Open));
    assert_eq!(desk.types("]"), ask(Command::NextStep));
    assert_eq!(desk.types("["), ask(Command::PreviousStep));
    assert_eq!(desk.types("A"), ask(Command::Agenda));
    for key in ["B", "t", "3", "g"] {
        assert_eq!(desk.types(key), []);
        assert!(
            desk.screen().contains("the room sees no slides now"),
            "{key}"
        );
    }
}

#[test]
fn nobody_is_asked_where_nobody_is() {
    let mut desk = Desk::new((80, 24));
    for key in [
        Code::Right,
        Code::Enter,
        Code::Char('B'),
        Code::Char('A'),
        Code::Char('3'),
    ] {
        assert_eq!(desk.press(Key::new(key)), []);
    }
    assert_eq!(desk.types("q"), [Deed::Quit]);
}

#[test]
fn where_there_are_several_rooms_one_goes_from_one_to_the_other() {
    let mut desk = Desk::showing(slides(), (160, 45));
    let tab = Key::new(Code::Tab);
    assert_eq!(desk.press(tab), []);
    assert!(desk.screen().contains("there is no other room"));
    desk.hears(Heard::Attached(2));
    assert!(
        desk.screen()
            .contains("2 rooms present at once; Tab goes to the next")
    );
    assert_eq!(desk.press(tab), [Deed::NextRoom]);
    assert!(desk.screen().contains("Tab next room"), "{}", desk.screen());
}

#[test]
fn long_notes_are_scrolled_and_begin_at_the_top_on_another_slide() {
    let mut talk = slides();
    talk.notes[0].lines = (0..60).map(|at| format!("Note {at}.")).collect();
    let mut desk = Desk::showing(talk.clone(), (80, 24));
    assert!(desk.screen().contains("Note 0."));
    for _ in 0..4 {
        desk.press(Key::new(Code::Down));
    }
    assert!(!desk.screen().contains("Note 0."));
    talk.time = None;
    desk.hears(Heard::Talk(Box::new(talk.clone())));
    assert!(
        !desk.screen().contains("Note 0."),
        "the same slide a second later"
    );
    for _ in 0..99 {
        desk.press(Key::ctrl('d'));
    }
    assert!(desk.screen().contains("Note 59."));
    desk.press(Key::new(Code::Up));
    assert!(
        !desk.screen().contains("Note 59."),
        "it stands at the end, not behind it"
    );
    talk.notes[0].lines.push("Another.".to_owned());
    desk.hears(Heard::Talk(Box::new(talk)));
    assert!(desk.screen().contains("Note 0."));
}

#[test]
fn long_notes_take_room_from_steps_and_the_step_one_is_at_stays_in_sight() {
    let mut talk = agenda();
    if let Some(course) = &mut talk.agenda {
        let more = (0..20).map(|at| Step {
            title: format!("Later {at}"),
            minutes: 1,
            held: Held::Open,
        });
        course.steps.extend(more);
        course.at = 12;
    }
    let rows = |desk: &Desk| desk.screen().matches("Later").count();
    let short = Desk::showing(talk.clone(), (80, 24));
    talk.notes[0].lines = (0..60).map(|at| format!("Note {at}.")).collect();
    let long = Desk::showing(talk, (80, 24));
    assert!(
        rows(&long) < rows(&short) && rows(&long) > 3,
        "{}",
        long.screen()
    );
    assert!(long.screen().contains("▸ 13. Later 8"), "{}", long.screen());
}

#[test]
fn the_help_shows_the_keys_of_the_console_and_no_others() {
    let mut desk = Desk::showing(slides(), (160, 60));
    assert_eq!(desk.types("?"), []);
    let screen = desk.screen();
    assert!(screen.contains("Keys of the Console"), "{screen}");
    assert!(screen.contains("Show the room nothing"), "{screen}");
    for other in ["Library", "Desk", "workbench", "mouse"] {
        assert!(!screen.contains(other), "{other}: {screen}");
    }
    assert_eq!(desk.types("/time"), []);
    desk.press(Key::new(Code::Enter));
    desk.press(Key::new(Code::Esc));
    desk.press(Key::new(Code::Esc));
    assert!(desk.screen().contains("Context"), "{}", desk.screen());
    desk.types("?q");
    assert!(desk.screen().contains("Context"), "q closes the help first");
}

#[test]
fn nothing_of_a_room_reaches_the_terminal_unsafely() {
    let bad = "a\u{1b}]52;c;eA==\u{7}\u{9b}2J\u{202e}\u{e0041}\r\nb";
    let card = Card {
        of: bad.to_owned(),
        heading: bad.to_owned(),
        lines: texts(&[bad]),
    };
    let mut hostile = agenda();
    (hostile.now, hostile.next) = (card.clone(), Some(card));
    hostile.title = bad.to_owned();
    hostile.notes[0].lines = texts(&[bad]);
    if let Some(course) = &mut hostile.agenda {
        course.pace = bad.to_owned();
        course.clock = Some(bad.to_owned());
        course.steps[2].title = bad.to_owned();
    }
    for wall in [Wall::Agenda, Wall::Slides, Wall::Screen(bad.to_owned())] {
        hostile.wall = wall;
        for size in SIZES {
            let desk = Desk::showing(hostile.clone(), size);
            for cell in &desk.trial.frame.content {
                let is_bad = |letter: char| {
                    crate::source::safe::fault(letter).is_some() || letter.is_control()
                };
                assert!(!cell.symbol().contains(is_bad), "{:?}", cell.symbol());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_size_and_any_talk_are_drawn(columns in 0_u16..200, rows in 0_u16..60, words in "\\PC{0,400}", at in any::<usize>(), left in any::<i64>(), keys in "[ -~]{0,12}") {
        let mut talk = slides_of_a_step();
        talk.now.lines.push(words.clone());
        talk.notes[0].lines.push(words.clone());
        (talk.at, talk.count) = (at, at);
        talk.time = Some(Time { passed: left.unsigned_abs(), left: Some(left), is_shown: true });
        if let Some(course) = &mut talk.agenda {
            (course.at, course.left, course.passed) = (at, left, left.unsigned_abs());
            course.steps[0].title = words;
        }
        let mut console = Desk::new((80, 24)).console;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        console.update(&Event::Heard(Heard::Talk(Box::new(talk))));
        terminal.draw(|frame| console.frame(frame)).unwrap();
        for key in keys.chars() {
            console.update(&Event::Key(Key::char(key)));
            terminal.draw(|frame| console.frame(frame)).unwrap();
        }
    }
}
