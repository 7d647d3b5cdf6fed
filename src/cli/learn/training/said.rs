//! What is said at each step of a training: questions, judgements, the result.

use super::Training;
use crate::cli::flow::{Margin, flow};
use crate::cli::listing::Listing;
use crate::cli::output::{Line, Output, Role};
use crate::learn::{self, Form, Judgement, Posed, Score, Stage, Step, letter};
use crate::model::Verdict;
use crate::model::module::Module;

/// Says a sentence or some.
pub(super) fn say(words: &str, output: &mut Output<'_>) -> anyhow::Result<()> {
    let mut listing = Listing::new(output.look().width);
    listing.text(&[(Role::Text, words.to_owned())]);
    Ok(output.lines(&listing.into_lines())?)
}

pub(super) fn heading(words: &str, output: &mut Output<'_>) -> anyhow::Result<()> {
    output.line(&Line::new())?;
    let heading = [(Role::Heading, format!("## {words}"))];
    Ok(output.lines(&flow(&heading, output.look().width, &Margin::default()))?)
}

/// Says what is done and how far one is.
pub(super) fn welcome(training: &Training, output: &mut Output<'_>) -> anyhow::Result<()> {
    if training.way.is_review() {
        let words = match training.way.steps().len() {
            0 => return Ok(()),
            1 => "One question comes back today.".to_owned(),
            count => format!("{count} questions come back today."),
        };
        return say(
            &format!("{words} Type an answer, ? for help, q to leave."),
            output,
        );
    }
    let (Some(taught), Some(score)) = (training.way.taught(), training.way.score()) else {
        return Ok(());
    };
    let mut listing = Listing::new(output.look().width);
    listing.title(&taught.title);
    listing.fact("State", &score.in_words());
    if score.stage == Stage::New {
        for objective in &taught.module.objectives {
            listing.item(&[(Role::Text, objective.text.clone())]);
        }
    }
    listing.aside(&prerequisites(training, &taught.module));
    let told = if training.is_kept {
        "Each answer is kept at once. b goes back, q keeps all and leaves, ? helps."
    } else {
        "No answer is kept in front of a room. b goes back, q leaves, ? helps."
    };
    listing.text(&[(Role::Text, told.to_owned())]);
    Ok(output.lines(&listing.into_lines())?)
}

/// Returns after which modules a module comes, and which of them are not begun yet.
fn prerequisites(training: &Training, module: &Module) -> String {
    let before = module.prerequisites.iter().map(|slug| {
        let is_begun = training.way.progress().course(&slug.value).is_some();
        let open = if is_begun { "" } else { " (not begun yet)" };
        format!("{}{open}", slug.value)
    });
    let before: Vec<String> = before.collect();
    if before.is_empty() {
        return String::new();
    }
    format!("It comes after {}.", before.join(", "))
}

pub(super) fn ask_section(
    training: &Training,
    section: usize,
    is_said: bool,
    output: &mut Output<'_>,
) -> anyhow::Result<()> {
    let sections = training
        .way
        .taught()
        .map_or(&[][..], |taught| &taught.sections);
    let heading = sections
        .get(section)
        .map_or("", |section| section.heading.as_str());
    if !is_said {
        // The first one stands under the heading of all.
        if section > 0 {
            output.line(&Line::new())?;
        }
        let words = format!("Section {} of {}: {heading}", section + 1, sections.len());
        say(&words, output)?;
    }
    Ok(output.prompt("Enter reads, e exercises, b, q, ?>")?)
}

/// Reads a section out.
pub(super) fn section(
    training: &Training,
    section: usize,
    output: &mut Output<'_>,
) -> anyhow::Result<()> {
    let lines = training.sections.get(section);
    let lines = lines.map_or(&[][..], Vec::as_slice);
    output.line(&Line::new())?;
    Ok(output.lines(lines)?)
}

