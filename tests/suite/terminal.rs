//! The program in a real terminal: start, search, open, quit, suspend, signals; each run by a shell with job control,
//! as a user runs it. Waits for what the screen shows, never for a time.

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::kit::Base;

/// How long a screen may take to show what a test waits for, on the slowest machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the shell prints when it is ready.
const PROMPT: &str = "ready$ ";

/// The keys that leave the interface: Ctrl-C, and once more.
const LEAVE: &str = "\u{3}\u{3}";

/// A terminal with a shell in it.
struct Terminal {
    screen: vt100::Parser,
    /// What was written since a test looked last.
    raw: Vec<u8>,
    output: Receiver<Vec<u8>>,
    input: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    shell: Box<dyn Child + Send + Sync>,
}

impl Terminal {
    /// Opens a terminal of this size with a shell in which `$casebook` is the program on the library.
    fn open(base: &Base, columns: u16, rows: u16) -> Self {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let program = base.command::<&str>(&[]);
        let mut command = CommandBuilder::new("/bin/sh");
        command.arg("-i");
        command.cwd(base.root());
        command.env_clear();
        for (name, value) in program.get_envs() {
            command.env(name, value.unwrap());
        }
        command.env("casebook", program.get_program());
        command.env("PS1", PROMPT);
        command.env("PATH", "/usr/bin:/bin");
        command.env("LC_ALL", "C.UTF-8");
        let shell = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = mpsc::channel();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count) = reader.read(&mut buffer) {
                if count == 0 || sender.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let input = pair.master.take_writer().unwrap();
        let mut terminal = Self {
            screen: vt100::Parser::new(cells(rows), cells(columns), 0),
            raw: Vec::new(),
            output,
            input,
            master: pair.master,
            shell,
        };
        terminal.wait("the shell is ready", |screen| {
            screen.contents().contains(PROMPT.trim())
        });
        terminal
    }

    /// Types this.
    fn keys(&mut self, keys: &str) -> &mut Self {
        self.input.write_all(keys.as_bytes()).unwrap();
        self.input.flush().unwrap();
        self
    }

    /// Waits until the screen is as wanted.
    #[track_caller]
    fn wait(&mut self, what: &str, is_so: impl Fn(&vt100::Screen) -> bool) -> &mut Self {
        let deadline = Instant::now() + PATIENCE;
        while !is_so(self.screen.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => {
                    self.raw.extend_from_slice(&bytes);
                    self.screen.process(&bytes);
                }
                Err(error) => panic!("not seen: {what} ({error}); the screen:\n{}", self.shown()),
            }
        }
        self
    }

    /// Waits until the screen shows this text.
    #[track_caller]
    fn shows(&mut self, text: &str) -> &mut Self {
        self.wait(text, |screen| screen.contents().contains(text))
    }

    /// Waits until the terminal is the shell's again, as it was before the program: no mode is left on.
    #[track_caller]
    fn is_given_back(&mut self) -> &mut Self {
        self.wait("the terminal is given back", |screen| {
            !screen.alternate_screen()
                && !screen.bracketed_paste()
                && !screen.hide_cursor()
                && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
        })
    }

    /// Runs a line of the shell and waits for what it prints last.
    #[track_caller]
    fn line(&mut self, line: &str, answer: &str) -> &mut Self {
        self.keys(line).keys("\r").shows(answer)
    }

    fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        self.screen
            .screen_mut()
            .set_size(cells(rows), cells(columns));
        self.master.resize(size).unwrap();
        self
    }

    fn shown(&self) -> String {
        let mut out = String::new();
        let columns = self.screen.screen().size().1.get();
        for row in self.screen.screen().rows(0, columns) {
            writeln!(out, "|{row}").unwrap();
        }
        out
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // A test that failed may have left the program running.
        let _ = self.shell.kill();
    }
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).expect("a terminal has cells")
}

/// Starts the program in a shell that has kept the modes of its terminal.
fn started(base: &Base, columns: u16, rows: u16) -> Terminal {
    let mut terminal = Terminal::open(base, columns, rows);
    terminal.line("before=$(stty -g); echo kept", "\nkept");
    terminal.keys("$casebook; echo status $?\r");
    terminal.wait("the interface", |screen| {
        screen.alternate_screen() && screen.contents().contains("2 records")
    });
    terminal
}

/// Waits for the shell after the program has ended, and for the modes of the terminal to be those of before.
#[track_caller]
fn ended(terminal: &mut Terminal, status: &str) {
    terminal.is_given_back().shows(status);
    terminal.line(
        "echo modes $([ \"$before\" = \"$(stty -g)\" ] && echo same || echo other)",
        "modes same",
    );
}

#[test]
fn starts_finds_opens_follows_a_link_and_quits() {
    let base = Base::new();
    let mut terminal = started(&base, 80, 24);
    terminal
        .keys("novis")
        .shows("1 of 2 records")
        .shows("Novissi");
    terminal.keys("\r").wait("the record", |screen| {
        screen.contents().contains("Context") && !screen.contents().contains("of 2 records")
    });
    terminal.keys("\t").shows("Lao PDR learns from others");
    terminal.keys("\r").shows("Workers learn how pensions");
    terminal.keys("\u{7f}").shows("The lockdown took");
    terminal.keys("q").shows("1 of 2 records");
    terminal.keys(LEAVE);
    ended(&mut terminal, "status 0");
}

