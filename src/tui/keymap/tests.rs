use super::*;
use crate::tui::event::Typed;

fn standard() -> Keymap {
    Keymap::standard().unwrap()
}

/// Reads a file without a fault.
fn user(text: &str) -> Keymap {
    let (keymap, faults) = Keymap::parse("f", text);
    assert_eq!(faults, []);
    keymap
}

#[test]
fn the_default_keys_are_what_toml_reads_in_their_file() {
    let read = Keymap::parse(DEFAULT_NAME, DEFAULT);
    assert_eq!(read, (standard(), Vec::new()));
}

#[test]
fn every_action_has_a_key_on_each_of_its_screens() {
    let keymap = standard();
    for about in &ACTIONS {
        let screens = if about.screens.is_empty() {
            &[
                "library",
                "reader",
                "comparison",
                "desk",
                "help",
                "choice",
                "explanation",
            ]
        } else {
            about.screens
        };
        for screen in screens {
            let keys = keymap.keys(screen, about.action);
            assert!(!keys.is_empty(), "{} on {screen}", about.name);
        }
    }
}

#[test]
fn a_screen_goes_before_everywhere() {
    let keymap = standard();
    let q = Key::char('q');
    assert_eq!(keymap.action("library", q), Some(Action::Quit));
    assert_eq!(keymap.action("reader", q), Some(Action::Close));
    assert!(!keymap.keys("reader", Action::Quit).contains(&q));
}

#[test]
fn a_clash_names_the_line_and_the_key() {
    let text = "[everywhere]\nquit = [\"q\"]\n\n[library]\ntoggle = [\"x\"]\nopen = [\"enter\",\n  \"x\"]\n";
    let (keymap, faults) = Keymap::parse("mine.toml", text);
    let told = "mine.toml:7: key `x` of `open` is taken by `toggle` in [library]";
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].to_string(), told, "the first in the file has it");
    let x = Key::char('x');
    assert_eq!(keymap.action("library", x), Some(Action::Toggle));
    assert_eq!(
        keymap.action("library", Key::new(Code::Enter)),
        Some(Action::Open)
    );
}

#[test]
fn faults_name_their_line() {
    for (text, message) in [
        (
            "\n[libary]\n",
            "f:2: unknown section `libary`, known are everywhere, library, reader, comparison, standards, atlas, desk, \
             workbench, questions, learn, training, present, agenda, console, help, choice, explanation, prompt; \
             did you mean `library`?",
        ),
        (
            "[help]\nopne = [\"x\"]",
            "f:2: `opne` is no action of [help]; did you mean `open`?",
        ),
        (
            "[library]\noutline = [\"o\"]",
            "f:2: `outline` is no action of [library]",
        ),
        ("[help]\nup = [\"kk\"]", "f:2: `kk` of `up` is no key"),
        ("[help]\nup = [\"f13\"]", "f:2: `f13` of `up` is no key"),
        (
            "[help]\nup = 3",
            "f:2: `up` takes a list such as [\"x\", \"ctrl-x\"]",
        ),
        (
            "[help]\nup = [3]",
            "f:2: `up` takes a list such as [\"x\", \"ctrl-x\"]",
        ),
        ("up = [\"x\"]", "f:1: `up` stands under no section"),
    ] {
        let (_, faults) = Keymap::parse("f", text);
        let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(told, [message]);
    }
}

#[test]
fn a_faulty_line_never_loses_the_others() {
    let text = "[help]\nup = [\"u\", \"kk\"]\ndown = \nopne = [\"o\"]\ntop = [\"t\"\nbottom = [\"b\"]\n\
                [libary]\nopen = [\"z\"]\n[reader]\nfind = [\"F\"]\n";
    let (keymap, faults) = Keymap::parse("f", text);
    let lines: Vec<usize> = faults.iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [2, 3, 4, 5, 7], "{faults:?}");
    for (screen, key, action) in [
        ("help", 'u', Action::Up),
        ("help", 'b', Action::Bottom),
        ("reader", 'F', Action::Find),
    ] {
        assert_eq!(keymap.action(screen, Key::char(key)), Some(action));
    }
    let own = standard().with(&keymap);
    let down = Key::new(Code::Down);
    assert_eq!(own.action("help", down), Some(Action::Down), "as it was");
}

