//! `search`: ranked hits with snippets.

use std::ops::Range;

use clap::Args;

use crate::cli::Context;
use crate::cli::args::Form;
use crate::cli::error::End;
use crate::cli::flow::{Margin, Piece, flow};
use crate::cli::output::{Line, Role};
use crate::cli::query::{self, Filtered};
use crate::cli::unresolved::told_set_aside;
use crate::library::Library;
use crate::model::{Kind, Language};
use crate::search::{Answer, Facet, Hit, Order, Reach, Request};

mod json;

/// So many hits are printed where nothing else is said: as many as one reads.
const READ: usize = 20;
/// As many as a program can use that leaves out what it does not want.
const PARSED: usize = 100;

/// Search the library; the best hits first.
///
/// Words must all be there; where no record holds them all, those that hold most follow. "a phrase", -without, a OR b,
/// field:value, field:a,b, year:2015..2020, year:>=2021. Fields: kind country region topic branch stage delivery
/// technology population standard outcome lang year org title id. A query that begins with a hyphen goes after --.
#[derive(Debug, Args)]
pub(crate) struct Search {
    /// What to search; several words need no quotes.
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
    /// The most hits to print; without it 20, with `--format json` 100.
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    limit: Option<usize>,
    /// Only records of a kind, such as case; several with commas.
    #[arg(long, value_name = "KIND", value_parser = query::kind, value_delimiter = ',')]
    kind: Vec<Kind>,
    /// Only records in a language, such as fr.
    #[arg(long, value_name = "TAG", value_parser = query::language)]
    lang: Option<Language>,
    /// Count the hits by field.
    #[arg(long)]
    facets: bool,
    /// Only the words as typed: no other forms, no other names, no corrections.
    #[arg(long)]
    exact: bool,
    /// The form of the answer.
    #[command(flatten)]
    form: Form,
}

impl Search {
    /// Runs the command.
    pub(crate) fn run(&self, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        let typed = self.query.join(" ");
        let query = Filtered::new(&self.kind, self.lang.as_ref(), &typed);
        let usual = if self.form.is_json() { PARSED } else { READ };
        let request = Request {
            text: query.text.clone(),
            // As on the screen, the last word may be the beginning of one; whole words come first.
            live: true,
            reach: if self.exact {
                Reach::Literal
            } else {
                Reach::Meaning
            },
            order: Order::Rank,
            offset: 0,
            limit: self.limit.unwrap_or(usual),
            facets: self.facets,
            snippets: true,
            reader: Some(context.settings.language.clone()),
            this_year: context.settings.year(),
        };
        let library = context.library()?;
        let answer = query.heed(library.search(&request)?);
        if self.form.is_json() {
            context
                .output
                .json(&json::Document::new(&typed, &query, &answer, self.facets))?;
        } else if context.terminals.out {
            readable(&answer, &library, context)?;
        } else {
            tabbed(&answer, context)?;
        }
        talk(&answer, &query, context);
        let set_aside = library.index_status().set_aside.len();
        if answer.complete == 0 && set_aside > 0 {
            // What is looked for may stand in one of them.
            context.say(&told_set_aside(set_aside));
        }
        context.say_of_index(&library);
        Ok(End::of(answer.total > 0))
    }
}

/// Prints hits for other programs, a line each, then facets.
fn tabbed(answer: &Answer, context: &mut Context<'_, '_>) -> anyhow::Result<()> {
    for hit in &answer.hits {
        let section = hit.section.as_ref().map_or("", |section| &section.heading);
        let cells = [
            &hit.id.slug,
            hit.id.kind.name(),
            hit.language.tag(),
            &hit.title,
            section,
            &hit.snippet.text,
        ];
        context.output.row(&cells)?;
    }
    for facet in &answer.facets {
        for value in &facet.values {
            let field = format!("facet:{}", facet.field);
            context
                .output
                .row(&[&field, &value.value, &value.count.to_string()])?;
        }
    }
    Ok(())
}

