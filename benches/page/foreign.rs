//! Markdown that was not written for us: every file below a folder, made a record, opened and read to its end in three
//! sizes. Nothing is timed but the whole of a file: what counts is that none breaks the screen.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use casebook::content::Root;
use casebook::tui::event::{Code, Key};
use tempfile::TempDir;

use crate::measure::Screen;

/// How many files stand in one library.
const SHELF: usize = 500;

/// The sizes in which each file is read.
const SIZES: [(u16, u16); 3] = [(100, 30), (40, 12), (160, 45)];

/// How many pages of a file are read one by one before its end.
const PAGES: usize = 30;

/// Opens every Markdown file below a folder; stops at the first that is not shown as it should be.
pub(crate) fn read_all(folder: &Path) {
    let mut files = Vec::new();
    collect(folder, &mut files);
    files.sort();
    let mut slowest = (std::time::Duration::ZERO, PathBuf::new());
    for shelf in files.chunks(SHELF) {
        let library = TempDir::new().unwrap();
        let root = write(library.path(), shelf);
        let home = TempDir::new().unwrap();
        let mut screen = Screen::open(&root, home.path().to_path_buf(), SIZES[0]);
        for (number, file) in shelf.iter().enumerate() {
            let start = Instant::now();
            read(&mut screen, number, file);
            slowest = slowest.max((start.elapsed(), file.clone()));
        }
    }
    println!("{} files below {}", files.len(), folder.display());
    println!(
        "the slowest: {} ms, {}",
        slowest.0.as_millis(),
        slowest.1.display()
    );
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => collect(&path, files),
            Ok(kind) if kind.is_file() => {
                let ending = path.extension().and_then(|ending| ending.to_str());
                if ending.is_some_and(|ending| matches!(ending, "md" | "markdown" | "mdx")) {
                    files.push(path);
                }
            }
            _ => {}
        }
    }
}

/// Writes a library of these files, each below front matter of our own.
fn write(folder: &Path, files: &[PathBuf]) -> Root {
    let content = folder.join("content");
    fs::create_dir_all(content.join("cases")).unwrap();
    fs::write(content.join("library.toml"), "name = \"Foreign\"\n").unwrap();
    for (number, file) in files.iter().enumerate() {
        let mut record = format!(
            "+++\ntitle = \"{}\"\nsummary = \"s\"\n+++\n\n",
            name(number)
        )
        .into_bytes();
        record.extend(fs::read(file).unwrap());
        fs::write(content.join(format!("cases/f{number}.md")), record).unwrap();
    }
    Root::directory(folder).unwrap()
}

/// Returns a word that is in no other file.
fn name(number: usize) -> String {
    format!("zqzebra{number:04}")
}

fn read(screen: &mut Screen, number: usize, file: &Path) {
    for letter in name(number).chars() {
        screen.press(Key::char(letter));
    }
    screen.open_selected(&[Key::new(Code::Enter)]);
    let shown = |screen: &Screen| {
        let text = screen.text();
        let hostile = text.chars().find(|sign| sign.is_control() && *sign != '\n');
        assert_eq!(hostile, None, "{}:\n{text}", file.display());
        text
    };
    let text = shown(screen);
    assert!(
        text.contains("Reader") && text.contains(&name(number)),
        "{} is not opened:\n{text}",
        file.display()
    );
    for (columns, lines) in SIZES {
        screen.resize(columns, lines);
        screen.press(Key::char('g'));
        for _ in 0..PAGES {
            screen.press(Key::new(Code::PageDown));
            shown(screen);
        }
        screen.press(Key::char('G'));
        shown(screen);
    }
    for key in ['w', 'o', 'o', 'w'] {
        screen.press(Key::char(key));
        shown(screen);
    }
    let (columns, lines) = SIZES[0];
    screen.resize(columns, lines);
    for key in ['q', 'x', '/'] {
        screen.press(Key::char(key));
    }
}