/// Puts the exercise; where it was said already, its prompt alone.
pub(super) fn ask_exercise(
    training: &Training,
    is_said: bool,
    output: &mut Output<'_>,
) -> anyhow::Result<()> {
    let (Some(posed), Some(Step::Exercise { number, of, .. })) =
        (training.way.posed(), training.way.step())
    else {
        return Ok(());
    };
    let prompt = if training.is_comparing {
        "yes, partly, no, b, q>"
    } else {
        "answer, skip, b, q, ?>"
    };
    if !is_said && training.is_comparing {
        say(&format!("{}.", posed.expected()), output)?;
    } else if !is_said {
        let lines = exercise(posed, &format!("{number} of {of}"), output.look().width);
        output.lines(&lines)?;
        let before = training.way.written_before();
        if !before.is_empty() {
            say(&format!("You wrote before: {before}"), output)?;
            say("Enter alone keeps that.", output)?;
        }
    }
    Ok(output.prompt(prompt)?)
}

/// Returns the lines of an exercise: what is asked, what there is to choose from, what may be typed.
fn exercise(posed: &Posed, number: &str, width: usize) -> Vec<Line> {
    let plain = |text: String| flow(&[(Role::Text, text)], width, &Margin::default());
    let exercise = posed.exercise();
    let minutes = exercise
        .minutes
        .map(|minutes| format!(" ({minutes} minutes)"));
    let minutes = minutes.unwrap_or_default();
    let mut lines = vec![Line::new()];
    lines.extend(plain(format!(
        "{number}. {}{minutes}",
        exercise.prompt.value
    )));
    for (at, left) in posed.lefts().iter().enumerate() {
        lines.extend(marked(&format!("{}. ", at + 1), left, width));
    }
    if posed.form() == Form::Match {
        lines.extend(plain("To these belong:".to_owned()));
    }
    for (at, choice) in posed.choices().iter().enumerate() {
        let mark = match posed.form() {
            Form::Match => format!("{}) ", letter(at)),
            _ => format!("{}. ", at + 1),
        };
        lines.extend(marked(&mark, choice, width));
    }
    let expected = match posed.form() {
        Form::Open => {
            "Write your answer here or on paper. Enter, and a good answer is shown".to_owned()
        }
        _ => posed.expected(),
    };
    lines.extend(plain(format!("{expected}.")));
    lines
}

fn marked(mark: &str, text: &str, width: usize) -> Vec<Line> {
    flow(
        &[(Role::Text, text.to_owned())],
        width,
        &Margin::of("  ").marked(mark),
    )
}

/// Says what a good answer is, to be compared with.
pub(super) fn model(posed: &Posed, output: &mut Output<'_>) -> anyhow::Result<()> {
    let mut listing = Listing::new(output.look().width);
    if let Some(model) = posed.model() {
        listing.text(&[(Role::Text, format!("A good answer: {model}"))]);
    }
    let criteria = posed.criteria();
    if !criteria.is_empty() {
        listing.text(&[(Role::Text, "It holds:".to_owned())]);
    }
    for criterion in criteria {
        listing.item(&[(Role::Text, criterion.to_owned())]);
    }
    Ok(output.lines(&listing.into_lines())?)
}

/// Says what an answer was worth, and why.
pub(super) fn judgement(
    posed: &Posed,
    judgement: &Judgement,
    output: &mut Output<'_>,
) -> anyhow::Result<()> {
    if posed.form() == Form::Group {
        model(posed, output)?;
    }
    let width = output.look().width;
    let mut said = judgement.said.clone();
    if !judgement.right.is_empty() {
        said.push_str(" The answer:");
    }
    let role = match judgement.verdict {
        Verdict::Wrong => Role::Warning,
        _ => Role::Title,
    };
    let mut lines = flow(&[(role, said)], width, &Margin::default());
    for right in &judgement.right {
        let margin = Margin {
            first: "  ".to_owned(),
            rest: "    ".to_owned(),
        };
        lines.extend(flow(&[(Role::Text, right.clone())], width, &margin));
    }
    let exercise = posed.exercise();
    if let Some(why) = &exercise.explanation {
        lines.extend(flow(
            &[(Role::Text, format!("Why: {}", why.value))],
            width,
            &Margin::default(),
        ));
    }
    if let Some(see) = &exercise.see {
        let told = format!("s reads where it stands: {}", see.value);
        lines.extend(flow(&[(Role::Dim, told)], width, &Margin::default()));
    }
    Ok(output.lines(&lines)?)
}

