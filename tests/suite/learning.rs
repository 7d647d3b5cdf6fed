//! Modules done from outside: asked, judged, kept, gone on with, asked again, told.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use casebook::content::{self, Root};
use casebook::learn::{self, Answer, Form, Phase, Posed};
use casebook::model::module::{Module, TYPES, Task};
use casebook::model::{Deed, Detail, Kind, PartialDate, Progress, Record, Verdict};

use crate::kit::{Base, Run};

const MODULE: &str = include_str!("fixtures/module.md");
const WORKSHEET: &str = include_str!("fixtures/worksheet.md");

/// Noon on 23 and 24 November 2026, the days after that of the kit.
const NEXT: &str = "1795435200";
const LATER: &str = "1795521600";

/// Returns a library with one module: a test before, a section or two, an open question, a test after.
fn base() -> Base {
    let base = Base::new();
    base.write("modules/crisis.md", MODULE);
    base.write("worksheets/plan-of-a-payment.md", WORKSHEET);
    base
}

/// Returns the modules of the library that is built in.
fn modules() -> Vec<Record> {
    let library = content::load(&Root::BuiltIn).unwrap();
    let modules = library.catalog.of_kind(Kind::Module);
    modules.into_iter().cloned().collect()
}

fn module(record: &Record) -> &Module {
    match &record.detail {
        Detail::Module(module) => module,
        _ => panic!("{} is no module", record.id),
    }
}

/// Returns the lines that answer an exercise right.
fn right(posed: &Posed) -> Vec<String> {
    let numbers = |places: Vec<usize>| {
        let numbers = places.iter().map(|place| (place + 1).to_string());
        numbers.collect::<Vec<String>>().join(" ")
    };
    let line = match (posed.form(), &posed.exercise().task) {
        (Form::Open, _) => return vec![String::new(), "yes".to_owned()],
        (Form::Group, _) => "done".to_owned(),
        (_, Task::Fill { accept }) => accept[0].value.clone(),
        (Form::Match, _) => {
            let letters = posed.right().into_iter().map(learn::letter);
            let pairs = letters.enumerate();
            let pairs = pairs.map(|(at, letter)| format!("{}{letter}", at + 1));
            pairs.collect::<Vec<String>>().join(" ")
        }
        _ => numbers(posed.right()),
    };
    vec![line]
}

/// Returns a line that answers an exercise and is not right.
fn wrong(posed: &Posed) -> String {
    let count = posed.choices().len();
    let numbers = (1..=count).map(|number| number.to_string());
    let pairs = (0..count).map(|at| format!("{}{}", at + 1, learn::letter(at)));
    match posed.form() {
        Form::Fill => "zeppelin".to_owned(),
        Form::Open | Form::Group => "no".to_owned(),
        Form::Match => pairs.collect::<Vec<String>>().join(" "),
        Form::Order => numbers.collect::<Vec<String>>().join(" "),
        Form::Single | Form::Multiple => {
            let right = posed.right();
            let other = (0..count).find(|place| !right.contains(place));
            // Where all are right, the first one alone is not the answer.
            (other.unwrap_or_default() + 1).to_string()
        }
    }
}

