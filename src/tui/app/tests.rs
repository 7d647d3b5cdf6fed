use std::ops::Range;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::*;
use crate::library::worker::{Opened, Reply, Request, Ticket};
use crate::model::{Country, Field, Kind, Language, LibraryInfo, PartialDate, Period, RecordId};
use crate::personal::{News, Note, Order, Picks, SavedSearch, Spot};
use crate::search::{self, Answer, Facet, FacetValue, Hit, HitSection, Snippet, Suggestion};
use crate::source::{Code, Diagnostic, Span};
use crate::tui::event::{Code as KeyCode, Key};
use crate::tui::page::trial;
use crate::tui::stage;
use crate::tui::terminal::trial::Trial;

mod agenda;
mod atlas;
mod bytes;
mod cursor;
mod desk;
mod explaining;
mod house;
mod learn;
mod live;
mod outside;
mod picture;
mod pointer;
mod presenting;
mod screens;
mod staging;
mod standards;
mod tray;
mod workbench;

/// An app with a terminal and a worker that answers when told to.
struct Stage {
    app: App,
    terminal: Terminal<TestBackend>,
    /// The same frames, as bytes and seen by an emulator.
    trial: Trial,
    asked: Vec<Request>,
    ordered: Vec<Order>,
    /// How often the keeper was to tell what is kept.
    looks: usize,
    /// What presenters' consoles were told, the last at the end.
    shown: Vec<Option<Box<Talk>>>,
    effects: Vec<Effect>,
}

impl Stage {
    fn new(columns: u16, rows: u16) -> Self {
        let start = Start {
            theme: Theme::dark(),
            keymap: Keymap::standard().unwrap(),
            language: "en".to_owned(),
            query: String::new(),
            today: PartialDate::of_year(2026),
            mouse: false,
            company: Company::Alone,
            faults: Vec::new(),
            presents: None,
        };
        let mut stage = Self {
            app: App::new(start),
            terminal: Terminal::new(TestBackend::new(columns, rows)).unwrap(),
            trial: Trial::new(columns, rows),
            asked: Vec::new(),
            ordered: Vec::new(),
            looks: 0,
            shown: Vec::new(),
            effects: Vec::new(),
        };
        stage.app.set_editor(Manner::Telling);
        stage.turn(&[]);
        stage
    }

    /// Goes once round the loop with these events waiting.
    fn turn(&mut self, events: &[Event]) {
        let mut effects: Vec<Effect> = Vec::new();
        for event in events {
            effects.extend(self.app.update(event));
        }
        effects.extend(self.app.settle());
        self.draw();
        effects.extend(self.app.settle());
        for effect in effects {
            match effect {
                Effect::Ask(Request::Look(_)) => {}
                Effect::Ask(request) => self.asked.push(request),
                // To look changes nothing.
                Effect::Keep(Order::Look) => self.looks += 1,
                Effect::Keep(order) => self.ordered.push(order),
                Effect::Stage(stage::Order::Show(talk)) => self.shown.push(talk),
                other => self.effects.push(other),
            }
        }
    }

    /// Draws a frame, and sees that an emulator shows the same in every cell.
    #[track_caller]
    fn draw(&mut self) {
        let mut drawn = Buffer::default();
        let draw = self.terminal.draw(|frame| {
            self.app.frame(frame);
            drawn = frame.buffer_mut().clone();
        });
        draw.unwrap();
        let backend = self.terminal.backend_mut();
        let shown = backend.cursor_visible();
        let cursor = shown.then(|| backend.cursor_position());
        self.trial.resize(drawn.area.width, drawn.area.height);
        self.trial.draw(cursor, |frame| *frame.buffer_mut() = drawn);
    }

    /// Presses keys, one turn each.
    fn keys(&mut self, keys: &[Key]) {
        for key in keys {
            self.turn(&[Event::Key(*key)]);
        }
    }

    fn types(&mut self, text: &str) {
        let keys: Vec<Key> = text.chars().map(Key::char).collect();
        self.keys(&keys);
    }

    fn says(&mut self, reply: Reply) {
        self.turn(&[Event::Reply(Box::new(reply))]);
    }

    /// Returns the last search that was asked for.
    fn search(&self) -> (Ticket, search::Request) {
        let searches = self.asked.iter().rev();
        let mut searches = searches.filter_map(|request| match request {
            Request::Search(ticket, request) => Some((*ticket, request.clone())),
            _ => None,
        });
        searches.next().unwrap()
    }

    fn searches(&self) -> usize {
        let is_search = |request: &&Request| matches!(request, Request::Search(..));
        self.asked.iter().filter(is_search).count()
    }

    /// Answers the last search.
    fn answers(&mut self, answer: Answer) {
        let (ticket, _) = self.search();
        self.says(Reply::Answer(ticket, Box::new(answer)));
    }

    fn is_ready(&mut self) {
        self.says(Reply::Tables(Arc::new(tables())));
        self.says(Reply::Ready(State {
            records: 342,
            set_aside: 3,
            ..State::default()
        }));
    }

    /// Gives the record that was asked for last, if one was.
    fn gives(&mut self, opened: Opened) {
        let asked = self.asked.iter().rev().find_map(|request| match request {
            Request::Open { ticket, .. } => Some(*ticket),
            _ => None,
        });
        if let Some(ticket) = asked {
            self.says(Reply::Opened(ticket, Arc::new(opened)));
        }
    }