#[test]
fn opens_wide_and_follows_a_resize() {
    let base = Base::new();
    let mut terminal = started(&base, 160, 45);
    terminal.resize(40, 12).wait("the narrow screen", |screen| {
        let contents = screen.contents();
        contents.contains("Library") && contents.lines().all(|line| line.chars().count() <= 40)
    });
    terminal.resize(80, 24).shows("Ctrl-C quit").keys(LEAVE);
    ended(&mut terminal, "status 0");
}

#[test]
fn gives_the_terminal_to_the_shell_and_takes_it_again() {
    let base = Base::new();
    let mut terminal = started(&base, 80, 24);
    for round in 0..3 {
        terminal.keys("\u{1a}").is_given_back();
        terminal.wait("the shell says that it stopped", |screen| {
            screen.contents().matches("Stopped").count() == round + 1
        });
        terminal.line(
            &format!("echo round {round} $((1 + 1))"),
            &format!("round {round} 2"),
        );
        terminal
            .keys("fg; echo over $?\r")
            .wait("the interface again", |screen| {
                screen.alternate_screen() && screen.contents().contains("2 records")
            });
    }
    terminal.keys(LEAVE);
    ended(&mut terminal, "over 0");
}

#[test]
fn gives_the_terminal_back_when_a_signal_ends_it() {
    for (signal, status) in [
        ("TERM", "status 143"),
        ("HUP", "status 129"),
        ("QUIT", "status 131"),
    ] {
        let base = Base::new();
        let mut terminal = Terminal::open(&base, 80, 24);
        terminal.line("before=$(stty -g); echo kept", "\nkept");
        // The killer waits for the interface by a file, so that the signal comes to a program that has the terminal.
        terminal.keys(&format!(
            "(while [ ! -e go ]; do :; done; kill -{signal} $(cat pid)) & sh -c 'echo $$ > pid; exec $casebook'; echo status $?\r"
        ));
        terminal.wait("the interface", |screen| {
            screen.alternate_screen() && screen.contents().contains("2 records")
        });
        std::fs::write(base.root().join("go"), "").unwrap();
        ended(&mut terminal, status);
    }
}

#[test]
fn a_broken_file_does_not_keep_the_sound_ones_from_being_found() {
    let base = Base::new();
    base.write("cases/broken.md", "no front matter");
    base.write("cases/binary.md", [0xff, 0xfe, 0]);
    let mut terminal = started(&base, 100, 30);
    terminal.shows("casebook check");
    terminal
        .keys("extension")
        .shows("1 of 2 records")
        .keys(LEAVE);
    ended(&mut terminal, "status 0");
}

#[test]
fn a_terminal_that_cannot_draw_is_spoken_with_in_lines() {
    for (start, status) in [
        ("TERM=dumb $casebook", "first 0"),
        ("TERM= $casebook", "second 0"),
        ("$casebook --plain", "third 0"),
    ] {
        let base = Base::new();
        let mut terminal = Terminal::open(&base, 60, 24);
        terminal.line("unset COLUMNS; before=$(stty -g); echo kept", "\nkept");
        let name = status.trim_end_matches(" 0");
        terminal.raw.clear();
        terminal.keys(&format!("{start}; echo {name} $?\r"));
        terminal.shows("learn, desk, h\nhelp, q>");
        terminal
            .keys("novissi\r")
            .shows("f filters, b back, h help, q>");
        terminal.keys("1\r").shows("\nhelp, q>");
        terminal.keys("2\r").shows("(part 3 of 5)");
        terminal.keys("\u{4}").shows(status);
        let text = String::from_utf8(terminal.raw.clone()).unwrap();
        let text = &text[text.find("casebook, in plain lines").unwrap()..];
        ended(&mut terminal, status);
        let strange = text.replace("\r\n", "\n");
        let strange = strange.find(|one: char| one.is_control() && one != '\n');
        assert_eq!(strange, None, "{text:?}");
        // The width is that of the terminal.
        assert!(
            text.lines().all(|line| line.chars().count() <= 60),
            "{text}"
        );
    }
}

#[test]
fn ctrl_c_ends_plain_lines_as_a_signal_does() {
    let base = Base::new();
    let mut terminal = Terminal::open(&base, 80, 24);
    terminal.line("before=$(stty -g); echo kept", "\nkept");
    terminal.keys("$casebook --plain; echo status $?\r");
    terminal.shows("Library: words to search").keys("\u{3}");
    terminal.wait("the shell again", |screen| {
        screen.contents().matches(PROMPT.trim()).count() == 3
    });
    terminal.keys("echo over $?\r").shows("over 130");
}

