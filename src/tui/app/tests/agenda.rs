use super::house::House;
use super::*;
use crate::library::Exported;
use crate::model::session::{Act, SessionLog};
use crate::session::Shown;

/// An agenda with a step of every mode.
const MORNING: &str = r#"+++
title = "A morning on payments"
summary = "A morning for people who pay."
updated = 2026-11-22
related = []
minutes = 70
audience = ["payers"]
group_size = "4 to 8"
goals = ["Plan a payment"]
prepare = ["Print the plan"]
uses = ["crisis"]
closing = "Ask again in a month."

[[steps]]
minutes = 5
title = "Welcome"
mode = "talk"
show = "informal-economy"
prompt = "Who was paid this month, and how?"
note = "Do not explain terms yet."

[[steps]]
minutes = 10
title = "Two payments"
mode = "compare"
show = ["tgo-novissi", "lao-kenya"]
prompt = "Which is faster?"
note = "Hide the results."

[[steps]]
minutes = 10
title = "Who else?"
mode = "search"
show = "workers kind:case"

[[steps]]
minutes = 10
title = "A crisis"
mode = "exercise"
show = "crisis"

[[steps]]
minutes = 15
title = "Coffee"
mode = "break"

[[steps]]
minutes = 10
title = "How it was done"
mode = "present"
show = "tgo-novissi"

[[steps]]
minutes = 10
title = "Where we stand"
mode = "talk"
show = "view:matrix"
prompt = "What is missing?"
+++
"#;

const NEXT: Key = Key {
    code: KeyCode::Char('n'),
    ctrl: false,
    alt: false,
};
const AGENDA: Key = Key {
    code: KeyCode::Char('a'),
    ctrl: false,
    alt: true,
};
const RIGHT: Key = key(KeyCode::Right);
const LEFT: Key = key(KeyCode::Left);

/// Second 0 of the sessions.
const ZERO: u64 = 1_795_400_000;

impl Stage {
    /// Lets the clock show so many minutes.
    pub(super) fn minute(&mut self, minute: u64) {
        self.turn(&[Event::Tick(ZERO + minute * 60)]);
    }

    /// Types a remark on the step.
    fn remark(&mut self, words: &str) {
        self.keys(&[Key::char('r')]);
        self.types(words);
        self.keys(&[ENTER]);
    }

    /// Returns the session as it was kept last.
    fn log(&self) -> SessionLog {
        let mut ordered = self.ordered.iter().rev();
        let log = ordered.find_map(|order| match order {
            Order::KeepSession(change) => Some(change.now.clone()),
            _ => None,
        });
        log.unwrap()
    }

    fn acts(&self) -> Vec<Act> {
        self.log().done.into_iter().map(|done| done.act).collect()
    }
}

pub(super) fn house() -> House {
    House::holding(&[("agendas/morning.md", MORNING)])
}

/// Returns a stage at the agenda, before it is begun.
pub(super) fn at_the_agenda(house: &House, name: &str, (columns, rows): (u16, u16)) -> Stage {
    let mut stage = house.stage(columns, rows);
    let effects = stage.app.open_agenda(name, Some(9 * 60));
    assert!(effects.is_empty());
    stage.turn(&[]);
    house.serve(&mut stage);
    stage.minute(0);
    stage
}

/// Returns a stage at a step of the session, each step before held in the time planned.
pub(super) fn at_step(house: &House, step: usize, size: (u16, u16)) -> Stage {
    let mut stage = at_the_agenda(house, "morning", size);
    stage.keys(&[ENTER]);
    let mut minute = 0;
    for minutes in [5, 10, 10, 10, 15, 10].into_iter().take(step) {
        minute += minutes;
        stage.minute(minute);
        stage.keys(&[NEXT]);
    }
    stage
}

fn snap(name: &str, make: impl Fn((u16, u16)) -> Stage) {
    let pictures = SIZES.map(|size| picture::of(&mut make(size)));
    insta::assert_snapshot!(name, pictures.join("\n"));
}