#[test]
fn every_exercise_of_every_module_can_be_answered_right_and_wrong_and_says_why() {
    let mut forms = Vec::new();
    let mut asked = 0;
    for record in modules() {
        for exercise in &module(&record).exercises {
            let name = format!("{} {}", record.id, exercise.id.value);
            forms.push(exercise.form.value.clone());
            for draw in 0..5 {
                let posed = Posed::new(exercise, draw).expect(&name);
                let typed = right(&posed).pop().unwrap();
                let judgement = posed.judge(&posed.read(&typed).expect(&name));
                let wanted = match posed.form() {
                    Form::Group => Verdict::Done,
                    _ => Verdict::Right,
                };
                assert_eq!(
                    (judgement.verdict, judgement.credit),
                    (wanted, 100),
                    "{name}: {typed}"
                );
                if posed.form() == Form::Group {
                    assert!(posed.model().is_some(), "{name} has no model");
                    continue;
                }
                let typed = wrong(&posed);
                let judgement = posed.judge(&posed.read(&typed).expect(&name));
                assert!(
                    matches!(judgement.verdict, Verdict::Wrong | Verdict::Partly),
                    "{name}: {typed}"
                );
                assert!(judgement.credit < 100, "{name}");
                let is_told = posed.form() == Form::Open || !judgement.right.is_empty();
                assert!(is_told, "{name} does not tell the answer");
            }
            if let Task::Fill { accept } = &exercise.task {
                let posed = Posed::new(exercise, 0).unwrap();
                for text in accept {
                    let answer = Answer::Words(text.value.to_uppercase());
                    assert_eq!(
                        posed.judge(&answer).verdict,
                        Verdict::Right,
                        "{name}: {}",
                        text.value
                    );
                }
            }
            let why = exercise.explanation.as_ref().expect(&name);
            assert!(
                !why.value.trim().is_empty() && exercise.see.is_some(),
                "{name}"
            );
            asked += 1;
        }
    }
    assert!(asked >= 140, "{asked} exercises");
    for form in TYPES {
        assert!(
            forms.iter().any(|own| own == form),
            "no exercise is of type {form}"
        );
    }
}

/// Returns the lines that do a whole module right, as it is asked on a day when nothing was done before.
fn done_right(record: &Record) -> String {
    let module = module(record);
    let today = PartialDate::parse("2026-11-22").unwrap();
    let slug = record.id.slug.clone();
    let mut progress = Progress::default();
    let seed = learn::seed(&slug, today, 1);
    progress.add(&Deed::Begin {
        module: slug.clone(),
        round: 1,
        seed,
    });
    let mut lines = Vec::new();
    for (phase, at) in learn::plan(module) {
        if phase > Phase::Before && !lines.contains(&"e".to_owned()) {
            lines.push("e".to_owned());
        }
        let exercise = &module.exercises[at];
        let draw = learn::draw(progress.course(&slug), &exercise.id.value);
        lines.extend(right(&Posed::new(exercise, draw).unwrap()));
    }
    lines.push("q\n".to_owned());
    lines.join("\n")
}

#[test]
fn every_gap_of_the_library_forgives_a_slip_and_no_other_number() {
    let mut slips = 0;
    for record in modules() {
        for exercise in &module(&record).exercises {
            let Task::Fill { accept } = &exercise.task else {
                continue;
            };
            let posed = Posed::new(exercise, 0).unwrap();
            let verdict = |words: &str| posed.judge(&Answer::Words(words.to_owned())).verdict;
            for text in accept.iter().map(|text| text.value.as_str()) {
                assert_eq!(verdict(text), Verdict::Right, "{text}");
                for slip in mistyped(text) {
                    assert_eq!(verdict(&slip), Verdict::Right, "{slip} for {text}");
                    slips += 1;
                }
                if text.contains("million") {
                    let other = text.replace("million", "billion");
                    assert_eq!(verdict(&other), Verdict::Wrong, "{other} for {text}");
                }
            }
        }
    }
    assert!(slips > 200, "{slips}");
}

/// Returns a text with a letter left out, doubled or swapped in one of its long words, in all ways.
fn mistyped(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let is_long = |word: &str| word.chars().count() >= 5 && word.chars().all(char::is_alphabetic);
    let mut all = Vec::new();
    for (place, word) in words.iter().enumerate().filter(|(_, word)| is_long(word)) {
        let letters: Vec<char> = word.chars().collect();
        for at in 0..letters.len() {
            let mut less = letters.clone();
            less.remove(at);
            let mut more = letters.clone();
            more.insert(at, letters[at]);
            let mut swapped = letters.clone();
            swapped.swap(at, (at + 1).min(letters.len() - 1));
            for slip in [less, more, swapped] {
                let slip: String = slip.into_iter().collect();
                let mut slipped = words.clone();
                slipped[place] = &slip;
                all.push(slipped.join(" "));
            }
        }
    }
    all
}

