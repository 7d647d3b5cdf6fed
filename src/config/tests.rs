use super::*;

fn resolve(variables: &[(&str, &str)], typed: &Typed) -> Settings {
    Settings::resolve(typed, &Environment::of(variables)).unwrap()
}

fn settings(variables: &[(&str, &str)]) -> Settings {
    resolve(variables, &Typed::default())
}

/// Resolves with a user's file of this text.
fn with_file(text: &str, variables: &[(&str, &str)]) -> Settings {
    let home = tempfile::tempdir().unwrap();
    std::fs::create_dir(home.path().join("config")).unwrap();
    std::fs::write(home.path().join("config/config.toml"), text).unwrap();
    let mut all = vec![("CASEBOOK_HOME", home.path().to_str().unwrap())];
    all.extend_from_slice(variables);
    settings(&all)
}

#[test]
fn knows_its_defaults_with_an_empty_environment() {
    let settings = settings(&[]);
    assert_eq!(settings.language, Language::english());
    assert_eq!(settings.color, Color::Auto);
    assert_eq!(settings.theme, Theme::Dark);
    assert_eq!(settings.pager.words, ["less"]);
    assert_eq!(settings.library, None);
    assert_eq!(settings.width, None);
    assert!(
        settings.editor.words().is_empty()
            && !settings.plain
            && !settings.ascii
            && !settings.can_draw()
    );
}

#[test]
fn puts_each_layer_over_the_one_before() {
    let file = "language = \"fr\"\ncolor = \"always\"\npager = \"most -s\"\n";
    let by_file = with_file(file, &[]);
    assert_eq!(
        (by_file.language.tag(), by_file.color),
        ("fr", Color::Always)
    );
    assert_eq!(by_file.pager.words, ["most", "-s"]);
    let by_environment = with_file(
        file,
        &[("LANG", "lo_LA.UTF-8"), ("NO_COLOR", "1"), ("PAGER", "")],
    );
    assert_eq!(
        (by_environment.language.tag(), by_environment.color),
        ("lo", Color::Never)
    );
    assert!(by_environment.pager.words.is_empty());
    let typed = Typed {
        library: Some("/typed".into()),
        language: Some("ru".into()),
        color: Some(Color::Always),
        plain: false,
        room: false,
    };
    let variables = [
        ("LANG", "lo"),
        ("NO_COLOR", "1"),
        ("CASEBOOK_LIBRARY", "/environment"),
    ];
    let by_hand = resolve(&variables, &typed);
    assert_eq!(
        (by_hand.language.tag(), by_hand.color),
        ("ru", Color::Always)
    );
    assert_eq!(by_hand.library, Some("/typed".into()));
    assert_eq!(settings(&variables).library, Some("/environment".into()));
}

#[test]
fn weighs_the_variables_of_colour() {
    let color = |variables| settings(variables).color;
    assert_eq!(color(&[("NO_COLOR", "")]), Color::Auto);
    assert_eq!(
        color(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]),
        Color::Never
    );
    assert_eq!(
        color(&[("CLICOLOR_FORCE", "1"), ("TERM", "dumb")]),
        Color::Always
    );
    assert_eq!(color(&[("CLICOLOR_FORCE", "0")]), Color::Auto);
    assert_eq!(color(&[("CLICOLOR", "0")]), Color::Never);
    assert_eq!(color(&[("TERM", "dumb")]), Color::Never);
}

#[test]
fn is_colourless_when_plain() {
    let typed = Typed {
        plain: true,
        ..Typed::default()
    };
    let settings = resolve(&[("CLICOLOR_FORCE", "1")], &typed);
    assert_eq!(
        (settings.color, settings.theme, settings.plain),
        (Color::Never, Theme::None, true)
    );
}

#[test]
fn takes_theme_and_depth_from_the_hints_of_the_terminal() {
    assert_eq!(settings(&[("COLORFGBG", "0;15")]).theme, Theme::Light);
    assert_eq!(
        settings(&[("COLORFGBG", "15;default;0")]).theme,
        Theme::Dark
    );
    assert_eq!(
        settings(&[("NO_COLOR", "1"), ("COLORFGBG", "0;15")]).theme,
        Theme::None
    );
    assert_eq!(with_file("theme = \"light\"", &[]).theme, Theme::Light);
    assert_eq!(settings(&[("COLORTERM", "truecolor")]).depth, Depth::Rgb);
    assert_eq!(
        settings(&[("TERM", "xterm-256color")]).depth,
        Depth::Palette
    );
    assert_eq!(settings(&[("TERM", "linux")]).depth, Depth::Sixteen);
}

