use std::fs;
use std::path::Path;

use super::*;
use crate::content::check;
use crate::content::rules::kit;

/// Makes a library of these files and returns its folder.
fn library(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let own: &[(&str, &[u8])] = &[(
        "library.toml",
        b"[library]\nname = \"x\"\nlanguage = \"en\"\n",
    )];
    for (path, bytes) in files.iter().chain(own) {
        let full = folder.path().join("content").join(path);
        fs::create_dir_all(full.parent().unwrap()).unwrap();
        fs::write(full, bytes).unwrap();
    }
    folder
}

fn loaded(folder: &Path) -> Loaded {
    load(&Root::directory(folder).unwrap()).unwrap()
}

#[test]
fn sets_aside_what_is_no_record_and_keeps_the_rest() {
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(kit::CASE.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let windows = format!("\u{feff}{}", kit::CASE.replace('\n', "\r\n"));
    let folder = library(&[
        ("cases/a-latin.md", b"+++\ntitle = \"caf\xe9\"\n+++\n"),
        ("cases/b-utf16.md", &utf16),
        ("cases/c-empty.md", b""),
        ("cases/d-none.md", b"# Title\n"),
        ("cases/e-open.md", b"+++\ntitle = \"x\"\n"),
        ("cases/f-untitled.md", b"+++\nsummary = \"x\"\n+++\n"),
        ("cases/g-cr.md", kit::CASE.replace('\n', "\r").as_bytes()),
        ("cases/h-windows.md", windows.as_bytes()),
        (
            "cases/i-nul.md",
            kit::CASE.replace("Some", "So\0me").as_bytes(),
        ),
        (
            "cases/j-wrong.md",
            b"+++\ntitle = \"x\"\ntopics = 3\nfoo = [\n+++\nbody\n",
        ),
        ("cases/README.md", b"no record"),
        ("terms/k.md", kit::TERM.as_bytes()),
    ]);
    let loaded = loaded(folder.path());
    let aside: Vec<&str> = loaded.set_aside.iter().map(|path| &path[6..7]).collect();
    assert_eq!(aside, ["a", "b", "c", "d", "e", "f", "g"]);
    let slugs: Vec<&str> = loaded
        .catalog
        .records()
        .iter()
        .map(|record| record.id.slug.as_str())
        .collect();
    assert_eq!(slugs, ["h-windows", "i-nul", "j-wrong", "k"]);
    let reports = check(&loaded);
    assert!(reports.is_sorted_by(|a, b| a.file.path() < b.file.path()));
    for path in &loaded.set_aside {
        let report = reports
            .iter()
            .find(|report| report.file.path() == path)
            .unwrap();
        assert!(
            report
                .diagnostics
                .iter()
                .any(|one| one.severity == crate::source::Severity::Error),
            "{path}"
        );
    }
}

#[test]
fn gives_the_same_on_one_thread_and_on_many() {
    let texts: Vec<(String, String)> = (0..150)
        .map(|at| {
            (
                format!("cases/c{at}.md"),
                kit::CASE.replace("A sound", &format!("A {at}.")),
            )
        })
        .collect();
    let files: Vec<(&str, &[u8])> = texts
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_bytes()))
        .collect();
    let folder = library(&files);
    let root = Root::directory(folder.path()).unwrap();
    let entries = root.entries().unwrap();
    let tables = Tables::default();
    let paths = |parsed: Vec<(&Entry, Parsed)>| -> Vec<String> {
        parsed
            .into_iter()
            .map(|(entry, parsed)| format!("{} {}", entry.path, parsed.record.unwrap().title.value))
            .collect()
    };
    assert_eq!(
        paths(parse_all(&root, &entries, &tables)),
        paths(parse_some(&root, &entries, &tables))
    );
    let first = format!("{:?}", check(&loaded(folder.path())));
    assert_eq!(first, format!("{:?}", check(&loaded(folder.path()))));
}

#[test]
fn checks_a_text_as_if_it_stood_in_the_library() {
    let loaded = kit::load(&[("cases/x.md", kit::CASE)]);
    let sound = kit::CASE.replace("related = []", "related = [\"x\"]");
    let report = check_text(&loaded, "cases/y.md", sound.as_bytes()).unwrap();
    assert!(report.diagnostics.is_empty(), "{report:?}");
    let broken = kit::CASE.replace("TGO", "TGG");
    let report = check_text(&loaded, "cases/x.md", broken.as_bytes()).unwrap();
    let codes: Vec<&str> = report.diagnostics.iter().map(|one| one.code.0).collect();
    assert_eq!(codes, ["CB208"]);
    assert!(check_text(&loaded, "README.md", b"").is_none());
}

