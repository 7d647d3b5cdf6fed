//! The pages of a site: records as elsewhere, with ways to the others around them; lists of records; the page one begins at.
//!
//! What a site holds and where its files stand is left to `library`. All links are relative, so that a site is read from
//! any folder; only the page one begins at has a script, which is the program's own.

use std::collections::{BTreeMap, BTreeSet};

use super::ids::{Ids, plain};
use super::writer::Html;
use super::{Around, HEADINGS, Writer, begin, contents, foot, header, own_words, spoken_in};
use crate::export::{Page, Part};
use crate::model::{BlockKind, Language, Phrase};

/// The style of a site: that of a page, and what is around pages.
pub const STYLE: &str = concat!(include_str!("page.css"), include_str!("site.css"));
/// The script of the page one begins at.
pub const SCRIPT: &str = concat!(include_str!("search.js"), include_str!("box.js"));

/// The file of the style.
pub const STYLE_FILE: &str = "style.css";
/// The file of the script.
pub const SCRIPT_FILE: &str = "search/search.js";
/// The page one begins at.
pub const INDEX: &str = "index.html";

/// What a page may load. A file that is opened from a disk is no part of a site for some browsers, so that files are named
/// beside the site itself; from a server nobody can load a file.
const POLICY: &str =
    "default-src 'none'; style-src 'self' file:; base-uri 'none'; form-action 'none'";
/// The same for the page with the script.
const SCRIPT_POLICY: &str = "default-src 'none'; style-src 'self' file:; script-src 'self' file:; base-uri 'none'; form-action 'none'";

/// Where records stand in a site, by their paths in the library.
pub type Stops = BTreeMap<String, Stop>;

/// Where a record stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stop {
    /// Its file, from the folder of the site.
    pub file: String,
    /// The headings a link may lead to.
    pub anchors: BTreeSet<String>,
}

impl Stop {
    /// Returns where a page stands that is written to a file.
    pub fn of(page: &Page, file: &str) -> Self {
        let blocks = page.parts.iter().flat_map(|part| match part {
            Part::Blocks(blocks) => blocks.as_slice(),
            _ => &[],
        });
        let anchors = blocks.filter_map(|block| match &block.kind {
            BlockKind::Heading { anchor, .. } => Some(plain(anchor)),
            _ => None,
        });
        Self {
            file: file.to_owned(),
            anchors: anchors.collect(),
        }
    }
}

/// The ways from a page to others.
#[derive(Clone, Copy, Debug)]
pub struct Ways<'a> {
    /// What leads from the page to the folder of the site.
    pub up: &'a str,
    /// Where records stand.
    pub stops: &'a Stops,
}

impl Ways<'_> {
    /// Returns the way to a record, to one of its headings where that is there.
    pub(super) fn to(&self, path: &str, heading: Option<String>) -> Option<String> {
        let stop = self.stops.get(path)?;
        let heading = heading.filter(|heading| stop.anchors.contains(heading));
        let heading = heading.map(|heading| format!("#{heading}"));
        Some(format!(
            "{}{}{}",
            self.up,
            stop.file,
            heading.unwrap_or_default()
        ))
    }
}

/// What is around every page of a site.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// The name of the library.
    pub name: &'a str,
    /// The lists one can go to from anywhere.
    pub lists: &'a [Link],
    /// The ways from the page.
    pub ways: Ways<'a>,
}

/// A link to another page of the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// The file, from the folder of the site; empty where it is the page itself.
    pub file: String,
    /// What it is called.
    pub text: String,
    /// The language of that, where it is not that of the page.
    pub language: Option<Language>,
    /// What is said of it.
    pub about: String,
    /// The same in other languages.
    pub versions: Vec<Link>,
}

/// A list of links under a heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The heading.
    pub heading: String,
    /// The links.
    pub links: Vec<Link>,
}

/// Returns the page of a record: which of the others it is filed under, and its versions.
pub fn record(page: &Page, frame: &Frame<'_>, filed: &[Group], versions: &[Link]) -> String {
    let mut ids = Ids::default();
    let main = ids.give("", "main");
    let around = Around {
        ways: Some(frame.ways),
        ..Around::default()
    };
    let mut writer = Writer::new(page, &mut ids, around);
    writer.parts();
    let (body, outline) = (writer.html, writer.outline);
    let mut html = open(&page.title, &page.language, frame, POLICY);
    header(&mut html, page, 1);
    languages(&mut html, page, frame, versions);
    let first = || outline.iter().filter(|entry| entry.depth == 1);
    if HEADINGS.contains(&first().count()) {
        let places = first().map(|entry| (&*entry.id, entry.title.clone()));
        contents(&mut html, &page.language, places);
    }
    html.open("main", &[("id", &main)]);
    html.append(body);
    html.close();
    filed_under(&mut html, page, frame, filed);
    foot(&mut html, page);
    html.finish()
}

/// What a page of lists says.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// What it is, in short.
    pub about: String,
    /// Its title.
    pub title: String,
    /// What is said of it.
    pub summary: String,
    /// The lists.
    pub groups: Vec<Group>,
    /// What stands at the end.
    pub foot: Vec<String>,
}

/// Returns a page of lists, such as all records of a country.
pub fn listing(listing: &Listing, frame: &Frame<'_>) -> String {
    let mut html = open(
        &listing.title.as_str().into(),
        &Language::english(),
        frame,
        POLICY,
    );
    opening(&mut html, listing);
    html.open("main", &[("id", "main")]);
    groups(&mut html, frame, &listing.groups);
    html.close();
    ending(&mut html, listing);
    html.finish()
}

