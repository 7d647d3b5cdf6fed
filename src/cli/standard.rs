//! `standard`: an instrument; of Convention 102 also a Part, a branch or an article, and who has accepted what.

mod parties;
mod text;
mod whole;

use clap::{Args, ValueEnum};

use crate::cli::Context;
use crate::cli::args::{InterfaceLanguage, PageForm};
use crate::cli::error::{Advice, End};
use crate::cli::listing::Listing;
use crate::cli::output::{Line, Role};
use crate::cli::unresolved;
use crate::export;
use crate::library::{
    Asked, CitedArticle, Instrument, Library, LibraryError, Subject, Within, json,
};
use crate::model::{Kind, PartyOrder, View};
use crate::search::Listed;

/// Show an instrument, such as c102, a Part or an article of it, or its ratifications.
///
/// Without a code, the instruments of the library. The place can be typed behind the code as well: `c102 V`,
/// `c102 art 28`, `c102 old age`.
#[derive(Debug, Args)]
pub(crate) struct Standard {
    /// The code of an instrument, and perhaps a Part, a branch or an article of Convention 102.
    #[arg(value_name = "CODE")]
    words: Vec<String>,
    /// Only this Part of Convention 102, in Roman numerals.
    #[arg(long, value_name = "PART", conflicts_with = "article")]
    part: Option<String>,
    /// Only this article of Convention 102.
    #[arg(long, value_name = "NUMBER")]
    article: Option<CitedArticle>,
    /// Who has ratified it; with a Part, who has accepted it.
    #[arg(long, conflicts_with = "article")]
    ratifications: bool,
    /// The order of ratifications; date is the default.
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "date|country|parts",
        hide_possible_values = true,
        hide_default_value = true,
        requires = "ratifications"
    )]
    sort: Order,
    /// The form of the answer.
    #[command(flatten)]
    form: PageForm,
    /// The language of titles and labels.
    #[command(flatten)]
    pub(crate) language: InterfaceLanguage,
}

/// The order of ratifications.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Order {
    /// The first to ratify first; those without a date last.
    #[default]
    Date,
    /// By name.
    Country,
    /// Those that accepted most Parts first.
    Parts,
}

impl From<Order> for PartyOrder {
    fn from(order: Order) -> Self {
        match order {
            Order::Date => Self::Date,
            Order::Country => Self::Country,
            Order::Parts => Self::Parts,
        }
    }
}

impl Standard {
    /// Runs the command.
    pub(crate) fn run(&self, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        let library = context.library()?;
        let tables = library.tables();
        let Some(asked) = Asked::read(&self.words, &tables) else {
            return self.list(&library, context);
        };
        let listed = match find(&asked, &library) {
            Ok(Some(listed)) => listed,
            Ok(None) => return none_called(&asked.code, &library, context),
            Err(LibraryError::SetAside { path }) => {
                return Ok(unresolved::tell_set_aside(&path, context));
            }
            Err(error) => return Err(error.into()),
        };
        let listed = library.in_language(listed, &context.settings.language);
        let instrument = library.instrument(&listed)?;
        let paragraph = match &self.article {
            Some(article) => article.paragraph.clone(),
            None => asked.paragraph,
        };
        let place = self.place(asked.place);
        is_read(place.as_ref())?;
        if let Some(form) = self.form.file() {
            let view = match self.view(&instrument, place) {
                Ok(view) => view,
                Err(place) => return Ok(no_place(&place, &instrument, context)),
            };
            return page(&view, form, &library, context);
        }
        if self.ratifications {
            return self.ratified(&instrument, place.as_ref(), &library, context);
        }
        let Some(within) = place else {
            return self.whole(&instrument, &library, context);
        };
        let part = instrument
            .structure
            .as_ref()
            .and_then(|all| within.part(all));
        let Some(part) = part else {
            return Ok(no_place(&within, &instrument, context));
        };
        let (tables, language) = (library.tables(), context.settings.language.clone());
        let view = text::View {
            instrument: &instrument,
            part,
            tables: &tables,
            language: language.tag(),
            paragraph: &paragraph,
            width: context.output.look().width,
        };
        if self.form.is_json() {
            let article = within.article().map(|article| (article, &*paragraph));
            let document = json::part(&instrument, part, article);
            context.output.json(&document)?;
            return Ok(End::Done);
        }
        let lines = view.lines(&within);
        print(&lines, context)
    }

    /// Returns the view of what is asked for; `Err` holds a place that the instrument does not have.
    fn view(&self, found: &Instrument, place: Option<Within>) -> Result<View, Within> {
        let instrument = found.opened.record.id.slug.clone();
        let part = match &place {
            None => None,
            Some(within) => match found.structure.as_ref().and_then(|all| within.part(all)) {
                Some(part) => Some(part.number.clone()),
                None => return Err(within.clone()),
            },
        };
        Ok(match (place, part) {
            (_, part) if self.ratifications => View::Ratifications {
                instrument,
                part,
                order: self.sort.into(),
            },
            (Some(Within::Article(article)), _) => View::Article {
                instrument,
                article,
            },
            (_, Some(part)) => View::Part { instrument, part },
            (_, None) => View::Instrument(instrument),
        })
    }

    /// Returns which place is asked for: by option, else as typed behind the code.
    fn place(&self, typed: Option<Within>) -> Option<Within> {
        let part = self.part.clone().map(Within::Part);
        let article = self.article.as_ref();
        let article = article.map(|cited| Within::Article(cited.number));
        article.or(part).or(typed)
    }

