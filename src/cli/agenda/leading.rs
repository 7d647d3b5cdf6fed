//! A session led line by line: what is told of a step, what may be chosen by its number, what is typed.
//!
//! Whoever leads the conversation reads the lines, keeps what was done and opens what is shown: the dialogue. How a session
//! goes is the room `session`'s.

mod choice;

use self::choice::Choice;
use super::drawn;
use super::plan::step_lines;
use crate::cli::listing::Listing;
use crate::cli::output::{Line, Output, Role};
use crate::config::Clock;
use crate::model::agenda::clock;
use crate::model::session::{Act, SessionChange, SessionLog, Vote};
use crate::session::{Draw, Planned, Session, Shown, ended, left, pace, vote};

/// What came of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Then {
    /// It goes on.
    Ask,
    /// What a step shows is to be opened, in its mode.
    Show(Shown, String),
    /// The record is to be written to a file, over one that is there if that is wanted.
    Write(String, bool),
    /// It is left; a session that runs is kept.
    Leave,
}

/// What is typed next.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Field {
    Choice,
    Remark,
    Vote,
    /// How many hands there are for the choice of this place.
    Hands(usize),
    Lots,
    Groups,
    File,
}

/// A session as a conversation.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Leading {
    session: Session,
    clock: Clock,
    /// The session that was begun before.
    held: Option<SessionLog>,
    field: Field,
    /// Whether what stands there was said already: then the prompt alone asks again.
    is_said: bool,
}

impl Leading {
    /// Returns a session to be begun, or to be gone on with.
    pub(in crate::cli) fn new(session: Session, clock: Clock, held: Option<SessionLog>) -> Self {
        let mut leading = Self {
            session,
            clock,
            held,
            field: Field::Choice,
            is_said: false,
        };
        leading.tick();
        leading
    }

    /// Returns the session, and lets it know the time.
    pub(in crate::cli) fn session(&mut self) -> &mut Session {
        self.tick();
        &mut self.session
    }

    /// Returns what has changed in the session and is to be kept, if anything has.
    pub(in crate::cli) fn change(&mut self) -> Option<SessionChange> {
        self.session.change()
    }

    /// Takes the session as it is kept now: another program may lead it too.
    pub(in crate::cli) fn hear(&mut self, log: &SessionLog) {
        if !matches!(self.field, Field::Hands(_)) {
            self.session.hear(log);
        }
    }

    /// Tells where one stands again.
    pub(in crate::cli) fn again(&mut self) {
        self.is_said = false;
    }

    fn tick(&mut self) {
        self.session.tick(self.clock.seconds());
    }

    /// Tells where one stands, and what may be typed.
    pub(in crate::cli) fn ask(&mut self, output: &mut Output<'_>) -> anyhow::Result<()> {
        self.tick();
        if !std::mem::replace(&mut self.is_said, true) {
            let lines = self.told(output.look().width);
            output.lines(&lines)?;
        }
        let prompt = match &self.field {
            Field::Choice => self.choice_prompt(),
            Field::Remark => "Remark, or Enter for none>".to_owned(),
            Field::Vote => "Question and choices, such as Which first? law, data>".to_owned(),
            Field::Hands(at) => {
                let name = self.voted().and_then(|vote| vote.choices.get(*at));
                format!("Hands for {}>", name.map_or("", |choice| &choice.name))
            }
            Field::Lots => "Lots, such as 3 of 20, or 1 of Ana, Bo, Chan>".to_owned(),
            Field::Groups => "Groups, such as 5 of 23, or size 4 of 23>".to_owned(),
            Field::File => format!("File, or Enter for {}>", self.file()),
        };
        Ok(output.prompt(&prompt)?)
    }

    fn choice_prompt(&self) -> String {
        let last = choice::choices(&self.session, self.held.is_some()).len();
        let state = if self.session.is_over() {
            "the session is over".to_owned()
        } else if self.session.is_begun() {
            let count = self.session.plan().steps.len();
            let left = left(self.session.left());
            format!("step {} of {count}, {left}", self.session.at() + 1)
        } else {
            "not begun".to_owned()
        };
        format!("Agenda, {state}: 1 to {last}, Enter tells, q leaves>")
    }

