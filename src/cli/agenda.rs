//! `agenda`: the agendas, the plan of one, a session that follows it, its record; lots and groups.
//!
//! How a session goes is the room `session`'s; this file holds what may be typed.

mod drawn;
mod keeping;
mod leading;
mod list;
mod plan;
mod record;

use std::path::PathBuf;

use clap::Args;

pub(super) use self::keeping::Keeping;
pub(super) use self::leading::{Leading, Then as Next};
use crate::cli::Context;
use crate::cli::args::{Form, InterfaceLanguage};
use crate::cli::error::{Advice, End};
use crate::cli::learn::named;
use crate::cli::{dialogue, interface};
use crate::config::Clock;
use crate::model::Kind;
use crate::session::{Plan, Wanted};

/// List the agendas, or follow one in a session.
///
/// With ID, on a terminal, the session opens: its steps by the clock, what each shows, lots, groups, votes, remarks; it is
/// kept at once, and its record can be written at any time. Elsewhere the plan is printed.
///
/// `casebook present --console` in a second terminal leads a session that has the screen. With `--plain` there is no console:
/// the session waits for the line one types, so that it could neither be led from elsewhere nor tell the time meanwhile.
/// `casebook present ID --notes` prints the notes of the steps beforehand.
#[derive(Debug, Args)]
pub(crate) struct Agenda {
    /// The agenda to follow: its id, or a beginning that only one id has.
    #[arg(value_name = "ID")]
    name: Option<String>,
    /// What the clock on the wall shows when the session begins, such as 9:30; without it times begin at 0:00.
    #[arg(long, value_name = "H:MM", value_parser = time_of_day, requires = "name")]
    start: Option<u32>,
    /// Write the record of the session that was begun to FILE (.md or .html); - is standard output, as Markdown. The session
    /// stays until the next one of this agenda begins: its record can be written again.
    #[arg(long, value_name = "FILE", requires = "name")]
    record: Option<PathBuf>,
    /// Write over a file that is there.
    #[arg(long, requires = "record")]
    force: bool,
    /// Forget the session of this agenda, with all that was remarked and voted in it.
    #[arg(long, requires = "name", conflicts_with = "record")]
    forget: bool,
    /// Draw N of the people of --of.
    #[arg(long, value_name = "N", requires = "of", conflicts_with_all = ["groups", "size"])]
    lots: Option<usize>,
    /// Draw N groups of the people of --of; sizes differ by one at most.
    #[arg(long, value_name = "N", requires = "of", conflicts_with = "size")]
    groups: Option<usize>,
    /// Draw groups of N people, or one less.
    #[arg(long, value_name = "N", requires = "of")]
    size: Option<usize>,
    /// How many people there are, or their names with commas.
    #[arg(long, value_name = "PEOPLE")]
    of: Option<String>,
    /// The number from which is drawn: the same one draws the same again.
    #[arg(long, value_name = "NUMBER", requires = "of")]
    seed: Option<u32>,
    #[command(flatten)]
    form: Form,
    /// How many times as fast the clock goes: for trials.
    #[arg(long, value_name = "TIMES", default_value_t = 1, hide = true)]
    clock_speed: u32,
    /// The language of labels.
    #[command(flatten)]
    pub(super) language: InterfaceLanguage,
}

/// Reads a time of day in minutes after midnight.
fn time_of_day(text: &str) -> Result<u32, String> {
    let wrong = || "a time of day is wanted, such as 9:30".to_owned();
    let (hours, minutes) = text.split_once([':', '.', 'h']).ok_or_else(wrong)?;
    let number = |text: &str| text.parse::<u32>().map_err(|_| wrong());
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    if hours > 23 || minutes > 59 {
        return Err(wrong());
    }
    Ok(hours * 60 + minutes)
}

impl Agenda {
    /// Runs the command.
    pub(crate) fn run(&self, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        let is_json = self.form.is_json();
        if let Some(people) = &self.of {
            let Some(wanted) = self.wanted() else {
                let next = "`--lots N`, `--groups N` or `--size N` says what is drawn of them";
                return Err(Advice::new("there is nothing to draw", next).into());
            };
            return drawn::draw((wanted, people, self.seed), is_json, context);
        }
        let library = context.library()?;
        let Some(name) = &self.name else {
            return list::list(is_json, &library, context);
        };
        let listed = match named(name, Kind::Agenda, &library, context)? {
            Ok(listed) => library.in_language(listed, &context.settings.language),
            Err(end) => return Ok(end),
        };
        let opened = library.open_record(&listed.path)?;
        let (Some(plan), Some(shown)) = (Plan::of(&opened.record), opened.plan()) else {
            return Ok(End::Nothing);
        };
        if let Some(file) = &self.record {
            return record::write((file, self.force), shown, &library, context);
        }
        if self.forget {
            return Ok(record::forget(&plan.slug, context));
        }
        if is_json {
            return plan::as_json(&plan, context);
        }
        drop(library);
        self.follow((plan, shown), context)
    }

    /// Follows an agenda where there is somebody to follow it with, as a room sees it; else prints it whole.
    fn follow(
        &self,
        (plan, shown): (Plan, Plan),
        context: &mut Context<'_, '_>,
    ) -> anyhow::Result<End> {
        let is_led = context.terminals.input && context.terminals.out;
        let is_drawn = !context.settings.plain && context.settings.can_draw();
        let clock = Clock::new(context.settings.seconds, self.clock_speed);
        if is_led && is_drawn {
            return interface::follow(&plan.slug, self.start, clock, context);
        }
        let printed = if is_led { &shown } else { &plan };
        plan::print(printed, self.start.unwrap_or_default(), context)?;
        if is_led {
            // As in front of a room there are no drafts.
            context.settings.room = true;
            let library = context.library()?;
            return dialogue::follow(shown, (self.start, clock), library, context);
        }
        Ok(End::Done)
    }

    fn wanted(&self) -> Option<Wanted> {
        let lots = self.lots.map(Wanted::Lots);
        let groups = self.groups.map(Wanted::Groups);
        lots.or(groups).or(self.size.map(Wanted::Size))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_times_of_day() {
        assert_eq!(time_of_day("9:30"), Ok(570));
        assert_eq!(time_of_day("00.05"), Ok(5));
        assert_eq!(time_of_day("14h00"), Ok(840));
        for wrong in ["", "9", "24:00", "9:60", "nine:00"] {
            assert!(time_of_day(wrong).is_err(), "{wrong}");
        }
    }
}
