//! `list`: records, by kind and id.

use clap::Args;
use serde::Serialize;

use crate::cli::Context;
use crate::cli::args::Form;
use crate::cli::error::End;
use crate::cli::output::{Line, Role};
use crate::cli::query::{self, Filtered};
use crate::model::{Kind, Language};
use crate::search::{Answer, Hit, Order, Request};

/// How many records are asked for at a time.
const PAGE: usize = 10_000;

/// List records by kind and id.
#[derive(Debug, Args)]
pub(crate) struct List {
    /// Only records of this kind, such as case.
    #[arg(value_parser = query::kind)]
    kind: Option<Kind>,
    /// Only records that answer a query, in the language of search.
    #[arg(
        long,
        value_name = "QUERY",
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    query: String,
    /// Only records in a language, such as fr.
    #[arg(long, value_name = "TAG", value_parser = query::language)]
    lang: Option<Language>,
    /// The form of the answer.
    #[command(flatten)]
    form: Form,
}

/// The answer as JSON: schema 1.
#[derive(Serialize)]
struct Document<'a> {
    schema: u8,
    total: usize,
    records: Vec<RecordJson<'a>>,
}

#[derive(Serialize)]
struct RecordJson<'a> {
    id: &'a str,
    kind: &'static str,
    lang: &'a str,
    title: &'a str,
    path: &'a str,
}

impl List {
    /// Returns the list of what a query finds.
    pub(super) fn of(query: &str) -> Self {
        Self {
            kind: None,
            query: query.to_owned(),
            lang: None,
            form: Form::default(),
        }
    }

    /// Runs the command.
    pub(crate) fn run(&self, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        let answer = self.ask(context)?;
        context.say_notes(&answer.notes);
        if self.form.is_json() {
            let records = answer.hits.iter().map(RecordJson::new).collect();
            context.output.json(&Document {
                schema: 1,
                total: answer.total,
                records,
            })?;
        } else if context.terminals.out {
            context.begin_page();
            readable(&answer.hits, context)?;
            context.end_page()?;
            if answer.total > 1 {
                context.say(&format!("{} records", answer.total));
            }
        } else {
            for hit in &answer.hits {
                let cells = [
                    &hit.id.slug,
                    hit.id.kind.name(),
                    hit.language.tag(),
                    &hit.title,
                    &hit.path,
                ];
                context.output.row(&cells)?;
            }
        }
        if answer.total == 0 {
            context.say("nothing found");
        }
        Ok(End::of(answer.total > 0))
    }

    /// Asks for all records that hold every word, in pages.
    pub(super) fn ask(&self, context: &Context<'_, '_>) -> anyhow::Result<Answer> {
        let library = context.library()?;
        let kinds: Vec<Kind> = self.kind.into_iter().collect();
        let query = Filtered::new(&kinds, self.lang.as_ref(), &self.query);
        let mut request = Request {
            live: false,
            order: Order::Listing,
            limit: PAGE,
            ..Request::typed(query.text.as_str(), context.settings.year())
        };
        let mut answer = query.heed(library.search(&request)?);
        while answer.hits.len() < answer.total {
            request.offset = answer.hits.len();
            let more = library.search(&request)?.hits;
            if more.is_empty() {
                break;
            }
            answer.hits.extend(more);
        }
        // A list gives what was asked for; hits that lack a word are for a search.
        answer.hits.retain(|hit| hit.left_out.is_empty());
        answer.total = answer.hits.len();
        Ok(answer)
    }
}

impl<'a> RecordJson<'a> {
    fn new(hit: &'a Hit) -> Self {
        Self {
            id: &hit.id.slug,
            kind: hit.id.kind.name(),
            lang: hit.language.tag(),
            title: &hit.title,
            path: &hit.path,
        }
    }
}

/// Prints records for a person: under their kind, id and title.
fn readable(hits: &[Hit], context: &mut Context<'_, '_>) -> anyhow::Result<()> {
    let wide = hits
        .iter()
        .map(|hit| hit.id.slug.len())
        .max()
        .unwrap_or_default()
        .min(40);
    let mut kind = None;
    for hit in hits {
        if kind != Some(hit.id.kind) {
            kind = Some(hit.id.kind);
            context
                .output
                .line(&Line::new().put(Role::Heading, hit.id.kind.folder()))?;
        }
        let line = Line::text("  ").put(Role::Key, &format!("{:<wide$}", hit.id.slug));
        context
            .output
            .line(&line.put(Role::Text, "  ").put(Role::Text, &hit.title))?;
    }
    Ok(())
}