    fn screen(&self) -> String {
        let buffer = self.terminal.backend().buffer();
        let rows = buffer.area.rows().map(|row| {
            let mut line = String::new();
            let mut skipped = 0;
            for position in row.positions() {
                if skipped > 0 {
                    skipped -= 1;
                    continue;
                }
                let symbol = buffer[position].symbol();
                skipped = crate::tui::text::width(symbol).saturating_sub(1);
                line.push_str(symbol);
            }
            line.trim_end().to_owned()
        });
        rows.collect::<Vec<String>>().join("\n")
    }

    fn kept(&mut self, news: News) {
        self.turn(&[Event::Kept(news)]);
    }

    /// Returns the status line with what is told above it, as one line.
    fn told(&self) -> String {
        let screen = self.screen();
        let lines: Vec<&str> = screen.lines().collect();
        let above = lines.len().saturating_sub(5);
        let told = lines[above..]
            .iter()
            .flat_map(|line| line.split_whitespace());
        told.collect::<Vec<_>>().join(" ")
    }

    fn row(&self, row: usize) -> String {
        self.screen()
            .lines()
            .nth(row)
            .unwrap_or_default()
            .to_owned()
    }
}

/// The sizes in which every screen is seen.
const SIZES: [(u16, u16); 3] = [(80, 24), (160, 45), (40, 12)];

const DOWN: Key = key(KeyCode::Down);
const UP: Key = key(KeyCode::Up);
const ENTER: Key = key(KeyCode::Enter);
const ESC: Key = key(KeyCode::Esc);
const TAB: Key = key(KeyCode::Tab);

const fn key(code: KeyCode) -> Key {
    Key {
        code,
        ctrl: false,
        alt: false,
    }
}

fn tables() -> Tables {
    let mut tables = Tables {
        info: LibraryInfo {
            welcome: "Good practices in social security, to read and to compare.".to_owned(),
            ..LibraryInfo::default()
        },
        ..Tables::default()
    };
    for (code, name) in [("TGO", "Togo"), ("LAO", "Lao PDR"), ("KEN", "Kenya")] {
        let mut country = Country {
            iso3: code.to_owned(),
            ..Country::default()
        };
        country.names.insert("en".to_owned(), name.to_owned());
        tables.countries.all.push(country);
    }
    tables
}

fn mark(text: &str, word: &str) -> Vec<Range<usize>> {
    text.match_indices(word)
        .map(|(at, _)| at..at + word.len())
        .collect()
}

fn hit(slug: &str, title: &str, text: &str) -> Hit {
    Hit {
        id: RecordId::new(Kind::Case, slug),
        language: Language::english(),
        title: title.to_owned(),
        title_marks: mark(title, "mobile"),
        path: format!("cases/{slug}.md"),
        summary: "A summary.".to_owned(),
        countries: vec!["TGO".to_owned()],
        period: Some(Period {
            start: PartialDate::of_year(2020),
            end: Some(PartialDate::of_year(2021)),
        }),
        score: 1.0,
        section: Some(HitSection {
            heading: "Results".to_owned(),
            anchor: "results".to_owned(),
        }),
        snippet: Snippet {
            text: text.to_owned(),
            marks: mark(text, "mobile"),
        },
        because: Vec::new(),
        left_out: Vec::new(),
    }
}

fn facet(field: Field, values: &[(&str, usize, bool)]) -> Facet {
    let value = |(value, count, selected): &(&str, usize, bool)| FacetValue {
        value: (*value).to_owned(),
        count: *count,
        selected: *selected,
    };
    Facet {
        field,
        values: values.iter().map(value).collect(),
    }
}

fn facets() -> Vec<Facet> {
    vec![
        facet(
            Field::Kind,
            &[
                ("case", 120, false),
                ("project", 80, false),
                ("term", 142, false),
            ],
        ),
        facet(
            Field::Country,
            &[("TGO", 3, false), ("LAO", 2, false), ("KEN", 1, false)],
        ),
        facet(
            Field::Topic,
            &[
                ("payments", 9, false),
                ("identity", 8, false),
                ("registries", 7, false),
                ("law", 6, false),
                ("data", 5, false),
                ("people", 4, false),
                ("procurement", 3, false),
                ("privacy", 2, false),
            ],
        ),
    ]
}

fn answer() -> Answer {
    let mut third = hit(
        "lao-sso",
        "ປະກັນສັງຄົມ: the Social Security Organization goes mobile",
        "Members see their contributions on a mobile phone in Lao, 老挝语, and English",
    );
    third.countries = vec!["LAO".to_owned(), "TGO".to_owned(), "KEN".to_owned()];
    third.period = Some(Period {
        start: PartialDate::of_year(2019),
        end: None,
    });
    third.because = vec!["“handphone” is the concept mobile phone".to_owned()];
    Answer {
        total: 3,
        complete: 3,
        hits: vec![
            hit(
                "tgo-novissi",
                "Novissi: emergency cash by mobile phone",
                "…paid within days through mobile money, to people chosen by satellite images and mobile phone records",
            ),
            hit(
                "ken-inua",
                "Inua Jamii pays old people a pension every two months through banks they choose",
                "",
            ),
            third,
        ],
        facets: facets(),
        ..Answer::default()
    }
}

fn listing() -> Answer {
    Answer {
        total: 342,
        complete: 342,
        ..answer()
    }
}