#[test]
fn an_agenda_before_it_is_begun_on_time_and_late() {
    let house = house();
    snap("agenda_before", |size| {
        at_the_agenda(&house, "morning", size)
    });
    snap("agenda_on_time", |size| {
        let mut stage = at_step(&house, 1, size);
        stage.minute(8);
        stage
    });
    snap("agenda_late", |size| {
        let mut stage = at_step(&house, 1, size);
        stage.minute(19);
        stage
    });
    snap("agenda_break", |size| {
        let mut stage = at_step(&house, 4, size);
        stage.turn(&[Event::Tick(ZERO + 40 * 60 + 12)]);
        stage
    });
    snap("agenda_over", |size| {
        let mut stage = at_step(&house, 6, size);
        stage.minute(64);
        stage.keys(&[NEXT]);
        stage
    });
}

#[test]
fn votes_and_groups_are_drawn_and_counted_by_keys() {
    let house = house();
    let make = |size| {
        let mut stage = at_step(&house, 0, size);
        stage.keys(&[Key::char('g')]);
        stage.types("2 of Ana, ບຸນມີ, 王芳, Bo seed 7");
        stage.keys(&[ENTER, Key::char('v')]);
        stage.types("Which first? law, data");
        stage.keys(&[ENTER, Key::char('1'), Key::char('2'), Key::char('2')]);
        // The second choice is selected: one less, the first, two more.
        stage.keys(&[LEFT, UP, RIGHT, RIGHT]);
        stage
    };
    snap("agenda_votes", make);
    let stage = make((80, 24));
    let Some(Act::Vote(vote)) = stage.acts().pop() else {
        panic!("a vote")
    };
    let counts: Vec<u32> = vote.choices.iter().map(|choice| choice.count).collect();
    assert_eq!(
        (vote.question.as_str(), counts),
        ("Which first?", vec![3, 1])
    );
    let mut stage = make((80, 24));
    assert_eq!(stage.log().visits.len(), 1, "no arrow moved on");
    stage.keys(&[ENTER, Key::char('l')]);
    stage.types("x of 3");
    stage.keys(&[ENTER]);
    assert!(stage.told().contains("a number first"), "{}", stage.told());
    stage.keys(&[ESC, Key::char('l')]);
    stage.types("1 seed 3");
    stage.keys(&[ENTER]);
    let Some(Act::Lots(drawn)) = stage.acts().pop() else {
        panic!("lots")
    };
    assert_eq!((drawn.of.as_str(), drawn.seed), ("Ana, ບຸນມີ, 王芳, Bo", 3));
    assert_eq!(drawn.groups[0].len(), 1);
    snap("agenda_typing", |size| {
        let mut stage = at_step(&house, 0, size);
        stage.keys(&[Key::char('r')]);
        stage.types("Well said");
        stage
    });
}

#[test]
fn every_step_opens_what_it_shows_and_one_step_back_leads_to_it_again() {
    let house = house();
    let screens = [
        "reader",
        "comparison",
        "library",
        "training",
        "agenda",
        "present",
        "atlas",
    ];
    for (step, screen) in screens.iter().enumerate() {
        let mut stage = at_step(&house, step, (80, 24));
        house.keys(&mut stage, &[ENTER]);
        assert_eq!(stage.app.screen_name(), *screen, "{}", stage.screen());
        if *screen == "present" {
            // The wall sees slides and nothing else.
            house.keys(&mut stage, &[ESC]);
        } else if *screen != "agenda" {
            let told = format!("step {}/7 · ", step + 1);
            let way = stage.row(23);
            let names = ["A agenda", "Alt-a agenda"];
            assert!(names.iter().any(|one| way.contains(one)), "{screen}: {way}");
            assert!(stage.told().contains(&told), "{screen}: {}", stage.told());
            house.keys(&mut stage, &[ESC]);
        }
        if stage.app.screen_name() == "library" {
            // First the search line, then where one was.
            house.keys(&mut stage, &[ESC, ESC]);
        }
        assert_eq!(stage.app.screen_name(), "agenda", "{screen}");
        let place = format!("step {}/7", step + 1);
        assert!(stage.told().contains(&place), "{}", stage.told());
    }
}

