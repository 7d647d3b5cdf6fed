//! A page of ten megabytes or a million lines: opened, scrolled, searched, made wider; beside the Markdown parser alone.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a bench is a program for developers: it prints, and it stops at the first thing that fails"
)]

mod foreign;
#[path = "../measure/mod.rs"]
mod measure;
mod texts;

use std::fs;
use std::time::Instant;

use casebook::content::Root;
use casebook::tui::event::{Code, Key};
use pulldown_cmark::{Options, Parser};
use tempfile::TempDir;

use measure::{Arguments, Samples, Screen, Table};
use texts::{TEXTS, Text};

/// The size of the terminal; below the width at which a preview is drawn beside the hits.
const SIZE: (u16, u16) = (100, 40);

/// The size it is made for a moment.
const NARROW: (u16, u16) = (72, 40);

/// How many frames are drawn in each place.
const FRAMES: usize = 200;

fn main() {
    let arguments = Arguments::read();
    if let Some(folder) = arguments.behind("--files").and_then(<[_]>::first) {
        return foreign::read_all(folder.as_ref());
    }
    let rounds = arguments.number("--rounds").unwrap_or(3);
    let mut table = Table::default();
    for text in TEXTS {
        measure(&text, rounds, &mut table);
    }
    table.print("Long pages");
}

/// What is measured of one text.
#[derive(Default)]
struct Times {
    parser: Samples,
    first: Samples,
    whole: Samples,
    scroll: Samples,
    end: Samples,
    find: Samples,
    resize: Samples,
    close: Samples,
}

fn measure(text: &Text, rounds: usize, table: &mut Table) {
    let markdown = (text.make)();
    let folder = TempDir::new().unwrap();
    let content = folder.path().join("content");
    fs::create_dir_all(content.join("cases")).unwrap();
    fs::write(content.join("library.toml"), "name = \"Long pages\"\n").unwrap();
    let record = format!(
        "+++\ntitle = \"Zebra\"\nsummary = \"A long page.\"\ntopics = [\"cash\"]\ncountries = [\"TGO\"]\n\
         organisation = \"o\"\noutcome = \"success\"\nstages = [\"planning\"]\nperiod = {{ start = 2020 }}\n+++\n\n{markdown}"
    );
    fs::write(content.join("cases/zebra.md"), record).unwrap();
    let root = Root::directory(folder.path()).unwrap();
    let mut times = Times::default();
    for _ in 0..rounds {
        times.parser.time(|| {
            let options = Options::ENABLE_TABLES | Options::ENABLE_GFM;
            Parser::new_ext(&markdown, options).count()
        });
        read(&root, &mut times);
    }
    let megabytes = markdown.len() / 1_000_000;
    let lines = markdown.lines().count();
    let name = format!("{} ({megabytes} MB, {lines} lines)", text.name);
    let parser = ("pulldown-cmark alone", &times.parser);
    let work = |what: &str| format!("{what}, {name}");
    table.compare(
        &work("Enter to first frame"),
        &times.first,
        parser,
        "≤ 100 ms",
    );
    table.compare(&work("Enter to the whole page"), &times.whole, parser, "");
    table.alone(&work("frame while scrolling"), &times.scroll, "≤ 4 ms");
    table.alone(&work("to the end and back"), &times.end, "≤ 4 ms");
    table.compare(&work("a letter in find"), &times.find, parser, "");
    table.alone(&work("resize"), &times.resize, "");
    table.alone(&work("close"), &times.close, "");
}

/// Opens the page and does with it what a reader does.
fn read(root: &Root, times: &mut Times) {
    let home = TempDir::new().unwrap();
    let mut screen = Screen::open(root, home.path().to_path_buf(), SIZE);
    for letter in "zebra".chars() {
        screen.press(Key::char(letter));
    }
    let (first, whole) = screen.open_selected(&[Key::new(Code::Enter)]);
    times.first.add(first);
    times.whole.add(whole);
    let mut press = |samples: &mut Samples, key: Key| {
        let start = Instant::now();
        screen.press(key);
        samples.add(start.elapsed());
    };
    for _ in 0..FRAMES {
        press(&mut times.scroll, Key::new(Code::PageDown));
        press(&mut times.scroll, Key::char('j'));
    }
    for key in ['G', 'g'] {
        press(&mut times.end, Key::char(key));
    }
    press(&mut times.end, Key::char('G'));
    for _ in 0..FRAMES {
        press(&mut times.scroll, Key::new(Code::PageUp));
        press(&mut times.scroll, Key::char('k'));
    }
    press(&mut Samples::default(), Key::char('/'));
    for letter in "needle".chars() {
        press(&mut times.find, Key::char(letter));
    }
    press(&mut Samples::default(), Key::new(Code::Enter));
    for (columns, lines) in [NARROW, SIZE] {
        times.resize.time(|| screen.resize(columns, lines));
    }
    times.close.time(|| screen.press(Key::new(Code::Esc)));
}
