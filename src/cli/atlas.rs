//! `atlas`: the library as a whole, as a table, in lines, or for other programs.
//!
//! What is counted is the room `atlas`'s; each view is told in its own file, in the forms that `form` prints.

mod contributions;
mod coverage;
mod form;
mod lessons;
mod map;
mod matrix;
mod timeline;

use clap::{Args, Subcommand, ValueEnum};

use crate::atlas;
use crate::cli::Context;
use crate::cli::args::InterfaceLanguage;
use crate::cli::error::End;
use crate::library::Library;
use crate::model::{Digest, Field, Kind, Language, Wanted};
use form::{Shown, Words};

/// See the library as a whole: what it holds, and what is missing.
///
/// Every view follows a query in the language of search; without one it is of the whole library. A record that is there in
/// several languages counts once.
#[derive(Debug, Args)]
#[command(disable_help_subcommand = true)]
pub(crate) struct Atlas {
    /// Which view.
    #[command(subcommand)]
    view: View,
}

/// The views.
#[derive(Debug, Subcommand)]
enum View {
    Matrix(MatrixView),
    Lessons(LessonsView),
    Timeline(TimelineView),
    Map(MapView),
    Contributions(ContributionsView),
    Coverage(CoverageView),
}

/// What every view takes.
#[derive(Debug, Args)]
struct Asked {
    /// Only records that answer a query, in the language of search; several words need no quotes.
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    /// The form of the answer; text on a terminal, tsv elsewhere.
    #[arg(
        long,
        value_enum,
        value_name = "text|json|csv|md|tsv",
        hide_possible_values = true
    )]
    format: Option<Format>,
    /// The language of labels.
    #[command(flatten)]
    language: InterfaceLanguage,
}

/// The forms of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: a table, or lines with `--plain`.
    Text,
    /// For programs: one JSON document.
    Json,
    /// For a spreadsheet.
    Csv,
    /// For a document: Markdown.
    #[value(alias = "markdown")]
    Md,
    /// Lines with tabs.
    Tsv,
}

/// Count records by two fields.
///
/// Fields: topic branch region country stage outcome technology kind delivery population; a beginning is enough. Records
/// with several values of a field count under each of them, but once in a total.
#[derive(Debug, Args)]
struct MatrixView {
    /// The field beside the rows; topic is the default.
    #[arg(long, value_name = "FIELD", value_parser = axis)]
    rows: Option<Field>,
    /// The field above the columns; region is the default.
    #[arg(long, value_name = "FIELD", value_parser = axis)]
    columns: Option<Field>,
    /// List the records of one cell, such as data-exchange,africa; - stands for records without a value.
    #[arg(long, value_name = "ROW,COLUMN", allow_hyphen_values = true)]
    cell: Option<String>,
    /// The query and the form.
    #[command(flatten)]
    asked: Asked,
}

/// Read the lessons by dimension and topic, success beside failure.
#[derive(Debug, Args)]
struct LessonsView {
    /// The query and the form.
    #[command(flatten)]
    asked: Asked,
}

/// See when what happened, from 1919 to today.
///
/// Cases and projects stand in their periods. Events come with the whole library, or with the projects that a query finds.
#[derive(Debug, Args)]
struct TimelineView {
    /// What the rows are; country is the default.
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "country|donor|kind",
        hide_possible_values = true,
        hide_default_value = true
    )]
    by: Rows,
    /// The query and the form.
    #[command(flatten)]
    asked: Asked,
}

/// The rows of a timeline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Rows {
    /// Where records work.
    #[default]
    Country,
    /// Who shares, pays or takes part.
    Donor,
    /// Cases, projects, events.
    Kind,
}

/// See where cases, projects or ratifications are, by region and country.
#[derive(Debug, Args)]
struct MapView {
    /// What is on the map; cases are the default. Ratifications follow a query by the instruments it finds.
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "cases|projects|ratifications",
        hide_possible_values = true,
        hide_default_value = true
    )]
    of: Of,
    /// The query and the form.
    #[command(flatten)]
    asked: Asked,
}

/// What is on a map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Of {
    /// Cases.
    #[default]
    Cases,
    /// Projects.
    Projects,
    /// Ratifications.
    Ratifications,
}

/// See who paid what and when, by currency.
///
/// Sums are those that the records state. Currencies are never mixed, a sum for several years is never spread over them,
/// and what names a donor without a sum is counted apart.
#[derive(Debug, Args)]
struct ContributionsView {
    /// The query and the form.
    #[command(flatten)]
    asked: Asked,
}

/// See what is missing: values with few records, stale records, weak sources.
#[derive(Debug, Args)]
struct CoverageView {
    /// The query and the form.
    #[command(flatten)]
    asked: Asked,
}

/// What a query found, with what is needed to tell of it.
struct Found {
    library: Library,
    digests: Vec<Digest>,
    query: String,
}

impl Found {
    /// Tells whether the whole library was asked for.
    fn is_whole(&self) -> bool {
        self.query.trim().is_empty()
    }
}

impl Atlas {
    /// Returns the language of labels.
    pub(crate) fn language(&self) -> &InterfaceLanguage {
        &self.asked().language
    }

    fn asked(&self) -> &Asked {
        match &self.view {
            View::Matrix(view) => &view.asked,
            View::Lessons(view) => &view.asked,
            View::Timeline(view) => &view.asked,
            View::Map(view) => &view.asked,
            View::Contributions(view) => &view.asked,
            View::Coverage(view) => &view.asked,
        }
    }