#[test]
fn every_module_of_the_library_is_passed_by_right_answers() {
    let base = Base::bare();
    for record in modules() {
        let run = base
            .feed(&["learn", &record.id.slug], done_right(&record))
            .ended(0);
        assert!(
            run.out.contains("State: passed, 100 %"),
            "{}: {}",
            record.id,
            run.out
        );
        assert_eq!(
            run.out.matches("\nWhy: ").count(),
            module(&record).exercises.len()
        );
    }
    let told = base.run(&["learn", "--progress"]).ended(0).out;
    assert_eq!(told.matches("\tpassed\t").count(), 14, "{told}");
    assert!(
        base.run(&["learn", "--review"])
            .ended(0)
            .out
            .contains("No question comes back today.")
    );
}

/// Runs the program on a day.
fn on(base: &Base, day: &str, arguments: &[&str], lines: &str) -> Run {
    let mut command = base.command(arguments);
    command.env("SOURCE_DATE_EPOCH", day);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(lines.as_bytes())
        .unwrap();
    Run::of(child.wait_with_output().unwrap())
}

#[test]
fn a_module_is_done_line_by_line() {
    let lines = "the marmots\ns\n\n\nmy plan\npartly\nthe unknown\nq\n";
    let out = base().feed(&["learn", "crisis"], lines).ended(0).out;
    for told in [
        "Paying people in a crisis\nState: not begun\n- Choose whom to pay.\n",
        "## Test before: one question\n\n1 of 1. Who is paid first?\n",
        "> the marmots\nWrong. The answer:\n",
        "Why: Who is registered can be paid.\n",
        "\n## Reading: 2 sections\nSection 1 of 2: Key ideas\n",
        "The lockdown took the income of informal workers.[1]\n\nAll of it: casebook show tgo-novissi\n",
        "?> \n\n## Key ideas\n\nPay first.[1]\n\nSection 2 of 2: Hands on\n",
        "> my plan\nA good answer: A plan.\nType yes if your answer agrees, partly, or no.\nyes, partly, no, b, q> partly\n\
         Your answer agrees in part.\nWhy: Plans help.\n",
        "> the unknown\nRight.\nWhy: Who is unknown must be found.\n",
        "State: passed, 100 %\nWhat you learned: test before 0 %, test after 100 %\n- 100 %: Choose whom to pay.\n- no question with a score: Plan a payment.\n\
         2 questions come back: casebook learn --review asks.",
        "again, b, q> q\n",
    ] {
        assert!(out.contains(told), "{told}\n---\n{out}");
    }
    assert!(!out.contains("xylophones"), "that is for facilitators");
}

#[test]
fn one_goes_back_skips_asks_for_help_and_goes_on_where_one_stopped() {
    let base = base();
    let lines = "?\n9\n\nb\nskip\nb\nskip\n\n";
    let out = base.feed(&["learn", "crisis"], lines).ended(0).out;
    for told in [
        "- skip leaves it for later\n",
        "> 9\nType the number of the answer, 1 to 2.\nanswer, skip, b, q, ?> \n",
        "This is the beginning.\n",
    ] {
        assert!(out.contains(told), "{told}\n---\n{out}");
    }
    assert_eq!(out.matches("Who is paid first?").count(), 2, "{out}");
    let out = base
        .feed(&["learn", "crisis"], "e\nskip\nskip\n\n")
        .ended(0)
        .out;
    assert!(out.contains("Section 2 of 2: Hands on\n"), "{out}");
    assert!(
        out.contains("Enter goes to the first of 3 questions left open, again, b, q>"),
        "{out}"
    );
    assert!(
        out.ends_with("?> \n") && out.matches("Who is paid first?").count() == 1,
        "{out}"
    );
}

