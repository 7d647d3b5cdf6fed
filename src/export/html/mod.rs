//! A page as HTML: one file that needs nothing else, for a browser, a printer, an e-mail.
//!
//! It has no script, loads nothing and may load nothing, by its own policy. The elements are made in `writer`, blocks and
//! running text in `text`, the other parts in `parts`, lists and tables with what is drawn beside them in `drawn`.

mod drawn;
mod ids;
mod parts;
pub mod site;
mod style;
#[cfg(test)]
mod tests;
mod text;
mod writer;

use std::collections::{BTreeMap, BTreeSet};

use self::ids::Ids;
use self::site::Ways;
use self::writer::Html;
use super::{Linked, Page, Part, Said};
use crate::model::{Block, BlockKind, Inline, Language, Phrase, numbers};
pub(in crate::export) use parts::about;
pub use style::STYLE;

/// With so many headings of the first level below its title, a page has a table of contents; with more, that would be as
/// long as a page itself.
const HEADINGS: std::ops::RangeInclusive<usize> = 4..=40;

/// Returns a page as a file.
pub fn file(page: &Page) -> String {
    let mut ids = Ids::default();
    let mut writer = Writer::new(page, &mut ids, Around::default());
    writer.parts();
    let (main, outline) = (writer.html, writer.outline);
    let mut html = head(&page.title, &page.language);
    header(&mut html, page, 1);
    let first = || outline.iter().filter(|entry| entry.depth == 1);
    if HEADINGS.contains(&first().count()) {
        let places = first().map(|entry| (&*entry.id, entry.title.clone()));
        contents(&mut html, &page.language, places);
    }
    html.open("main", &[]);
    html.append(main);
    html.close();
    foot(&mut html, page);
    html.finish()
}

/// Returns several pages as one file under a title in English; on paper each begins a sheet.
pub fn file_of(pages: &[Page], title: &str) -> String {
    if let [page] = pages {
        return file(page);
    }
    let mut ids = Ids::default();
    let names: Vec<String> = pages.iter().map(|page| ids.give("", &page.name)).collect();
    let english = Language::english();
    let mut html = head(&title.into(), &english);
    html.open("header", &[]);
    html.element("h1", &[], title);
    html.close();
    let titles = pages.iter().map(|page| page.title.within(&page.language));
    let places = names.iter().map(String::as_str).zip(titles);
    contents(&mut html, &english, places);
    html.open("main", &[]);
    let paths = pages.iter().map(|page| page.path.clone());
    let places: BTreeMap<String, String> = paths.zip(names.iter().cloned()).collect();
    for (page, name) in pages.iter().zip(&names) {
        let (tag, dir) = (page.language.tag(), direction(&page.language));
        html.open("article", &[("id", name), ("lang", tag), ("dir", dir)]);
        header(&mut html, page, 2);
        let around = Around {
            prefix: format!("{name}."),
            top: 2,
            places: places.clone(),
            ways: None,
        };
        let mut writer = Writer::new(page, &mut ids, around);
        writer.parts();
        html.append(writer.html);
        foot(&mut html, page);
        html.close();
    }
    html.finish()
}

/// Opens the file: what stands before anything that is seen.
fn head(title: &Phrase, language: &Language) -> Html {
    let mut html = begin(title, language, &style::policy());
    html.open("style", &[]);
    html.own(STYLE);
    html.close();
    html.close();
    html.open("body", &[]);
    html
}

/// Opens the file up to what brings the style, with a policy.
fn begin(title: &Phrase, language: &Language, policy: &str) -> Html {
    let mut html = Html::default();
    html.own("<!DOCTYPE html>\n");
    let (tag, dir) = (language.tag(), direction(language));
    html.open("html", &[("lang", tag), ("dir", dir)]);
    html.open("head", &[]);
    html.void("meta", &[("charset", "utf-8")]);
    let named = ("http-equiv", "Content-Security-Policy");
    html.void("meta", &[named, ("content", policy)]);
    let sight = "width=device-width, initial-scale=1";
    html.void("meta", &[("name", "viewport"), ("content", sight)]);
    html.void("meta", &[("name", "referrer"), ("content", "no-referrer")]);
    // A title holds no elements: it is of the language that most of it is in.
    let own = title.language();
    match own.filter(|own| own.primary() != language.primary()) {
        Some(own) => html.element("title", &spoken_in(own), title.trim()),
        None => html.element("title", &[], title.trim()),
    }
    html
}

