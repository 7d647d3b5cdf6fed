//! How much is written for a key, with all that is seen of it, on pages of many scripts and on tables.

use super::house::House;
use super::*;
use crate::content::parse_document;
use crate::tui::theme::Depth;

/// The size for which the goal stands.
const SIZE: (u16, u16) = (100, 30);

/// How many bytes a key may take, but for one in twenty.
const GOAL: usize = 4096;

/// The scripts, each with the body of a page.
const SCRIPTS: [(&str, &str); 4] = [
    ("Lao", include_str!("library/content/cases/lao-lsso.lo.md")),
    (
        "Khmer",
        include_str!("library/content/cases/khm-idpoor.km.md"),
    ),
    (
        "Arabic",
        include_str!("library/content/cases/tun-amen.ar.md"),
    ),
    (
        "Chinese",
        include_str!("library/content/cases/chn-rural-pension.zh.md"),
    ),
];

/// Returns a long page of the words of a text, no two of its lines alike, with tables and links.
fn page_of(text: &str) -> String {
    let body = text.splitn(3, "+++").nth(2).unwrap();
    let is_prose = |word: &&str| !word.contains(['|', '#', '[', '>', '^', '`']) && word.len() > 3;
    let words: Vec<&str> = body.split_whitespace().filter(is_prose).collect();
    let mut random: u64 = 7;
    let mut some = |count: usize| {
        let mut line = String::new();
        for _ in 0..count {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let at = usize::try_from(random >> 33).unwrap() % words.len();
            line.push_str(words[at]);
            line.push(' ');
        }
        line
    };
    let mut page: Vec<String> = Vec::new();
    for part in 0..8 {
        page.push(format!("## {}\n", some(2)));
        for _ in 0..3 {
            let (before, link, after) = (some(20), some(1), some(20));
            page.push(format!("{before}[{link}](nowhere.md) {after}\n"));
        }
        page.push(format!("| {} | {} | {} |", some(1), some(1), some(1)));
        page.push("|---|---|--:|".to_owned());
        for row in 0..9 {
            let number = part * 100 + row;
            page.push(format!("| {} | {} | {number} |", some(2), some(6)));
        }
        page.push(String::new());
    }
    page.join("\n")
}

/// Returns a stage that shows such a page.
fn reading(name: &str, text: &str) -> Stage {
    let mut stage = Stage::new(SIZE.0, SIZE.1);
    stage.app.theme = Theme::dark().with_depth(Depth::True);
    stage.is_ready();
    stage.answers(listing());
    stage.keys(&[DOWN, ENTER]);
    let blocks = parse_document(&page_of(text), 0).blocks;
    stage.gives(trial::opened(trial::record(name, blocks)));
    stage
}

/// Returns how many bytes each of some keys takes, with all that follows from it.
fn measured(stage: &mut Stage, keys: &[Key], after: impl Fn(&mut Stage)) -> Vec<usize> {
    let measure = |key: &Key| {
        stage.trial.sent = 0;
        stage.keys(&[*key]);
        after(stage);
        stage.trial.sent
    };
    keys.iter().map(measure).collect()
}

/// Tells the figures where more than one in twenty is above the goal.
#[track_caller]
fn holds(name: &str, mut bytes: Vec<usize>) {
    bytes.sort_unstable();
    let at = (bytes.len() * 95).div_ceil(100) - 1;
    assert!(
        bytes[at] <= GOAL,
        "{name}: {} at p95 of {bytes:?}",
        bytes[at]
    );
}

const fn ctrl(letter: char) -> Key {
    Key {
        code: KeyCode::Char(letter),
        ctrl: true,
        alt: false,
    }
}

#[test]
fn a_key_takes_few_bytes_while_one_reads() {
    for (name, text) in SCRIPTS {
        let mut stage = reading(name, text);
        let mut keys = vec![DOWN; 40];
        keys.extend([TAB; 6]);
        keys.extend([UP; 12]);
        keys.push(Key::char('/'));
        let word = page_of(text).split_whitespace().nth(1).unwrap().to_owned();
        keys.extend(word.chars().take(4).map(Key::char));
        keys.extend([ENTER, Key::char('n'), Key::char('n'), ESC, ESC]);
        keys.extend([DOWN; 12]);
        holds(name, measured(&mut stage, &keys, |_| {}));
    }
}

/// A page of Khmer or Lao has more bytes than the goal by itself: one that is shown as a whole is measured by its text.
#[test]
fn a_page_takes_little_more_than_what_stands_on_it() {
    let jumps = [
        key(KeyCode::PageDown),
        key(KeyCode::PageDown),
        ctrl('d'),
        Key::char('G'),
        key(KeyCode::PageUp),
    ];
    for (name, text) in SCRIPTS {
        let mut stage = reading(name, text);
        for key in jumps {
            let bytes = measured(&mut stage, &[key], |_| {})[0];
            let text = stage.screen().replace(' ', "").len();
            assert!(bytes * 4 <= text * 7, "{name} {key:?}: {bytes} for {text}");
        }
    }
}

#[test]
fn a_key_takes_few_bytes_while_one_types() {
    let house = House::open();
    let mut stage = house.stage(SIZE.0, SIZE.1);
    stage.app.theme = Theme::dark().with_depth(Depth::True);
    let mut bytes = Vec::new();
    for query in [
        "养老保险",
        "ສັງຄົມ",
        "ប្រព័ន្ធ",
        "الاقتصاد",
        "informal workers",
        "country:lao pension",
    ] {
        let mut keys: Vec<Key> = query.chars().map(Key::char).collect();
        keys.extend([DOWN, DOWN, DOWN, DOWN, UP, ESC, ESC]);
        bytes.extend(measured(&mut stage, &keys, |stage| house.serve(stage)));
    }
    holds("typing", bytes);
}
