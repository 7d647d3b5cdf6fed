//! Presenters' consoles: what they are told of what the room sees, and what they may do, with a real library behind.

use super::agenda::{at_step, at_the_agenda, house};
use super::house::House;
use super::*;
use crate::library::Presented;
use crate::tui::stage::{Command, State as Course, Wall};

const REMARKED: &str = "+++\ntitle = \"A remarked case\"\nsummary = \"In short it went well.\"\nupdated = 2026-11-22\nnotes = \"Ask the xenolith office.\"\n+++\n\n## Context\n\nOne.\n\n## Approach\n\nTwo.\n";

/// Returns what the consoles were told last: nothing where they were told that nothing is presented.
fn told(stage: &Stage) -> Option<Talk> {
    stage.shown.last().cloned().flatten().map(|talk| *talk)
}

#[track_caller]
fn talk(stage: &Stage) -> Talk {
    told(stage).expect("a console was told of a talk")
}

/// Has a console ask for something.
fn ask(house: &House, stage: &mut Stage, command: Command) {
    stage.turn(&[Event::Asked(command)]);
    house.serve(stage);
}

fn presenting(house: &House) -> Stage {
    let mut stage = house.stage(80, 24);
    stage
        .app
        .show_slides(Presented::Records(vec!["remarked".to_owned()]));
    stage.turn(&[]);
    house.serve(&mut stage);
    stage
}

fn remarked() -> House {
    House::holding(&[("cases/remarked.md", REMARKED)])
}

#[test]
fn a_console_is_told_the_slide_the_next_one_and_the_notes() {
    let house = remarked();
    let mut stage = presenting(&house);
    let first = talk(&stage);
    assert_eq!((first.wall, first.at), (Wall::Slides, 0));
    assert_eq!(first.now.heading, "A remarked case");
    assert_eq!(first.notes[0].lines, ["Ask the xenolith office."]);
    assert!(
        !stage.screen().contains("xenolith"),
        "the room does not see it"
    );
    stage.keys(&[key(KeyCode::Right)]);
    let second = talk(&stage);
    assert_eq!((second.at, second.now), (1, first.next.unwrap()));
    stage.keys(&[key(KeyCode::End)]);
    let last = talk(&stage);
    assert_eq!((last.at + 1, last.next), (last.count, None));
    stage.keys(&[key(KeyCode::Char('B'))]);
    assert!(talk(&stage).is_blank);
    stage.keys(&[ESC, ESC]);
    assert_eq!(told(&stage), None, "{:?}", stage.app);
}

#[test]
fn the_same_is_told_once_and_each_second_of_a_talk_anew() {
    let house = remarked();
    let mut stage = presenting(&house);
    let count = |stage: &Stage| stage.shown.len();
    let before = count(&stage);
    stage.turn(&[]);
    stage.keys(&[key(KeyCode::Char('?')), ESC]);
    assert_eq!(count(&stage), before, "the help changes nothing");
    stage.turn(&[Event::Second(0)]);
    house.serve(&mut stage);
    stage.turn(&[Event::Second(61)]);
    house.serve(&mut stage);
    let time = talk(&stage).time.unwrap();
    assert_eq!((time.passed, time.left, time.is_shown), (61, None, false));
    stage.types(":timer 2");
    stage.keys(&[ENTER]);
    let time = talk(&stage).time.unwrap();
    assert_eq!(
        (time.passed, time.left, time.is_shown),
        (0, Some(120), true)
    );
    stage.turn(&[Event::Second(200)]);
    house.serve(&mut stage);
    assert_eq!(talk(&stage).time.unwrap().left, Some(-19));
}

#[test]
fn a_console_leads_the_slides() {
    let house = remarked();
    let mut stage = presenting(&house);
    let count = talk(&stage).count;
    for (command, to) in [
        (Command::Next, 1),
        (Command::Open, 2),
        (Command::Back, 1),
        (Command::Last, count - 1),
        (Command::Next, count - 1),
        (Command::First, 0),
        (Command::Back, 0),
        (Command::Go(2), 2),
        (Command::Go(usize::MAX), count - 1),
        (Command::NextStep, count - 1),
        (Command::Agenda, count - 1),
        (Command::Go(1), 1),
    ] {
        ask(&house, &mut stage, command);
        assert_eq!(talk(&stage).at, to, "{command:?}");
    }
    let slide = stage.screen();
    ask(&house, &mut stage, Command::Blank);
    assert_eq!(stage.screen().trim(), "");
    ask(&house, &mut stage, Command::Next);
    assert_eq!(stage.screen(), slide, "the slide comes back first");
    ask(&house, &mut stage, Command::Blank);
    ask(&house, &mut stage, Command::Blank);
    assert_eq!(stage.screen(), slide);
    ask(&house, &mut stage, Command::Timer);
    assert!(talk(&stage).time.unwrap().is_shown);
    // What somebody has open in the room is in nobody's way.
    stage.keys(&[key(KeyCode::Char('i')), key(KeyCode::Down)]);
    ask(&house, &mut stage, Command::Next);
    assert_eq!(talk(&stage).at, 2);
    stage.types(":time");
    ask(&house, &mut stage, Command::Back);
    assert_eq!(talk(&stage).at, 1);
    assert!(stage.screen().contains(":time"), "{}", stage.screen());
    stage.keys(&[ESC, ESC]);
    assert_eq!(told(&stage), None);
    for command in [
        Command::Next,
        Command::Blank,
        Command::Agenda,
        Command::NextStep,
    ] {
        let before = stage.screen();
        ask(&house, &mut stage, command);
        assert_eq!(
            stage.screen(),
            before,
            "no talk, nothing to lead: {command:?}"
        );
    }
}

