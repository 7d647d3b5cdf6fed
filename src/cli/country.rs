//! `country`: the card of a country, from what it has ratified to what it gives to others.

use clap::Args;

use crate::cli::Context;
use crate::cli::args::{InterfaceLanguage, PageForm};
use crate::cli::error::End;
use crate::cli::flow::Piece;
use crate::cli::listing::Listing;
use crate::cli::output::{Line, Role};
use crate::library::{Card, NOTHING, Subject, UNNAMED, json};
use crate::model::{Country, Phrase, Standing, Tables, Total, View};
use crate::search::countries_called;
use crate::source::nearest;

/// How many countries are told where a name begins many.
const OFFERED: usize = 20;

/// Show the card of a country: Conventions, cases, projects.
#[derive(Debug, Args)]
pub(crate) struct CountryCard {
    /// A name in any language of the library, or an ISO 3166-1 code.
    #[arg(value_name = "NAME", required = true, num_args = 1..)]
    name: Vec<String>,
    /// The form of the answer.
    #[command(flatten)]
    form: PageForm,
    /// The language of titles and labels.
    #[command(flatten)]
    pub(crate) language: InterfaceLanguage,
}

impl CountryCard {
    /// Runs the command.
    pub(crate) fn run(&self, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        let library = context.library()?;
        let tables = library.tables();
        let name = self.name.join(" ");
        let codes: Vec<String> = countries_called(&name, &tables).into_iter().collect();
        let [code] = codes.as_slice() else {
            return Ok(tell_unclear(&name, &codes, &tables, context));
        };
        let Some(country) = tables.countries.get(code) else {
            return Ok(tell_unclear(&name, &[], &tables, context));
        };
        let language = context.settings.language.clone();
        if let Some(form) = self.form.file() {
            let subject = [Subject::View(View::Country(code.clone()))];
            let text = library.written(&subject, form, &language)?;
            context.output.file(&text)?;
            return Ok(End::Done);
        }
        let card = library.country(code, &language)?;
        if self.form.is_json() {
            context.output.json(&json::card(country, &card))?;
            return Ok(End::Done);
        }
        let mut listing = Listing::new(context.output.look().width);
        write(country, &card, (&tables, language.tag()), &mut listing);
        context.begin_page();
        context.output.lines(&listing.into_lines())?;
        context.end_page()?;
        Ok(End::Done)
    }
}

/// Says that a name is that of no country, or of several.
fn tell_unclear(
    name: &str,
    codes: &[String],
    tables: &Tables,
    context: &mut Context<'_, '_>,
) -> End {
    let language = context.settings.language.tag().to_owned();
    let all = &tables.countries.all;
    let offered: Vec<&Country> = if codes.is_empty() {
        let names = all.iter().flat_map(|country| country.names.values());
        let wanted = name.to_lowercase();
        let lower: Vec<String> = names.map(|name| name.to_lowercase()).collect();
        let near = nearest(&wanted, lower.iter().map(String::as_str));
        let is_near = |country: &&Country| {
            let mut names = country.names.values();
            near.is_some_and(|near| names.any(|name| name.to_lowercase() == near))
        };
        all.iter().filter(is_near).collect()
    } else {
        all.iter()
            .filter(|country| codes.contains(&country.iso3))
            .collect()
    };
    let what = match (codes.len(), offered.is_empty()) {
        (0, true) => format!("no country is called `{name}`"),
        (0, false) => format!("no country is called `{name}`; this is near:"),
        (count, _) => format!("`{name}` stands for {count} countries:"),
    };
    context
        .output
        .complain(&Line::text(&format!("casebook: {what}")));
    for country in offered.iter().take(OFFERED) {
        let line = Line::text("  ").put(Role::Key, &country.iso3);
        let line = line.put(Role::Text, &format!(" {}", country.name(&language)));
        context.output.complain(&line);
    }
    if offered.len() > OFFERED {
        let more = format!("  and {} more", offered.len() - OFFERED);
        context.output.complain(&Line::text(&more));
    }
    End::Nothing
}

/// Writes the card.
fn write(country: &Country, card: &Card, with: (&Tables, &str), listing: &mut Listing) {
    let (tables, language) = with;
    listing.title(&format!("{} ({})", country.name(language), country.iso3));
    listing.aside(&Phrase::joined(country.place(tables, language), " · "));
    commitments(card, listing);
    listing.records("Cases", &card.cases);
    listing.records("Projects that work here", &card.projects);
    listing.records("Projects in which it shares its experience", &card.provided);
    events(card, listing);
    if card.has_no_record() {
        listing.gap();
        let iso3 = country.iso3.to_lowercase();
        listing.text(&[
            (Role::Text, format!("{NOTHING} ")),
            (Role::Key, format!("casebook new case {iso3}-NAME")),
            (Role::Text, " begins one.".to_owned()),
        ]);
    }
}

/// Writes what happened in the country or with it.
fn events(card: &Card, listing: &mut Listing) {
    if card.events.is_empty() {
        return;
    }
    listing.heading(&format!("Timeline ({})", card.events.len()));
    for event in &card.events {
        let mut pieces = vec![
            (Role::Key, event.date.to_string()),
            (Role::Text, format!(" {}", event.title)),
        ];
        if let Some(project) = &event.project {
            pieces.push((Role::Dim, format!(" ({project})")));
        }
        push_note(
            event.note.as_deref().unwrap_or_default(),
            &event.sources,
            &mut pieces,
        );
        listing.item(&pieces);
    }
    listing.aside("The sources of the timeline stand in `content/data/timeline.toml`.");
}

/// Writes what the country has ratified, what it has not, and how many Conventions in all.
fn commitments(card: &Card, listing: &mut Listing) {
    listing.heading("Conventions on social security");
    let commitments = card.commitments.as_ref().filter(|all| !all.is_empty());
    let Some(commitments) = commitments else {
        listing.text(&[(Role::Text, UNNAMED.to_owned())]);
        return;
    };
    for standing in &commitments.standings {
        listing.item(&bound(standing));
    }
    for total in &commitments.totals {
        listing.item(&counted(total));
    }
    if !commitments.sources.is_empty() {
        listing.gap();
        listing.aside("Where this was read:");
        for source in &commitments.sources {
            let told = format!("[{}] {}", source.key.value, source.told());
            listing.item(&[(Role::Dim, told)]);
        }
    }
}

/// Returns how the country stands to an instrument.
fn bound(standing: &Standing) -> Vec<Piece> {
    let title = standing.title.as_ref().map(|title| format!(" {title}"));
    let text = format!("{}: {}", title.unwrap_or_default(), standing.in_words());
    let code = standing.instrument.to_uppercase();
    let mut pieces = vec![(Role::Key, code), (Role::Text, text)];
    push_note(standing.note(), standing.sources(), &mut pieces);
    pieces
}

fn counted(total: &Total) -> Vec<Piece> {
    let mut pieces = vec![(Role::Text, total.in_words())];
    push_note(&total.note, &total.sources, &mut pieces);
    pieces
}

fn push_note(note: &str, sources: &[String], pieces: &mut Vec<Piece>) {
    if !note.is_empty() {
        pieces.push((Role::Dim, format!(". {note}")));
    }
    if !sources.is_empty() {
        pieces.push((Role::Dim, format!(" [{}]", sources.join(", "))));
    }
}