/// Says what came of the module, the first time one comes to its end, and what may be typed.
pub(super) fn ask_at_end(
    training: &Training,
    is_new: bool,
    output: &mut Output<'_>,
) -> anyhow::Result<()> {
    let Some(score) = training.way.score() else {
        return Ok(());
    };
    if is_new {
        result(&score, training.review, output)?;
    }
    let open = match score.of.saturating_sub(score.answered) {
        0 => String::new(),
        1 => "Enter goes to the question left open, ".to_owned(),
        open => format!("Enter goes to the first of {open} questions left open, "),
    };
    Ok(output.prompt(&format!("{open}again, b, q>"))?)
}

fn result(score: &Score, review: &str, output: &mut Output<'_>) -> anyhow::Result<()> {
    let mut listing = Listing::new(output.look().width);
    listing.fact("State", &score.in_words());
    if let (Stage::Begun, Some(of)) = (score.stage, score.score) {
        listing.fact(
            "Score until now",
            &format!("{of} %; {} % passes", score.pass),
        );
    }
    listing.fact("What you learned", &score.gain().unwrap_or_default());
    for objective in &score.objectives {
        let score = objective.in_words();
        listing.item(&[(Role::Text, format!("{score}: {}", objective.text))]);
    }
    if score.waiting > 0 {
        let come = match score.waiting {
            1 => "One question comes back".to_owned(),
            count => format!("{count} questions come back"),
        };
        let words = format!("{come}: {review} asks. {}", learn::review::RULE);
        listing.text(&[(Role::Text, words)]);
    }
    Ok(output.lines(&listing.into_lines())?)
}

/// Says that no question is left that comes back today.
pub(super) fn end_of_review(training: &Training, output: &mut Output<'_>) -> anyhow::Result<()> {
    let (due, later) = training.way.coming_back();
    let today = match due {
        0 => "No question comes back today.".to_owned(),
        1 => "One question was not answered right and comes back.".to_owned(),
        count => format!("{count} questions were not answered right and come back."),
    };
    let later = match later {
        0 => String::new(),
        1 => " One comes back another day.".to_owned(),
        count => format!(" {count} come back another day."),
    };
    say(&format!("{today}{later} {}", learn::review::RULE), output)
}

/// Says what may be typed.
pub(super) fn help(training: &Training, step: Step, output: &mut Output<'_>) -> anyhow::Result<()> {
    let own = match (step, training.way.posed()) {
        (Step::Section { .. }, _) => "Enter reads the section, e goes to the exercises".to_owned(),
        (Step::Exercise { .. }, Some(posed)) if posed.form() == Form::Fill => {
            "Type what stands in the gap; letter case, accents, blanks and one slip in a long word count nothing".to_owned()
        }
        (Step::Exercise { .. }, Some(posed)) => posed.expected(),
        _ => "again begins once more; the answers given before stay in the record".to_owned(),
    };
    let mut listing = Listing::new(output.look().width);
    for (word, told) in [
        ("", own.as_str()),
        ("skip", "leaves it for later"),
        ("b", "goes one step back"),
        ("s", "reads where the answer to the question before stands"),
        ("q", "leaves; all is kept, and next time it goes on here"),
    ] {
        let told = if word.is_empty() {
            told.to_owned()
        } else {
            format!("{word} {told}")
        };
        listing.item(&[(Role::Text, told)]);
    }
    Ok(output.lines(&listing.into_lines())?)
}