/// Returns the page one begins at: the search, then lists.
pub fn index(listing: &Listing, frame: &Frame<'_>) -> String {
    let mut html = open(
        &listing.title.as_str().into(),
        &Language::english(),
        frame,
        SCRIPT_POLICY,
    );
    opening(&mut html, listing);
    html.open("main", &[("id", "main")]);
    html.open("div", &[("role", "search"), ("class", "search")]);
    html.element("label", &[("for", "query")], "Search in any language");
    let input = [
        ("id", "query"),
        ("type", "search"),
        ("autocomplete", "off"),
        ("spellcheck", "false"),
        ("dir", "auto"),
        ("aria-describedby", "found"),
    ];
    html.void("input", &input);
    html.open(
        "p",
        &[("id", "found"), ("role", "status"), ("class", "aside")],
    );
    html.open("noscript", &[]);
    html.text("The search needs a script, which is switched off here. The lists below need none.");
    html.close();
    html.close();
    html.element("ol", &[("id", "hits")], "");
    html.close();
    groups(&mut html, frame, &listing.groups);
    html.close();
    ending(&mut html, listing);
    html.finish()
}

/// Opens a page: its head, and what leads to others.
fn open(title: &Phrase, language: &Language, frame: &Frame<'_>, policy: &str) -> Html {
    let title = if frame.name.is_empty() || *title == frame.name {
        title.clone()
    } else {
        title.clone() + " \u{b7} " + frame.name
    };
    let mut html = begin(&title, language, policy);
    let place = |file: &str| format!("{}{file}", frame.ways.up);
    let style = place(STYLE_FILE);
    html.void("link", &[("rel", "stylesheet"), ("href", &style)]);
    if policy == SCRIPT_POLICY {
        let script = place(SCRIPT_FILE);
        html.element("script", &[("src", &script), ("defer", "")], "");
    }
    html.close();
    html.open("body", &[]);
    let english = [("lang", "en"), ("dir", "ltr")];
    let skip = [("class", "skip"), english[0], english[1]];
    html.link("#main", &skip, "Skip to the text");
    let of_site = [
        ("class", "site"),
        ("aria-label", "Site"),
        english[0],
        english[1],
    ];
    html.open("nav", &of_site);
    html.open("ul", &[]);
    let name = if frame.name.is_empty() {
        "Library"
    } else {
        frame.name
    };
    html.open("li", &[]);
    html.link(&place(INDEX), &[], name);
    html.close();
    for link in frame.lists {
        html.open("li", &[]);
        html.link(&place(&link.file), &[], &link.text);
        html.close();
    }
    html.close();
    html.close();
    html
}

fn opening(html: &mut Html, listing: &Listing) {
    let page = Page {
        about: listing.about.clone().into(),
        title: listing.title.clone().into(),
        summary: listing.summary.clone().into(),
        ..Page::default()
    };
    header(html, &page, 1);
}

fn ending(html: &mut Html, listing: &Listing) {
    let page = Page {
        foot: listing.foot.clone(),
        ..Page::default()
    };
    foot(html, &page);
}

fn groups(html: &mut Html, frame: &Frame<'_>, groups: &[Group]) {
    for group in groups {
        html.open("section", &[]);
        html.element("h2", &[], &group.heading);
        html.open("ul", &[("class", "list")]);
        for one in &group.links {
            html.open("li", &[]);
            link(html, frame, one);
            if !one.about.is_empty() {
                html.text(" ");
                html.element("span", &[("class", "aside")], &one.about);
            }
            for version in &one.versions {
                html.text(" ");
                link(html, frame, version);
            }
            html.close();
        }
        html.close();
        html.close();
    }
}

fn link(html: &mut Html, frame: &Frame<'_>, link: &Link) {
    let place = format!("{}{}", frame.ways.up, link.file);
    match &link.language {
        Some(language) => html.link(&place, &spoken_in(language), &link.text),
        None => html.link(&place, &[], &link.text),
    }
}

/// Writes the switch between the languages of a record, where there are several.
fn languages(html: &mut Html, page: &Page, frame: &Frame<'_>, versions: &[Link]) {
    if versions.len() < 2 {
        return;
    }
    html.open("nav", &[("class", "filed"), ("aria-label", "Languages")]);
    html.open("ul", &[]);
    for version in versions {
        html.open("li", &[]);
        if version.file.is_empty() {
            let tag = page.language.tag();
            html.element(
                "span",
                &[("aria-current", "page"), ("lang", tag)],
                &version.text,
            );
        } else {
            link(html, frame, version);
        }
        html.close();
    }
    html.close();
    html.close();
}

/// Writes what a record is filed under, each with the way to the list of all records there.
fn filed_under(html: &mut Html, page: &Page, frame: &Frame<'_>, filed: &[Group]) {
    if filed.is_empty() {
        return;
    }
    html.open("nav", &[("class", "filed"), ("aria-label", "Filed under")]);
    for group in filed {
        html.open("p", &[]);
        own_words(html, &page.language, &group.heading);
        html.close();
        html.open("ul", &[]);
        for one in &group.links {
            html.open("li", &[]);
            link(html, frame, one);
            html.close();
        }
        html.close();
    }
    html.close();
}
