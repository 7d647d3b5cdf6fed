//! What can be copied of a page, and what can be done with an address outside.

use super::Reader;
use crate::model::{Record, Source};
use crate::source::SafeText;
use crate::tui::effect::Effect;
use crate::tui::page::block::Thing;
use crate::tui::page::target::Target;
use crate::tui::screens::choice::{Choice, Choosable};
use crate::tui::screens::{Context, Go, Outcome};

impl Reader {
    /// Minds the name of the library, which a citation tells.
    pub(super) fn settle_library(&mut self, context: &Context<'_>) {
        if let Some(tables) = context.tables
            && self.library != tables.info.name
        {
            self.library.clone_from(&tables.info.name);
        }
    }

    /// Offers what can be copied.
    pub(super) fn copy(&self) -> Outcome {
        let choices: Vec<Choosable> = [
            self.target().and_then(|target| self.copied_link(target)),
            self.page.as_ref().map(|page| {
                copied(
                    "The citation of the record",
                    &self.citation(&page.opened().record),
                )
            }),
            self.paragraph()
                .map(|text| copied("The text of the paragraph", &text)),
            self.page
                .as_ref()
                .map(|page| copied("The short name of the record", &page.id().slug)),
        ]
        .into_iter()
        .flatten()
        .collect();
        Outcome::go(Go::Push(Box::new(Choice::new("Copy", choices))))
    }

    /// Offers to open an address outside; it is shown before anything is done with it.
    pub(super) fn leave_for(&self, address: &str) -> Outcome {
        let label = self.page.as_ref().and_then(|page| {
            let label = page.words_of(Thing::Link(page.link()?));
            // One that looks like an address is to be compared with what it leads to.
            (label != address && label.contains(['.', '/', ':'])).then_some(label)
        });
        let reads = label.map(|label| format!("The link is written as {label}"));
        let letters = (!address.is_ascii()).then(|| {
            "It has letters that are not Latin, and may look like another address".to_owned()
        });
        let cautions: Vec<String> = [reads, letters].into_iter().flatten().collect();
        let open = Choosable {
            word: "Open with another program".to_owned(),
            text: address.to_owned(),
            effect: Effect::Open(address.to_owned()),
        };
        let mut copy = copied("Copy the address", address);
        copy.text.clear();
        let title = "A link that leads out of the library";
        let choice = Choice::new(title, vec![open, copy]).with_caution(cautions.join(". "));
        Outcome::go(Go::Push(Box::new(choice)))
    }

    fn copied_link(&self, target: &Target) -> Option<Choosable> {
        match target {
            Target::Outside(address) => Some(copied("The address of the link", address)),
            Target::Record { name, .. } => Some(copied("The record that the link leads to", name)),
            Target::Here(_) => {
                let source = self.page.as_ref()?.source_of(target)?;
                Some(copied("The source", &told(source)))
            }
            Target::Missing(_) | Target::Unsafe(_) => None,
        }
    }

    /// Returns the text of the paragraph of the chosen link, else of the first one on the screen.
    fn paragraph(&self) -> Option<String> {
        let page = self.page.as_ref()?;
        let place = page.chosen_place().or(self.jumped);
        let place = place.unwrap_or(self.place);
        page.paragraph_from(place.block)
    }

    /// Returns how the record is cited: who wrote it, its title, where it stands, its state.
    fn citation(&self, record: &Record) -> String {
        let authors = record.authors.join(", ");
        let name = format!("{} {}", record.id.kind.name(), record.id.slug);
        let updated = record.updated.map(|date| date.to_string());
        let parts = [
            Some(authors),
            Some(record.title.value.clone()),
            Some(self.library.clone()),
            Some(name),
            updated,
        ];
        sentence(parts.into_iter().flatten())
    }
}

/// Returns how a source is cited.
fn told(source: &Source) -> String {
    let date = source
        .date
        .map_or_else(|| "n.d.".to_owned(), |date| date.to_string());
    let url = source.url.as_ref().map(|url| url.value.clone());
    let parts = [
        Some(source.title.clone()),
        Some(source.publisher.clone()),
        Some(date),
        url,
    ];
    sentence(parts.into_iter().flatten())
}

/// Joins what is not empty by full stops.
fn sentence(parts: impl Iterator<Item = String>) -> String {
    let parts = parts.map(|part| part.trim().trim_end_matches('.').to_owned());
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(". ")
}

/// Returns the choice of copying a text as one line without control characters.
fn copied(word: &str, text: &str) -> Choosable {
    let text = SafeText::line(text).into_string();
    Choosable {
        word: word.to_owned(),
        text: text.clone(),
        effect: Effect::Copy(text),
    }
}
