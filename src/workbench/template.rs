//! A file of answers as text: every question as a comment, its key below, filled in where it was answered.

use std::fmt::Write as _;

use super::answers::Answers;
use super::finding::cited;
use super::questions::{self, Key, Question, Section, Value};
use super::report::CAUTION;

/// How wide a comment is.
const WIDTH: usize = 80;

/// Returns a file of answers in which every question stands; those not answered are commented out.
pub fn write(answers: &Answers) -> String {
    let mut out = String::new();
    let head = [
        "Answers for `casebook workbench`: a country held against the Social Security (Minimum Standards) Convention, 1952 \
         (No. 102).",
        "Take the `#` away from a key and write the answer in place of the example. What is not answered is reported as \
         \"cannot tell\", with what is missing. `casebook workbench --answers FILE` checks the file.",
        CAUTION,
    ];
    for text in head {
        comment(text, &mut out);
    }
    for section in Section::ALL {
        out.push('\n');
        if section != Section::General {
            comment(&format!("{}.", section.title()), &mut out);
            let _infallible = writeln!(out, "[{}]", section.name());
        }
        for question in questions::of(section) {
            entry(question, answers, &mut out);
        }
    }
    out
}

/// Returns the answers alone, each under its table, without a comment.
pub fn write_answered(answers: &Answers) -> String {
    let mut out = String::new();
    for section in Section::ALL {
        let mut is_begun = section == Section::General;
        for question in questions::of(section) {
            let Some(value) = answers.get(section, question.key) else {
                continue;
            };
            if !std::mem::replace(&mut is_begun, true) {
                let _infallible = writeln!(out, "\n[{}]", section.name());
            }
            let _infallible = writeln!(out, "{} = {}", question.key.name(), written(value));
        }
    }
    out
}

fn entry(question: &Question, answers: &Answers, out: &mut String) {
    let article = match question.article.as_str() {
        "" => String::new(),
        article => format!(" ({})", cited(article)),
    };
    let when = question.when.map(|(key, wanted)| {
        format!(
            " Only where `{}` is {}.",
            key.name(),
            condition(key, wanted)
        )
    });
    let text = format!(
        "{}{article}{} {}.",
        question.ask,
        when.unwrap_or_default(),
        capital(&question.kind.what())
    );
    out.push('\n');
    comment(&text, out);
    let name = question.key.name();
    match answers.get(question.section, question.key) {
        Some(value) => {
            let _infallible = writeln!(out, "{name} = {}", written(value));
        }
        None => {
            let _infallible = writeln!(out, "# {name} = {}", question.example);
        }
    }
}

fn condition(key: Key, wanted: &[&str]) -> String {
    let quoted = wanted.iter().map(|word| match key {
        Key::Method | Key::SkilledOption => format!("\"{word}\""),
        _ => (*word).to_owned(),
    });
    quoted.collect::<Vec<String>>().join(" or ")
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

/// Writes a comment in lines that are not too long.
fn comment(text: &str, out: &mut String) {
    let mut used = 0;
    for word in text.split_whitespace() {
        if used == 0 {
            out.push_str("# ");
            used = 2;
        } else if used + 1 + word.len() > WIDTH {
            out.push_str("\n# ");
            used = 2;
        } else {
            out.push(' ');
            used += 1;
        }
        out.push_str(word);
        used += word.len();
    }
    out.push('\n');
}

/// Returns an answer as it stands in a file.
fn written(value: &Value) -> String {
    match value {
        Value::Flag(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Share(percent) => format!("\"{percent}%\""),
        Value::Word(word) => quoted(word),
        Value::Words(words) => {
            let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
            format!("[{}]", words.join(", "))
        }
        Value::Date(date) => quoted(&date.to_string()),
    }
}

fn quoted(word: &str) -> String {
    let mut out = String::from("\"");
    for character in word.chars() {
        match character {
            '"' | '\\' => {
                out.push('\\');
                out.push(character);
            }
            character if character.is_control() => {
                let _infallible = write!(out, "\\u{:04X}", u32::from(character));
            }
            character => out.push(character),
        }
    }
    out.push('"');
    out
}