#[test]
fn all_agendas_of_the_library_are_held_from_start_to_end_by_keys() {
    let house = House::built_in();
    for agenda in [
        "convention-102-one-day",
        "informal-and-platform-workers",
        "learning-from-failure-clinic",
        "mutual-learning-data-exchange",
    ] {
        let mut stage = at_the_agenda(&house, agenda, (80, 24));
        house.keys(&mut stage, &[ENTER]);
        let plan = stage.app.session().unwrap().plan().clone();
        for (at, step) in plan.steps.iter().enumerate() {
            assert_eq!(stage.app.session().unwrap().at(), at);
            let depth = stage.app.stack.len();
            house.keys(&mut stage, &[ENTER]);
            if step.shown == Shown::Nothing {
                assert_eq!(stage.app.screen_name(), "agenda");
            } else {
                let screen = stage.screen();
                assert!(stage.app.stack.len() > depth, "{agenda} {at}: {screen}");
                let shown = match &step.shown {
                    Shown::Records(slugs) => slugs.iter().cloned().map(Act::Record).collect(),
                    Shown::Query(query) => vec![Act::Query(query.clone())],
                    Shown::View(view) => vec![Act::View(view.clone())],
                    Shown::Nothing => Vec::new(),
                };
                let log = stage.log();
                let own = log.done.iter().filter(|done| done.step == at);
                assert!(own.map(|done| &done.act).eq(&shown), "{agenda} {at}");
            }
            stage.keys(&[AGENDA]);
            assert_eq!(stage.app.stack.len(), depth, "{agenda} {at}");
            stage.minute(u64::from(step.end()) + 1);
            stage.keys(&[NEXT]);
        }
        let log = stage.log();
        assert!(log.ended.is_some() && !stage.app.is_running(), "{agenda}");
        let held: Vec<usize> = log.visits.iter().map(|visit| visit.step).collect();
        assert!(held.into_iter().eq(0..plan.steps.len()), "{agenda}");
        assert!(
            stage.told().contains("over, 1 min late"),
            "{}",
            stage.told()
        );
    }
}

#[test]
fn the_note_for_the_facilitator_is_hidden_until_it_is_asked_for() {
    let house = house();
    for size in SIZES {
        let mut stage = at_step(&house, 0, size);
        assert!(!stage.screen().contains("Do not explain"));
        stage.keys(&[Key::char('f')]);
        assert!(
            stage.screen().contains("Do not explain"),
            "{}",
            stage.screen()
        );
        stage.keys(&[NEXT]);
        assert!(
            !stage.screen().contains("Hide the results"),
            "the next is hidden again"
        );
    }
}

#[test]
fn one_goes_elsewhere_and_comes_back_and_leaving_asks() {
    let house = house();
    let mut stage = at_step(&house, 1, (80, 24));
    house.keys(&mut stage, &[Key::char('4')]);
    assert!(
        stage.told().contains("step 2/7 · 10 min left"),
        "{}",
        stage.told()
    );
    stage.minute(18);
    assert!(
        stage.told().contains("step 2/7 · 3 min over"),
        "{}",
        stage.told()
    );
    house.keys(&mut stage, &[AGENDA]);
    assert!(stage.screen().contains("3 min over"), "{}", stage.screen());
    house.keys(&mut stage, &[ESC]);
    assert_eq!(stage.app.screen_name(), "atlas");
    assert!(stage.app.is_running(), "it goes on");
    // Another one cannot be begun meanwhile.
    house.keys(&mut stage, &[Key::char('1'), DOWN, Key::char(':')]);
    stage.types("agenda hour");
    house.keys(&mut stage, &[ENTER]);
    assert!(
        stage.told().contains("a session of morning is running"),
        "{}",
        stage.told()
    );
    stage.keys(&[Key::char('q')]);
    assert!(stage.told().contains("a session runs"), "{}", stage.told());
    assert!(stage.effects.is_empty());
    stage.keys(&[DOWN, Key::char('q')]);
    assert!(stage.effects.is_empty(), "another key was between");
    stage.keys(&[Key::char('q')]);
    assert!(matches!(stage.effects[..], [Effect::Quit]));
    let mut stage = at_step(&house, 1, (80, 24));
    stage.keys(&[Key::ctrl('c')]);
    assert!(
        stage.told().contains("the session is kept"),
        "{}",
        stage.told()
    );
    stage.keys(&[Key::ctrl('c')]);
    assert!(
        matches!(stage.effects[..], [Effect::Quit]),
        "two are enough"
    );
}

