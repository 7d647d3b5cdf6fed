use super::desk::reading;
use super::*;

const Y: Key = Key {
    code: KeyCode::Char('y'),
    ctrl: false,
    alt: false,
};

/// Returns what was to be copied or opened last.
fn done(stage: &Stage) -> String {
    match stage.effects.last() {
        Some(Effect::Copy(text)) => format!("copy {text}"),
        Some(Effect::Open(address)) => format!("open {address}"),
        other => format!("{other:?}"),
    }
}

/// Returns a stage that reads, with a link outside selected.
fn at_link(columns: u16, rows: u16) -> Stage {
    let mut stage = reading(columns, rows);
    for _ in 0..40 {
        stage.keys(&[TAB]);
        if stage.screen().contains("\n https://") || stage.screen().contains("\nhttps://") {
            return stage;
        }
    }
    panic!("no link leads outside:\n{}", stage.screen());
}

#[test]
fn what_can_be_copied_is_shown_at_every_width() {
    for (columns, rows) in [(80, 24), (160, 45), (40, 12)] {
        let mut stage = at_link(columns, rows);
        stage.keys(&[Y]);
        stage.terminal.clear().unwrap();
        stage.turn(&[]);
        insta::assert_snapshot!(format!("copy_at_{columns}"), stage.screen());
    }
}

#[test]
fn each_of_what_is_offered_can_be_copied() {
    let mut stage = at_link(80, 24);
    stage.keys(&[Y, Y]);
    let address = "https://example.org/royal-commission/report?page=1";
    assert_eq!(done(&stage), format!("copy {address}"));
    assert!(stage.row(22).contains("Reader"), "back on the page");
    let mut copied = Vec::new();
    for downs in 1..4 {
        stage.keys(&[Y]);
        stage.keys(&vec![DOWN; downs]);
        stage.keys(&[ENTER]);
        copied.push(done(&stage));
    }
    assert!(copied[0].contains("case aus-robodebt"), "{copied:?}");
    assert!(copied[1].starts_with("copy ") && copied[1].len() > 30);
    assert_eq!(copied[2], "copy aus-robodebt");
    let mut stage = reading(80, 24);
    stage.keys(&[Y, ESC]);
    assert!(stage.effects.is_empty());
}

#[test]
fn the_paragraph_that_is_offered_is_the_first_whole_one_and_seen_in_one_line() {
    let mut stage = reading(80, 24);
    stage.keys(&[Key::char('g'), Y]);
    let screen = stage.screen();
    let mut lines = screen
        .lines()
        .skip_while(|line| !line.contains("The text of the paragraph"));
    let shown = lines.nth(1).unwrap_or_default().trim();
    assert!(
        shown.starts_with("From 2015/16 Australia") && shown.ends_with('…'),
        "{screen}"
    );
    let below = lines.next().unwrap_or_default();
    assert!(below.contains("The short name"), "one line: {screen}");
    stage.keys(&[DOWN, ENTER]);
    assert!(
        done(&stage).ends_with("contradicted the law."),
        "{}",
        done(&stage)
    );
}

#[test]
fn an_address_is_shown_whole_before_it_is_opened() {
    let pictures = [(80, 24), (160, 45), (40, 12)].map(|(columns, rows)| {
        let mut stage = at_link(columns, rows);
        stage.keys(&[ENTER]);
        assert!(stage.effects.is_empty(), "not yet");
        picture::of(&mut stage)
    });
    insta::assert_snapshot!("open", pictures.join("\n"));
    let mut stage = at_link(80, 24);
    stage.keys(&[ENTER, ENTER]);
    let address = "https://example.org/royal-commission/report?page=1";
    assert_eq!(done(&stage), format!("open {address}"));
    assert!(stage.screen().contains(address), "still to be copied");
    stage.keys(&[DOWN, ENTER]);
    assert_eq!(done(&stage), format!("copy {address}"));
}

/// `y` copies wherever it does anything: here too it opens nothing.
#[test]
fn the_key_that_copies_opens_no_address() {
    let mut stage = at_link(80, 24);
    stage.keys(&[ENTER]);
    stage.keys(&[Y]);
    let address = "https://example.org/royal-commission/report?page=1";
    assert_eq!(done(&stage), format!("copy {address}"));
}

#[test]
fn what_could_be_taken_for_another_address_is_told() {
    let mut opened = trial::case();
    opened.record.sources[0].url.as_mut().unwrap().value = "https://ex\u{430}mple.org/x".to_owned();
    let mut stage = super::desk::with_hits(80, 24);
    stage.keys(&[ENTER]);
    stage.gives(opened);
    stage.keys(&[Key::char('g')]);
    for _ in 0..40 {
        stage.keys(&[TAB]);
        if stage.screen().contains("\n https://ex\u{430}")
            || stage.screen().contains("\nhttps://ex\u{430}")
        {
            break;
        }
    }
    stage.keys(&[ENTER]);
    assert!(
        stage.screen().contains("may look like another"),
        "{}",
        stage.screen()
    );
}

#[test]
fn a_choice_is_sound_in_the_smallest_terminals() {
    for columns in 0..6 {
        for rows in 0..6 {
            let mut stage = reading(columns, rows);
            let up = key(KeyCode::Up);
            let page = key(KeyCode::PageDown);
            stage.keys(&[Y, DOWN, page, up, page, Key::char('G'), Y, ENTER]);
        }
    }
}
