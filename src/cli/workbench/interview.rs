//! The questions one by one, in plain lines: each can be left open, explained, gone back to.
//!
//! Whoever leads the conversation reads the lines and keeps the answers: the command, or the dialogue.

use crate::cli::flow::{Margin, flow};
use crate::cli::output::{Line, Output, Role};
use crate::library::answers::Shared;
use crate::model::Countries;
use crate::personal::SavedAnswers;
use crate::workbench::questions::{self, Question, Section, Value};
use crate::workbench::{self, Answers, Offer, Refused, cited};

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

/// What came of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Then {
    /// The questions go on.
    Ask,
    /// They end.
    End,
}

/// The questions, and how far they are answered.
#[derive(Clone, Debug, Default)]
pub(in crate::cli) struct Interview {
    answers: Answers,
    /// The question that is put.
    at: usize,
    /// The questions put before, to go back to.
    asked: Vec<usize>,
    /// The table asked about.
    section: Option<Section>,
    /// What may have been meant by the answer before, and is taken by a yes.
    offer: Option<Offer>,
}

impl Interview {
    /// Returns the questions, to go on with answers.
    pub(in crate::cli) fn new(answers: Answers) -> Self {
        Self {
            answers,
            ..Self::default()
        }
    }

    /// Returns the answers.
    pub(in crate::cli) fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Takes up what another program has saved of the same answers, and says how much that is.
    pub(in crate::cli) fn take_up(
        &mut self,
        shared: &mut Shared,
        saved: &SavedAnswers,
        countries: &Countries,
        output: &mut Output<'_>,
    ) -> anyhow::Result<()> {
        match shared.take_up(saved, &mut self.answers, countries) {
            0 => Ok(()),
            1 => say(
                output,
                1,
                "1 answer was changed by another program meanwhile and is taken up.",
            ),
            others => {
                let words = format!(
                    "{others} answers were changed by another program meanwhile and are taken up."
                );
                say(output, 1, &words)
            }
        }
    }

    /// Says what this is and what may be typed.
    pub(in crate::cli) fn welcome(output: &mut Output<'_>) -> anyhow::Result<()> {
        say(output, 0, workbench::CAUTION)?;
        say(output, 0, WELCOME)
    }

    /// Puts the next question that makes sense, under the heading of its table where that is another one; tells whether
    /// there is one.
    pub(in crate::cli) fn ask(&mut self, output: &mut Output<'_>) -> anyhow::Result<bool> {
        let all = questions::all().iter().enumerate().skip(self.at);
        let mut asked = all.filter(|(_, question)| self.answers.calls_for(question));
        let Some((at, question)) = asked.next() else {
            return Ok(false);
        };
        self.at = at;
        if self.section != Some(question.section) {
            self.section = Some(question.section);
            output.line(&Line::new())?;
            output.line(&Line::new().put(Role::Heading, question.section.title()))?;
        }
        say(output, 0, &question.told())?;
        let known = self.answers.get(question.section, question.key);
        let known = known.map(Value::typed).map(|value| format!(" [{value}]"));
        let known = known.unwrap_or_default();
        output.prompt(&format!("{}{known} >", question.key.name()))?;
        Ok(true)
    }

    /// Takes what was typed to the question that was put.
    pub(in crate::cli) fn take(
        &mut self,
        line: &str,
        countries: &Countries,
        output: &mut Output<'_>,
    ) -> anyhow::Result<Then> {
        let Some(question) = questions::all().get(self.at) else {
            return Ok(Then::End);
        };
        let offer = self.offer.take();
        match read(line) {
            Typed::End => return Ok(Then::End),
            Typed::Explain => {
                explain(question, output)?;
                return Ok(Then::Ask);
            }
            Typed::Back => {
                match self.asked.pop() {
                    Some(before) => self.at = before,
                    None => say(output, 1, "This is the first question.")?,
                }
                return Ok(Then::Ask);
            }
            Typed::Answer(text) => {
                let is_offered = offer.as_ref().map(|_| workbench::yes_or_no(text));
                let text = match (is_offered.flatten(), &offer) {
                    (Some(true), Some(offer)) => &offer.answer,
                    (Some(false), Some(_)) => return Ok(Then::Ask),
                    _ => text,
                };
                let taken = workbench::typed(&mut self.answers, question, text, countries);
                if let Err(refused) = taken {
                    say(output, 1, &told(&refused))?;
                    self.offer = refused.offer;
                    return Ok(Then::Ask);
                }
            }
            Typed::Forget => self.answers.remove(question.section, question.key),
            Typed::Skip => {
                self.asked.push(self.at);
                self.at = questions::behind_part(self.at);
                return Ok(Then::Ask);
            }
            Typed::Open => {}
        }
        self.asked.push(self.at);
        self.at += 1;
        Ok(Then::Ask)
    }
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

/// Returns why an answer is refused, and how that which may have been meant is taken.
fn told(refused: &Refused) -> String {
    match &refused.offer {
        Some(offer) => {
            let meant = &offer.told;
            format!(
                "{}. Did you mean {meant}? Type yes to take it.",
                refused.why
            )
        }
        None => format!("{}.", refused.why),
    }
}

fn say(output: &mut Output<'_>, depth: usize, text: &str) -> anyhow::Result<()> {
    let margin = Margin::of(&"  ".repeat(depth));
    let lines = flow(
        &[(Role::Text, text.to_owned())],
        output.look().width,
        &margin,
    );
    Ok(output.lines(&lines)?)
}

fn explain(question: &Question, output: &mut Output<'_>) -> anyhow::Result<()> {
    let told = match question.article_number() {
        None => "No article needs it; it stands above the report.".to_owned(),
        Some(number) => format!(
            "Asked by {}; `casebook standard c102 --article {number}` tells what that says.",
            cited(&question.article)
        ),
    };
    say(output, 1, &told)?;
    let answer = format!("The answer is {}.", question.kind.prompted());
    say(output, 1, &answer)?;
    let path = questions::path(question.section, question.key);
    let example = format!("In a file of answers: {path} = {}", question.example);
    say(output, 1, &example)
}