#[test]
fn a_note_is_written_in_the_editor_from_plain_lines() {
    let base = Base::new();
    let editor = base.path().join("editor");
    let script = "echo editing; read line; echo \"$line\" > \"$1\"; echo 'done'\n";
    std::fs::write(&editor, script).unwrap();
    let base = base.with("EDITOR", &format!("/bin/sh {}", editor.display()));
    let mut terminal = Terminal::open(&base, 60, 40);
    terminal.line("unset COLUMNS; before=$(stty -g); echo kept", "\nkept");
    terminal.raw.clear();
    terminal.keys("$casebook --plain; echo status $?\r");
    terminal.shows("desk, h\nhelp, q>");
    terminal.keys(":open tgo\r").shows("(part 1 of 5)");
    terminal
        .keys("note\r")
        .shows("There is no note yet")
        .shows("editing");
    terminal.keys("ask about q1 q2\r").shows("Note saved.");
    // An interrupt ends the editor alone; what was typed before is not lost.
    terminal.keys("note\r").shows("Your note on Novissi");
    terminal.wait("the editor again", |screen| {
        screen.contents().matches("\nediting").count() == 2
    });
    terminal.keys("\u{3}").shows("The editor ended with signal");
    terminal
        .keys("o\r")
        .shows("7. Sources (2)")
        .keys("6\r")
        .shows("Part 6 of 6: Your note\nask about q1 q2\n");
    let text = String::from_utf8(terminal.raw.clone()).unwrap();
    // Afterwards it ends the program again.
    terminal.keys("\u{3}").wait("the shell again", |screen| {
        screen.contents().trim_end().ends_with(PROMPT.trim())
    });
    terminal.keys("echo over $?\r").shows("over 130");
    ended(&mut terminal, "over 130");
    let text = &text[text.find("casebook, in plain lines").unwrap()..];
    // The terminal itself shows the interrupt.
    let strange = text.replace("\r\n", "\n").replace("^C", "");
    let strange = strange.find(|one: char| one.is_control() && one != '\n');
    assert_eq!(strange, None, "{text:?}");
}

#[test]
fn where_no_editor_is_named_one_that_is_there_is_found() {
    use std::os::unix::fs::PermissionsExt;

    let base = Base::new();
    let nano = base.path().join("programs/nano");
    std::fs::create_dir(nano.parent().unwrap()).unwrap();
    std::fs::write(&nano, "#!/bin/sh\necho found > \"$1\"\n").unwrap();
    std::fs::set_permissions(&nano, std::fs::Permissions::from_mode(0o755)).unwrap();
    let mut terminal = Terminal::open(&base, 80, 40);
    let programs = nano.parent().unwrap().display();
    terminal.keys(&format!("PATH={programs}:/bin $casebook --plain\r"));
    terminal.shows("desk, h help, q>");
    terminal.keys(":note 1\r").shows("number of a record");
    terminal.keys(":open tgo\r").shows("(part 1 of 5)");
    terminal.keys("note\r").shows("Note saved.");
    terminal.keys("o\r").keys("6\r").shows("Your note\nfound\n");
    terminal.keys("q\r");
}

/// A program in a session of its own gets no SIGHUP.
#[cfg(target_os = "linux")]
#[test]
fn a_program_of_another_session_ends_when_the_terminal_closes() {
    let base = Base::new();
    let mut terminal = Terminal::open(&base, 80, 24);
    let pipe = base.path().join("pipe");
    terminal.line(&format!("mkfifo {}; echo made", pipe.display()), "\nmade");
    // Whoever reads the pipe comes to its end when the program that holds the other one has ended.
    let start = format!("setsid $casebook 9> {}\r", pipe.display());
    let (sender, end) = mpsc::channel();
    thread::spawn(move || sender.send(std::fs::read(pipe).unwrap()));
    terminal.keys(&start).shows("2 records");
    assert!(end.try_recv().is_err());
    drop(terminal);
    let end = end.recv_timeout(PATIENCE);
    assert!(end.is_ok(), "it goes on without a terminal");
}

#[test]
fn without_a_terminal_the_interface_tells_what_to_run_instead() {
    let base = Base::new();
    let mut terminal = Terminal::open(&base, 100, 10);
    terminal.line("$casebook < /dev/null; echo status $?", "status 2");
    terminal.shows("casebook search").shows("casebook --plain");
}

#[test]
fn what_was_asked_and_saved_is_there_in_the_next_run() {
    let base = Base::new();
    let mut terminal = started(&base, 80, 24);
    terminal.keys("novis").shows("1 of 2 records");
    terminal.keys("\r").shows("Reader");
    terminal.keys("q").shows("1 of 2 records");
    terminal
        .keys("\u{1b}[B:save 养老金 in Togo\r")
        .shows("saved as 养老金 in Togo");
    terminal.keys(LEAVE);
    ended(&mut terminal, "status 0");
    drop(terminal);
    let mut terminal = started(&base, 80, 24);
    terminal.keys("\u{1b}[A").shows("1 of 2 records");
    terminal.shows("novis");
    terminal.keys("\u{1b}[B\u{1b}[Bv").shows("Saved searches");
    terminal.wait("the count", |screen| {
        let rows: Vec<String> = screen.rows(0, 80).collect();
        rows.iter()
            .any(|row| row.contains("养老金 in Togo") && row.trim_end().ends_with('1'))
    });
    terminal.keys("dd").shows("No search is saved yet");
    terminal.keys(LEAVE);
    ended(&mut terminal, "status 0");
}