    /// Returns what is told of where one stands, with the choices.
    fn told(&self, width: usize) -> Vec<Line> {
        let session = &self.session;
        let mut listing = Listing::new(width);
        listing.gap();
        if session.is_over() {
            listing.title("The session is over.");
            listing.aside(&ended(&session.stand(), session.clock()));
        } else if let Some(step) = session.step().filter(|_| session.is_begun()) {
            listing.extend(step_lines((session.at(), step), session.clock(), width));
            let told = format!(
                "{}; {}",
                left(session.left()),
                pace(&session.stand(), session.clock())
            );
            listing.aside(&told);
        } else if let Some(log) = &self.held {
            let told = choice::held(log);
            listing.text(&[(Role::Warning, told)]);
        } else {
            listing.title(&session.plan().title);
            let ends = clock(session.clock().saturating_add(session.plan().minutes()));
            listing.aside(&format!("{} steps, to {ends}", session.plan().steps.len()));
        }
        let mut lines = listing.into_lines();
        for (at, choice) in choice::choices(&self.session, self.held.is_some())
            .iter()
            .enumerate()
        {
            lines.push(Line::text(&format!(
                "{}. {}",
                at + 1,
                choice.word(&self.session)
            )));
        }
        lines
    }

    /// Takes what was typed.
    pub(in crate::cli) fn take(
        &mut self,
        line: &str,
        output: &mut Output<'_>,
    ) -> anyhow::Result<Then> {
        self.tick();
        let line = line.trim();
        if self.field != Field::Choice {
            return self.take_field(line, output);
        }
        if matches!(line.to_lowercase().as_str(), "q" | "quit") {
            return Ok(Then::Leave);
        }
        if matches!(line, "" | "?" | "h" | "a") {
            self.is_said = false;
            return Ok(Then::Ask);
        }
        let choices = choice::choices(&self.session, self.held.is_some());
        let number = line.parse::<usize>().ok();
        let chosen = number.and_then(|number| choices.get(number.checked_sub(1)?));
        if let Some(choice) = chosen {
            return self.choose(*choice, output);
        }
        let told = format!("Type a number, 1 to {}; q leaves.", choices.len());
        say(&told, output)?;
        Ok(Then::Ask)
    }

    fn choose(&mut self, choice: Choice, output: &mut Output<'_>) -> anyhow::Result<Then> {
        let is_moved = match choice {
            Choice::Begin => {
                self.session.begin();
                true
            }
            Choice::Resume => {
                if let Some(log) = self.held.take() {
                    self.session = Session::resumed(self.session.plan().clone(), log);
                    self.tick();
                }
                true
            }
            Choice::Anew => {
                let log = self.session.log();
                let (day, clock) = (log.day, log.clock);
                let begun = self.session.is_begun().then(|| log.clone());
                let before = begun.or_else(|| self.held.take());
                let anew = Session::new(self.session.plan().clone(), day, clock);
                self.session = anew.in_place_of(before);
                self.held = None;
                self.tick();
                self.session.begin();
                true
            }
            Choice::Next => {
                self.session.go_on();
                true
            }
            Choice::Back => self.session.back(),
            Choice::Skip => {
                self.session.skip();
                true
            }
            Choice::End => {
                self.session.end();
                true
            }
            Choice::Show => return self.show(output),
            Choice::Note => {
                let note = self.session.step().map_or("", |step| step.note.as_str());
                let told = if note.is_empty() {
                    "There is no note."
                } else {
                    note
                };
                say(told, output)?;
                false
            }
            Choice::Remark => self.ask_for(Field::Remark),
            Choice::Vote => self.ask_for(Field::Vote),
            Choice::Lots => self.ask_for(Field::Lots),
            Choice::Groups => self.ask_for(Field::Groups),
            Choice::Write => self.ask_for(Field::File),
        };
        if is_moved {
            self.is_said = false;
        }
        Ok(Then::Ask)
    }

    fn ask_for(&mut self, field: Field) -> bool {
        self.field = field;
        false
    }

