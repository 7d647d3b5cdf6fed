//! The lists of a site: records by kind, topic, country and branch, a page for each value and one for each field.

use super::around::{self, ATLAS_FILE, COUNTRY};
use super::{Counted, Names, Piece, SiteFile, UP, Whole};
use crate::export::html::site::{self, Group, Link, Listing};
use crate::model::{Field, Kind, Language, Tables, figure};
use crate::search::portable;

/// The fields that have lists: what one is called, and all; the page that names its values; the folder of their pages.
const FIELDS: [(Field, &str, &str, &str, &str); 4] = [
    (Field::Kind, "Kind", "Kinds", "kinds.html", "kind"),
    (Field::Topic, "Topic", "Topics", "topics.html", "topic"),
    (
        Field::Country,
        "Country",
        "Countries",
        "countries.html",
        COUNTRY,
    ),
    (
        Field::Branch,
        "Branch",
        "Branches of social security",
        "branches.html",
        "branch",
    ),
];

/// The lists of a site.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// The pages that name the values of each field.
    pub(super) menu: Vec<Link>,
    /// The values of each field that are there, each with its page, in order.
    values: Vec<(Field, Vec<(String, Link)>)>,
}

impl Lists {
    /// Returns the lists that a record stands in, named in its language.
    pub(super) fn filed(&self, piece: &Piece, tables: &Tables) -> Vec<Group> {
        let tag = piece.record.language.tag();
        let mut groups = Vec::new();
        for ((field, name, all, _, _), (_, pages)) in FIELDS.iter().zip(&self.values) {
            let own = piece.values(*field, tables);
            let links = pages.iter().filter(|(value, _)| own.contains(value));
            let links = links.map(|(value, link)| Link {
                file: link.file.clone(),
                text: match field {
                    Field::Kind => link.text.clone(),
                    _ => tables.label(*field, value, tag).to_owned(),
                },
                language: (*field == Field::Kind && tag != "en").then(Language::english),
                ..Link::default()
            });
            let links: Vec<Link> = links.collect();
            if !links.is_empty() {
                let heading = if links.len() == 1 { name } else { all };
                groups.push(Group {
                    heading: (*heading).to_owned(),
                    links,
                });
            }
        }
        groups
    }
}

/// Returns the lists of a site, with a file for each.
pub(super) fn all(whole: &Whole<'_>) -> Lists {
    let mut names = Names::default();
    let mut lists = Lists::default();
    for (field, _, many, file, folder) in FIELDS {
        let mut values: Vec<(String, Link)> = Vec::new();
        let mut held = counted(whole, field);
        if field == Field::Country {
            for card in &whole.around.cards {
                held.entry(card.code.clone()).or_default();
            }
        }
        for (value, pieces) in held {
            let link = Link {
                file: names.give(folder, &value),
                text: called(whole.tables, field, &value),
                about: count(pieces.len()),
                ..Link::default()
            };
            values.push((value, link));
        }
        // Kinds have an order of their own, and branches that of the Convention.
        let place = |value: &str| match field {
            Field::Kind => Kind::ALL.iter().position(|kind| kind.name() == value),
            Field::Branch => {
                let mut ids = whole.tables.vocabularies.branches.ids();
                ids.position(|id| id == value)
            }
            _ => Some(0),
        };
        values.sort_by_cached_key(|(value, link)| {
            (
                place(value).unwrap_or(usize::MAX),
                portable::name(&link.text),
            )
        });
        lists.menu.push(Link {
            file: file.to_owned(),
            text: many.split(' ').next().unwrap_or(many).to_owned(),
            ..Link::default()
        });
        lists.values.push((field, values));
    }
    lists.menu.push(Link {
        file: ATLAS_FILE.to_owned(),
        text: "Atlas".to_owned(),
        ..Link::default()
    });
    lists
}

/// Returns the pages of the lists, and the page one begins at.
pub(super) fn files(whole: &Whole<'_>, lists: &Lists) -> Vec<SiteFile> {
    let mut files = Vec::new();
    let foot = foot(whole);
    for ((field, name, many, file, _), (_, values)) in FIELDS.iter().zip(&lists.values) {
        let mut pieces = counted(whole, *field);
        let overview = Listing {
            about: count(whole.originals().count()),
            title: (*many).to_owned(),
            groups: overview(values, &pieces),
            foot: foot.clone(),
            ..Listing::default()
        };
        let frame = whole.frame(lists, "");
        files.push(((*file).to_owned(), site::listing(&overview, &frame)));
        let frame = whole.frame(lists, UP);
        for (value, link) in values {
            let card = whole.around.card(value);
            if let Some(card) = card.filter(|_| *field == Field::Country) {
                let text = site::record(&card.page, &frame, &[], &[]);
                files.push((card.file.clone(), text));
                continue;
            }
            let held = pieces.remove(value).unwrap_or_default();
            let listing = Listing {
                about: format!("{name} \u{b7} {}", link.about),
                title: link.text.clone(),
                groups: by_kind(whole, &held),
                foot: foot.clone(),
                ..Listing::default()
            };
            files.push((link.file.clone(), site::listing(&listing, &frame)));
        }
    }
    files.push((site::INDEX.to_owned(), index(whole, lists, foot)));
    files.extend(around::atlas_files(whole, lists));
    files
}