#[test]
fn what_is_done_is_kept_at_once_and_gone_on_with() {
    let house = house();
    let mut stage = at_step(&house, 1, (80, 24));
    stage.keys(&[Key::char('r')]);
    stage.types("Well said");
    stage.keys(&[ENTER]);
    let log = stage.log();
    assert_eq!(stage.acts(), [Act::Remark("Well said".to_owned())]);
    let mut again = house.stage(80, 24);
    again.kept(News::Sessions(vec![log.clone()]));
    again.app.open_agenda("morning", None);
    again.turn(&[]);
    house.serve(&mut again);
    again.minute(20);
    let told = "A session of this agenda was begun on 2026 at 9:00 and stopped at step 2";
    assert!(again.screen().contains(told), "{}", again.screen());
    again.keys(&[ENTER]);
    assert!(again.screen().contains("5 min over") && again.screen().contains("Well said"));
    again.keys(&[NEXT]);
    assert_eq!(again.log().visits[..2], {
        let mut visits = log.visits.clone();
        visits[1].end = Some(ZERO + 20 * 60);
        visits
    });
    let mut anew = house.stage(80, 24);
    anew.kept(News::Sessions(vec![log]));
    anew.app.open_agenda("morning", None);
    anew.turn(&[]);
    house.serve(&mut anew);
    anew.minute(20);
    anew.keys(&[Key::char('R')]);
    assert!(
        anew.row(22).contains("again to begin a new session"),
        "{}",
        anew.row(22)
    );
    assert!(anew.ordered.is_empty());
    anew.keys(&[Key::char('R')]);
    assert_eq!((anew.log().visits.len(), anew.log().done.len()), (1, 0));
}

#[test]
fn the_wall_sees_nothing_private_while_a_session_runs_and_all_is_given_back() {
    let house = house();
    let mut stage = at_the_agenda(&house, "morning", (80, 24));
    let note = Note {
        slug: "tgo-novissi".to_owned(),
        text: "PRIVATE".to_owned(),
    };
    stage.kept(News::Notes(vec![note]));
    stage.kept(News::History(vec!["PRIVATE".to_owned()]));
    stage.kept(News::Marks(vec![Spot::default()]));
    stage.keys(&[ENTER]);
    assert!(!stage.app.company().records() && stage.app.kept.notes.is_empty());
    assert!(stage.app.kept.marks.is_empty());
    stage.kept(News::Marks(vec![Spot::default(), Spot::default()]));
    assert!(stage.app.kept.marks.is_empty());
    stage.kept(News::History(vec![
        "PRIVATE".to_owned(),
        "PRIVATE TOO".to_owned(),
    ]));
    stage.ordered.clear();
    house.open_record(&mut stage, "tgo-novissi");
    assert!(!stage.screen().contains("PRIVATE"));
    house.keys(&mut stage, &[Key::char('5')]);
    assert!(
        stage.told().contains("the Desk stays closed"),
        "{}",
        stage.told()
    );
    house.keys(&mut stage, &[AGENDA, NEXT, NEXT, ENTER, AGENDA]);
    let is_kept = |order: &Order| matches!(order, Order::KeepSession(_));
    assert!(stage.ordered.iter().all(is_kept), "{:?}", stage.ordered);
    assert!(
        stage
            .acts()
            .contains(&Act::Query("workers kind:case".to_owned()))
    );
    stage.keys(&[Key::char('e'), Key::char('e')]);
    assert!(!stage.app.company().records() && stage.app.kept.notes.is_empty());
    stage.keys(&[ESC]);
    assert!(stage.app.company().records() && stage.app.kept.notes.len() == 1);
    assert_eq!(stage.app.kept.asked.len(), 2);
    assert_eq!(stage.app.kept.marks.len(), 2);
}

#[test]
fn drafts_are_in_no_list_while_a_session_runs_and_come_back_behind_it() {
    let draft = "+++\ntitle = \"An unfinished case\"\nsummary = \"Not yet.\"\nstatus = \"draft\"\n+++\n\n## Context\n\nNobody knows.\n";
    let house = House::holding(&[
        ("agendas/morning.md", MORNING),
        ("cases/unfinished.md", draft),
    ]);
    let sees = |stage: &mut Stage| stage.screen().contains("An unfinished case");
    let mut stage = house.stage(120, 40);
    house.types(&mut stage, "unfinished");
    assert!(sees(&mut stage), "{}", stage.screen());
    let effects = stage.app.open_agenda("morning", Some(9 * 60));
    assert!(effects.is_empty());
    stage.turn(&[]);
    house.serve(&mut stage);
    stage.minute(0);
    house.keys(&mut stage, &[ENTER, Key::char('1')]);
    assert!(stage.screen().contains("unfinished"), "{}", stage.screen());
    assert!(!sees(&mut stage), "{}", stage.screen());
    house.keys(&mut stage, &[AGENDA, Key::char('e'), Key::char('e'), ESC]);
    assert!(stage.app.company().records());
    assert!(sees(&mut stage), "{}", stage.screen());
}