#[test]
fn the_first_frame_stands_before_the_library_is_open() {
    let stage = Stage::new(80, 24);
    insta::assert_snapshot!(stage.screen());
}

#[test]
fn enter_on_the_welcome_shows_the_records_and_opens_none() {
    let mut stage = Stage::new(160, 45);
    stage.is_ready();
    stage.answers(listing());
    assert!(!stage.screen().contains("Novissi"), "nothing was asked yet");
    let before = stage.asked.len();
    stage.keys(&[ENTER]);
    assert!(stage.screen().contains("▌Novissi"), "{}", stage.screen());
    let asked = &stage.asked[before..];
    let opens = |request: &Request| matches!(request, Request::Open { preview: false, .. });
    assert!(!asked.iter().any(opens), "{asked:?}");
    stage.keys(&[UP]);
    assert!(stage.screen().contains("Good practices in social security"));
}

#[test]
fn no_hits_from_an_index_that_is_being_built_are_not_called_none() {
    let mut stage = Stage::new(80, 24);
    stage.says(Reply::Progress(14, 682));
    stage.types("pension");
    stage.answers(Answer::default());
    assert!(!stage.screen().contains("0 of"), "{}", stage.screen());
    assert!(stage.screen().contains("the search is still being"));
    assert!(stage.row(22).contains("preparing the search…"));
    stage.is_ready();
    stage.answers(Answer::default());
    assert!(stage.screen().contains("Nothing found. Fewer"));
    assert!(stage.row(22).contains("0 of 342 records"));
}

#[test]
fn a_facet_that_is_cut_is_told_in_the_status_line() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    let name = "a topic whose name is cut here";
    let mut long = answer();
    long.facets = vec![facet(Field::Topic, &[(name, 7, false)])];
    stage.types("mobile");
    stage.answers(long);
    assert!(!stage.screen().contains(name));
    stage.keys(&[TAB, TAB]);
    assert!(stage.row(22).contains(&format!("Topic: {name} (7)")));
    stage.keys(&[TAB]);
    assert!(!stage.row(22).contains("Topic:"));
}

#[test]
fn the_filters_are_seen_from_the_first_on_while_the_keys_go_elsewhere() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.types("mobile");
    stage.answers(answer());
    let resize = |stage: &mut Stage, columns, rows| {
        stage.terminal.backend_mut().resize(columns, rows);
        stage.turn(&[Event::Resize(columns, rows)]);
    };
    resize(&mut stage, 40, 12);
    stage.keys(&[TAB, TAB, key(KeyCode::PageDown), key(KeyCode::PageDown)]);
    assert!(!stage.screen().contains("Kind"), "{}", stage.screen());
    let selected = stage.row(stage.terminal.backend().cursor_position().y.into());
    for keys in [&[][..], &[TAB], &[DOWN]] {
        stage.keys(keys);
        resize(&mut stage, 80, 24);
        assert!(stage.row(2).starts_with("Kind"), "{}", stage.screen());
        resize(&mut stage, 80, 10);
        let is_first = stage.row(2).starts_with("Kind");
        assert_eq!(is_first, !keys.is_empty(), "{}", stage.screen());
    }
    stage.keys(&[Key::char('f')]);
    let value = selected.split_whitespace().nth(1).unwrap();
    assert!(stage.screen().contains(value), "selected as before");
}

#[test]
fn a_terminal_of_ascii_gets_ascii() {
    let mut stage = Stage::new(80, 12);
    stage.app.theme = Theme::none().with_ascii(true);
    stage.is_ready();
    stage.types("mobile");
    let mut plain = answer();
    plain.hits.truncate(2);
    plain.hits[0].snippet = Snippet::default();
    plain.facets[0].values[0].selected = true;
    stage.answers(plain);
    stage.keys(&[DOWN]);
    let screen = stage.screen();
    // What is cut ends in `…` everywhere; texts of the library are not ASCII either.
    let foreign: String = screen
        .chars()
        .filter(|c| !c.is_ascii() && *c != '…')
        .collect();
    assert_eq!(foreign, "", "{screen}");
    insta::assert_snapshot!(screen);
}

#[test]
fn the_help_is_made_from_the_keys() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.keys(&[key(KeyCode::F(1))]);
    insta::assert_snapshot!("help_at_80", stage.screen());
    stage.keys(&[Key::char('G')]);
    insta::assert_snapshot!("help_at_80_end", stage.screen());
    stage.keys(&[ESC]);
    assert!(stage.row(0).contains("Search the library"));
}

#[test]
fn the_help_is_narrowed_by_what_is_typed() {
    for (columns, rows) in [(80, 24), (160, 45), (40, 12)] {
        let mut stage = Stage::new(columns, rows);
        stage.is_ready();
        stage.keys(&[key(KeyCode::F(1)), Key::char('/')]);
        stage.types("Input que");
        insta::assert_snapshot!(format!("help_narrowed_at_{columns}"), stage.screen());
    }
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.keys(&[key(KeyCode::F(1)), Key::char('/')]);
    stage.types("zen");
    assert!(stage.screen().contains("no key has these words"));
    stage.keys(&[ESC]);
    assert!(stage.row(0).contains("Keys of the Library"), "all again");
    stage.keys(&[Key::char('/')]);
    stage.types("quit");
    stage.keys(&[ENTER]);
    assert!(stage.screen().contains("Leave the program"), "by its name");
    assert!(stage.row(22).contains("1 found"), "{}", stage.row(22));
    stage.keys(&[ESC, Key::char('/'), key(KeyCode::Backspace), ESC]);
    assert!(stage.row(0).contains("Search the library"));
}