/// Prints hits for a person.
fn readable(
    answer: &Answer,
    library: &Library,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<()> {
    for hit in &answer.hits {
        context
            .output
            .lines(&lines(hit, context.output.look().width))?;
        context.output.line(&Line::new())?;
    }
    if !answer.facets.is_empty() {
        let tables = library.tables();
        let language = context.settings.language.tag().to_owned();
        let label = |facet: &Facet, value: &str| {
            facet
                .field
                .written(tables.label(facet.field, value, &language))
        };
        for facet in answer
            .facets
            .iter()
            .filter(|facet| !facet.values.is_empty())
        {
            let values: Vec<String> = facet
                .values
                .iter()
                .map(|value| format!("{} {}", label(facet, &value.value), value.count))
                .collect();
            let pieces = [
                (Role::Heading, format!("{}: ", facet.field)),
                (Role::Text, values.join("; ")),
            ];
            let margin = Margin {
                first: String::new(),
                rest: "  ".to_owned(),
            };
            context
                .output
                .lines(&flow(&pieces, context.output.look().width, &margin))?;
        }
    }
    Ok(())
}

fn lines(hit: &Hit, width: usize) -> Vec<Line> {
    let (none, inside) = (Margin::default(), Margin::of("  "));
    let margins = std::iter::once(&none).chain(std::iter::repeat(&inside));
    let paragraphs = paragraphs(hit);
    let lines = paragraphs.iter().zip(margins);
    lines
        .flat_map(|(paragraph, margin)| flow(paragraph, width, margin))
        .collect()
}

/// Returns what is told of a hit: its title, its name and section, its snippet, what it lacks, why it is there.
pub(super) fn paragraphs(hit: &Hit) -> Vec<Vec<Piece>> {
    let mut paragraphs = vec![marked(&hit.title, &hit.title_marks, Role::Title)];
    let mut name: Vec<Piece> = vec![
        (Role::Key, hit.id.slug.clone()),
        (Role::Dim, format!(" ({}, {})", hit.id.kind, hit.language)),
    ];
    if let Some(section) = &hit.section {
        name.push((Role::Dim, format!(" in {}", section.heading)));
    }
    paragraphs.push(name);
    if !hit.snippet.text.is_empty() {
        paragraphs.push(marked(&hit.snippet.text, &hit.snippet.marks, Role::Text));
    }
    if !hit.left_out.is_empty() {
        let left_out = format!("without {}", named(&hit.left_out));
        paragraphs.push(vec![(Role::Dim, left_out)]);
    }
    if !hit.because.is_empty() {
        let because = format!("because of {}", hit.because.join(", "));
        paragraphs.push(vec![(Role::Dim, because)]);
    }
    paragraphs
}

/// Returns a text in pieces, the marked ones in the role of matched words; marks that fit no text are left out.
fn marked(text: &str, marks: &[Range<usize>], role: Role) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for mark in marks {
        let (Some(before), Some(word)) = (text.get(at..mark.start), text.get(mark.clone())) else {
            continue;
        };
        pieces.push((role, before.to_owned()));
        pieces.push((Role::Mark, word.to_owned()));
        at = mark.end;
    }
    pieces.push((role, text.get(at..).unwrap_or_default().to_owned()));
    pieces
}

/// Returns words as they stand in a sentence.
fn named(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

/// Returns the sentence over hits that do not hold all words.
pub(super) fn relaxed(hits: &[Hit]) -> String {
    let first = hits.first().map_or(&[][..], |hit| &hit.left_out);
    let alike = hits.iter().all(|hit| hit.left_out == first);
    if alike && !first.is_empty() {
        format!(
            "no record holds all the words; these are without {}",
            named(first)
        )
    } else {
        "no record holds all the words; those that hold most of them are shown".to_owned()
    }
}

/// Says beside the answer what could not be read, what was left out, and what to try.
fn talk(answer: &Answer, query: &Filtered, context: &mut Context<'_, '_>) {
    context.say_notes(&answer.notes);
    if let Some(corrected) = &answer.corrected {
        let shown = query.typed(&corrected.shown);
        context.say(&format!(
            "showing results for {shown}; `--exact` searches for the words as typed"
        ));
    }
    if answer.total == 0 {
        context.say("nothing found");
    } else if answer.complete == 0 && answer.hits.iter().any(|hit| !hit.left_out.is_empty()) {
        context.say(&relaxed(&answer.hits));
    }
    if answer.hits.len() < answer.total && !answer.hits.is_empty() && context.terminals.out {
        context.say(&format!(
            "{} of {} records; `--limit` shows more",
            answer.hits.len(),
            answer.total
        ));
    }
    for suggestion in &answer.suggestions {
        let records = if suggestion.total == 1 {
            "record"
        } else {
            "records"
        };
        context.say(&format!(
            "try: {} ({}, {} {records})",
            query.typed(&suggestion.query),
            suggestion.reason,
            suggestion.total
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_words_and_leaves_out_marks_that_fit_no_text() {
        let pieces = marked("ab éd", &[0..1, 3..5, 4..5, 9..12], Role::Text);
        let text: String = pieces.iter().map(|(_, text)| text.as_str()).collect();
        let words: Vec<&str> = pieces
            .iter()
            .filter(|(role, _)| *role == Role::Mark)
            .map(|(_, text)| text.as_str())
            .collect();
        assert_eq!((text.as_str(), words), ("ab éd", vec!["a", "é"]));
    }
}