#[test]
fn tells_once_of_a_table_that_is_refused() {
    let folder = library(&[("terms/k.md", kit::TERM.as_bytes())]);
    let path = folder.path().join("content/vocabulary");
    fs::create_dir_all(&path).unwrap();
    let huge = fs::File::create(path.join("topics.toml")).unwrap();
    huge.set_len(100 * 1024 * 1024).unwrap();
    let loaded = loaded(folder.path());
    let told = loaded
        .reports
        .iter()
        .filter(|report| report.file.path() == "vocabulary/topics.toml");
    assert_eq!(told.count(), 1);
    assert!(loaded.set_aside.is_empty());
}

#[test]
fn reads_no_record_where_the_path_is_none() {
    for path in [
        "README.md",
        "data/countries.toml",
        "cases/a/b.md",
        "cases/README.md",
    ] {
        assert!(
            parse_record(path, b"+++\ntitle = \"x\"\n+++\n", &Tables::default()).is_none(),
            "{path}"
        );
    }
}

#[test]
fn shifts_the_spans_of_the_body_into_the_file() {
    let text = "+++\ntitle = \"x\"\n+++\n\n## Aims\n";
    let record = parse_record("projects/x.md", text.as_bytes(), &Tables::default())
        .unwrap()
        .record
        .unwrap();
    assert_eq!(
        &text[record.body.blocks[0].span.range()].trim_end(),
        &"## Aims"
    );
    assert_eq!(&text[record.title.span.range()], "\"x\"");
    assert_eq!(&text[record.front_matter.range()], "title = \"x\"\n");
}

#[test]
fn loads_the_built_in_library() {
    let loaded = load(&Root::BuiltIn).unwrap();
    assert!(loaded.set_aside.is_empty(), "{:?}", loaded.set_aside);
    assert!(loaded.catalog.records().len() > 600);
    assert!(loaded.file("library.toml").is_some());
}

/// Returns a text with some of its bytes replaced by hostile pieces.
fn mutated(text: &str, cuts: &[(usize, usize, usize)]) -> Vec<u8> {
    const PIECES: [&[u8]; 14] = [
        b"",
        b"\0",
        b"\x1b[31m",
        b"+++",
        b"\"",
        b"[^",
        b"\xff",
        b"\r",
        b"](",
        b"&#27;",
        b"\xef\xbb\xbf",
        b"|",
        b"= [{",
        b"]]",
    ];
    let mut bytes = text.as_bytes().to_vec();
    for (at, length, piece) in cuts {
        let start = at % (bytes.len() + 1);
        let end = (start + length % 40).min(bytes.len());
        bytes.splice(start..end, PIECES[piece % PIECES.len()].iter().copied());
    }
    bytes
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(300))]

    #[test]
    fn places_of_faults_lie_in_the_text_and_print_nothing_a_terminal_obeys(
        kind in 0_usize..7,
        cuts in proptest::collection::vec((0_usize..4000, 0_usize..40, 0_usize..14), 1..6),
    ) {
        let (path, text) = [
            ("cases/x.md", kit::CASE),
            ("projects/x.md", kit::PROJECT),
            ("standards/x.md", kit::STANDARD),
            ("terms/x.md", kit::TERM),
            ("agendas/x.md", kit::AGENDA),
            ("worksheets/x.md", kit::WORKSHEET),
            ("modules/x.md", kit::MODULE),
        ][kind];
        let loaded = kit::load(&[]);
        let report = check_text(&loaded, path, &mutated(text, &cuts)).unwrap();
        for one in &report.diagnostics {
            let text = report.file.text();
            proptest::prop_assert!(text.get(one.span.range()).is_some(), "{one:?}");
            let position = report.file.position(one.span.start);
            proptest::prop_assert!(position.line >= 1 && position.column >= 1);
            let shown = crate::source::render::full(&report.file, one, 80) + &crate::source::render::concise(&report.file, one);
            let obeyed = shown.chars().find(|at| at.is_control() && *at != '\n');
            proptest::prop_assert!(obeyed.is_none(), "{shown:?}");
        }
    }
}

#[test]
fn of_a_long_body_the_first_lines_are_read() {
    let head = "+++\ntitle = \"t\"\nsummary = \"s\"\n+++\n";
    let parsed = |body: &str, most: usize| {
        let text = format!("{head}{body}");
        let parsed = parse_up_to("cases/x.md", text.as_bytes(), most, &Tables::default());
        let parsed = parsed.unwrap();
        assert_eq!(parsed.report.file.text(), text, "the file is told of whole");
        let sections = parsed.record.unwrap().body.sections();
        let texts = sections.into_iter().map(|section| section.text);
        let words: String = texts.collect();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let body = "one\n\ntwo\n\nລາວ\n";
    assert_eq!(parsed(body, 1000), parsed(body, body.len()));
    assert_eq!(parsed(body, 10), "one two");
    assert_eq!(parsed(body, 7), "one");
    assert_eq!(parsed("ລາວ", 4), "ລ", "no line ends so early");
    assert_eq!(parsed(body, 0), "");
}