#[test]
fn a_record_is_read_on_where_one_stopped_in_the_run_before() {
    let base = Base::new();
    let long = |section: &str| format!("\n## {section}\n\n{}\n", "Many words. ".repeat(120));
    let case = base.content("cases/tgo-novissi.md");
    let text = std::fs::read_to_string(&case).unwrap();
    let text = format!("{text}{}{}", long("Enablers"), long("Challenges"));
    base.write("cases/tgo-novissi.md", text);
    let mut terminal = started(&base, 80, 12);
    terminal.keys("novissi").shows("1 of 2 records");
    terminal.keys("\r").shows("Reader  Novissi");
    terminal.keys("g]]]").wait("the third section", |screen| {
        screen
            .rows(0, 80)
            .next()
            .is_some_and(|row| row.contains("Enablers"))
    });
    // A mark, and the end of the program by a signal of the keyboard.
    terminal.keys("m").shows("marked: Enablers");
    terminal.keys(LEAVE);
    ended(&mut terminal, "status 0");
    drop(terminal);
    let mut terminal = started(&base, 60, 12);
    terminal.shows("continues reading");
    terminal.keys("\u{12}").shows("where you stopped");
    terminal.wait("the third section at another width", |screen| {
        screen
            .rows(0, 60)
            .next()
            .is_some_and(|row| row.starts_with("Enablers"))
    });
    terminal.shows("marked");
    terminal.keys(LEAVE);
    ended(&mut terminal, "status 0");
}

#[test]
fn a_note_is_written_in_the_editor_and_stands_on_the_page() {
    let base = Base::new();
    let editor = base.path().join("editor");
    let script = "echo editing $1; read line; echo \"$line\" > \"$1\"; echo 'done'\n";
    std::fs::write(&editor, script).unwrap();
    let base = base.with("EDITOR", &format!("/bin/sh {}", editor.display()));
    let mut terminal = started(&base, 80, 24);
    terminal.keys("novissi").shows("1 of 2 records");
    terminal.keys("\r").shows("Reader  Novissi");
    terminal.keys("a").wait("the editor", |screen| {
        !screen.alternate_screen() && screen.contents().contains("tgo-novissi.md")
    });
    // What is typed goes to the editor; Ctrl-C as well, and ends it alone.
    terminal.keys("ask about q1 q2\r");
    terminal.wait("the page again", |screen| {
        screen.alternate_screen() && screen.contents().contains("note saved")
    });
    // What was saved is read by another thread; the status line says when it is there.
    terminal.keys("g").shows("top  note");
    terminal
        .keys("G")
        .shows("Your note")
        .shows("ask about q1 q2");
    // The editor itself has to speak: before it is there, Ctrl-C is nobody's.
    terminal.keys("a").wait("the editor again", |screen| {
        !screen.alternate_screen() && screen.contents().matches("editing").count() == 2
    });
    terminal.keys("\u{3}");
    terminal.wait("the page after an interrupt", |screen| {
        screen.alternate_screen() && screen.contents().contains("ask about q1 q2")
    });
    terminal.keys("q").shows("1 of 2 records").keys(LEAVE);
    ended(&mut terminal, "status 0");
    let shown = base
        .run(&["show", "tgo-novissi", "--format", "json"])
        .ended(0);
    assert!(!shown.out.contains("ask about"), "private");
}

#[test]
fn the_mouse_is_taken_when_asked_for_and_a_click_opens() {
    let base = Base::new();
    let mut terminal = started(&base, 80, 24);
    let takes_mouse = |screen: &vt100::Screen| {
        screen.mouse_protocol_mode() == vt100::MouseProtocolMode::PressRelease
    };
    terminal.keys("novissi").shows("1 of 2 records");
    terminal.keys("\u{1b}[B").keys("M");
    terminal.wait("the mouse is taken", takes_mouse);
    // The hit is selected; a click on it opens it.
    terminal.keys("\u{1b}[<0;40;3M").keys("\u{1b}[<0;40;3m");
    terminal.shows("Reader  Novissi").shows("mouse on");
    terminal.keys("M").shows("mouse off");
    terminal.wait("the mouse is the terminal's", |screen| !takes_mouse(screen));
    terminal.keys("M").wait("the mouse again", takes_mouse);
    terminal.keys(LEAVE);
    ended(&mut terminal, "status 0");
}

#[test]
fn an_address_is_opened_by_the_words_of_a_program_and_no_shell() {
    let base = Base::new();
    let browser = base.path().join("browser");
    let told = base.path().join("told");
    // It ends badly, which is told: so the test knows when it has ended.
    std::fs::write(&browser, "echo \"$1\" > \"${0%/*}/told\"; exit 7\n").unwrap();
    let base = base.with("BROWSER", &format!("/bin/sh {} %s", browser.display()));
    let mut terminal = started(&base, 80, 24);
    terminal.keys("novissi").shows("1 of 2 records");
    terminal.keys("\r").shows("Reader  Novissi");
    // The last link is the address of the last source.
    terminal.keys("G").keys("\u{1b}[Z").shows("Enter open");
    terminal
        .keys("\r")
        .shows("A link that leads out")
        .shows("https://");
    assert!(!told.exists(), "not before it is asked for");
    terminal
        .keys("\r")
        .shows("/bin/sh ended with exit status: 7");
    let address = std::fs::read_to_string(told).unwrap();
    assert!(address.starts_with("https://"), "{address}");
    terminal.keys("q").shows("Reader").keys("y").shows("Copy");
    terminal.keys("y").shows("copied: https://").keys(LEAVE);
    ended(&mut terminal, "status 0");
}

