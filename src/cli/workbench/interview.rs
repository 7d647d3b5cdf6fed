//! The questions one by one, in plain lines: each can be left open, explained, gone back to.

use std::fs;
use std::io::BufReader;
use std::path::Path;

use super::cannot_write;
use crate::cli::Context;
use crate::cli::dialogue::input::Lines;
use crate::cli::flow::{Margin, flow};
use crate::cli::output::{Line, Output, Role};
use crate::model::Tables;
use crate::workbench::questions::{self, Question, Section, Value};
use crate::workbench::{self, Answers, cited};

/// What is said before the first question.
const WELCOME: &str = "The questions come Part by Part. Enter leaves one open (or as it is), ? explains it, `back` goes to the one \
                       before, `skip` to the next Part, `-` takes an answer back, `end` ends.";

/// What was typed instead of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Typed<'t> {
    Open,
    Explain,
    Back,
    Skip,
    Forget,
    End,
    Answer(&'t str),
}

/// Asks all questions that make sense and returns the answers; keeps them in a file as they come.
pub(super) fn run(
    answers: Answers,
    save: Option<&Path>,
    tables: &Tables,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<Answers> {
    let is_echoed = !context.terminals.input;
    let Context { input, output, .. } = context;
    let mut lines = Lines::new(BufReader::new(&mut **input));
    let mut interview = Interview {
        answers,
        asked: Vec::new(),
        section: None,
        output,
    };
    interview.say(0, workbench::CAUTION)?;
    interview.say(0, WELCOME)?;
    let all = questions::all();
    let mut at = 0;
    while let Some(question) = all.get(at) {
        if !interview.answers.calls_for(question) {
            at += 1;
            continue;
        }
        interview.ask(question)?;
        let Some(line) = lines.next()? else {
            interview.output.line(&Line::new())?;
            break;
        };
        if is_echoed {
            interview.output.line(&Line::text(line.trim()))?;
        }
        at = match read(&line) {
            Typed::End => break,
            typed => interview.answer(typed, at, tables)?,
        };
        if let Some(path) = save {
            let text = workbench::write(&interview.answers);
            fs::write(path, text).map_err(|error| cannot_write(path, error))?;
        }
    }
    let answers = interview.answers;
    output.line(&Line::new())?;
    if let Some(path) = save {
        context.say(&format!(
            "{} answers are kept in {}",
            answers.count(),
            path.display()
        ));
    }
    Ok(answers)
}

fn read(line: &str) -> Typed<'_> {
    let line = line.trim();
    match line.to_lowercase().as_str() {
        "" => Typed::Open,
        "?" | "h" | "help" => Typed::Explain,
        "back" | "b" => Typed::Back,
        "skip" | "s" => Typed::Skip,
        "-" => Typed::Forget,
        "end" | "q" | "quit" => Typed::End,
        _ => Typed::Answer(line),
    }
}

struct Interview<'a, 'o> {
    answers: Answers,
    /// The questions asked before, to go back to.
    asked: Vec<usize>,
    /// The table asked about.
    section: Option<Section>,
    output: &'a mut Output<'o>,
}

impl Interview<'_, '_> {
    fn say(&mut self, depth: usize, text: &str) -> anyhow::Result<()> {
        let margin = Margin::of(&"  ".repeat(depth));
        let width = self.output.look().width;
        let lines = flow(&[(Role::Text, text.to_owned())], width, &margin);
        Ok(self.output.lines(&lines)?)
    }

    /// Puts a question, under the heading of its table where that is another one.
    fn ask(&mut self, question: &Question) -> anyhow::Result<()> {
        if self.section != Some(question.section) {
            self.section = Some(question.section);
            self.output.line(&Line::new())?;
            let heading = Line::new().put(Role::Heading, question.section.title());
            self.output.line(&heading)?;
        }
        let article = match question.article.as_str() {
            "" => String::new(),
            article => format!(" ({})", cited(article)),
        };
        self.say(0, &format!("{}{article}", question.ask))?;
        let known = self.answers.get(question.section, question.key);
        let known = known.map(|value| format!(" [{}]", in_words(value)));
        Ok(self.output.prompt(&format!(
            "{}{} >",
            question.key.name(),
            known.unwrap_or_default()
        ))?)
    }

    /// Does what was typed and returns which question comes next.
    fn answer(&mut self, typed: Typed<'_>, at: usize, tables: &Tables) -> anyhow::Result<usize> {
        let Some(question) = questions::all().get(at) else {
            return Ok(at);
        };
        match typed {
            Typed::Explain => {
                self.explain(question)?;
                return Ok(at);
            }
            Typed::Back => {
                let before = self.asked.pop();
                if before.is_none() {
                    self.say(1, "This is the first question.")?;
                }
                return Ok(before.unwrap_or(at));
            }
            Typed::Answer(text) => {
                let taken = workbench::typed(&mut self.answers, question, text, &tables.countries);
                if let Err(refused) = taken {
                    self.say(1, &format!("{refused}."))?;
                    return Ok(at);
                }
            }
            Typed::Forget => self.answers.remove(question.section, question.key),
            Typed::Skip => {
                self.asked.push(at);
                return Ok(after_part(at));
            }
            Typed::Open | Typed::End => {}
        }
        self.asked.push(at);
        Ok(at + 1)
    }

    fn explain(&mut self, question: &Question) -> anyhow::Result<()> {
        let article = question.article.as_str();
        let number: String = article.chars().take_while(char::is_ascii_digit).collect();
        let told = if article.is_empty() {
            "No article needs it; it stands above the report.".to_owned()
        } else {
            format!(
                "Asked by {}; `casebook standard c102 --article {number}` tells what that says.",
                cited(article)
            )
        };
        self.say(1, &told)?;
        self.say(1, &format!("The answer is {}.", question.kind.what()))?;
        let path = questions::path(question.section, question.key);
        self.say(
            1,
            &format!("In a file of answers: {path} = {}", question.example),
        )
    }
}

/// Returns the first question behind the Part, or the table, of another one.
fn after_part(at: usize) -> usize {
    let all = questions::all();
    let part = |question: &Question| {
        let name = question.section.name();
        name.split('.').next().unwrap_or(name)
    };
    let Some(own) = all.get(at).map(part) else {
        return at;
    };
    let rest = all.iter().skip(at);
    at + rest.take_while(|question| part(question) == own).count()
}

/// Returns an answer as it would be typed.
fn in_words(value: &Value) -> String {
    match value {
        Value::Flag(true) => "yes".to_owned(),
        Value::Flag(false) => "no".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Share(percent) => format!("{percent}%"),
        Value::Word(word) => word.clone(),
        Value::Words(words) if words.is_empty() => "none".to_owned(),
        Value::Words(words) => words.join(", "),
        Value::Date(date) => date.to_string(),
    }
}
