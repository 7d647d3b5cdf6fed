//! Where the library and the user's files are found, and what is missing there.

use std::fs;

use crate::kit::{Base, CASE};

#[test]
fn the_library_is_typed_or_named_by_the_environment_or_found_upwards() {
    let base = Base::new();
    let elsewhere = Base::bare();
    let library = base.root();
    let library = library.to_str().unwrap();
    assert!(
        elsewhere
            .run(&["list", "--library", library])
            .ended(0)
            .out
            .contains("tgo-novissi")
    );
    assert!(
        elsewhere
            .run(&["--library", library, "list"])
            .ended(0)
            .out
            .contains("tgo-novissi")
    );
    let elsewhere = elsewhere.with("CASEBOOK_LIBRARY", library);
    assert!(
        elsewhere
            .run(&["list", "case"])
            .ended(0)
            .out
            .starts_with("tgo-novissi\t")
    );
    let run = base
        .command(&["list", "case"])
        .current_dir(base.content("cases"))
        .output()
        .unwrap();
    assert!(
        String::from_utf8(run.stdout)
            .unwrap()
            .starts_with("tgo-novissi\t")
    );
}

#[test]
fn what_is_typed_goes_before_the_environment() {
    let base = Base::new();
    let library = base.root();
    let other = Base::bare().with("CASEBOOK_LIBRARY", "/nowhere");
    other
        .run(&["list", "--library", library.to_str().unwrap()])
        .ended(0);
    other.run(&["list"]).ended(2);
}

#[test]
fn the_built_in_library_is_found_where_there_is_no_other() {
    let run = Base::bare().run(&["list", "case"]).ended(0);
    assert!(
        run.out.contains("tgo-novissi\tcase\t"),
        "{} lines",
        run.out.lines().count()
    );
}

#[test]
fn works_with_an_empty_environment() {
    let base = Base::new();
    for arguments in [
        ["search", "mobile"].as_slice(),
        &["list"],
        &["show", "tgo"],
        &["check"],
        &["index"],
        &["paths"],
    ] {
        let output = base.command(arguments).env_clear().output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?} {output:?}");
    }
}

#[test]
fn the_built_in_library_works_with_an_empty_environment() {
    let base = Base::bare();
    let output = base
        .command(&["list", "case"])
        .env_clear()
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
}

#[test]
fn a_deleted_working_directory_is_no_reason_to_fail() {
    #[cfg(unix)]
    {
        let base = Base::new();
        let line = "mkdir gone && cd gone && rmdir ../gone && \"$casebook\" list case --library \"$OLDPWD\"";
        base.shell(line).ended(0);
    }
}

#[test]
fn everything_goes_into_one_directory_when_told() {
    let base = Base::new();
    let stick = base.path().join("stick");
    let base = base.with("CASEBOOK_HOME", stick.to_str().unwrap());
    let paths = base.run(&["paths", "--format", "json"]).ended(0).json()["paths"].clone();
    for name in ["settings", "data", "state", "cache"] {
        assert!(
            paths[name]
                .as_str()
                .unwrap()
                .starts_with(stick.to_str().unwrap()),
            "{paths}"
        );
    }
}

#[test]
fn an_index_that_cannot_be_written_is_kept_elsewhere() {
    let base = Base::new();
    // A file in the place of the directory refuses even the superuser.
    fs::write(base.root().join("index"), "").unwrap();
    base.run(&["search", "mobile"]).ended(0);
    let cache = base.path().join("home/.cache");
    let _absent = fs::remove_dir_all(&cache);
    fs::write(&cache, "").unwrap();
    let run = base.run(&["search", "mobile"]).ended(0);
    assert!(run.out.starts_with("tgo-novissi\t"), "{run:#?}");
    let run = base.run(&["index"]).ended(0);
    assert!(run.out.contains("; nothing was written"), "{run:#?}");
    base.run(&["show", "tgo"]).ended(0);
}

#[test]
fn an_index_that_another_program_is_writing_is_not_said_to_be_written() {
    let base = Base::new();
    fs::create_dir(base.root().join("index")).unwrap();
    let lock = fs::File::create(base.root().join("index/lock")).unwrap();
    lock.lock().unwrap();
    let run = base.run(&["index"]).ended(0);
    assert!(
        run.out.starts_with("2 added,") && run.out.ends_with("; nothing was written\n"),
        "{run:#?}"
    );
    assert!(run.talk.contains("another program"), "{run:#?}");
    let json = base.run(&["index", "--format", "json"]).ended(0).json();
    assert_eq!(json["written"], false);
    lock.unlock().unwrap();
    let run = base.run(&["index"]).ended(0);
    assert!(run.out.ends_with("0 unchanged\n"), "{run:#?}");
}

#[cfg(unix)]
#[test]
fn a_library_that_may_only_be_read_is_searched() {
    use std::os::unix::fs::PermissionsExt;

    let base = Base::new();
    let lock = |mode| fs::set_permissions(base.root(), fs::Permissions::from_mode(mode)).unwrap();
    lock(0o555);
    let before: Vec<_> = fs::read_dir(base.root())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    for arguments in [
        ["search", "mobile"].as_slice(),
        &["list"],
        &["show", "tgo"],
        &["check"],
        &["index"],
        &["paths"],
    ] {
        base.run(arguments).ended(0);
    }
    let after: Vec<_> = fs::read_dir(base.root())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    lock(0o755);
    // The superuser may write nevertheless, and then the index is where it belongs.
    assert!(after == before || after.iter().any(|name| name == "index"));
}

#[test]
fn what_is_edited_is_found_at_once() {
    let base = Base::new();
    base.run(&["search", "zeppelin"]).ended(1);
    base.write(
        "cases/tgo-novissi.md",
        CASE.replace("Pay first", "Zeppelin first"),
    );
    base.run(&["search", "zeppelin"]).ended(0);
    fs::remove_file(base.content("cases/tgo-novissi.md")).unwrap();
    base.run(&["search", "zeppelin"]).ended(1);
}

#[test]
fn a_deleted_index_is_made_again() {
    let base = Base::new();
    base.run(&["index"]).ended(0);
    fs::remove_dir_all(base.root().join("index")).unwrap();
    base.run(&["search", "mobile"]).ended(0);
}

#[test]
fn a_broken_record_does_not_hide_the_sound_ones() {
    let base = Base::new();
    base.write("cases/broken.md", "no front matter\n");
    let run = base.run(&["search", "mobile"]).ended(0);
    assert!(run.out.starts_with("tgo-novissi\t"), "{run:#?}");
    let report = base.run(&["index", "--format", "json"]).ended(0);
    assert_eq!(report.json()["set_aside"], 1);
    assert!(report.talk.contains("casebook check"), "{report:#?}");
    let status = base
        .run(&["index", "--status", "--format", "json"])
        .ended(0)
        .json();
    assert_eq!(status["set_aside"][0], "cases/broken.md");
}