#[test]
fn the_questions_of_the_workbench_begin_with_a_name_for_the_answers() {
    let base = Base::new();
    let mut terminal = Terminal::open(&base, 80, 24);
    let asked = "Name for these answers:";
    terminal
        .keys("PAGER=cat $casebook workbench\r")
        .shows(asked);
    terminal.keys("a/b\r").shows("no slash");
    terminal.keys("Mine\rTogo\r").shows("When was all this so?");
    terminal.keys("end\r").shows("1 answer is kept as Mine");
    terminal.line("$casebook workbench --saved", "Mine: Togo, no date");
}

/// Opens the modules of a library that has one, with six answers to choose from in its last question.
fn at_the_module(base: &Base, terminal: &mut Terminal) {
    // The number of the process is that of the program: it can be killed.
    terminal.keys("sh -c 'echo $$ > ");
    terminal.keys(&format!("{}", base.path().join("process").display()));
    terminal.keys("; exec $casebook'\r").shows("3 records");
    terminal.keys("\u{1b}3").shows("Paying people in a crisis");
}

/// Returns the answers to choose from, as they are seen.
fn choices(terminal: &Terminal) -> Vec<String> {
    let shown = terminal.shown();
    let lines = shown.lines().filter(|line| line.contains("( ) "));
    lines
        .map(|line| line.trim_matches(['|', '▌', ' ']).to_owned())
        .collect()
}

#[test]
fn a_module_goes_on_where_it_was_killed_with_the_same_order_of_answers() {
    let six = "choices = [\"the unknown\", \"the known\", \"the third\", \"the fourth\", \"the fifth\", \"the sixth\"]";
    let module = include_str!("fixtures/module.md");
    let module = module.replace("choices = [\"the unknown\", \"the known\"]", six);
    let base = Base::new();
    base.write("modules/crisis.md", module);
    let mut terminal = Terminal::open(&base, 80, 24);
    at_the_module(&base, &mut terminal);
    terminal.keys("\r").shows("Who is paid first?");
    terminal
        .keys("1\r")
        .shows("Why: Who is registered can be paid.");
    // Orders are carried out one after the other: when the mark is told, the answer before it is kept.
    terminal.keys("m").shows("marked: Paying people");
    let file = base.path().join("home/.local/share/casebook/progress.toml");
    let kept = std::fs::read_to_string(&file).unwrap();
    assert_eq!(kept.matches("verdict = ").count(), 1, "{kept}");
    terminal.keys("\re").shows("Plan it.");
    terminal.keys("half an answer").shows("half an answer");
    terminal.keys("\t").shows("Who is paid last?");
    terminal.keys("\u{1b}[B").shows("(•)");
    terminal.keys("m").shows("mark removed");
    let process = std::fs::read_to_string(base.path().join("process")).unwrap();
    let seen = choices(&terminal);
    let killed = std::process::Command::new("kill")
        .args(["-9", process.trim()])
        .status();
    assert!(killed.unwrap().success());
    drop(terminal);
    // On another day the order of answers would be drawn from another number.
    let base = base.with("SOURCE_DATE_EPOCH", "1795521600");
    let mut terminal = Terminal::open(&base, 80, 24);
    at_the_module(&base, &mut terminal);
    terminal.shows("begun, 1 of 3 answered");
    terminal.keys("\r").shows("Who is paid last?");
    let again = choices(&terminal);
    assert_eq!(again.len(), 6, "{again:?}");
    // Before it was killed one of them was chosen.
    let again: Vec<&String> = again.iter().filter(|line| seen.contains(line)).collect();
    assert_eq!(again.len(), 5, "{again:?} are not {seen:?}");
    terminal.keys(LEAVE);
}

/// Returns a library with an agenda to follow.
fn with_an_agenda() -> Base {
    let base = Base::new();
    base.write("agendas/an-hour.md", include_str!("fixtures/agenda.md"));
    base
}