#[test]
fn remembers_queries_unless_told_otherwise() {
    assert!(settings(&[]).history);
    assert!(!with_file("history = false", &[]).history);
}

#[test]
fn in_front_of_a_room_nothing_is_remembered() {
    let room = with_file("room = true", &[]);
    assert!(room.room && !room.history);
    assert!(!settings(&[]).room);
    for text in ["room = 1", "room = ture", "room =", "room"] {
        assert!(with_file(text, &[]).room, "{text}");
    }
}

#[test]
fn remembers_nothing_where_what_is_said_of_that_cannot_be_read() {
    for text in ["history = 0", "history = flase", "history =", "history"] {
        let settings = with_file(text, &[]);
        assert!(!settings.history, "{text}");
        assert_eq!(settings.faults.len(), 1, "{text}");
    }
    assert!(with_file("histori = 0", &[]).history);
}

#[test]
fn takes_the_editor_of_the_eye_first() {
    assert_eq!(settings(&[("EDITOR", "vi")]).editor.words(), ["vi"]);
    assert_eq!(
        settings(&[("EDITOR", "vi"), ("VISUAL", "code --wait")])
            .editor
            .words(),
        ["code", "--wait"]
    );
}

#[cfg(target_os = "linux")]
#[test]
fn opens_addresses_with_what_the_desktop_has() {
    let browser = |variables| settings(variables).browser;
    assert!(browser(&[]).is_empty(), "no desktop");
    assert_eq!(browser(&[("DISPLAY", ":0")]), ["xdg-open"]);
    let named = [("DISPLAY", ":0"), ("BROWSER", "firefox -new-tab:lynx")];
    assert_eq!(browser(&named), ["firefox", "-new-tab"]);
    let file = |variables| with_file("browser = \"wsl-open\"", variables).browser;
    assert_eq!(file(&[("DISPLAY", ":0")]), ["wsl-open"]);
    assert_eq!(file(&[("BROWSER", "")]), [""; 0]);
}

#[test]
fn takes_the_day_and_the_width_it_is_given() {
    let settings = settings(&[("SOURCE_DATE_EPOCH", "951782400"), ("COLUMNS", "64")]);
    assert_eq!(settings.today.to_string(), "2000-02-29");
    assert_eq!((settings.year(), settings.width), (2000, Some(64)));
}

#[test]
fn names_the_line_and_the_key_of_what_is_wrong_in_the_file() {
    for (text, line, word) in [
        ("\ncolour = \"never\"\n", 2, "did you mean `color`?"),
        ("plain = \"yes\"", 1, "`plain`"),
        ("# x\n\ntheme = \"pink\"", 3, "`pink`"),
        ("language = \"../x\"", 1, "`language`"),
        ("color = ", 1, "`color`"),
        ("color = \"auto\"\ncolor = \"never\"", 2, "duplicate"),
    ] {
        let faults = with_file(text, &[]).faults;
        assert_eq!(faults.len(), 1, "{text}: {faults:?}");
        assert_eq!(faults[0].line, line, "{text}: {faults:?}");
        assert!(faults[0].message.contains(word), "{text}: {faults:?}");
    }
}

#[test]
fn a_faulty_line_never_loses_the_others() {
    let text = "theme = \"pink\"\ncolor = always\npager = \"most\"\nplain = [\neditor = \"vi\"\n";
    let settings = with_file(text, &[]);
    assert_eq!(settings.pager.words, ["most"]);
    assert_eq!(settings.editor.words(), ["vi"]);
    assert_eq!(
        (settings.theme, settings.color),
        (Theme::Dark, Color::Auto),
        "as if they were not there"
    );
    let lines: Vec<usize> = settings.faults.iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [1, 2, 4]);
}

#[test]
fn the_defaults_are_without_a_fault() {
    assert_eq!(with_file(include_str!("default.toml"), &[]).faults, []);
}

#[test]
fn refuses_a_language_that_is_none() {
    let typed = Typed {
        language: Some("engl ish".into()),
        ..Typed::default()
    };
    let error = Settings::resolve(&typed, &Environment::of(&[])).unwrap_err();
    assert!(error.to_string().contains("`engl ish`"));
}

#[test]
fn lives_with_a_home_that_is_no_directory() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let home = file.path().to_str().unwrap();
    let settings = settings(&[("HOME", home)]);
    assert_eq!(settings.color, Color::Auto);
}