#[test]
fn a_draft_is_not_on_the_wall_and_not_in_the_record() {
    let draft = "+++\ntitle = \"An unfinished case\"\nsummary = \"Not yet.\"\nstatus = \"draft\"\n+++\n\n## Context\n\nNobody knows.\n";
    let agenda = MORNING
        .replace("\"lao-kenya\"]", "\"lao-kenya\", \"unfinished\"]")
        .replace("\"informal-economy\"", "\"unfinished\"");
    for hides_drafts in [false, true] {
        let files = [
            ("agendas/morning.md", agenda.as_str()),
            ("cases/unfinished.md", draft),
        ];
        let house = House::of(&files, hides_drafts);
        let mut stage = at_the_agenda(&house, "morning", (120, 40));
        let sees = |stage: &mut Stage| stage.screen().to_lowercase().contains("unfinished");
        assert!(!sees(&mut stage), "{}", stage.screen());
        house.keys(&mut stage, &[ENTER, ENTER]);
        assert!(
            stage.told().contains("this step shows nothing"),
            "{}",
            stage.told()
        );
        house.keys(&mut stage, &[NEXT]);
        assert!(!sees(&mut stage), "{}", stage.screen());
        house.keys(&mut stage, &[ENTER]);
        assert!(!sees(&mut stage), "{}", stage.screen());
        let shown = ["tgo-novissi", "lao-kenya"].map(|slug| Act::Record(slug.to_owned()));
        assert_eq!(stage.acts(), shown);
    }
}

#[test]
fn two_terminals_that_lead_the_same_session_lose_nothing() {
    let house = house();
    let [mut one, mut other] = [(); 2].map(|()| at_the_agenda(&house, "morning", (80, 24)));
    let mut file: Option<SessionLog> = None;
    // The file as both keepers write it, and what they say of it.
    let mut keep = |stage: &mut Stage| {
        for order in std::mem::take(&mut stage.ordered) {
            let Order::KeepSession(change) = order else {
                continue;
            };
            file = Some(change.onto(file.as_ref()));
        }
        stage.kept(News::Sessions(file.iter().cloned().collect()));
        file.clone().unwrap()
    };
    one.keys(&[ENTER]);
    keep(&mut one);
    other.minute(1);
    other.keys(&[ENTER]);
    other.remark("theirs");
    keep(&mut other);
    one.remark("ours");
    let log = keep(&mut one);
    let words = |log: &SessionLog| {
        let acts = log.done.iter().map(|done| match &done.act {
            Act::Remark(words) => words.clone(),
            act => format!("{act:?}"),
        });
        acts.collect::<Vec<String>>()
    };
    assert_eq!(words(&log), ["ours", "theirs"]);
    // The record that is written here has both.
    let (Exported::Session(session, _), _) = one.app.stack.last().unwrap().exported().unwrap()
    else {
        panic!("a session")
    };
    assert_eq!(words(session.log()), ["ours", "theirs"]);
    // Where the other one moves on, this one does when it hears of it.
    other.minute(5);
    other.keys(&[NEXT]);
    keep(&mut other);
    one.remark("more");
    let log = keep(&mut one);
    assert_eq!(log.visits.last().unwrap().step, 1);
    assert!(one.row(22).contains("step 2/7"), "{}", one.row(22));
}

