//! Streams that close, fill up or were never there; colour.

use crate::kit::Base;

/// Every command that answers something, as words of a shell.
#[cfg(unix)]
const COMMANDS: [&str; 10] = [
    "search workers",
    "search workers --format json --facets",
    "list",
    "show tgo",
    "show tgo --format json",
    "show tgo --raw",
    "check --format json",
    "explain",
    "paths",
    "--help",
];

#[cfg(unix)]
#[test]
fn a_reader_that_closes_the_pipe_early_is_no_error() {
    let base = Base::new();
    base.run(&["index"]).ended(0);
    for command in COMMANDS {
        for bytes in [0, 1, 64, 700, 2048] {
            let line = format!(
                "{{ \"$casebook\" {command}; echo \"status $?\" >&2; }} | head -c {bytes} >/dev/null"
            );
            let run = base.shell(&line).ended(0);
            assert_eq!(run.talk.lines().last(), Some("status 0"), "{line} {run:#?}");
            assert!(
                !run.talk.contains("roken pipe") && !run.talk.contains("panic"),
                "{line} {run:#?}"
            );
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let base = Base::new();
    for command in COMMANDS {
        let run = base
            .shell(&format!("\"$casebook\" {command} >/dev/full"))
            .ended(2);
        assert!(
            run.talk.contains("casebook: cannot write the answer"),
            "{command} {run:#?}"
        );
    }
}

#[cfg(unix)]
#[test]
fn streams_that_were_never_open_are_no_reason_to_panic() {
    let base = Base::new();
    for command in COMMANDS {
        for closed in [
            "<&-",
            ">&-",
            "2>&-",
            "<&- >&-",
            "<&- 2>&-",
            ">&- 2>&-",
            "<&- >&- 2>&-",
        ] {
            let run = base.shell(&format!("\"$casebook\" {command} {closed}"));
            assert!(
                matches!(run.status, Some(0 | 2)),
                "{command} {closed} {run:#?}"
            );
            assert!(!run.talk.contains("panic"), "{command} {closed} {run:#?}");
        }
    }
    let intact = base.run(&["check", "--strict"]).ended(0);
    assert_eq!(intact.out, "");
}

#[cfg(target_os = "linux")]
#[test]
fn talk_that_cannot_be_said_changes_nothing() {
    let base = Base::new();
    base.shell("\"$casebook\" search contry:x mobile 2>/dev/full >/dev/null")
        .ended(0);
    base.shell("\"$casebook\" show nothing 2>/dev/full")
        .ended(1);
}

#[test]
fn colour_comes_only_when_asked_where_there_is_no_terminal() {
    let base = Base::new();
    for arguments in [
        ["search", "workers"].as_slice(),
        &["show", "tgo"],
        &["--help"],
        &["explain", "CB101"],
    ] {
        let colored = |more: &[&str]| base.run(&[more, arguments].concat()).out.contains('\x1b');
        assert!(!colored(&[]), "{arguments:?}");
        assert!(!colored(&["--color", "never"]), "{arguments:?}");
    }
    assert!(
        base.run(&["show", "tgo", "--color", "always"])
            .ended(0)
            .out
            .contains("\x1b[1m")
    );
    assert!(
        base.run(&["--help", "--color=always"])
            .ended(0)
            .out
            .contains('\x1b')
    );
    let forced = Base::new().with("CLICOLOR_FORCE", "1");
    assert!(
        forced
            .run(&["show", "tgo"])
            .ended(0)
            .out
            .contains("\x1b[1m")
    );
    assert!(
        !forced
            .run(&["show", "tgo", "--color", "never"])
            .ended(0)
            .out
            .contains('\x1b')
    );
    assert!(
        !forced
            .with("NO_COLOR", "1")
            .run(&["show", "tgo"])
            .ended(0)
            .out
            .contains('\x1b')
    );
}

#[test]
fn lines_are_wrapped_to_the_width_asked_for() {
    let base = Base::new().with("COLUMNS", "40");
    let run = base.run(&["show", "tgo"]).ended(0);
    assert!(
        run.out.lines().all(|line| line.chars().count() <= 40),
        "{run:#?}"
    );
}

#[test]
fn the_same_question_has_the_same_answer() {
    let base = Base::new();
    for arguments in [
        ["search", "workers", "--format", "json", "--facets"].as_slice(),
        &["list", "--format", "json"],
        &["show", "tgo", "--format", "json"],
        &["check"],
        &["explain"],
    ] {
        let first = base.run(arguments);
        let second = base.run(arguments);
        assert_eq!(
            (first.status, first.out, first.talk),
            (second.status, second.out, second.talk),
            "{arguments:?}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_terminal_gets_colour_and_lines_of_its_own_width() {
    let base = Base::new().with("PAGER", "");
    let (status, drawn) = base.on_terminal(50, &["show", "tgo"]);
    assert_eq!(status, 0, "{drawn}");
    assert!(drawn.contains("\x1b[1mNovissi: emergency cash by phone\x1b[0m\n"));
    let plain = base.on_terminal(50, &["show", "tgo", "--plain"]).1;
    assert!(
        plain.lines().all(|line| line.chars().count() <= 50),
        "{plain}"
    );
    assert!(
        plain.lines().any(|line| line.chars().count() > 40),
        "{plain}"
    );
    assert!(!plain.contains('\x1b'), "{plain}");
}

#[cfg(unix)]
#[test]
fn a_terminal_gets_a_list_for_people() {
    let base = Base::new().with("PAGER", "").with("NO_COLOR", "1");
    let (_, drawn) = base.on_terminal(80, &["search", "workers", "--limit", "1"]);
    assert!(
        drawn.contains("1 of 2 records") && !drawn.contains('\t'),
        "{drawn}"
    );
    let (_, drawn) = base.on_terminal(80, &["list"]);
    assert!(
        drawn.starts_with("cases\n  tgo-novissi  Novissi"),
        "{drawn}"
    );
}

#[cfg(unix)]
#[test]
fn long_texts_go_through_the_pager_on_a_terminal_only() {
    let base = Base::new().with("PAGER", "tr a-z A-Z");
    for command in [["show", "tgo"].as_slice(), &["list"]] {
        assert!(
            base.on_terminal(80, command).1.contains("EMERGENCY"),
            "{command:?}"
        );
        assert!(
            base.run(command).ended(0).out.contains("emergency"),
            "{command:?}"
        );
    }
    let (_, drawn) = base.on_terminal(80, &["search", "mobile"]);
    assert!(drawn.contains("emergency"), "{drawn}");
    let none = Base::new().with("PAGER", "/no/such/pager");
    assert!(
        none.on_terminal(80, &["show", "tgo"])
            .1
            .contains("emergency")
    );
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_as_the_parent_expects() {
    use std::os::unix::process::ExitStatusExt;
    use std::process::{Command, Stdio};

    let mut child = Base::new()
        .command(&["show", "-"])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let killed = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .unwrap();
    assert!(killed.success());
    // A shell makes 130 of it.
    assert_eq!(child.wait().unwrap().signal(), Some(2));
}