    fn show(&mut self, output: &mut Output<'_>) -> anyhow::Result<Then> {
        let step = self.session.step().cloned();
        let Some(Planned { shown, mode, .. }) = step.filter(|step| step.shown != Shown::Nothing)
        else {
            say("This step shows nothing.", output)?;
            return Ok(Then::Ask);
        };
        let acts: Vec<Act> = match &shown {
            Shown::Records(slugs) => slugs.iter().cloned().map(Act::Record).collect(),
            Shown::Query(query) => vec![Act::Query(query.clone())],
            Shown::View(view) => vec![Act::View(view.clone())],
            Shown::Nothing => Vec::new(),
        };
        for act in acts {
            self.session.note(act);
        }
        self.is_said = false;
        Ok(Then::Show(shown, mode))
    }

    fn take_field(&mut self, line: &str, output: &mut Output<'_>) -> anyhow::Result<Then> {
        let field = std::mem::replace(&mut self.field, Field::Choice);
        let is_cancelled = line.is_empty() && !matches!(field, Field::File | Field::Vote);
        if is_cancelled && !matches!(field, Field::Hands(_)) {
            return Ok(Then::Ask);
        }
        match field {
            Field::File => {
                let (line, overwrites) = match line.strip_prefix('!') {
                    Some(line) => (line.trim(), true),
                    None => (line, false),
                };
                let file = if line.is_empty() {
                    self.file()
                } else {
                    line.to_owned()
                };
                return Ok(Then::Write(file, overwrites));
            }
            Field::Remark => {
                self.session.note(Act::Remark(line.to_owned()));
                say("The remark is noted.", output)?;
            }
            Field::Vote => {
                let prompt = self.session.step().map_or("", |step| step.prompt.as_str());
                match vote(line, prompt) {
                    Ok(vote) => {
                        say(&vote.question, output)?;
                        self.session.note(Act::Vote(vote));
                        self.field = Field::Hands(0);
                    }
                    Err(wrong) => say(&sentence(&wrong), output)?,
                }
            }
            Field::Hands(at) => self.count(at, line, output)?,
            Field::Lots | Field::Groups => self.draw(line, field == Field::Groups, output)?,
            Field::Choice => {}
        }
        Ok(Then::Ask)
    }

    /// Takes how many hands there are for a choice, and asks for the next one.
    fn count(&mut self, at: usize, line: &str, output: &mut Output<'_>) -> anyhow::Result<()> {
        let hands = match line {
            "" => Ok(0),
            line => line.parse::<u32>(),
        };
        let Ok(hands @ 0..=10_000) = hands else {
            self.field = Field::Hands(at);
            return say("Type how many hands there are.", output);
        };
        self.session.set_hands(at, hands);
        let Some(vote) = self.voted() else {
            return Ok(());
        };
        if at + 1 < vote.choices.len() {
            self.field = Field::Hands(at + 1);
            return Ok(());
        }
        let counts = vote.choices.iter();
        let counts: Vec<String> = counts
            .map(|choice| format!("{}: {}", choice.name, choice.count))
            .collect();
        let told = format!("{}; {} hands in all.", counts.join(", "), vote.total());
        say(&told, output)
    }

    fn draw(&mut self, line: &str, is_groups: bool, output: &mut Output<'_>) -> anyhow::Result<()> {
        let (seed, people) = (self.session.seed(), self.session.people().to_owned());
        match Draw::read(line, is_groups, seed, &people) {
            Ok(asked) => {
                let drawn = self.session.draw(&asked);
                let lines = drawn::lines(&drawn, !is_groups, output.look().width);
                Ok(output.lines(&lines)?)
            }
            Err(wrong) => say(&sentence(&wrong), output),
        }
    }

    /// Returns the vote that was begun last.
    fn voted(&self) -> Option<&Vote> {
        let mut done = self.session.log().done.iter().rev();
        done.find_map(|done| match &done.act {
            Act::Vote(vote) => Some(vote),
            _ => None,
        })
    }

    /// Returns the name that is offered for the file of the record.
    fn file(&self) -> String {
        let log = self.session.log();
        format!("{}-{}.md", log.day, log.agenda)
    }
}

/// Says a sentence or some.
fn say(words: &str, output: &mut Output<'_>) -> anyhow::Result<()> {
    let mut listing = Listing::new(output.look().width);
    listing.text(&[(Role::Text, words.to_owned())]);
    Ok(output.lines(&listing.into_lines())?)
}

/// Returns what is wrong as a sentence.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    format!("{}{}.", first.unwrap_or_default(), letters.as_str())
}