#[test]
fn nothing_picked_at_home_is_counted_and_nothing_is_offered_that_a_room_refuses() {
    let house = house();
    let mut stage = at_the_agenda(&house, "morning", (160, 45));
    let mut picks = Picks::default();
    for record in ["cases/tgo-novissi.md", "cases/lao-kenya.md"] {
        picks.pick(&Spot {
            record: record.to_owned(),
            ..Spot::default()
        });
    }
    stage.kept(News::Picks(picks.clone()));
    stage.keys(&[ENTER]);
    house.open_record(&mut stage, "tgo-novissi");
    let screen = stage.screen();
    assert!(!screen.contains("picked"), "{screen}");
    let footer = stage.row(44);
    for word in ["mark", "note", "edit", "desk", "saved"] {
        assert!(!footer.contains(word), "{word} in {footer}");
    }
    stage.ordered.clear();
    stage.keys(&[Key::char('m'), Key::char('c')]);
    assert!(stage.ordered.is_empty(), "{:?}", stage.ordered);
    assert!(stage.row(43).contains("1 of 4 picked"), "{}", stage.row(43));
    stage.keys(&[AGENDA, Key::char('e'), Key::char('e'), ESC]);
    assert_eq!(stage.app.kept.picks.all(), picks.all());
}

#[test]
fn the_status_says_room_in_every_state() {
    let house = house();
    for size in SIZES {
        let says_room = |stage: &mut Stage| {
            let row = stage.row(usize::from(size.1) - 2);
            assert!(row.trim_end().ends_with("room"), "{size:?}: {row}");
        };
        let mut stage = at_the_agenda(&house, "morning", size);
        says_room(&mut stage);
        stage.keys(&[ENTER, Key::char('e'), Key::char('e')]);
        assert!(!stage.app.is_running());
        says_room(&mut stage);
        for step in 0..7 {
            let mut stage = at_step(&house, step, size);
            says_room(&mut stage);
            house.keys(&mut stage, &[ENTER]);
            if stage.app.screen_name() != "present" {
                says_room(&mut stage);
                house.keys(&mut stage, &[Key::char('5')]);
                says_room(&mut stage);
            }
        }
        let mut stage = at_step(&house, 1, size);
        stage.keys(&[Key::char('g')]);
        stage.types("x of 3");
        stage.keys(&[ENTER]);
        says_room(&mut stage);
    }
}

#[test]
fn an_agenda_is_opened_by_the_beginning_of_its_name() {
    let case = "+++\ntitle = \"Mornings\"\nsummary = \"No agenda.\"\n+++\n\n## Context\n\nNone.\n";
    let house = House::holding(&[
        ("agendas/morning.md", MORNING),
        ("cases/morn-zone.md", case),
    ]);
    let mut stage = house.stage(120, 40);
    house.keys(&mut stage, &[DOWN, Key::char(':')]);
    house.types(&mut stage, "agenda morn");
    house.keys(&mut stage, &[ENTER]);
    assert!(
        stage.told().contains("A morning on payments"),
        "{}",
        stage.screen()
    );
}

#[test]
fn the_number_of_hands_can_be_typed() {
    let house = house();
    let mut stage = at_step(&house, 0, (80, 24));
    stage.keys(&[Key::char('v')]);
    stage.types("Which first? law, data, people");
    stage.keys(&[ENTER, Key::char('v')]);
    assert!(stage.screen().contains("how many hands there are for: law"));
    stage.types("x");
    stage.keys(&[ENTER]);
    assert!(stage.told().contains("such as 23"), "{}", stage.told());
    stage.keys(&[key(KeyCode::Backspace)]);
    stage.types("໒3");
    stage.keys(&[ENTER]);
    assert!(stage.screen().contains("for: data"), "{}", stage.screen());
    // Nothing typed leaves what was counted; then one more by a key.
    stage.keys(&[ENTER]);
    stage.types("4");
    stage.keys(&[ENTER, RIGHT]);
    let Some(Act::Vote(vote)) = stage.acts().pop() else {
        panic!("a vote")
    };
    let counts: Vec<u32> = vote.choices.iter().map(|choice| choice.count).collect();
    assert_eq!(counts, [23, 0, 5]);
    stage.keys(&[ENTER, Key::char('v'), ENTER]);
    assert!(
        stage.told().contains("yes, no and abstain"),
        "{}",
        stage.told()
    );
    stage.keys(&[ENTER, Key::char('g')]);
    stage.types("2 of Ana, Ana");
    stage.keys(&[ENTER]);
    assert!(
        stage.told().contains("Ana is named twice"),
        "{}",
        stage.told()
    );
}