#[test]
fn a_program_killed_in_the_middle_loses_no_answer() {
    let base = base();
    let mut command = base.command(&["learn", "crisis"]);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(b"the registered\n").unwrap();
    input.flush().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    // The next prompt stands there once the answer is kept.
    while !line.starts_with("Section 1") {
        line.clear();
        assert!(out.read_line(&mut line).unwrap() > 0);
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let out = base.feed(&["learn", "crisis"], "").ended(0).out;
    assert!(out.contains("State: begun, 1 of 3 answered\n"), "{out}");
    assert!(
        out.contains("Section 1 of 2") && !out.contains("Who is paid first?"),
        "{out}"
    );
}

#[test]
fn what_was_not_right_comes_back_until_it_is_on_two_days() {
    let base = base();
    base.feed(&["learn", "crisis"], "the marmots\nq\n").ended(0);
    let review = |day, lines| on(&base, day, &["learn", "--review"], lines).ended(0).out;
    let out = review("1795348800", "the registered\n");
    assert!(out.contains("One question comes back today."), "{out}");
    assert!(
        out.contains("## Paying people in a crisis\n\n1 of 1. Who is paid first?"),
        "{out}"
    );
    assert!(
        out.contains("No question comes back today. One comes back another day."),
        "{out}"
    );
    assert!(review("1795348800", "").starts_with("No question comes back today. One"));
    let out = review(NEXT, "the marmots\n");
    assert!(
        out.contains("One question was not answered right and comes back."),
        "{out}"
    );
    for (day, told) in [
        (NEXT, "One comes back another day."),
        (LATER, "No question comes back today. A question"),
    ] {
        let out = review(day, "the registered\n");
        assert!(out.contains(told), "{out}");
    }
    let told = base
        .run(&["learn", "crisis", "--progress", "--format", "json"])
        .ended(0)
        .json();
    let module = &told["modules"][0];
    assert_eq!(
        (&module["answered"], &module["before"]),
        (&1.into(), &0.into()),
        "the review changed the score"
    );
    assert_eq!(
        module["review"],
        serde_json::json!({ "today": 0, "in_all": 0 })
    );
}

#[test]
fn a_module_is_begun_again_and_its_answers_stay_in_the_record() {
    let base = base();
    let round = "the marmots\ne\n\nyes\nthe known\n";
    let out = base
        .feed(
            &["learn", "crisis"],
            format!("{round}again\nthe registered\nq\n"),
        )
        .ended(0)
        .out;
    assert!(out.contains("State: done, 0 %; 70 % passes\n"), "{out}");
    assert!(out.contains("Once more from the beginning"), "{out}");
    let told = base.run(&["learn", "--progress"]).ended(0);
    assert_eq!(
        told.out,
        "crisis\tdone\t3\t3\t0\t0\t0\t1\tPaying people in a crisis\n"
    );
    let back = base
        .feed(&["learn", "crisis"], "b\nthe marmots\nq\n")
        .ended(0)
        .out;
    assert!(
        back.contains("For the score, the first answer counts.\n"),
        "{back}"
    );
}

#[test]
fn what_was_done_is_told_in_every_form() {
    let base = base();
    for format in ["text", "json", "csv", "md"] {
        let run = base
            .run(&["learn", "--progress", "--format", format])
            .ended(1);
        assert!(run.talk.contains("nothing was done yet"), "{}", run.talk);
    }
    base.feed(&["learn", "crisis"], "the marmots\ne\n\nyes\nthe unknown\n")
        .ended(0);
    let told = |format| {
        base.run(&["learn", "--progress", "--format", format])
            .ended(0)
    };
    let answer = told("json").json();
    assert_eq!(
        (&answer["schema"], &answer["total"]),
        (&1.into(), &1.into())
    );
    let module = &answer["modules"][0];
    assert_eq!(
        (&module["id"], &module["state"], &module["score"]),
        (&"crisis".into(), &"passed".into(), &100.into())
    );
    assert_eq!(module["objectives"][0]["score"], 100);
    let csv = told("csv").out;
    assert_eq!(
        csv.lines().nth(1),
        Some(
            "crisis,Paying people in a crisis,2026-11-22,1,e1,o1,single,pre,2026-11-22,wrong,0,1,2026-11-22,today"
        )
    );
    let page = told("md").out;
    assert!(
        page.contains("It is no diploma") && page.contains("| 100 % | 0 % | 100 % |"),
        "{page}"
    );
}

#[test]
fn all_is_forgotten_only_when_that_is_confirmed() {
    let base = base();
    let run = base.run(&["learn", "--reset"]).ended(1);
    assert!(
        run.talk.contains("nothing was done there yet"),
        "{}",
        run.talk
    );
    base.feed(&["learn", "crisis"], "the marmots\n").ended(0);
    for answer in ["", "no\n", "maybe\n"] {
        let run = base.feed(&["learn", "--reset", "crisis"], answer).ended(1);
        assert!(run.talk.contains("nothing is forgotten"), "{}", run.talk);
    }
    assert!(
        base.run(&["learn", "--progress"])
            .ended(0)
            .out
            .contains("\tbegun\t1\t")
    );
    base.feed(&["learn", "--reset"], "yes\n").ended(0);
    base.run(&["learn", "--progress"]).ended(1);
}

#[test]
fn what_cannot_be_asked_is_said() {
    let base = base();
    for arguments in [
        &["learn", "--format", "csv"][..],
        &["learn", "crisis", "--format", "json"],
        &["learn", "--review", "--progress"],
        &["learn", "--reset", "--progress"],
    ] {
        base.run(arguments).ended(2);
    }
    let run = base.run(&["learn", "tgo"]).ended(1);
    assert!(
        run.talk
            .contains("`tgo-novissi` is a case, not a module; these are:\n  crisis (module)"),
        "{}",
        run.talk
    );
    base.run(&["learn", "zeppelin"]).ended(1);
}

#[test]
fn a_damaged_file_is_set_aside_and_a_place_that_is_none_is_told() {
    let base = base();
    let file = base.path().join("home/.local/share/casebook/progress.toml");
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, "not = [").unwrap();
    let run = base.feed(&["learn", "crisis"], "the marmots\n").ended(0);
    assert!(
        run.talk.contains("damaged, kept as progress.toml.damaged"),
        "{}",
        run.talk
    );
    assert!(
        base.run(&["learn", "--progress"])
            .ended(0)
            .out
            .contains("\tbegun\t1\t")
    );
    std::fs::remove_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file.parent().unwrap(), "a file").unwrap();
    let run = base
        .feed(&["learn", "crisis"], "the marmots\ne\nskip\n")
        .ended(0);
    assert_eq!(
        run.talk.matches("answers are not kept").count(),
        1,
        "{}",
        run.talk
    );
}