#[test]
fn faults_in_the_settings_are_told_and_shut_nothing() {
    let mut stage = Stage::new(80, 24);
    let (own, wrong) = Keymap::parse("mine.toml", "[help]\nup = [\"kk\", \"u\"]\n");
    stage.app = App::new(Start {
        theme: Theme::dark(),
        keymap: Keymap::standard().unwrap().with(&own),
        language: "en".to_owned(),
        query: String::new(),
        today: PartialDate::of_year(2026),
        mouse: false,
        company: Company::Alone,
        faults: wrong.iter().map(ToString::to_string).collect(),
        presents: None,
    });
    stage.is_ready();
    let told = "1 mistake in your settings; F1 shows more";
    assert!(stage.row(22).contains(told), "{}", stage.row(22));
    stage.keys(&[key(KeyCode::F(1))]);
    assert!(stage.row(0).contains("Mistakes in your settings"));
    assert!(stage.row(1).contains("mine.toml:2: `kk` of `up` is no key"));
}

#[test]
fn nothing_panics_in_the_smallest_terminals() {
    for columns in 0..4 {
        for rows in 0..4 {
            let mut stage = Stage::new(columns, rows);
            stage.is_ready();
            stage.types("老");
            stage.answers(answer());
            for key in [
                DOWN,
                TAB,
                DOWN,
                ESC,
                key(KeyCode::F(1)),
                DOWN,
                ESC,
                DOWN,
                ENTER,
            ] {
                stage.keys(&[key]);
                stage.gives(trial::case());
            }
            stage.terminal.backend_mut().resize(160, 45);
            stage.turn(&[Event::Resize(160, 45)]);
            stage.terminal.backend_mut().resize(rows, columns);
            stage.turn(&[Event::Resize(rows, columns)]);
        }
    }
}

/// Whatever is pressed at whatever size: no panic, and what is on the screen is what a fresh one would show.
#[test]
fn random_keys_and_sizes_leave_a_sound_screen() {
    let keys = "qjkgGfx/?nNoSTzw12 a养[]\u{301}:vXdcoum'5rdyM";
    let mut random: u64 = 20_261_122;
    let mut stage = Stage::new(80, 24);
    for _ in 0..900 {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let die = usize::try_from(random >> 33).unwrap();
        let area = stage.terminal.backend().buffer().area;
        match die % 16 {
            0 => {
                let cells = |number: usize| u16::try_from(number).unwrap();
                let (columns, rows) = (cells(die / 16 % 170), cells(die / 4096 % 50));
                stage.terminal.backend_mut().resize(columns, rows);
                stage.turn(&[Event::Resize(columns, rows)]);
            }
            1 => stage.is_ready(),
            2 => stage.answers(answer()),
            3 => stage.answers(Answer::default()),
            4 => stage.gives(trial::case()),
            5 => stage.keys(&[ENTER]),
            6 => stage.keys(&[TAB]),
            7 => stage.keys(&[ESC]),
            8 | 9 => stage.keys(&[DOWN]),
            11 => {
                let queries = vec!["country:".to_owned(), "养老金 country:LAO".to_owned()];
                stage.turn(&[Event::Kept(News::History(queries)), Event::Key(UP)]);
            }
            13 => {
                let title = "养".repeat(die / 16 % 99);
                let record = "cases/aus-robodebt.md".to_owned();
                let number = die / 4096 % 9;
                let spot = Spot {
                    record,
                    title,
                    number,
                    ..Spot::default()
                };
                let spots = vec![spot; die / 65536 % 9];
                stage.kept(News::Marks(spots.clone()));
                stage.kept(News::Read(spots));
            }
            12 => {
                let name = "养".repeat(die / 16 % 99);
                let query = "country:LAO 养老金".to_owned();
                let saved = News::Saved(vec![SavedSearch { name, query }; die / 4096 % 9]);
                stage.turn(&[Event::Kept(saved), Event::Key(Key::char('v'))]);
            }
            10 => stage.turn(&[pointed(area, die)]),
            _ => {
                let at = die / 16 % keys.chars().count();
                let key = keys.chars().nth(at).map(Key::char).unwrap();
                stage.keys(&[key]);
            }
        }
    }
    let area = stage.terminal.backend().buffer().area;
    let mut fresh = Terminal::new(TestBackend::new(area.width, area.height)).unwrap();
    fresh.draw(|frame| stage.app.frame(frame)).unwrap();
    assert_eq!(fresh.backend().buffer(), stage.terminal.backend().buffer());
}

/// Returns what a mouse does somewhere, the edge and one cell beyond it included.
fn pointed(area: Rect, die: usize) -> Event {
    let cell = |die: usize, end: u16| u16::try_from(die % usize::from(end + 1)).unwrap();
    let at = Position::new(cell(die / 64, area.width), cell(die / 4096, area.height));
    match die / 16 % 4 {
        0 => Event::Wheel(1, at),
        1 => Event::Wheel(-1, at),
        _ => Event::Click(at),
    }
}