#[test]
fn what_was_told_is_told_no_more_when_the_console_moves_on() {
    let house = house();
    let mut stage = at_step(&house, 0, (80, 24));
    stage.turn(&[]);
    house.keys(&mut stage, &[Key::char('5')]);
    assert!(
        stage.told().contains("Desk stays closed"),
        "{}",
        stage.told()
    );
    stage.turn(&[Event::Asked(crate::tui::stage::Command::NextStep)]);
    assert!(!stage.told().contains("Desk"), "{}", stage.told());
    assert!(stage.row(22).contains("step 2/7"), "{}", stage.row(22));
}

#[test]
fn the_line_names_the_agendas_there_are() {
    let house = house();
    let mut stage = house.stage(120, 40);
    house.keys(&mut stage, &[ESC, Key::char(':')]);
    house.types(&mut stage, "agenda mor");
    house.serve(&mut stage);
    assert!(stage.screen().contains("morning"), "{}", stage.screen());
    house.keys(&mut stage, &[key(KeyCode::Tab), ENTER]);
    stage.turn(&[]);
    house.serve(&mut stage);
    assert!(
        stage.screen().contains("A morning on payments"),
        "{}",
        stage.screen()
    );
}

#[test]
fn an_exercise_that_is_answered_is_noted_in_the_session_and_not_learned() {
    let house = house();
    let mut stage = at_step(&house, 3, (80, 24));
    house.keys(&mut stage, &[ENTER]);
    assert_eq!(stage.app.screen_name(), "training", "{}", stage.screen());
    for _ in 0..4 {
        house.keys(&mut stage, &[Key::char('1'), ENTER]);
    }
    let is_learned = |order: &Order| matches!(order, Order::Learn(_));
    assert!(!stage.ordered.iter().any(is_learned), "{:?}", stage.ordered);
    let is_answered = |act: &Act| matches!(act, Act::Exercise(one) if one.module == "crisis");
    assert!(
        stage.acts().iter().any(is_answered),
        "{:?}\n{}",
        stage.acts(),
        stage.screen()
    );
}

#[test]
fn what_links_lead_to_is_noted_but_not_what_was_typed_before() {
    let house = house();
    let mut stage = house.stage(80, 24);
    house.types(&mut stage, "typed before");
    stage.app.open_agenda("morning", None);
    stage.turn(&[]);
    house.serve(&mut stage);
    stage.minute(0);
    house.keys(&mut stage, &[ENTER, ENTER]);
    assert_eq!(stage.app.screen_name(), "reader");
    house.keys(&mut stage, &[TAB, ENTER, AGENDA]);
    let slugs = stage.acts().into_iter().map(|act| match act {
        Act::Record(slug) => slug,
        other => panic!("{other:?}"),
    });
    let slugs: Vec<String> = slugs.collect();
    assert!(
        slugs.len() == 2 && slugs[0] == "informal-economy",
        "{slugs:?}"
    );
    let before = stage.acts();
    let kept = stage.app.leave();
    assert!(kept.is_empty(), "{kept:?}");
    assert_eq!(stage.acts(), before);
}

#[test]
fn a_terminal_of_ascii_gets_ascii() {
    let house = house();
    let mut stage = house.stage(80, 24);
    stage.app.theme = Theme::dark().with_ascii(true);
    stage.app.open_agenda("morning", None);
    stage.turn(&[]);
    house.serve(&mut stage);
    stage.minute(0);
    stage.keys(&[ENTER, NEXT, NEXT, NEXT, NEXT, Key::char('v')]);
    stage.types("Why? a, b");
    stage.keys(&[ENTER]);
    assert!(stage.screen().is_ascii(), "{}", stage.screen());
    assert!(stage.screen().contains("##  ##"), "{}", stage.screen());
}