    /// Runs the command.
    pub(crate) fn run(&self, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        let asked = self.asked();
        let library = context.library()?;
        let query = asked.query.join(" ");
        let survey = library.survey(&query, context.settings.year(), &Wanted::all())?;
        context.say_notes(&survey.notes);
        let tables = library.tables();
        let found = Found {
            library,
            digests: survey.digests,
            query,
        };
        let words = Words {
            tables: &tables,
            language: &context.settings.language.clone(),
        };
        let shown = self.shown(&found, &words, context)?;
        let is_empty = shown.is_empty();
        if is_empty {
            context.say("nothing found");
        }
        let format = asked
            .format
            .unwrap_or(if context.terminals.out || context.settings.plain {
                Format::Text
            } else {
                Format::Tsv
            });
        if !is_empty || format == Format::Json {
            let about = form::About {
                query: &found.query,
                records: found.digests.len(),
            };
            form::print(&*shown, &about, format, context)?;
        }
        context.say_of_index(&found.library);
        Ok(End::of(!is_empty))
    }

    fn shown<'a>(
        &self,
        found: &'a Found,
        words: &'a Words<'a>,
        context: &Context<'_, '_>,
    ) -> anyhow::Result<Box<dyn Shown + 'a>> {
        let (digests, tables) = (&found.digests, words.tables);
        Ok(match &self.view {
            View::Matrix(view) => view.shown(found, words)?,
            View::Lessons(_) => Box::new(lessons::LessonsShown {
                lessons: atlas::lessons(digests, tables),
                words,
            }),
            View::Timeline(view) => view.shown(found, words, context.settings.year()),
            View::Map(view) => view.shown(found, words),
            View::Contributions(_) => Box::new(contributions::ContributionsShown {
                contributions: atlas::contributions(digests, tables),
                words,
            }),
            View::Coverage(_) => Box::new(coverage::CoverageShown {
                coverage: atlas::coverage(digests, tables, context.settings.today),
                words,
            }),
        })
    }
}

impl TimelineView {
    fn shown<'a>(
        &self,
        found: &'a Found,
        words: &'a Words<'a>,
        this_year: u16,
    ) -> Box<dyn Shown + 'a> {
        let by = match self.by {
            Rows::Country => atlas::By::Country,
            Rows::Donor => atlas::By::Donor,
            Rows::Kind => atlas::By::Kind,
        };
        let mut events = found.library.events();
        if !found.is_whole() {
            events = atlas::events_of(events, &found.digests);
        }
        Box::new(timeline::TimelineShown {
            timeline: atlas::timeline(by, &found.digests, &events, words.tables),
            by,
            this_year,
            words,
        })
    }
}

impl MapView {
    fn shown<'a>(&self, found: &'a Found, words: &'a Words<'a>) -> Box<dyn Shown + 'a> {
        let records = |kind| atlas::map_of_records(kind, &found.digests, words.tables);
        let map = match self.of {
            Of::Cases => records(Kind::Case),
            Of::Projects => records(Kind::Project),
            Of::Ratifications => {
                let mut all = found.library.ratifications();
                if !found.is_whole() {
                    let is_found = |code: &str| {
                        let mut found = found.digests.iter();
                        found.any(|one| one.id.kind == Kind::Standard && one.id.slug == code)
                    };
                    all.retain(|(code, _)| is_found(code));
                }
                atlas::map_of_parties(&all, words.tables)
            }
        };
        Box::new(map::MapShown {
            map,
            of: self.of,
            words,
        })
    }
}

/// Reads a field of a matrix as an argument.
fn axis(word: &str) -> Result<Field, String> {
    let word = word.to_lowercase();
    let mut begin = atlas::AXES.into_iter();
    let exact = begin.find(|field| field.name() == word);
    let mut begin = atlas::AXES
        .into_iter()
        .filter(|field| !word.is_empty() && field.name().starts_with(&word));
    let first = begin.next().filter(|_| begin.next().is_none());
    exact.or(first).ok_or_else(|| {
        let names = atlas::AXES.map(Field::name).join(", ");
        format!("there are {names}")
    })
}

impl Words<'_> {
    /// Returns the name of a value of a field in the reader's language; that there is none where there is none.
    fn label(&self, field: Field, value: Option<&str>) -> String {
        let tag = self.language.tag();
        value.map_or_else(
            || format!("no {field}"),
            |value| self.tables.label(field, value, tag).to_owned(),
        )
    }

    /// Returns the name of a value of a field in English, as programs read it; nothing where there is none.
    fn english(&self, field: Field, value: Option<&str>) -> Option<String> {
        value.map(|value| {
            self.tables
                .label(field, value, Language::english().tag())
                .to_owned()
        })
    }
}

#[cfg(test)]
mod tests {
    use clap::Command;

    use super::*;
    use crate::model::agenda::VIEWS;

    #[test]
    fn has_every_view_that_an_agenda_can_show() {
        let command = View::augment_subcommands(Command::new("atlas"));
        let names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
        assert_eq!(names, VIEWS);
    }

    #[test]
    fn takes_a_beginning_of_a_field_that_can_be_a_row() {
        assert_eq!(axis("Topic"), Ok(Field::Topic));
        assert_eq!(axis("out"), Ok(Field::Outcome));
        for wrong in ["", "t", "lang", "title"] {
            assert!(axis(wrong).is_err(), "{wrong}");
        }
    }
}