    fn list(&self, library: &Library, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        if self.part.is_some() || self.article.is_some() || self.ratifications {
            let next = "name one: `casebook standard c102 --ratifications`";
            return Err(Advice::new("no instrument is named", next).into());
        }
        if self.form.file().is_some() {
            let next = "name one: `casebook standard c102 --format html`";
            return Err(Advice::new("the list of instruments is no page", next).into());
        }
        let all = library.instruments()?;
        if self.form.is_json() {
            context.output.json(&json::instruments(&all))?;
        } else if context.terminals.out {
            let width = context.output.look().width;
            print(&whole::list(&all, width), context)?;
        } else {
            for (record, parties) in &all {
                let row = whole::row(record, parties.as_ref());
                let cells: Vec<&str> = row.iter().map(String::as_str).collect();
                context.output.row(&cells)?;
            }
        }
        Ok(End::of(!all.is_empty()))
    }

    fn whole(
        &self,
        instrument: &Instrument,
        library: &Library,
        context: &mut Context<'_, '_>,
    ) -> anyhow::Result<End> {
        if self.form.is_json() {
            context.output.json(&json::instrument(instrument))?;
            return Ok(End::Done);
        }
        let width = context.output.look().width;
        let language = context.settings.language.clone();
        let lines = whole::whole(instrument, (&library.tables(), language.tag()), width);
        print(&lines, context)
    }

    fn ratified(
        &self,
        instrument: &Instrument,
        place: Option<&Within>,
        library: &Library,
        context: &mut Context<'_, '_>,
    ) -> anyhow::Result<End> {
        let part = match (place, &instrument.structure) {
            (None, _) => None,
            (Some(place), all) => match all.as_ref().and_then(|all| place.part(all)) {
                Some(part) => Some(part.number.clone()),
                None => return Ok(no_place(place, instrument, context)),
            },
        };
        let Some(parties) = &instrument.opened.parties else {
            context.say("the library has no list of its ratifications");
            return Ok(End::Nothing);
        };
        let (tables, language) = (library.tables(), context.settings.language.clone());
        let rows = parties::Rows::of(
            parties,
            part.as_deref(),
            self.sort.into(),
            (&tables, language.tag()),
        );
        if self.form.is_json() {
            let slug = &instrument.opened.record.id.slug;
            let document = json::ratifications(slug, parties, rows.ratifications());
            context.output.json(&document)?;
        } else if context.terminals.out {
            let width = context.output.look().width;
            print(&rows.lines(&instrument.opened.record, width), context)?;
        } else {
            for row in rows.cells() {
                let cells: Vec<&str> = row.iter().map(String::as_str).collect();
                context.output.row(&cells)?;
            }
        }
        Ok(End::of(!rows.is_empty()))
    }
}

/// Returns the instrument that is asked for.
fn find(asked: &Asked, library: &Library) -> Result<Option<Listed>, LibraryError> {
    for code in asked.codes() {
        if let Ok(listed) = library.resolve(&code)?
            && is_meant(&listed, &code)
        {
            return Ok(Some(listed));
        }
    }
    Ok(None)
}

/// Tells whether it could be read which place is asked for; an error says how places are written.
fn is_read(place: Option<&Within>) -> Result<(), Advice> {
    let Some(Within::Unread(text)) = place else {
        return Ok(());
    };
    let what = format!("{text:?} is no place in an instrument");
    let next =
        "write `c102 V`, `c102 old age`, `c102 art 28` or `c102 art 67(d)`, one article at a time";
    Err(Advice::new(what, next))
}

/// Prints a view as a file.
fn page(
    view: &View,
    form: export::Form,
    library: &Library,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<End> {
    let subject = [Subject::View(view.clone())];
    let text = library.written(&subject, form, &context.settings.language)?;
    context.output.file(&text)?;
    Ok(End::Done)
}

fn print(lines: &[Line], context: &mut Context<'_, '_>) -> anyhow::Result<End> {
    context.begin_page();
    context.output.lines(lines)?;
    context.end_page()?;
    Ok(End::Done)
}

/// Tells whether a record is the instrument of a code: C11 is not C118, MLC is MLC-2006.
fn is_meant(listed: &Listed, code: &str) -> bool {
    let rest = listed.id.slug.strip_prefix(code);
    let is_other = rest.is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()));
    listed.id.kind == Kind::Standard && !is_other
}

/// Says that no instrument has this code, and which there are.
fn none_called(
    name: &str,
    library: &Library,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<End> {
    let all = library.instruments()?;
    let offered: Vec<_> = all
        .iter()
        .map(|(record, _)| (&record.id, record.title.value.as_str()))
        .collect();
    let what = format!("no instrument is called `{name}`; these are:");
    Ok(unresolved::offer(&what, &offered, context))
}

/// Says that an instrument has no such place, and which it has.
fn no_place(place: &Within, instrument: &Instrument, context: &mut Context<'_, '_>) -> End {
    let name = instrument.opened.record.id.slug.to_uppercase();
    let what = match &instrument.structure {
        None => {
            format!("the library has the Parts of C102 only; `casebook show {name}` shows {name}")
        }
        Some(_) => format!("{name} has no {place}; its Parts are:"),
    };
    let mut listing = Listing::new(context.output.look().width);
    listing.text(&[(Role::Text, format!("casebook: {what}"))]);
    for part in instrument.structure.iter().flat_map(|all| &all.parts) {
        listing.text(&text::named(part));
    }
    for line in listing.into_lines() {
        context.output.complain(&line);
    }
    End::Nothing
}