#[test]
fn a_key_is_a_character_of_any_script() {
    let keymap = user("[library]\ntoggle = [\"é\"]\nopen = [\"я\", \"老\"]");
    assert_eq!(
        keymap.action("library", Key::char('é')),
        Some(Action::Toggle)
    );
    assert_eq!(keymap.action("library", Key::char('я')), Some(Action::Open));
    assert_eq!(
        keymap.action("library", Key::char('老')),
        Some(Action::Open)
    );
}

#[test]
fn a_cyrillic_letter_without_a_meaning_stands_for_the_latin_one() {
    let keymap = standard();
    assert_eq!(keymap.action("library", Key::char('й')), Some(Action::Quit));
    assert_eq!(
        keymap.action("library", Key::char('П')),
        Some(Action::Bottom)
    );
    assert_eq!(keymap.action("library", Key::ctrl('с')), Some(Action::Quit));
    assert_eq!(
        keymap.action("reader", Key::char('қ')),
        Some(Action::WideTables)
    );
    assert_eq!(
        keymap.action("reader", Key::char('ъ')),
        Some(Action::NextSection)
    );
    let own = keymap.with(&user("[library]\ntoggle = [\"й\"]"));
    assert_eq!(own.action("library", Key::char('й')), Some(Action::Toggle));
}

#[test]
fn every_letter_works_on_a_cyrillic_keyboard() {
    let keymap = standard();
    let mut letters = 0;
    for (section, bound) in SECTIONS.into_iter().zip(&keymap.sections) {
        // What is bound everywhere is asked for on a screen that binds nothing of its own.
        let screen = if section == EVERYWHERE { "" } else { section };
        for (key, action) in bound {
            let Code::Char(latin) = key.code else {
                continue;
            };
            for cyrillic in position::cyrillic(latin) {
                let typed = Key {
                    code: Code::Char(cyrillic),
                    ..*key
                };
                let meant = keymap.action(screen, typed);
                assert_eq!(
                    meant,
                    Some(*action),
                    "{cyrillic} for {latin} in [{section}]"
                );
                letters += 1;
            }
            let has_place = latin.is_ascii_alphabetic() || "[]':".contains(latin);
            let is_reached = position::cyrillic(latin).next().is_some();
            assert_eq!(is_reached, has_place, "{latin} in [{section}]");
        }
    }
    assert!(letters > 60, "{letters}");
}

#[test]
fn a_users_keys_replace_the_defaults() {
    let user = self::user("[everywhere]\nquit = [\"Q\", \"j\"]");
    let keymap = standard().with(&user);
    assert_eq!(keymap.action("library", Key::char('q')), None);
    assert_eq!(keymap.action("library", Key::char('Q')), Some(Action::Quit));
    assert_eq!(keymap.action("library", Key::char('j')), Some(Action::Quit));
    assert_eq!(keymap.keys("library", Action::Down), [Key::new(Code::Down)]);
}

#[test]
fn keys_are_shown_as_they_are_on_the_keyboard() {
    let names = KeyNames { ascii: false };
    for (written, shown) in [
        ("ctrl-c", "Ctrl-C"),
        ("ctrl-C", "Ctrl-C"),
        ("alt-left", "Alt-←"),
        ("space", "Space"),
        ("shift-tab", "Shift-Tab"),
        ("G", "G"),
        ("f1", "F1"),
        ("f", "f"),
        ("-", "-"),
        ("ctrl--", "Ctrl--"),
    ] {
        assert_eq!(names.of(name::parse(written).unwrap()), shown);
    }
    assert_eq!(KeyNames { ascii: true }.of(Key::new(Code::Down)), "Down");
}

#[test]
fn an_input_takes_every_key_that_types() {
    assert_eq!(Typed::of(Key::char('q')), Some(Typed::Char('q')));
    assert_eq!(Typed::of(Key::char('?')), Some(Typed::Char('?')));
    assert_eq!(Typed::of(Key::ctrl('u')), Some(Typed::DeleteToStart));
    for key in [
        Key::ctrl('c'),
        Key::ctrl('z'),
        Key::new(Code::Enter),
        Key::new(Code::Esc),
    ] {
        assert_eq!(Typed::of(key), None, "{key:?}");
    }
}