/// Returns the values of a field with what leads to them, those that no record has apart.
fn overview(values: &[(String, Link)], pieces: &Counted<'_>) -> Vec<Group> {
    let (held, empty): (Vec<_>, Vec<_>) = values
        .iter()
        .partition(|(value, _)| pieces.contains_key(value));
    let group = |words: &str, of: Vec<&(String, Link)>| Group {
        heading: format!("{} {words}", of.len()),
        links: of.into_iter().map(|(_, link)| link.clone()).collect(),
    };
    let word = if empty.is_empty() {
        "in all"
    } else {
        "with records"
    };
    let mut groups = vec![group(word, held), group("without a record", empty)];
    groups.retain(|group| !group.links.is_empty());
    groups
}

fn index(whole: &Whole<'_>, lists: &Lists, foot: Vec<String>) -> String {
    let info = whole.info();
    let mut groups = Vec::new();
    for ((field, _, many, file, _), (_, values)) in FIELDS.iter().zip(&lists.values) {
        let links = match field {
            Field::Kind | Field::Branch => values.iter().map(|(_, link)| link.clone()).collect(),
            _ => vec![Link {
                file: (*file).to_owned(),
                text: format!("All {} {}", values.len(), many.to_lowercase()),
                ..Link::default()
            }],
        };
        groups.push(Group {
            heading: (*many).to_owned(),
            links,
        });
    }
    groups.push(Group {
        heading: "Atlas".to_owned(),
        links: whole.around.links(),
    });
    groups.retain(|group| !group.links.is_empty());
    let title = match info.name.trim() {
        "" => "Library",
        name => name,
    };
    let listing = Listing {
        about: format!(
            "{}, {} pages",
            count(whole.originals().count()),
            figure::written(&whole.pieces.len().to_string(), &Language::english())
        ),
        title: title.to_owned(),
        summary: info.description.clone(),
        groups,
        foot,
    };
    site::index(&listing, &whole.frame(lists, ""))
}

/// Returns the records under each value of a field.
fn counted<'a>(whole: &'a Whole<'_>, field: Field) -> Counted<'a> {
    let mut counted = Counted::new();
    for piece in whole.originals() {
        for value in piece.values(field, whole.tables) {
            counted.entry(value).or_default().push(piece);
        }
    }
    counted
}

fn by_kind(whole: &Whole<'_>, pieces: &[&Piece]) -> Vec<Group> {
    let groups = Kind::ALL.into_iter().map(|kind| {
        let held = pieces.iter().filter(|one| one.record.id.kind == kind);
        let mut held: Vec<&&Piece> = held.collect();
        held.sort_by_cached_key(|one| portable::name(&one.record.title.value));
        let links: Vec<Link> = held.into_iter().map(|one| to(whole, one)).collect();
        let name = called(whole.tables, Field::Kind, kind.name());
        Group {
            heading: format!("{name} ({})", links.len()),
            links,
        }
    });
    groups.filter(|group| !group.links.is_empty()).collect()
}

/// Returns the link to a record, with those to its other versions.
fn to(whole: &Whole<'_>, piece: &Piece) -> Link {
    let others = whole.versions(piece).filter(|one| one.file != piece.file);
    let versions = others.map(|one| Link {
        file: one.file.clone(),
        text: whole.language(one).to_owned(),
        language: Some(one.record.language.clone()),
        ..Link::default()
    });
    let language = &piece.record.language;
    Link {
        file: piece.file.clone(),
        text: piece.record.title.value.clone(),
        language: (language.tag() != "en").then(|| language.clone()),
        about: whole.about(piece),
        versions: versions.collect(),
    }
}

/// Returns what a value is called in English; kinds by their plural.
fn called(tables: &Tables, field: Field, value: &str) -> String {
    let name = match field {
        Field::Kind => Kind::parse(value).map_or(value, |kind| kind.folder()),
        _ => tables.label(field, value, "en"),
    };
    capitalised(name)
}

/// Returns words that begin with a capital letter.
pub(super) fn capitalised(name: &str) -> String {
    let mut signs = name.chars();
    let first = signs.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + signs.as_str()
}

pub(super) fn count(records: usize) -> String {
    match records {
        0 => "no record".to_owned(),
        1 => "1 record".to_owned(),
        records => format!(
            "{} records",
            figure::written(&records.to_string(), &Language::english())
        ),
    }
}

pub(super) fn foot(whole: &Whole<'_>) -> Vec<String> {
    let info = whole.info();
    let library = [&*info.name, &*info.version].join(" ");
    let licence = match info.licence.as_str() {
        "" => String::new(),
        licence => format!(" ({licence})"),
    };
    let line = format!("{}{licence}", library.trim());
    vec![line.trim().to_owned()]
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect()
}