#[test]
fn a_record_that_was_named_opens_at_its_top_and_another_where_the_words_are() {
    let opened = |typed: &str, slug: &str, title: &str| {
        let mut stage = Stage::new(80, 24);
        stage.is_ready();
        stage.types(typed);
        let mut hits = vec![hit(slug, title, "paid by mobile phone")];
        hits[0].section.as_mut().unwrap().anchor = "gone".to_owned();
        let total = hits.len();
        stage.answers(Answer {
            total,
            hits,
            ..Answer::default()
        });
        stage.keys(&[ENTER]);
        stage.gives(trial::case());
        stage
            .screen()
            .contains("this page has no section called gone")
    };
    // The page of the trial has no such place, which tells that it was looked for.
    assert!(!opened("mobile", "tgo-novissi", "Novissi by mobile phone"));
    assert!(!opened("c102", "c102", "A Convention"));
    assert!(opened(
        "mobile money",
        "tgo-novissi",
        "Novissi by mobile phone"
    ));
    assert!(opened("novissi", "lao-lsso", "Another"));
}

#[test]
fn several_edits_taken_in_one_go_ask_once() {
    let mut stage = Stage::new(80, 24);
    let before = stage.searches();
    let events: Vec<Event> = "mobile".chars().map(|c| Event::Key(Key::char(c))).collect();
    stage.turn(&events);
    assert_eq!(stage.searches(), before + 1);
    let (_, request) = stage.search();
    assert_eq!((request.text.as_str(), request.live), ("mobile", true));
    assert!(request.facets && request.snippets && request.offset == 0);
}

#[test]
fn stale_answers_are_dropped_and_the_old_hits_stay() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.types("m");
    let (first, _) = stage.search();
    stage.answers(answer());
    stage.types("o");
    assert!(stage.screen().contains("Novissi"), "no flicker");
    let mut other = answer();
    other.hits[0].title = "Stale".to_owned();
    stage.says(Reply::Answer(first, Box::new(other)));
    assert!(!stage.screen().contains("Stale"));
    stage.answers(Answer::default());
    assert!(!stage.screen().contains("Novissi"));
    assert!(stage.screen().contains("Nothing found."));
}

#[test]
fn typed_text_is_never_a_command() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.types("q?TGjk/1 養");
    assert!(stage.effects.is_empty());
    assert!(stage.row(0).contains("q?TGjk/1 養"), "{}", stage.row(0));
    stage.keys(&[Key::ctrl('c'), Key::ctrl('c')]);
    assert!(matches!(stage.effects[..], [Effect::Quit]));
}

#[test]
fn an_interrupt_leaves_when_it_is_pressed_twice() {
    let interrupt = Key::ctrl('c');
    let told = "press Ctrl-C again to leave";
    let is_kept = |stage: &Stage| stage.effects.is_empty();
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.answers(listing());
    stage.keys(&[interrupt]);
    assert!(stage.row(22).contains(told), "{}", stage.row(22));
    stage.keys(&[Key::char('a'), interrupt]);
    assert!(is_kept(&stage), "another key forgets it");
    stage.keys(&[ESC, ESC, DOWN, Key::char(':'), interrupt]);
    assert!(
        stage.row(22).contains(told),
        "in the line: {}",
        stage.row(22)
    );
    stage.keys(&[ESC, interrupt]);
    assert!(is_kept(&stage));
    stage.keys(&[interrupt]);
    assert!(matches!(stage.effects[..], [Effect::Quit]));
    let mut stage = desk::reading(80, 24);
    stage.effects.clear();
    stage.keys(&[Key::char('z'), interrupt]);
    assert!(stage.row(22).contains(told), "over a full page");
    stage.keys(&[interrupt]);
    assert!(matches!(stage.effects[..], [Effect::Quit]));
}

#[test]
fn what_came_of_a_key_is_told_in_full_where_there_is_little_room() {
    let mut stage = Stage::new(40, 12);
    stage.is_ready();
    stage.answers(listing());
    assert!(stage.row(10).contains("342 records"), "{}", stage.row(10));
    stage.keys(&[Key::ctrl('c')]);
    let told = "press Ctrl-C again to leave";
    assert!(stage.row(10).contains(told), "{}", stage.row(10));
}

#[test]
fn q_leaves_at_once() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.answers(listing());
    stage.keys(&[DOWN, Key::char('q')]);
    assert!(matches!(stage.effects[..], [Effect::Quit]));
}

#[test]
fn with_nothing_found_no_key_leads_to_records() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.types("zzz");
    stage.answers(Answer::default());
    assert!(!stage.row(23).contains("records"), "{}", stage.row(23));
    assert!(!stage.row(23).contains("open"), "{}", stage.row(23));
    assert!(stage.row(23).contains("Esc"), "{}", stage.row(23));
}