#[test]
fn a_session_goes_on_after_the_program_was_killed() {
    let base = with_an_agenda();
    let mut terminal = Terminal::open(&base, 80, 24);
    terminal.keys("sh -c 'echo $$ > pid; exec $casebook agenda an-hour --start 9:00'\r");
    terminal.shows("planned 9:00 to 10:05, 65 min").keys("\r");
    terminal
        .shows("step 1/2 · 65 min left")
        .keys("rwell said\r");
    terminal.shows("Remark: well said").keys("n");
    terminal.shows("step 2/2 · 10 min left");
    let kept = base.path().join("home/.local/state/casebook/sessions.toml");
    let deadline = Instant::now() + PATIENCE;
    let is_kept = || {
        let text = std::fs::read_to_string(&kept).unwrap_or_default();
        text.contains("well said") && text.contains("step = 1")
    };
    while !is_kept() {
        assert!(Instant::now() < deadline, "it is kept at once");
        thread::yield_now();
    }
    let pid = std::fs::read_to_string(base.root().join("pid")).unwrap();
    let kill = std::process::Command::new("kill")
        .args(["-9", pid.trim()])
        .status();
    assert!(kill.unwrap().success());
    drop(terminal);
    let mut terminal = Terminal::open(&base, 80, 24);
    terminal.keys("$casebook agenda an-hour --start 9:00; echo status $?\r");
    terminal.shows("begun on 2026-11-22 at 9:00").keys("\r");
    terminal
        .shows("going on where the session stopped")
        .keys("p");
    terminal
        .shows("step 1/2")
        .shows("Remark: well said")
        .keys(LEAVE);
    terminal.shows("status 0");
}

#[test]
fn an_agenda_is_followed_line_by_line() {
    let base = with_an_agenda();
    let mut terminal = Terminal::open(&base, 80, 50);
    terminal
        .keys("$casebook agenda an-hour --plain --start 9:00 --clock-speed 0; echo status $?\r");
    terminal
        .shows("Agenda, not begun: 1 to 1, Enter tells, q leaves>")
        .keys("1\r");
    terminal
        .shows("Agenda, step 1 of 2, 65 min left: 1 to 11")
        .keys("1\r");
    terminal.shows("Compare:").keys("b\r");
    terminal.wait("the step again", |screen| {
        screen
            .contents()
            .matches("step 1 of 2, 65 min left")
            .count()
            == 2
    });
    terminal
        .keys("6\r")
        .shows("Question and choices")
        .keys("\r");
    terminal
        .shows("Hands for yes>")
        .keys("3\r")
        .shows("Hands for no>")
        .keys("x\r");
    terminal.shows("Type how many hands there are.").keys("1\r");
    terminal
        .shows("Hands for abstain>")
        .keys("\r")
        .shows("4 hands in all");
    terminal
        .keys("7\r")
        .shows("Lots, such as")
        .keys("1 of 5 seed 3\r")
        .shows("with seed 3");
    terminal
        .keys("2\r")
        .shows("step 2 of 2")
        .keys("2\r")
        .shows("the session is over");
    terminal
        .keys("1\r")
        .shows("File, or Enter for")
        .keys("record.md\r")
        .shows("Written: record.md");
    terminal.keys("q\r").shows("status 0");
    let record = std::fs::read_to_string(base.root().join("record.md")).unwrap();
    for told in ["| yes | 3 |", "seed 3:", "(`tgo-novissi`)"] {
        assert!(record.contains(told), "{told} in {record}");
    }
    let kept = base.path().join("home/.local/state/casebook/sessions.toml");
    let kept = std::fs::read_to_string(kept).unwrap();
    assert!(kept.contains("an-hour"), "it stays: {kept}");
    let again = ["agenda", "an-hour", "--record", "again.html"];
    base.run(&again).ended(0);
}

#[test]
fn no_draft_and_nothing_of_ones_own_is_told_while_an_agenda_is_followed_line_by_line() {
    let base = with_an_agenda();
    let draft = include_str!("fixtures/case.md")
        .replace("Novissi: emergency cash by phone", "Zebra payments")
        .replace("outcome =", "status = \"draft\"\noutcome =");
    base.write("cases/tgo-zebra.md", draft);
    let mut terminal = Terminal::open(&base, 80, 50);
    terminal.keys("$casebook agenda an-hour --plain --clock-speed 0; echo status $?\r");
    terminal.shows("q leaves>").keys("1\r");
    terminal.shows("65 min left: 1 to").keys("2\r");
    terminal.shows("step 2 of 2").keys("1\r");
    terminal
        .shows("Novissi: emergency")
        .keys("zebra\r")
        .shows("Nothing found for: zebra");
    terminal.keys("country togo\r").shows("Cases (1)");
    terminal.keys("desk\r").shows("nothing of your own");
    terminal
        .keys(":open tgo-zebra\r")
        .wait("two refusals", |screen| {
            screen.contents().matches("tgo-zebra").count() >= 2
        });
    terminal.keys("q\r").shows("status 0");
    let all = String::from_utf8_lossy(&terminal.raw);
    assert!(!all.contains("Zebra payments"), "{all}");
}

