use super::*;
use crate::tui::event::Typed;

fn standard() -> Keymap {
    Keymap::standard().unwrap()
}

#[test]
fn the_default_keys_are_what_toml_reads_in_their_file() {
    assert_eq!(standard(), Keymap::parse(DEFAULT_NAME, DEFAULT).unwrap());
}

#[test]
fn every_action_has_a_key_on_each_of_its_screens() {
    let keymap = standard();
    for about in &ACTIONS {
        let screens = if about.screens.is_empty() {
            &["library", "reader", "comparison", "desk", "help"]
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
    assert_eq!(keymap.action("reader", q), Some(Action::Back));
    assert!(!keymap.keys("reader", Action::Quit).contains(&q));
}

#[test]
fn a_clash_names_the_line_and_the_key() {
    let text = "[everywhere]\nquit = [\"q\"]\n\n[library]\ntoggle = [\"x\"]\nopen = [\"enter\",\n  \"x\"]\n";
    let error = Keymap::parse("mine.toml", text).unwrap_err();
    // Actions are read in the order of their names, so `toggle` is the second to ask for the key.
    assert_eq!(
        error.to_string(),
        "mine.toml:5: key `x` of `toggle` is taken by `open` in [library]"
    );
}

#[test]
fn faults_name_their_line() {
    for (text, message) in [
        (
            "\n[libary]\n",
            "f:2: unknown section `libary`, known are everywhere, library, reader, comparison, desk, help",
        ),
        (
            "[help]\nopne = [\"x\"]",
            "f:2: `opne` is no action of [help]",
        ),
        (
            "[library]\noutline = [\"o\"]",
            "f:2: `outline` is no action of [library]",
        ),
        ("[help]\nup = [\"kk\"]", "f:2: `kk` is no key"),
        ("[help]\nup = [\"f13\"]", "f:2: `f13` is no key"),
    ] {
        assert_eq!(Keymap::parse("f", text).unwrap_err().to_string(), message);
    }
    assert_eq!(Keymap::parse("f", "[help]\nup = 3").unwrap_err().line, 2);
}

#[test]
fn a_key_is_a_character_of_any_script() {
    let keymap = Keymap::parse("f", "[library]\ntoggle = [\"é\"]\nopen = [\"я\", \"老\"]").unwrap();
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
    let own = keymap.with(&Keymap::parse("f", "[library]\ntoggle = [\"й\"]").unwrap());
    assert_eq!(own.action("library", Key::char('й')), Some(Action::Toggle));
}

#[test]
fn a_users_keys_replace_the_defaults() {
    let user = Keymap::parse("f", "[everywhere]\nquit = [\"Q\", \"j\"]").unwrap();
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
