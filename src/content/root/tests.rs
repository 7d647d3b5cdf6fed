use std::fs;

use super::*;

/// Makes a library with these files and returns its folder.
fn library(files: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for path in files.iter().chain(&["library.toml"]) {
        let full = folder.path().join("content").join(path);
        fs::create_dir_all(full.parent().unwrap()).unwrap();
        fs::write(full, path).unwrap();
    }
    folder
}

fn listed(root: &Root) -> Vec<(String, Option<WalkFault>)> {
    let entries = root.entries().unwrap();
    entries
        .into_iter()
        .map(|entry| (entry.path, entry.fault))
        .collect()
}

#[test]
fn lists_what_counts_in_the_order_of_bytes() {
    let folder = library(&[
        "cases/b.md",
        "cases/a.md",
        "cases.md",
        ".git/x",
        "cases/.b.md.swp",
        "cases/b.md~",
        "cases/#b.md#",
    ]);
    let root = Root::directory(folder.path()).unwrap();
    let paths: Vec<String> = listed(&root).into_iter().map(|(path, _)| path).collect();
    assert_eq!(
        paths,
        ["cases.md", "cases/a.md", "cases/b.md", "library.toml"]
    );
    assert_eq!(root.read("cases/a.md").unwrap().as_ref(), b"cases/a.md");
    assert!(root.entries().unwrap()[0].modified.unwrap() > 0);
}

#[test]
fn finds_a_library_above() {
    let folder = library(&["cases/a.md"]);
    let from = folder.path().join("content/cases");
    assert_eq!(
        Root::find_upwards(&from),
        Some(Root::directory(folder.path()).unwrap())
    );
    assert_eq!(Root::find_upwards(Path::new("/")), None);
}

#[test]
fn says_what_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let error = Root::directory(folder.path()).unwrap_err().to_string();
    assert!(
        error.ends_with("is no library: it holds no content/library.toml"),
        "{error}"
    );
    let error = Root::directory(&folder.path().join("no"))
        .unwrap_err()
        .to_string();
    assert!(error.starts_with("cannot open the library "), "{error}");
}

#[test]
fn refuses_paths_that_leave_the_library() {
    let folder = library(&["cases/a.md"]);
    fs::write(folder.path().join("secret"), "x").unwrap();
    let root = Root::directory(folder.path()).unwrap();
    for path in [
        "../secret",
        "cases/../../secret",
        "/etc/passwd",
        "",
        ".",
        "cases//a.md",
        "C:\\x",
        "a\0b",
    ] {
        assert!(
            matches!(root.read(path), Err(ContentError::Outside { .. })),
            "{path:?}"
        );
        assert_eq!(root.absolute(path), None, "{path:?}");
        assert!(Root::BuiltIn.read(path).is_err(), "{path:?}");
    }
    assert!(matches!(
        root.read("cases"),
        Err(ContentError::Refused {
            fault: WalkFault::NotPlain,
            ..
        })
    ));
}

#[test]
#[cfg(unix)]
fn refuses_links_out_pipes_and_names_that_are_no_text() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    let folder = library(&["cases/a.md"]);
    let cases = folder.path().join("content/cases");
    symlink("/etc/hostname", cases.join("out.md")).unwrap();
    symlink("loop.md", cases.join("loop.md")).unwrap();
    symlink(".", cases.join("circle")).unwrap();
    symlink("a.md", cases.join("in.md")).unwrap();
    symlink("/dev/zero", cases.join("zero.md")).unwrap();
    fs::write(cases.join(OsStr::from_bytes(b"caf\xe9.md")), "x").unwrap();
    let made = std::process::Command::new("mkfifo")
        .arg(cases.join("pipe.md"))
        .status();
    let root = Root::directory(folder.path()).unwrap();
    let mut expected = vec![
        ("cases/a.md", None),
        ("cases/caf\u{fffd}.md", Some(WalkFault::BadName)),
        ("cases/circle", Some(WalkFault::LinkedFolder)),
        ("cases/in.md", None),
        ("cases/loop.md", Some(WalkFault::BrokenLink)),
        ("cases/out.md", Some(WalkFault::LinkOut)),
        ("cases/zero.md", Some(WalkFault::LinkOut)),
        ("library.toml", None),
    ];
    if made.is_ok_and(|status| status.success()) {
        expected.insert(6, ("cases/pipe.md", Some(WalkFault::NotPlain)));
        assert!(matches!(
            root.read("cases/pipe.md"),
            Err(ContentError::Refused { .. })
        ));
    }
    let expected: Vec<_> = expected
        .into_iter()
        .map(|(path, fault)| (path.to_owned(), fault))
        .collect();
    assert_eq!(listed(&root), expected);
    assert!(matches!(
        root.read("cases/out.md"),
        Err(ContentError::Refused {
            fault: WalkFault::LinkOut,
            ..
        })
    ));
    assert_eq!(root.read("cases/in.md").unwrap().as_ref(), b"cases/a.md");
}

#[test]
fn refuses_a_huge_file_unread() {
    let folder = library(&["cases/a.md"]);
    let huge = fs::File::create(folder.path().join("content/cases/huge.md")).unwrap();
    huge.set_len(100 * 1024 * 1024).unwrap();
    let root = Root::directory(folder.path()).unwrap();
    let started = std::time::Instant::now();
    assert!(listed(&root).contains(&("cases/huge.md".to_owned(), Some(WalkFault::TooLarge))));
    assert!(matches!(
        root.read("cases/huge.md"),
        Err(ContentError::Refused {
            fault: WalkFault::TooLarge,
            ..
        })
    ));
    assert!(started.elapsed().as_millis() < 1000);
}

#[test]
fn reads_the_built_in_library() {
    let root = Root::BuiltIn;
    let entries = root.entries().unwrap();
    assert!(entries.is_sorted_by(|a, b| a.path < b.path));
    for entry in &entries {
        assert_eq!(
            entry.hash,
            Some(crate::source::hash::hash(&root.read(&entry.path).unwrap()))
        );
    }
    assert!(root.fingerprint().is_some());
    assert_eq!(root.absolute("library.toml"), None);
    assert!(root.read("no.md").is_err());
}