#[test]
fn a_console_leads_an_agenda_and_sees_its_notes_and_its_plan() {
    let house = house();
    let mut stage = at_the_agenda(&house, "morning", (80, 24));
    let before = talk(&stage);
    assert_eq!(before.agenda.as_ref().unwrap().state, Course::Before);
    assert_eq!(before.next.unwrap().heading, "Welcome");
    ask(&house, &mut stage, Command::Open);
    let begun = talk(&stage);
    assert_eq!(
        (begun.now.heading.as_str(), begun.wall),
        ("Welcome", Wall::Agenda)
    );
    assert_eq!(begun.notes[0].lines, ["Do not explain terms yet."]);
    assert!(
        !stage.screen().contains("Do not explain"),
        "the room does not see it"
    );
    let course = begun.agenda.unwrap();
    assert_eq!((course.at, course.steps.len(), course.left), (0, 7, 300));
    assert_eq!(course.clock.as_deref(), Some("9:00"));
    stage.minute(4);
    let course = talk(&stage).agenda.unwrap();
    assert_eq!((course.left, course.passed), (60, 240));
    assert_eq!(course.pace, "on time, ends at 10:10");
    stage.minute(9);
    ask(&house, &mut stage, Command::Next);
    let second = talk(&stage);
    assert_eq!(second.now.heading, "Two payments");
    let course = second.agenda.unwrap();
    assert!(
        course.is_late && course.pace.contains("4 min late"),
        "{}",
        course.pace
    );
    ask(&house, &mut stage, Command::Open);
    assert_eq!(talk(&stage).wall, Wall::Screen("comparison".to_owned()));
    ask(&house, &mut stage, Command::Next);
    assert_eq!(
        talk(&stage).wall,
        Wall::Screen("comparison".to_owned()),
        "it has no slides"
    );
    ask(&house, &mut stage, Command::Agenda);
    assert_eq!(
        (talk(&stage).wall, talk(&stage).now.heading.as_str()),
        (Wall::Agenda, "Two payments")
    );
    ask(&house, &mut stage, Command::Open);
    ask(&house, &mut stage, Command::NextStep);
    assert_eq!(
        (talk(&stage).wall, talk(&stage).now.heading.as_str()),
        (Wall::Agenda, "Who else?")
    );
    ask(&house, &mut stage, Command::PreviousStep);
    assert_eq!(talk(&stage).now.heading, "Two payments");
}

#[test]
fn slides_of_a_step_have_the_notes_of_both() {
    let case = REMARKED.replace("A remarked case", "Another one");
    let plan = "+++\ntitle = \"An hour\"\nsummary = \"One.\"\nupdated = 2026-11-22\nrelated = []\nminutes = 10\naudience = [\"x\"]\ngoals = [\"y\"]\nuses = [\"remarked\"]\n\n[[steps]]\nminutes = 10\ntitle = \"Look\"\nmode = \"present\"\nshow = \"remarked\"\nnote = \"Wait for silence.\"\n+++\n";
    let house = House::holding(&[("cases/remarked.md", &case), ("agendas/hour.md", plan)]);
    let mut stage = at_the_agenda(&house, "hour", (80, 24));
    ask(&house, &mut stage, Command::Open);
    ask(&house, &mut stage, Command::Open);
    let shown = talk(&stage);
    assert_eq!(shown.wall, Wall::Slides);
    let notes: Vec<(&str, &str)> = shown
        .notes
        .iter()
        .map(|note| (note.of.as_str(), note.lines[0].as_str()))
        .collect();
    assert_eq!(
        notes,
        [
            ("Step", "Wait for silence."),
            ("Slide", "Ask the xenolith office.")
        ]
    );
    assert_eq!(shown.agenda.unwrap().state, Course::Running);
    assert!(!stage.screen().contains("silence") && !stage.screen().contains("xenolith"));
    stage.minute(3);
    assert_eq!(talk(&stage).agenda.unwrap().left, 7 * 60);
    ask(&house, &mut stage, Command::NextStep);
    let over = talk(&stage);
    assert_eq!(over.agenda.unwrap().state, Course::Over);
    let screen = stage.screen();
    ask(&house, &mut stage, Command::Open);
    assert_eq!(stage.screen(), screen, "the record is written in the room");
    stage.keys(&[ESC]);
    assert_eq!(told(&stage), None, "{:?}", stage.app);
}

#[test]
fn who_types_in_the_room_is_not_disturbed() {
    let house = house();
    let mut stage = at_step(&house, 1, (80, 24));
    stage.types("rwell sa");
    for command in [
        Command::Next,
        Command::Open,
        Command::NextStep,
        Command::Agenda,
    ] {
        ask(&house, &mut stage, command);
    }
    stage.types("id");
    stage.keys(&[ENTER]);
    assert!(
        stage.screen().contains("Remark: well said"),
        "{}",
        stage.screen()
    );
    assert_eq!(talk(&stage).agenda.unwrap().at, 1);
    // One who looks something up is still followed.
    stage.types("1");
    house.serve(&mut stage);
    assert_eq!(talk(&stage).wall, Wall::Screen("library".to_owned()));
    ask(&house, &mut stage, Command::Next);
    assert_eq!(talk(&stage).agenda.unwrap().at, 1);
    ask(&house, &mut stage, Command::NextStep);
    assert_eq!(
        (talk(&stage).wall, talk(&stage).agenda.unwrap().at),
        (Wall::Agenda, 2)
    );
}
