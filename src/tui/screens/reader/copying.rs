//! What leaves a page: what can be copied, an address outside.

use super::Reader;
use crate::export::cite::Form;
use crate::tui::copied::Copied;
use crate::tui::effect::Effect;
use crate::tui::page::block::Thing;
use crate::tui::page::target::Target;
use crate::tui::screens::choice::{Choice, Choosable};
use crate::tui::screens::{Context, Go, Outcome};

impl Reader {
    /// Minds what is told of the library, which a citation names.
    pub(super) fn settle_library(&mut self, context: &Context<'_>) {
        if let Some(tables) = context.tables
            && self.library != tables.info
        {
            self.library.clone_from(&tables.info);
        }
    }

    /// Offers what can be copied.
    pub(super) fn copy(&self) -> Outcome {
        let record = self.page.as_ref().map(|page| &page.opened().record);
        let paragraph = self.paragraph().map(|text| Choosable {
            is_brief: true,
            ..choosable(Copied::paragraph(&text))
        });
        let link = self.target().and_then(|target| self.copied_link(target));
        let citation = record.map(|record| Copied::citation(record, &self.library));
        let choices: Vec<Choosable> = [
            link.map(choosable),
            citation.map(choosable),
            paragraph,
            record.map(Copied::name).map(choosable),
            self.entry(Form::Bibtex),
            self.entry(Form::Ris),
        ]
        .into_iter()
        .flatten()
        .collect();
        Outcome::go(Go::Push(Box::new(Choice::new("Copy", choices))))
    }

    /// Offers the citation in a form for other programs.
    fn entry(&self, form: Form) -> Option<Choosable> {
        let record = &self.page.as_ref()?.opened().record;
        Some(Choosable {
            is_brief: true,
            ..choosable(Copied::entry(record, &self.library, form))
        })
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
            is_brief: false,
            effect: Effect::Open(address.to_owned()),
        };
        let copy = Choosable {
            word: "Copy the address".to_owned(),
            text: String::new(),
            ..choosable(Copied::address(address))
        };
        let title = "A link that leads out of the library";
        let choice = Choice::new(title, vec![open, copy]).with_caution(cautions.join(". "));
        Outcome::go(Go::Push(Box::new(choice)))
    }

    fn copied_link(&self, target: &Target) -> Option<Copied> {
        match target {
            Target::Outside(address) => Some(Copied::address(address)),
            Target::Record { name, .. } => Some(Copied::led_to(name)),
            Target::Here(_) => {
                let source = self.page.as_ref()?.source_of(target)?;
                Some(Copied::source(source))
            }
            Target::Search(_) | Target::Missing(_) | Target::Unsafe(_) => None,
        }
    }

    /// Returns the text of the paragraph of the chosen link, else of the first whole one on the screen.
    fn paragraph(&self) -> Option<String> {
        let page = self.page.as_ref()?;
        match page.chosen_place() {
            Some(place) => page.paragraph_from(place.block),
            None => page.paragraph_in(self.top..self.top + usize::from(self.areas.page.height)),
        }
    }
}

/// Returns the choice of copying a text.
fn choosable(copied: Copied) -> Choosable {
    Choosable {
        word: copied.word.to_owned(),
        text: copied.text.clone(),
        is_brief: false,
        effect: Effect::Copy(copied.text),
    }
}
