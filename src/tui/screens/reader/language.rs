//! The page in another language: the versions of a record in turn, at the passage that was read.

use super::history::{Pending, Visit};
use super::{Outcome, Reader};
use crate::tui::effect::Effect;
use crate::tui::page::Passage;
use crate::tui::page::compose::Labels;
use crate::tui::screens::{Context, Tickets};
use crate::tui::theme::Role;

impl Reader {
    /// Asks for the record in its next language; what is shown stays until it comes.
    pub(super) fn next_language(&mut self, tickets: &mut Tickets) -> Outcome {
        let Some(page) = &self.page else {
            return Outcome::stay();
        };
        let Some(next) = page.opened().next_version() else {
            if page.opened().record.view().is_some() {
                self.tell(
                    Role::Dim,
                    "this page is made in your language as far as records are there in it",
                );
                return Outcome::stay();
            }
            let (slug, language) = (&page.id().slug, &self.language);
            let kind = page.id().kind;
            let told = format!(
                "there is only {language}; `casebook new {kind} {slug} --lang TAG` begins a translation"
            );
            self.tell(Role::Dim, &told);
            return Outcome::stay();
        };
        let visit = Visit::version(&next.path, &self.visit, self.passage());
        let (pending, effect) = Pending::ask(visit, tickets);
        self.pending = Some(pending);
        Outcome::effect(effect)
    }

    /// Asks for the record once more, at the passage that is read.
    pub(super) fn ask_again(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        let visit = match &self.page {
            Some(page) => {
                let path = page.opened().record.path.clone();
                Visit::version(&path, &self.visit, self.passage())
            }
            None if self.failure.is_some() => self.visit.clone(),
            None => return Vec::new(),
        };
        let (pending, effect) = Pending::ask(visit, tickets);
        self.pending = Some(pending);
        vec![effect]
    }

    /// Tells whether the record is there in another language.
    pub(super) fn has_versions(&self) -> bool {
        let page = self.page.as_ref();
        page.is_some_and(|page| !page.opened().versions.is_empty())
    }

    /// Settles how the language of the page is called, and that in which it is there next.
    pub(super) fn settle_language(&mut self, context: &Context<'_>) {
        let labels = Labels {
            tables: context.tables,
            language: context.language,
        };
        let tag = self
            .page
            .as_ref()
            .map(|page| &page.opened().record.language);
        let name = tag.map_or("", |tag| labels.language_name(tag.tag()));
        if name != self.language {
            name.clone_into(&mut self.language);
        }
        let next = self
            .page
            .as_ref()
            .and_then(|page| page.opened().next_version());
        let next = next.map(|next| labels.language_name(next.language.tag()));
        if next != self.next_name.as_deref() {
            self.next_name = next.map(str::to_owned);
        }
    }

    /// Returns the passage that is read: the one jumped to, else the one at the top.
    pub(super) fn passage(&self) -> Passage {
        let Some(page) = &self.page else {
            return Passage::default();
        };
        page.passage_of(self.jumped.unwrap_or(self.place))
    }
}
