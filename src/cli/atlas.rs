//! `atlas`: the library as a whole, as a table, in lines, or for other programs.
//!
//! What is counted and how it is told is the room `atlas`'s; how it stands in lines is left to `form`.

mod form;

use clap::{Args, Subcommand, ValueEnum};

use crate::atlas::{self, AXES, By, Cell, CellFault, Data, Of, View, Words};
use crate::cli::Context;
use crate::cli::args::InterfaceLanguage;
use crate::cli::error::{Advice, End};
use crate::model::{Field, Wanted};

/// See the library as a whole: what it holds, and what is missing.
///
/// Every view follows a query in the language of search; without one it is of the whole library. A record that is there in
/// several languages counts once.
#[derive(Debug, Args)]
#[command(disable_help_subcommand = true)]
pub(crate) struct Atlas {
    /// Which view.
    #[command(subcommand)]
    view: Which,
}

/// The views.
#[derive(Debug, Subcommand)]
enum Which {
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
        value_name = "text|json|csv|md|html|tsv",
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
    /// For a browser or a printer: one file.
    Html,
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
    of: OnMap,
    /// The query and the form.
    #[command(flatten)]
    asked: Asked,
}

/// What is on a map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum OnMap {
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

impl Atlas {
    /// Returns the language of labels.
    pub(crate) fn language(&self) -> &InterfaceLanguage {
        &self.asked().language
    }

    fn asked(&self) -> &Asked {
        match &self.view {
            Which::Matrix(view) => &view.asked,
            Which::Lessons(view) => &view.asked,
            Which::Timeline(view) => &view.asked,
            Which::Map(view) => &view.asked,
            Which::Contributions(view) => &view.asked,
            Which::Coverage(view) => &view.asked,
        }
    }

    fn view(&self) -> View {
        match &self.view {
            Which::Matrix(view) => view.view(),
            Which::Lessons(_) => View::Lessons,
            Which::Timeline(view) => View::Timeline(match view.by {
                Rows::Country => By::Country,
                Rows::Donor => By::Donor,
                Rows::Kind => By::Kind,
            }),
            Which::Map(view) => View::Map(match view.of {
                OnMap::Cases => Of::Cases,
                OnMap::Projects => Of::Projects,
                OnMap::Ratifications => Of::Ratifications,
            }),
            Which::Contributions(_) => View::Contributions,
            Which::Coverage(_) => View::Coverage,
        }
    }

    /// Runs the command.
    pub(crate) fn run(&self, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        let asked = self.asked();
        let library = context.library()?;
        let query = asked.query.join(" ");
        let today = context.settings.today;
        let mut seen = library.see(self.view(), &query, false, today)?;
        context.say_notes(&seen.notes);
        if let (
            Which::Matrix(MatrixView {
                cell: Some(cell), ..
            }),
            Data::Matrix(matrix),
        ) = (&self.view, &seen.data)
        {
            let fields = vec![matrix.rows.field, matrix.columns.field];
            let wanted = Wanted {
                fields,
                ..Wanted::default()
            };
            let records = library.survey(&query, false, today.year, &wanted)?.digests;
            let cell = Cell::find(cell, matrix, records, &query);
            seen.data = Data::Cell(cell.map_err(|fault| advice(&fault))?);
        }
        let tables = library.tables();
        let language = context.settings.language.clone();
        let words = Words {
            tables: &tables,
            language: &language,
        };
        if let Some(left_out) = seen.left_out() {
            context.say(&format!(
                "{left_out}: a view counts the records that hold the whole query"
            ));
        }
        let is_empty = seen.told(words).is_empty();
        if is_empty {
            context.say(&format!("nothing found: {}", seen.missing()));
        }
        let is_read = context.terminals.out || context.settings.plain;
        let usual = if is_read { Format::Text } else { Format::Tsv };
        let format = asked.format.unwrap_or(usual);
        if !is_empty || format == Format::Json {
            form::print(&seen, words, format, context)?;
        }
        context.say_of_index(&library);
        Ok(End::of(!is_empty))
    }
}

impl MatrixView {
    /// Returns the view with its two fields; where one is named alone, the other is one of the usual ones.
    fn view(&self) -> View {
        let usual = |other: Option<Field>, first, second| {
            if other == Some(first) { second } else { first }
        };
        let rows = self
            .rows
            .unwrap_or_else(|| usual(self.columns, Field::Topic, Field::Region));
        let columns = self
            .columns
            .unwrap_or_else(|| usual(Some(rows), Field::Region, Field::Topic));
        View::Matrix { rows, columns }
    }
}

/// Returns what is wrong with the name of a cell, and what to do.
fn advice(fault: &CellFault) -> Advice {
    let next = match fault {
        CellFault::NotTwo(_) => {
            "write the two values with a comma between, such as data-exchange,africa".to_owned()
        }
        CellFault::Unknown {
            meant: Some(meant), ..
        } => format!("did you mean `{meant}`?"),
        CellFault::Unknown { meant: None, .. } => {
            "`--format tsv` names the values of rows and columns".to_owned()
        }
    };
    Advice::new(fault.to_string(), next)
}

/// Reads a field of a matrix as an argument.
fn axis(word: &str) -> Result<Field, String> {
    atlas::axis(word).ok_or_else(|| {
        let names = AXES.map(Field::name).join(", ");
        format!("there are {names}")
    })
}

#[cfg(test)]
mod tests {
    use clap::Command;

    use super::*;
    use crate::model::agenda::VIEWS;

    #[test]
    fn has_every_view_that_an_agenda_can_show() {
        let command = Which::augment_subcommands(Command::new("atlas"));
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