#[test]
fn the_record_is_written_under_a_name_that_is_offered() {
    let house = house();
    let mut stage = at_step(&house, 6, (80, 24));
    stage.keys(&[Key::char('w')]);
    assert!(
        stage.told().contains(":export 2026-morning.md"),
        "{}",
        stage.told()
    );
    stage.keys(&[ESC, NEXT, ENTER, ENTER]);
    let Some(Request::Export {
        ticket,
        what,
        overwrites,
        ..
    }) = stage.asked.pop()
    else {
        panic!("{:?}", stage.asked)
    };
    assert!(matches!(what, Exported::Session(session, 2026) if session.is_over()) && !overwrites);
    let there = "2026-morning.md is there already; choose another name".to_owned();
    stage.says(Reply::Failed(ticket, there));
    assert!(
        stage.told().contains(":export 2026-morning.md"),
        "{}",
        stage.told()
    );
    stage.keys(&[key(KeyCode::Home), key(KeyCode::Right), key(KeyCode::Right)]);
    stage.keys(&[RIGHT, RIGHT, RIGHT, RIGHT]);
    stage.types("!");
    stage.keys(&[ENTER]);
    let Some(Request::Export {
        ticket,
        overwrites: true,
        ..
    }) = stage.asked.pop()
    else {
        panic!("{:?}", stage.screen())
    };
    let ordered = stage.ordered.len();
    stage.says(Reply::Exported(ticket, "2026-morning.md".to_owned()));
    assert_eq!(
        stage.ordered.len(),
        ordered,
        "it stays, to be written again"
    );
    assert!(
        stage.told().contains("written: 2026-morning.md"),
        "{}",
        stage.told()
    );
}

#[test]
fn the_clock_is_told_only_while_a_session_runs_and_seen_only_when_words_change() {
    let house = house();
    let mut stage = at_the_agenda(&house, "morning", (80, 24));
    assert!(stage.app.is_timed() && !stage.app.is_running());
    stage.keys(&[ENTER]);
    assert!(stage.app.is_running());
    assert!(!stage.app.tick(ZERO), "nothing has changed");
    assert!(stage.app.tick(ZERO + 61) && !stage.app.tick(ZERO + 62));
    assert!(!House::open().stage(80, 24).app.is_timed());
}

#[test]
fn an_agenda_is_followed_from_the_desk_and_from_its_page() {
    let house = house();
    let mut stage = house.stage(80, 24);
    house.keys(
        &mut stage,
        &[Key {
            alt: true,
            ..Key::char('5')
        }],
    );
    let screen = stage.screen();
    assert!(
        screen.contains("Agendas") && screen.contains("70 minutes · 7 steps · morning"),
        "{screen}"
    );
    house.keys(&mut stage, &[DOWN, ENTER]);
    assert_eq!(stage.app.screen_name(), "agenda");
    stage.stands_on("1.");
    house.keys(&mut stage, &[ESC]);
    assert_eq!(stage.app.screen_name(), "desk");
    house.open_record(&mut stage, "morning");
    house.keys(&mut stage, &[AGENDA]);
    assert_eq!(stage.app.screen_name(), "agenda");
    let mut stage = house.stage(80, 24);
    house.keys(&mut stage, &[AGENDA]);
    assert!(
        stage.told().contains("select an agenda first"),
        "{}",
        stage.told()
    );
}

#[test]
fn the_cursor_stands_on_the_step_the_choice_and_the_line() {
    let house = house();
    let mut stage = at_step(&house, 1, (80, 24));
    stage.stands_on("2.");
    stage.keys(&[DOWN]);
    stage.stands_on("3.");
    stage.keys(&[Key::char('v')]);
    stage.types("Why? a, b");
    assert_eq!(stage.under_cursor(), "");
    stage.keys(&[ENTER, DOWN]);
    stage.stands_on("2. b: 0");
}

#[test]
fn it_is_drawn_at_any_size() {
    let house = house();
    for (columns, rows) in [
        (1, 1),
        (2, 2),
        (20, 5),
        (7, 30),
        (300, 3),
        (99, 12),
        (100, 12),
    ] {
        let mut stage = at_step(&house, 4, (columns, rows));
        stage.keys(&[Key::char('v')]);
        stage.types("Why? a, b");
        stage.draw();
        stage.keys(&[ENTER, Key::char('f')]);
        stage.draw();
    }
}

#[test]
fn what_is_no_agenda_says_so() {
    let house = house();
    let stage = at_the_agenda(&house, "tgo-novissi", (80, 24));
    let told = stage.screen();
    assert!(told.contains("tgo-novissi is no agenda"), "{told}");
    let mut stage = at_the_agenda(&house, "nothing-at-all", (80, 24));
    stage.keys(&[
        ENTER,
        NEXT,
        Key::char('v'),
        Key::char('w'),
        Key::char('e'),
        ESC,
    ]);
    assert_eq!(stage.app.screen_name(), "library");
}
