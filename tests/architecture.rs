//! The house rules, checked: arrows between rooms go down, each outside library is named in its own room, files and
//! functions stay small. The floors are those of the map in `src/lib.rs`.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The floor of every room.
const FLOORS: [(&str, u8); 15] = [
    ("source", 0),
    ("model", 1),
    ("content", 2),
    ("config", 2),
    ("personal", 2),
    ("learn", 2),
    ("session", 2),
    ("compare", 2),
    ("atlas", 2),
    ("workbench", 2),
    ("slides", 2),
    ("search", 3),
    ("export", 3),
    ("library", 4),
    ("tui", 5),
];

/// `cli` stands on the top floor; only `main.rs` calls it.
const TOP: (&str, u8) = ("cli", 6);

/// Where each outside library may be named: a room, or one file of a room. Tests may name any.
const WALLS: [(&str, &[&str]); 19] = [
    ("ratatui", &["tui"]),
    ("crossterm", &["tui"]),
    ("tui_big_text", &["tui/big.rs"]),
    ("filedescriptor", &["tui"]),
    ("signal_hook", &["tui"]),
    ("rustix", &["tui/terminal.rs", "tui/terminal/abort.rs"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("anyhow", &["cli"]),
    ("tantivy", &["search"]),
    ("icu_normalizer", &["search"]),
    ("frostem", &["search/analyzers"]),
    ("icu_segmenter", &["source/segment.rs"]),
    ("pulldown_cmark", &["content"]),
    (
        "toml",
        &[
            "content",
            "config",
            "personal",
            "source/salvage.rs",
            "workbench/read.rs",
            "tui/keymap.rs",
            "tui/theme.rs",
        ],
    ),
    (
        "tempfile",
        &["search", "library", "personal", "cli/pager.rs"],
    ),
    ("xxhash_rust", &["source/hash.rs"]),
    ("unicode_width", &["source/render", "tui/text.rs"]),
];

/// What stands on the top level beside the sources; the page in `index` is the one file of it that git keeps.
const TOP_LEVEL: [&str; 11] = [
    "Cargo.lock",
    "Cargo.toml",
    "CONTRIBUTING.md",
    "LICENSE-APACHE",
    "LICENSE-CONTENT.md",
    "LICENSE-MIT",
    "README.md",
    "benches",
    "content/library.toml",
    "index/README.md",
    "src",
];

/// The one file with `unsafe`; `Cargo.toml` denies it to all others.
const UNSAFE: &str = "tui/terminal/abort.rs";

/// Lines of a file without its tests, lines of a function.
const FILE_LINES: usize = 400;
const FUNCTION_LINES: usize = 60;

struct Source {
    /// Relative to `src`, with `/`.
    path: String,
    /// Without comments, texts, and what stands behind `#[cfg(test)]` at the end of the file.
    code: String,
}

impl Source {
    fn room(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap()
    }

    fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs") || self.path.contains("/tests/")
    }
}

#[test]
fn rooms_import_from_lower_floors_only() {
    let floors: BTreeMap<&str, u8> = FLOORS.into_iter().chain([TOP]).collect();
    let mut faults = Vec::new();
    for source in sources() {
        let Some(own) = floors.get(source.room()) else {
            assert!(
                matches!(source.path.as_str(), "lib.rs" | "main.rs"),
                "src/{} stands on no floor",
                source.path
            );
            continue;
        };
        for (room, floor) in &floors {
            let named = imports(&source.code, room);
            if named && *room != source.room() && floor >= own {
                faults.push(format!(
                    "src/{} (floor {own}) imports {room} (floor {floor})",
                    source.path
                ));
            }
        }
        if source.code.contains("super::super") {
            faults.push(format!(
                "src/{} reaches up with super::super: name the room instead",
                source.path
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn main_calls_only_cli_and_is_short() {
    let text = fs::read_to_string(root().join("src/main.rs")).unwrap();
    assert!(
        text.lines().count() < 30,
        "src/main.rs is longer than 30 lines"
    );
    for (room, _) in FLOORS {
        assert!(
            !text.contains(&format!("casebook::{room}")),
            "src/main.rs names {room}"
        );
    }
}

#[test]
fn outside_libraries_stay_in_their_room() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| !source.is_test()) {
        for (library, rooms) in WALLS {
            let home =
                |room: &&str| source.path == **room || source.path.starts_with(&format!("{room}/"));
            if uses(&source.code, library) && !rooms.iter().any(home) {
                faults.push(format!(
                    "src/{} names {library}, which belongs in {}",
                    source.path,
                    rooms.join(", ")
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_dependency_is_behind_a_wall_or_common_ground() {
    // Small crates without a world of their own may be named anywhere.
    let common = [
        "serde",
        "serde_json",
        "thiserror",
        "time",
        "unicode_segmentation",
    ];
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let sections = ["\n[dependencies]", ".dependencies]"].map(|name| {
        let section = manifest.split_once(name).unwrap().1;
        section.split("\n[").next().unwrap()
    });
    let sources = sources();
    let lines = sections.iter().flat_map(|section| section.lines());
    for line in lines.filter(|line| line.contains('=') && !line.starts_with('#')) {
        let name = line.split('=').next().unwrap().trim().replace('-', "_");
        let walled = WALLS.iter().any(|(library, _)| *library == name);
        assert!(
            walled || common.contains(&name.as_str()),
            "{name} has no wall in tests/architecture.rs"
        );
        let used = sources.iter().any(|source| uses(&source.code, &name));
        assert!(used, "{name} is in Cargo.toml and not used");
    }
}

#[test]
fn what_the_compiler_cannot_check_stands_in_one_file() {
    let is_unsafe = |source: &Source| {
        let mut words = source
            .code
            .split(|character: char| !character.is_alphanumeric() && character != '_');
        words.any(|word| matches!(word, "unsafe" | "unsafe_code"))
    };
    let files: Vec<String> = sources()
        .into_iter()
        .filter(is_unsafe)
        .map(|source| source.path)
        .collect();
    assert_eq!(files, [UNSAFE]);
}

#[test]
fn files_and_functions_stay_small() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| !source.is_test()) {
        let lines = source.code.lines().count();
        if lines > FILE_LINES {
            faults.push(format!(
                "src/{} has {lines} lines; {FILE_LINES} is the most",
                source.path
            ));
        }
        for (name, lines) in functions(&source.code) {
            if lines > FUNCTION_LINES {
                faults.push(format!(
                    "src/{}: {name} has {lines} lines; {FUNCTION_LINES} is the most",
                    source.path
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_file_opens_with_what_it_owns() {
    for source in sources() {
        let text = fs::read_to_string(root().join("src").join(&source.path)).unwrap();
        assert!(
            text.starts_with("//!") || source.is_test(),
            "src/{} has no module comment",
            source.path
        );
    }
}

#[test]
fn the_top_level_holds_what_the_readme_promises() {
    for path in TOP_LEVEL {
        assert!(root().join(path).exists(), "{path} is gone");
    }
    let ignored = fs::read_to_string(root().join(".gitignore")).unwrap();
    let lines: Vec<&str> = ignored.lines().collect();
    for line in ["/index/*", "!/index/README.md"] {
        assert!(lines.contains(&line), ".gitignore lacks {line}");
    }
}

#[test]
fn the_rules_see_what_they_look_for() {
    let code = stripped(
        "use crate::{\n    tui::App,\n    model::Kind,\n};\nfn a() {\n    crate::search::x();\n}\n",
    );
    assert!(
        imports(&code, "tui")
            && imports(&code, "model")
            && imports(&code, "search")
            && !imports(&code, "cli")
    );
    assert!(!imports(
        &stripped("// crate::tui\nlet a = \"crate::tui\";"),
        "tui"
    ));
    assert!(uses("use toml::de;", "toml") && !uses("crate_toml::x", "toml"));
    for code in [
        "use toml;",
        "pub use toml as t;",
        "use {\n    std::fs,\n    toml,\n};",
        "use {std::{fs, io}, toml::de};",
        "extern crate toml;",
        "use ::toml;",
    ] {
        assert!(uses(code, "toml"), "{code}");
    }
    assert!(!uses("use crate::{toml, source};\nuse a::toml;", "toml"));
    for visible in ["", "pub ", "pub(crate) ", "pub(in crate::tui) const "] {
        let code = format!("{visible}fn a() {{\n    1\n}}\n");
        assert_eq!(functions(&code), [("a".to_owned(), 3)], "{visible}");
    }
    assert_eq!(
        functions("fn a() {\n    1\n}\n\nimpl X {\n    fn b() {\n        2\n    }\n}\n"),
        [("a".to_owned(), 3), ("b".to_owned(), 3)]
    );
}

#[test]
fn code_behind_texts_and_characters_is_seen_and_what_stands_in_them_is_not() {
    for before in [
        "const Q: char = '\"';",
        "const Q: char = '\\'';",
        "let a = \"\\\"a\";",
        "let a = \"two\nlines\";",
        "let a = r#\"one \" quote\"#;",
        "let a = br\"\\\";",
        "fn f<'a>(a: &'a str) -> &'a str",
        "/* one /* in */ another */",
        "let a = \"https://example.org\";",
    ] {
        let code = stripped(&format!("{before} crate::tui::run();"));
        assert!(imports(&code, "tui"), "{before} hides what follows");
    }
    for text in [
        "let a = \"\ncrate::tui::run()\";",
        "let a = r##\"\"# crate::tui\"##;",
        "/* crate::tui */",
        "let a = '\"'; // crate::tui",
    ] {
        let code = stripped(text);
        assert!(!imports(&code, "tui"), "{text}");
        assert_eq!(code.matches('\n').count(), text.matches('\n').count());
    }
}

#[test]
fn every_wall_stands_where_something_is() {
    for (library, homes) in WALLS {
        for home in homes {
            let there = root().join("src").join(home).exists();
            assert!(there, "{library} belongs in src/{home}, which is not there");
        }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    collect(&root().join("src"), &mut found);
    assert!(found.len() > 20, "the sources were not found");
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn collect(folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let relative = path.strip_prefix(root().join("src")).unwrap();
            let relative = relative.to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(&path).unwrap();
            let own = text.split("\n#[cfg(test)]\nmod ").next().unwrap();
            found.push(Source {
                path: relative,
                code: stripped(own),
            });
        }
    }
}

/// Blanks comments, texts and characters in quotes, so that only code is read; keeps the lines.
fn stripped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let length = blank(rest, out.chars().next_back());
        if length == 0 {
            out.push(next);
            rest = &rest[next.len_utf8()..];
        } else {
            out.extend(
                rest[..length]
                    .chars()
                    .filter(|character| *character == '\n'),
            );
            rest = &rest[length..];
        }
    }
    out
}

/// Returns how many bytes at the beginning of a text are no code, behind such a character.
fn blank(text: &str, before: Option<char>) -> usize {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if text.starts_with("/*") {
        return block_comment(text);
    }
    if text.starts_with('"') {
        return quoted(text, '"');
    }
    if text.starts_with('\'') {
        return character(text);
    }
    let raw = ["br", "cr", "r"];
    let raw = raw.iter().find_map(|prefix| text.strip_prefix(prefix));
    match raw.filter(|_| !before.is_some_and(is_word)) {
        Some(rest) => raw_text(rest).map_or(0, |length| text.len() - rest.len() + length),
        None => 0,
    }
}

/// Returns the length of a comment between `/*` and `*/`, which may hold others.
fn block_comment(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        let here = &text.as_bytes()[at..];
        if here.starts_with(b"/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if here.starts_with(b"*/") {
            (depth, at) = (depth - 1, at + 2);
        } else {
            at += 1;
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// Returns the length of a text in quotes, in which a backslash takes the quote after it for a letter.
fn quoted(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        if character == quote && !is_escaped {
            return at + character.len_utf8();
        }
        is_escaped = character == '\\' && !is_escaped;
    }
    text.len()
}

/// Returns the length of a character in quotes; 0 where the quote begins a lifetime or a label.
fn character(text: &str) -> usize {
    let mut next = text.chars().skip(1);
    match (next.next(), next.next()) {
        (Some('\\'), _) | (Some(_), Some('\'')) => quoted(text, '\''),
        _ => 0,
    }
}

/// Returns the length of a raw text behind its `r`; `None` where it is none.
fn raw_text(text: &str) -> Option<usize> {
    let marks = text.len() - text.trim_start_matches('#').len();
    let inner = text[marks..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(marks));
    let length = inner.find(&end).map_or(inner.len(), |at| at + end.len());
    Some(marks + 1 + length)
}

/// Tells whether code names a room of this crate, by path or in a braced import.
fn imports(code: &str, room: &str) -> bool {
    if names(code, &format!("crate::{room}")) {
        return true;
    }
    code.split("use crate::{").skip(1).any(|rest| {
        let braced = rest.split(';').next().unwrap();
        braced
            .split([',', '{', '}', '\n'])
            .any(|item| item.trim().split("::").next() == Some(room))
    })
}

/// Tells whether code names an outside library: at the head of a path, or in an import of the whole of it.
fn uses(code: &str, library: &str) -> bool {
    names(code, &format!("{library}::")) || heads(code).contains(&library)
}

/// Returns the first name of everything that is imported: `a` of `use a::b`, `a` and `c` of `use {a::b, c as d}`.
fn heads(code: &str) -> Vec<&str> {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    let mut found = Vec::new();
    for word in ["use ", "extern crate "] {
        for (at, _) in code.match_indices(word) {
            if code[..at].chars().next_back().is_some_and(is_word) {
                continue;
            }
            let import = code[at + word.len()..].split(';').next().unwrap().trim();
            let mut depth = 0_usize;
            let items = import.strip_prefix('{').unwrap_or(import).split(|it| {
                match it {
                    '{' => depth += 1,
                    '}' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                it == ',' && depth == 0
            });
            for item in items {
                let item = item.trim().trim_start_matches("::");
                found.extend(item.split(|it| !is_word(it)).next());
            }
        }
    }
    found
}

/// Tells whether code holds a path that begins with a name, not as a part of a longer word.
fn names(code: &str, name: &str) -> bool {
    let word = |character: char| character.is_alphanumeric() || character == '_';
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + name.len()..].chars().next();
        !before.is_some_and(word) && (name.ends_with(':') || !after.is_some_and(word))
    })
}

/// Returns a declaration without the words that say who may use it, such as `pub(in crate::tui)`.
fn open_to(line: &str) -> &str {
    let Some(rest) = line.strip_prefix("pub") else {
        return line;
    };
    let behind = rest.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let rest = behind.map_or(rest, |(_, rest)| rest);
    rest.strip_prefix(' ').unwrap_or(line)
}

/// Returns name and length of every function, by the indentation that rustfmt gives.
fn functions(code: &str) -> Vec<(String, usize)> {
    let mut found: Vec<(String, usize)> = Vec::new();
    let mut open: Vec<(String, usize, usize)> = Vec::new();
    for (number, line) in code.lines().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let words = open_to(line.trim_start())
            .trim_start_matches("const ")
            .trim_start_matches("async ");
        if let Some(rest) = words.strip_prefix("fn ") {
            let name = rest.split(['(', '<']).next().unwrap().to_owned();
            if !line.trim_end().ends_with([';', '}']) {
                open.push((name, indent, number));
            }
        } else if line.trim_end() == format!("{}}}", " ".repeat(indent))
            && let Some(at) = open.iter().rposition(|(_, start, _)| *start == indent)
        {
            let (name, _, start) = open.remove(at);
            found.push((name, number - start + 1));
        }
    }
    found
}