#[test]
fn a_line_stands_before_the_hits_that_lack_a_word() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.types("mobile togo");
    let mut answer = answer();
    (answer.complete, answer.following) = (1, 2);
    answer.hits[1].left_out = vec!["togo".to_owned()];
    answer.hits[2].left_out = vec!["togo".to_owned()];
    stage.answers(answer.clone());
    let screen = stage.screen();
    let line = |stage: &Stage, words: &str| {
        let screen = stage.screen();
        screen.lines().position(|line| line.contains(words))
    };
    let divider = line(&stage, "Less exact: without togo");
    let novissi = line(&stage, "Novissi: emergency");
    assert_eq!(divider, novissi.map(|row| row + 2), "{screen}");
    assert!(
        !screen.contains("without: togo"),
        "it is told once: {screen}"
    );
    stage.keys(&[DOWN, DOWN]);
    assert!(stage.screen().contains("▌Inua"), "{}", stage.screen());
    let cursor = stage.app.stack[0]
        .cursor()
        .map(|cursor| usize::from(cursor.y));
    assert_eq!(cursor, line(&stage, "Inua"), "not on the line");
    stage.keys(&[DOWN]);
    assert!(stage.screen().contains("▌ປະກັນ"), "two steps, not three");
    answer.hits[2].left_out = vec!["mobile".to_owned()];
    stage.keys(&[ESC]);
    stage.types("x");
    stage.answers(answer);
    let screen = stage.screen();
    assert!(screen.contains("Less exact: a word is missing"), "{screen}");
    assert!(screen.contains("without: togo"), "each says: {screen}");
}

#[test]
fn pasted_text_is_never_a_command() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.answers(listing());
    stage.turn(&[Event::Paste("a\r\nqq\x1b".to_owned())]);
    assert!(stage.row(0).contains("a qq␛"));
    stage.answers(listing());
    stage.keys(&[DOWN]);
    stage.turn(&[Event::Paste("q\nq".to_owned())]);
    assert!(stage.effects.is_empty(), "{:?}", stage.effects);
    assert!(stage.row(0).contains("a qq␛"));
}

#[test]
fn a_paste_that_is_too_long_is_cut_with_a_note() {
    let mut stage = Stage::new(80, 24);
    stage.turn(&[Event::Paste("x".repeat(1_000_000))]);
    assert_eq!(stage.search().1.text.chars().count(), 512);
    assert!(stage.row(1).contains("Only the first 512 characters"));
}

#[test]
fn enter_opens_at_the_best_section_with_the_words_that_were_found() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.types("mobil");
    stage.answers(answer());
    stage.keys(&[DOWN, ENTER]);
    let opened = stage.asked.last().unwrap();
    assert!(
        matches!(opened, Request::Open { name, preview: false, .. } if name == "cases/tgo-novissi.md"),
        "{opened:?}"
    );
    stage.keys(&[Key::char('q')]);
    assert!(stage.effects.is_empty(), "q leads back from the reader");
    assert!(
        stage.screen().contains("Novissi"),
        "the Library is as it was"
    );
}

#[test]
fn zen_leaves_nothing_but_the_page() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.answers(answer());
    stage.keys(&[DOWN, ENTER]);
    stage.gives(trial::case());
    assert!(stage.row(22).contains("Reader"), "{}", stage.screen());
    stage.keys(&[Key::char('z')]);
    assert!(!stage.screen().contains("Reader  "), "{}", stage.screen());
    stage.keys(&[Key::char('z'), Key::char('1')]);
    assert!(stage.row(22).contains("Library  3 of 342"));
}

#[test]
fn enter_right_after_typing_waits_for_the_answer() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.answers(listing());
    stage.types("ken");
    stage.keys(&[ENTER]);
    let is_open = |stage: &Stage| matches!(stage.asked.last(), Some(Request::Open { .. }));
    assert!(!is_open(&stage), "the first hit answers another query");
    let mut answer = answer();
    answer.hits.remove(0);
    stage.answers(answer);
    assert!(
        matches!(stage.asked.last(), Some(Request::Open { name, .. }) if name == "cases/ken-inua.md")
    );
}

#[test]
fn escape_steps_back_and_stops_at_the_empty_input() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.types("mobile");
    stage.answers(answer());
    stage.keys(&[DOWN, Key::char('x')]);
    assert_eq!(
        stage.search().1.text,
        "",
        "x empties the input from the hits"
    );
    stage.types("mobile");
    stage.answers(answer());
    stage.keys(&[DOWN, ESC]);
    stage.types("s");
    assert_eq!(stage.search().1.text, "mobiles", "back in the input");
    stage.keys(&[ESC]);
    assert_eq!(stage.search().1.text, "");
    stage.keys(&[ESC, ESC]);
    assert!(stage.effects.is_empty());
}

#[test]
fn up_from_the_first_hit_leads_to_the_input() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.answers(listing());
    stage.keys(&[DOWN, DOWN, UP, UP]);
    stage.types("q");
    assert!(stage.effects.is_empty());
    assert_eq!(stage.search().1.text, "q");
}

#[test]
fn selecting_a_value_edits_the_query() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.types("mobile");
    stage.answers(answer());
    // Kind: case, project, term; then Country: TGO, LAO.
    stage.keys(&[TAB, TAB, DOWN, DOWN, DOWN, DOWN, Key::char(' ')]);
    assert_eq!(stage.search().1.text, "country:LAO mobile");
    let mut narrowed = answer();
    narrowed.facets[1] = facet(
        Field::Country,
        &[("TGO", 3, false), ("LAO", 2, true), ("KEN", 1, false)],
    );
    stage.answers(narrowed);
    assert!(stage.screen().contains("● Lao PDR"), "{}", stage.screen());
    stage.keys(&[DOWN, ENTER]);
    assert_eq!(stage.search().1.text, "country:LAO,KEN mobile");
    stage.keys(&[UP, ENTER]);
    assert_eq!(stage.search().1.text, "country:KEN mobile");
}