#[test]
fn an_agenda_is_followed_from_the_desk_to_its_record_and_no_draft_is_seen_meanwhile() {
    let base = with_an_agenda();
    let draft = include_str!("fixtures/case.md")
        .replace("Novissi: emergency cash by phone", "Zebra payments")
        .replace("outcome =", "status = \"draft\"\noutcome =");
    base.write("cases/tgo-zebra.md", draft);
    let mut terminal = Terminal::open(&base, 100, 30);
    terminal.line("before=$(stty -g); echo kept", "\nkept");
    terminal
        .keys("$casebook; echo status $?\r")
        .shows("4 records");
    terminal.keys("\u{1b}5").shows("An hour on payments");
    terminal.keys("A").shows("planned 0:00 to 1:05, 65 min");
    terminal.keys("\r").shows("step 1/2").keys("rwell said\r");
    terminal.shows("Remark: well said").keys("n");
    terminal.shows("step 2/2").keys("\r");
    terminal
        .shows("workers kind:case")
        .shows("Novissi: emergency");
    terminal.shows("1 of 3 records").keys("\u{1b}a");
    terminal.shows("step 2/2").keys("n").shows("over");
    terminal.keys("w").shows(":export 2026-11-22-an-hour.md");
    terminal.keys("\r").shows("written: 2026-11-22-an-hour.md");
    assert!(!String::from_utf8_lossy(&terminal.raw).contains("Zebra"));
    terminal.keys(LEAVE);
    ended(&mut terminal, "status 0");
    let record = std::fs::read_to_string(base.root().join("2026-11-22-an-hour.md")).unwrap();
    for told in ["well said", "workers kind:case", "Two payments"] {
        assert!(record.contains(told), "{told} in {record}");
    }
}

#[test]
fn what_is_picked_is_compared_from_the_desk_and_written_by_keys() {
    let base = Base::new();
    let mut terminal = started(&base, 100, 30);
    // There is something to go down to as soon as the answer is there, which brings the countries with it.
    terminal.shows("Togo");
    terminal.keys("\u{1b}[B").keys("c").shows("1 of 4 picked");
    terminal.keys("\u{1b}[B").keys("c").shows("2 of 4 picked");
    terminal
        .keys("\u{1b}5")
        .shows("Picked to compare")
        .keys("C");
    terminal.shows("Comparison  2 records");
    for name in ["both.csv", "both.html"] {
        terminal.keys(&format!(":export {name}\r"));
        terminal.shows(&format!("written: {name}"));
    }
    terminal
        .keys(":export both.csv\r")
        .shows("is there already");
    // The line is there again, to be mended.
    terminal.keys("\u{1b}").wait("the line is left", |screen| {
        !screen.contents().contains(":export both.csv")
    });
    terminal.keys("5").shows("Picked to compare").keys("\r");
    terminal.shows("Reader  Novissi").keys(":export one.json\r");
    terminal.shows("written: one.json").keys(LEAVE);
    ended(&mut terminal, "status 0");
    let read = |name: &str| std::fs::read_to_string(base.root().join(name)).unwrap();
    let both = base.run(&["compare", "tgo-novissi", "lao-kenya", "--format", "csv"]);
    let is_table = read("both.csv").starts_with("dimension,") && both.out.contains("Summary,");
    assert!(is_table && read("both.csv").contains("819,972"));
    assert!(read("both.html").ends_with("</html>\n"));
    let one = base.run(&["export", "tgo-novissi", "--to", "json"]);
    assert_eq!(read("one.json"), one.out);
}

#[test]
fn where_no_directory_can_be_made_a_console_says_so_and_slides_go_on_without_one() {
    let base = Base::new().with("XDG_RUNTIME_DIR", "/dev/null");
    let mut terminal = Terminal::open(&base, 100, 30);
    terminal.line("before=$(stty -g); echo kept", "\nkept");
    terminal.keys("$casebook present --console; echo status $?\r");
    terminal.shows("XDG_RUNTIME_DIR").shows("status 2");
    terminal.keys("clear; $casebook --library . present tgo-novissi; echo status $?\r");
    terminal.shows("1/7").keys(" ").shows("2/7").keys("q");
    ended(&mut terminal, "status 0");
}

#[test]
fn slides_follow_a_resize_and_an_edit_and_give_the_terminal_back() {
    let base = Base::new();
    let mut terminal = Terminal::open(&base, 80, 24);
    terminal.line("before=$(stty -g); echo kept", "\nkept");
    terminal.keys("$casebook --library . present tgo --minutes 5; echo status $?\r");
    terminal.shows("Esc back").shows("left");
    terminal.keys("3\r").shows("Context");
    terminal.resize(40, 12);
    terminal.shows("Context");
    terminal.resize(100, 30);
    let path = base.content("cases/tgo-novissi.md");
    let text = std::fs::read_to_string(&path).unwrap();
    base.write(
        "cases/tgo-novissi.md",
        text.replace("The lockdown", "The long lockdown"),
    );
    terminal.shows("The long lockdown").shows("Context");
    terminal.keys("q");
    ended(&mut terminal, "status 0");
}

#[test]
fn a_record_is_edited_and_shown_as_it_was_saved_at_the_same_passage() {
    let base = Base::new();
    let editor = base.path().join("editor");
    let script = "sed -i.old 's/The lockdown/The long lockdown/' \"$1\"\n";
    std::fs::write(&editor, script).unwrap();
    let base = base.with("EDITOR", &format!("/bin/sh {}", editor.display()));
    let mut terminal = started(&base, 80, 24);
    terminal.keys("novissi").shows("1 of 2 records");
    terminal.keys("\r").shows("Reader  Novissi");
    terminal.shows("The lockdown").keys("]").keys("e");
    terminal.shows("The long lockdown").shows("Reader  Novissi");
    // The index has it as well.
    terminal.keys("q");
    terminal.keys("x\"long lockdown\"");
    terminal.wait("what was typed and the hit", |screen| {
        screen.contents().matches("long lockdown").count() >= 2
    });
    terminal.keys(LEAVE);
    ended(&mut terminal, "status 0");
}