/// Writes what a page begins with; its title is a heading of a level.
fn header(html: &mut Html, page: &Page, level: usize) {
    html.open("header", &[]);
    if !page.about.is_empty() {
        html.open("p", &[("class", "about")]);
        phrase(html, &page.language, &page.about);
        html.close();
    }
    html.open(heading_name(level), &[]);
    phrase(html, &page.language, &page.title);
    html.close();
    for said in &page.below {
        spoken(html, "p", "below", said);
    }
    if !page.summary.is_empty() {
        html.open("p", &[("class", "summary")]);
        phrase(html, &page.language, &page.summary);
        html.close();
    }
    html.close();
}

fn contents<'a>(
    html: &mut Html,
    language: &Language,
    places: impl Iterator<Item = (&'a str, Phrase)>,
) {
    html.open("nav", &[("aria-label", "Contents")]);
    html.open("ul", &[]);
    for (id, title) in places {
        html.open("li", &[]);
        html.open("a", &[("href", &format!("#{id}"))]);
        phrase(html, language, &title);
        html.close();
        html.close();
    }
    html.close();
    html.close();
}

fn foot(html: &mut Html, page: &Page) {
    if page.foot.is_empty() {
        return;
    }
    html.open("footer", &[]);
    for line in &page.foot {
        html.open("p", &[]);
        own_words(html, &page.language, line);
        html.close();
    }
    html.close();
}

/// Writes words, with their language where it is not that of the page.
fn spoken(html: &mut Html, name: &'static str, class: &'static str, said: &Said) {
    match &said.language {
        Some(language) => {
            let [lang, dir] = spoken_in(language);
            html.element(name, &[("class", class), lang, dir], &said.text);
        }
        None => html.element(name, &[("class", class)], &said.text),
    }
}

/// Writes words of the program, which are English on a page of any language.
fn own_words(html: &mut Html, language: &Language, words: &str) {
    if language.primary() == "en" {
        html.text(words);
    } else {
        html.element("span", &[("lang", "en"), ("dir", "ltr")], words);
    }
}

/// Writes words, those of another language than what stands around with it.
fn phrase(html: &mut Html, around: &Language, words: &Phrase) {
    for (own, words) in words.pieces() {
        match own.filter(|own| own.primary() != around.primary()) {
            Some(language) => html.element("span", &spoken_in(language), words),
            None => html.text(words),
        }
    }
}

/// Returns what an element says of the language of its words.
fn spoken_in(language: &Language) -> [(&'static str, &str); 2] {
    [("lang", language.tag()), ("dir", direction(language))]
}

fn direction(language: &Language) -> &'static str {
    if language.is_right_to_left() {
        "rtl"
    } else {
        "ltr"
    }
}

fn heading_name(level: usize) -> &'static str {
    ["h1", "h2", "h3", "h4", "h5", "h6"][level.clamp(1, 6) - 1]
}

/// What is around a page in its file.
#[derive(Clone, Debug)]
struct Around<'a> {
    /// What the names of its places begin with.
    prefix: String,
    /// The level of its title.
    top: usize,
    /// The names of the places of all pages of the file, by their paths.
    places: BTreeMap<String, String>,
    /// The ways to the other pages of its site.
    ways: Option<Ways<'a>>,
}

impl Default for Around<'_> {
    fn default() -> Self {
        Self {
            prefix: String::new(),
            top: 1,
            places: BTreeMap::new(),
            ways: None,
        }
    }
}

/// A heading in the table of contents.
#[derive(Debug)]
struct Entry {
    id: String,
    title: Phrase,
    depth: usize,
}