#[test]
fn more_hits_come_as_they_are_scrolled_to() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    let numbered = |from: usize, to: usize| Answer {
        total: 200,
        complete: 200,
        hits: (from..to)
            .map(|at| hit(&format!("c{at}"), &format!("Case {at}"), ""))
            .collect(),
        ..Answer::default()
    };
    let (_, request) = stage.search();
    stage.answers(numbered(0, request.limit));
    let before = stage.searches();
    stage.keys(&[DOWN]);
    assert_eq!(stage.searches(), before, "enough is there");
    for _ in 0..20 {
        stage.keys(&[DOWN]);
    }
    assert_eq!(stage.searches(), before + 1);
    let (ticket, more) = stage.search();
    assert_eq!((more.offset, more.facets), (request.limit, false));
    let page = numbered(more.offset, more.offset + more.limit);
    stage.says(Reply::Answer(ticket, Box::new(page)));
    stage.keys(&[Key::char('G')]);
    let last = more.offset + more.limit - 1;
    assert!(
        stage.screen().contains(&format!("Case {last}")),
        "{}",
        stage.screen()
    );
}

#[test]
fn a_page_that_comes_empty_is_not_asked_for_again() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.answers(listing());
    assert_eq!(stage.search().1.offset, 3);
    stage.answers(Answer::default());
    let before = stage.searches();
    stage.keys(&[DOWN, DOWN]);
    assert_eq!(stage.searches(), before);
    assert!(stage.screen().contains("Novissi"));
}

#[test]
fn a_changed_index_is_asked_again_and_the_selection_stays() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.types("mobile");
    stage.answers(answer());
    stage.keys(&[DOWN, DOWN]);
    let before = stage.searches();
    stage.says(Reply::Ready(State {
        records: 343,
        ..State::default()
    }));
    assert_eq!(stage.searches(), before + 1);
    let mut changed = answer();
    changed.hits.insert(0, hit("new", "A new one", ""));
    stage.answers(changed);
    let selected = stage.screen();
    let selected = selected.lines().find(|line| line.contains('▌')).unwrap();
    assert!(selected.contains("Inua Jamii"), "{selected}");
}

#[test]
fn what_is_wrong_with_a_query_is_told_below_the_input() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.types("contry:LAO");
    let mut noted = answer();
    let note = Diagnostic::note(Code("Q1"), Span::new(0, 6), "no field `contry\x1b[31m`");
    noted.notes = vec![note.with_help("did you mean `country`?")];
    stage.answers(noted);
    assert_eq!(
        stage.row(1),
        " no field `contry␛[31m`; did you mean `country`?"
    );
}

#[test]
fn words_that_were_left_out_are_named() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.types("mobile zebra");
    let mut relaxed = answer();
    relaxed.complete = 0;
    for hit in &mut relaxed.hits {
        hit.left_out = vec!["zebra".to_owned()];
    }
    stage.answers(relaxed.clone());
    assert!(
        stage
            .row(1)
            .contains("No record has all the words. Left out: zebra")
    );
    assert!(
        !stage.screen().contains("without: zebra"),
        "it is said once"
    );
    stage.types("s");
    relaxed.complete = 1;
    relaxed.hits[0].left_out.clear();
    stage.answers(relaxed);
    assert!(!stage.row(1).contains("No record"));
    assert!(stage.screen().contains("Less exact: without zebra"));
}

#[test]
fn a_search_without_hits_offers_what_would_help() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.types("country:LAO novissi");
    let suggestion = |query: &str, reason: &str| Suggestion {
        query: query.to_owned(),
        reason: reason.to_owned(),
        total: 4,
    };
    stage.answers(Answer {
        suggestions: vec![
            suggestion("novissi", "without country:LAO"),
            suggestion("country:LAO", "without novissi"),
        ],
        ..Answer::default()
    });
    assert!(stage.row(1).contains("Nothing found. Try one of these:"));
    stage.keys(&[DOWN, DOWN, ENTER]);
    assert_eq!(stage.search().1.text, "country:LAO");
}

#[test]
fn a_failed_search_says_why() {
    let mut stage = Stage::new(80, 24);
    let (ticket, _) = stage.search();
    stage.says(Reply::Failed(ticket, "the index cannot be read".to_owned()));
    assert!(stage.row(1).contains("the index cannot be read"));
    stage.types("a");
    assert!(!stage.row(1).contains("cannot be read"));
}

#[test]
fn the_preview_asks_for_the_selected_record_only_where_it_is_seen() {
    let is_preview = |request: &Request| matches!(request, Request::Open { preview: true, .. });
    let mut narrow = Stage::new(100, 24);
    narrow.is_ready();
    narrow.answers(answer());
    narrow.keys(&[DOWN]);
    assert!(!narrow.asked.iter().any(is_preview));
    narrow.terminal.backend_mut().resize(130, 24);
    narrow.turn(&[Event::Resize(130, 24)]);
    assert!(
        matches!(narrow.asked.last(), Some(Request::Open { name, preview: true, .. }) if name == "cases/tgo-novissi.md")
    );
    let before = narrow.asked.len();
    narrow.turn(&[Event::Resize(130, 24)]);
    assert_eq!(narrow.asked.len(), before, "asked once");
    narrow.keys(&[DOWN]);
    assert!(narrow.asked.last().is_some_and(is_preview));
}