/// Opens a second terminal with the presenter's console in it; `pid` names the file that its number goes to.
fn console(base: &Base, pid: &str) -> Terminal {
    let mut terminal = Terminal::open(base, 80, 24);
    terminal.keys(&format!(
        "sh -c 'echo $$ > {pid}; exec $casebook present --console'; echo status $?\r"
    ));
    terminal.wait("the console", vt100::Screen::alternate_screen);
    terminal
}

/// Opens a terminal with slides in it, as the above.
fn room(base: &Base, pid: &str) -> Terminal {
    let mut terminal = Terminal::open(base, 100, 30);
    terminal.keys(&format!(
        "sh -c 'echo $$ > {pid}; exec $casebook --library . present tgo-novissi'; echo status $?\r"
    ));
    terminal.shows("Esc back");
    terminal
}

/// Kills a program without a chance to say anything.
fn kill(base: &Base, pid: &str) {
    let pid = std::fs::read_to_string(base.root().join(pid)).unwrap();
    let kill = std::process::Command::new("kill")
        .args(["-9", pid.trim()])
        .status();
    assert!(kill.unwrap().success());
}

/// Returns the sockets there are.
fn sockets(base: &Base) -> Vec<std::path::PathBuf> {
    let folder = base.path().join("home/.local/state/casebook/run");
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn room_and_console_lead_each_other() {
    let base = Base::new();
    let text = include_str!("fixtures/case.md");
    base.write(
        "cases/tgo-novissi.md",
        text.replacen(
            "title =",
            "notes = \"Ask the xenolith office.\"\ntitle =",
            1,
        ),
    );
    let mut console = console(&base, "console");
    console.shows("Waiting for slides");
    let mut room = room(&base, "room");
    console.shows("xenolith office").shows(" 1/");
    console.keys(" ").shows(" 2/");
    room.shows("2/");
    room.keys("\u{1b}[C").shows("3/");
    console.shows(" 3/");
    console.keys("1\r").shows(" 1/");
    room.shows("1/");
    console.keys("B").shows("the room sees nothing");
    room.wait("nothing", |screen| screen.contents().trim().is_empty());
    assert!(!String::from_utf8_lossy(&room.raw).contains("xenolith"));
    console.keys(" ");
    room.shows("1/").keys("q").shows("status 0");
    console.shows("The talk has ended.");
    assert_eq!(sockets(&base), Vec::<std::path::PathBuf>::new());
    console.keys("q").is_given_back().shows("status 0");
}

#[test]
fn whichever_of_room_and_console_is_killed_the_other_goes_on_and_finds_it_again() {
    let base = Base::new();
    let mut first = room(&base, "room");
    let mut second = console(&base, "console");
    let mut third = console(&base, "third");
    second.shows(" 1/").keys("n").shows(" 2/");
    // The console dies: the room and the other console go on.
    kill(&base, "console");
    third.shows(" 2/");
    first.keys(" ").shows("3/");
    third.shows(" 3/");
    let mut second = console(&base, "console");
    second.shows(" 3/").keys("p").shows(" 2/");
    first.shows("2/");
    // The room dies: the consoles say so, its socket stays behind and is in nobody's way.
    kill(&base, "room");
    second.shows("The room has gone away.");
    third.shows("The room has gone away.");
    assert_eq!(sockets(&base).len(), 1, "it could not take it away");
    let mut first = room(&base, "room");
    second.shows(" 1/").keys("n").shows(" 2/");
    third.shows(" 2/");
    first.shows("2/");
    assert_eq!(sockets(&base).len(), 1, "the next room took it away");
    first.keys("q").shows("status 0");
    second.shows("The talk has ended.");
    assert_eq!(sockets(&base).len(), 0);
}

#[test]
fn a_console_leads_an_agenda_whose_notes_the_room_never_sees() {
    let base = with_an_agenda();
    let mut console = console(&base, "console");
    let mut room = Terminal::open(&base, 100, 30);
    room.keys(
        "$casebook --library . agenda an-hour --start 9:00 --clock-speed 0; echo status $?\r",
    );
    room.shows("planned 9:00 to 10:05, 65 min");
    console.shows("The session is not begun").keys("\r");
    console.shows("Step 1/2").shows("Hide the results.");
    room.shows("65 min left");
    console.keys("\r").shows("In the room: Comparison");
    room.shows("Comparison  2 records");
    console.keys("]").shows("Step 2/2").shows("no notes");
    room.shows("Who else?").shows("10 min left");
    console.keys("[").shows("Step 1/2");
    console.keys("]").shows("Step 2/2").keys("]");
    console.shows("The session is over.");
    assert!(!String::from_utf8_lossy(&room.raw).contains("Hide the results."));
    room.shows("The session is over.").keys("q").keys(LEAVE);
    room.shows("status 0");
    console.shows("The talk has ended.");
}