/// Writes the parts of a page.
struct Writer<'a> {
    page: &'a Page,
    ids: &'a mut Ids,
    around: Around<'a>,
    html: Html,
    outline: Vec<Entry>,
    /// The levels of the headings around, as they were written.
    levels: Vec<u8>,
    /// The language of what stands around.
    language: Language,
    /// The number of each source.
    numbers: BTreeMap<&'a str, usize>,
    /// The number of each footnote.
    notes: BTreeMap<&'a str, usize>,
    /// How often each source and each footnote is cited, by the name of its place.
    citations: BTreeMap<String, usize>,
    /// The anchors that links of the page itself may lead to.
    anchors: BTreeSet<&'a str>,
    links: BTreeMap<&'a str, &'a Linked>,
    /// Whether a link is around, in which there can be no other.
    is_in_link: bool,
}

impl<'a> Writer<'a> {
    fn new(page: &'a Page, ids: &'a mut Ids, around: Around<'a>) -> Self {
        let mut writer = Self {
            page,
            ids,
            around,
            html: Html::default(),
            outline: Vec::new(),
            levels: Vec::new(),
            language: page.language.clone(),
            numbers: numbers(&page.sources),
            notes: BTreeMap::new(),
            citations: BTreeMap::new(),
            anchors: BTreeSet::new(),
            links: BTreeMap::new(),
            is_in_link: false,
        };
        let links = page.links.iter();
        writer.links = links.map(|(target, to)| (target.as_str(), to)).collect();
        for block in writer.blocks() {
            match &block.kind {
                BlockKind::Heading { anchor, .. } => {
                    writer.anchors.insert(anchor);
                }
                BlockKind::Footnote { label, .. } => {
                    let number = writer.notes.len() + 1;
                    writer.notes.entry(label).or_insert(number);
                }
                _ => {}
            }
        }
        writer
    }

    /// Returns the blocks of all parts, without those inside others.
    fn blocks(&self) -> impl Iterator<Item = &'a Block> + use<'a> {
        self.page.parts.iter().flat_map(|part| match part {
            Part::Blocks(blocks) => blocks.as_slice(),
            _ => &[],
        })
    }

    /// Writes a heading: one level below those around it, whatever its own level, so that no level is left out.
    fn heading(&mut self, level: u8, anchor: &str, title: Phrase, write: impl FnOnce(&mut Self)) {
        while self.levels.last().is_some_and(|around| *around >= level) {
            self.levels.pop();
        }
        self.levels.push(level);
        let depth = self.levels.len();
        let id = self.ids.give(&self.around.prefix, anchor);
        let name = heading_name(self.around.top + depth);
        self.html.open(name, &[("id", &id)]);
        write(self);
        self.html.close();
        self.outline.push(Entry { id, title, depth });
    }

    /// Writes a heading of a part that the body does not bring.
    fn part_heading(&mut self, anchor: &str, title: &str) {
        let words = Phrase::english(title);
        self.heading(2, anchor, words, |writer| writer.own_words(title));
    }

    /// Writes words of the program, which are English on a page of any language.
    fn own_words(&mut self, words: &str) {
        own_words(&mut self.html, &self.page.language, words);
    }

    /// Returns attributes with a name in English for who hears the page, on a page of any language.
    fn named<'n>(
        &self,
        attributes: &[(&'static str, &'n str)],
        name: &'n str,
    ) -> Vec<(&'static str, &'n str)> {
        let is_own = self.language.primary() == "en";
        let english = [("lang", "en"), ("dir", "ltr")];
        let own: &[_] = if is_own { &[] } else { &english };
        [attributes, &[("aria-label", name)], own].concat()
    }

    /// Writes running text of a language, which it says where that is not the one of what stands around.
    fn foreign(&mut self, language: &Language, inlines: &[Inline]) {
        if language.primary() == self.language.primary() {
            self.inlines(inlines);
            return;
        }
        let around = std::mem::replace(&mut self.language, language.clone());
        self.html.open("span", &spoken_in(language));
        self.inlines(inlines);
        self.html.close();
        self.language = around;
    }

    /// Writes words, those of another language than the page with it.
    fn phrase(&mut self, words: &Phrase) {
        phrase(&mut self.html, &self.page.language, words);
    }
}