#[test]
fn what_the_library_says_reaches_the_screen_made_safe() {
    let mut stage = Stage::new(160, 45);
    let mut tables = tables();
    tables.info.welcome = "Hello\x1b]0;x\x07\u{202e}".to_owned();
    tables.countries.all[0]
        .names
        .insert("en".to_owned(), "To\x1b[5mgo".to_owned());
    stage.says(Reply::Tables(Arc::new(tables)));
    stage.says(Reply::Ready(State {
        notice: Some("index\x1b[2J in memory".to_owned()),
        ..State::default()
    }));
    let mut hostile = answer();
    let hit = &mut hostile.hits[0];
    hit.title = "\u{9b}31mred mobile\u{202e}".to_owned();
    hit.title_marks = mark(&hit.title, "mobile");
    hit.snippet.text = "a\x1b[31mb\r\n\u{2028}mobile".to_owned();
    hit.snippet.marks = mark(&hit.snippet.text, "mobile");
    hit.because = vec!["\x1b]52;c;x\x07".to_owned()];
    stage.answers(hostile);
    let screen = stage.screen();
    assert!(screen.contains("Hello␛]0;x␇⟦RLO⟧"), "{screen}");
    stage.keys(&[DOWN]);
    let screen = stage.screen();
    assert!(screen.contains("index␛[2J in memory"));
    assert!(screen.contains("To␛[5mgo"));
    let bad = |c: char| c.is_control() && c != '\n' || matches!(c as u32, 0x202a..=0x202e | 0x2028);
    assert!(!screen.contains(bad));
}

#[test]
fn the_cursor_stands_where_the_user_is() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.types("养老");
    stage.answers(answer());
    stage.terminal.backend_mut().assert_cursor_position((7, 0));
    stage.keys(&[DOWN]);
    stage.terminal.backend_mut().assert_cursor_position((28, 2));
    stage.keys(&[DOWN]);
    stage.terminal.backend_mut().assert_cursor_position((28, 4));
}

#[test]
fn who_comes_back_from_a_record_comes_back_to_its_hit() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.types("mobile");
    stage.answers(answer());
    stage.keys(&[ENTER, ESC]);
    assert!(stage.row(23).contains("q quit"), "{}", stage.screen());
    stage.keys(&[Key::char('z')]);
    assert!(
        stage
            .row(22)
            .contains("z does nothing here; / searches, ? shows")
    );
    assert!(stage.row(0).contains("mobile") && !stage.row(0).contains("mobilez"));
}

#[test]
fn themes_cycle_and_say_their_name() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.answers(listing());
    stage.keys(&[DOWN, Key::char('T')]);
    assert!(stage.row(22).contains("theme light"));
    assert_eq!(stage.app.theme.name(), "light");
    stage.keys(&[DOWN]);
    assert!(!stage.row(22).contains("theme"), "told until the next key");
}

#[test]
fn the_footer_shows_keys_that_are_valid_now() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.answers(listing());
    assert!(stage.row(23).contains("F1 help"), "`?` is typed here");
    assert!(!stage.row(23).contains(" q quit"));
    stage.keys(&[DOWN]);
    assert!(stage.row(23).contains("? help"));
    assert!(stage.row(23).contains("q quit"));
}

#[test]
fn the_footer_shows_the_key_of_the_help_at_any_width() {
    for columns in [20, 24, 30, 40, 60, 80, 120] {
        let mut stage = Stage::new(columns, 12);
        stage.is_ready();
        stage.answers(listing());
        assert!(stage.row(11).contains("F1 help"), "{}", stage.row(11));
        stage.keys(&[DOWN, ENTER]);
        stage.gives(trial::case());
        assert!(stage.row(11).contains("? help"), "{}", stage.row(11));
    }
}

#[test]
fn progress_and_files_set_aside_are_in_the_status_line() {
    let mut stage = Stage::new(100, 24);
    stage.says(Reply::Progress(120, 342));
    assert!(stage.row(22).contains("preparing the search: 120 of 342"));
    stage.is_ready();
    assert!(!stage.row(22).contains("preparing"));
    let told = "3 files cannot be read as records: `casebook check` tells why";
    assert!(stage.row(22).contains(told));
}

#[test]
fn files_set_aside_are_told_at_any_width_and_leave_the_name_of_the_page() {
    for (columns, library, reader) in [
        (
            120,
            "3 files cannot be read as records: `casebook check` tells why",
            Some("3 files faulty: `casebook check` tells why"),
        ),
        (
            80,
            "3 files faulty: `casebook check` tells why",
            Some("3 faulty"),
        ),
        (60, "3 files faulty: casebook check", Some("3 faulty")),
        // There is room for one of the two.
        (40, "3 faulty", None),
    ] {
        let mut stage = Stage::new(columns, 24);
        stage.is_ready();
        stage.answers(listing());
        let row = stage.row(22);
        assert!(row.trim_end().ends_with(&format!("  {library}")), "{row}");
        stage.keys(&[DOWN, ENTER]);
        stage.gives(trial::case());
        let row = stage.row(22);
        match reader {
            Some(told) => assert!(row.trim_end().ends_with(&format!("  {told}")), "{row}"),
            None => assert!(!row.contains("faulty"), "{row}"),
        }
        let name = "Robodebt: automated debts from averaged income";
        let name = if columns < 80 { &name[..14] } else { name };
        assert!(row.contains(name), "{row}");
    }
}