#[test]
fn a_worksheet_of_ones_own_is_kept_beside_the_notes() {
    let base = base();
    let file = base
        .path()
        .join("home/.local/share/casebook/worksheets/plan-of-a-payment.md");
    let run = base.run(&["learn", "worksheet", "plan", "--edit"]).ended(2);
    assert!(
        run.talk.contains("your copy is") && run.talk.contains("needs a terminal"),
        "{}",
        run.talk
    );
    let written = std::fs::read_to_string(&file).unwrap();
    assert_eq!(
        written,
        base.run(&["learn", "worksheet", "plan", "--out", "-"])
            .ended(0)
            .out
    );
    std::fs::write(&file, "mine").unwrap();
    base.run(&["learn", "worksheet", "plan", "--edit"]).ended(2);
    assert_eq!(
        std::fs::read_to_string(&file).unwrap(),
        "mine",
        "a copy was written over"
    );
    base.run(&["learn", "worksheet", "plan", "--edit", "--force"])
        .ended(2);
    let lines = ":open plan\nworksheet\n:open tgo\nworksheet\nq\n";
    let out = base
        .feed(&["--plain"], lines)
        .ended(0)
        .out
        .replace('\n', " ");
    assert!(
        out.contains("Your copy of the worksheet is") && out.contains("This is no worksheet."),
        "{out}"
    );
}

#[test]
fn the_dialogue_does_modules_as_the_command_does() {
    let base = base();
    let lines =
        "learn\ne\ne 9\ne 1\nthe marmots\ns\nq\na\nreview\nthe registered\n1\nexercises\nq\nq\n";
    let out = base.feed(&["--plain"], lines).ended(0).out;
    for told in [
        "Type e and the number of a module in the list of modules.",
        "Wrong. The answer:",
        "All of it, after q: open tgo-novissi",
        "begun, 1 of 3 answered; one question",
        "One question comes back today.",
        "No question comes back today. One comes back another day.",
        "Section 1 of 2: Key ideas",
    ] {
        assert!(out.replace('\n', " ").contains(told), "{told}\n---\n{out}");
    }
}
