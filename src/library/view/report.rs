//! The report of the workbench on answers that are saved, and what has changed between two of them.

use super::draft::{Draft, said, title_of};
use crate::content;
use crate::library::LibraryError;
use crate::library::worker::Opened;
use crate::model::document::{BlockKind, plain_text};
use crate::model::link::Target;
use crate::model::{Block, Document, InlineKind, View};
use crate::workbench::markdown::{self, Reading};
use crate::workbench::{Answers, Comparison, Head, Report};

impl Draft<'_> {
    /// Returns the report on answers of a name.
    pub(super) fn report(mut self, name: &str, answers: &Answers) -> Result<Opened, LibraryError> {
        let report = Report::new(answers, &self.library.dealt_now(0)?);
        let head = Head::of(&report, &self.tables, self.language.tag());
        self.take(&markdown::report(&report, &head, Reading::Inside));
        Ok(self.finish(head.title, format!("Answers saved as {name}.")))
    }

    /// Returns what has changed between the answers of two names, the earlier ones first.
    pub(super) fn changes(
        mut self,
        (since, earlier): (&str, &Answers),
        (name, later): (&str, &Answers),
    ) -> Opened {
        let [old, new] = [earlier, later].map(|answers| Report::new(answers, &[]));
        let tag = self.language.tag();
        let [before, after] = [&old, &new].map(|report| Head::of(report, &self.tables, tag));
        let comparison = Comparison::new(&old, &new);
        self.take(&markdown::comparison(
            &comparison,
            [&before, &after],
            Reading::Inside,
        ));
        let title = after.title + ": what has changed";
        self.finish(title, format!("Answers saved as {since}, then as {name}."))
    }

    /// Takes the blocks of a text, with the records and views that its links lead to.
    fn take(&mut self, text: &str) {
        let mut document = content::parse_document(text, 0);
        for block in &mut document.blocks {
            if let BlockKind::Heading {
                anchor, inlines, ..
            } = &mut block.kind
            {
                // The verdict in a heading must not move the place that others lead to.
                let title = plain_text(inlines);
                let name = title.split([':', ',', '(']).next().unwrap_or_default();
                *anchor = name.trim().to_lowercase().replace(' ', "-");
            }
            self.title_links(block);
        }
        for target in targets(&document) {
            self.lead(target);
        }
        self.blocks.extend(document.blocks);
    }

    /// Lets the links of a list that are titles of records say in which language these are.
    fn title_links(&self, block: &mut Block) {
        let BlockKind::List { items, .. } = &mut block.kind else {
            return;
        };
        let blocks = items.iter_mut().flat_map(|item| &mut item.blocks);
        for inline in blocks.flat_map(|block| match &mut block.kind {
            BlockKind::Paragraph(inlines) => inlines.as_mut_slice(),
            _ => &mut [],
        }) {
            if let InlineKind::Link { target, inlines } = &mut inline.kind
                && let Target::Inside { path, .. } = Target::read(&self.name(), target)
                && let Some(listed) = self.library.index().at(&path)
                && plain_text(inlines) == listed.title
            {
                *inlines = said(title_of(&listed));
            }
        }
    }

    /// Minds where a link leads.
    fn lead(&mut self, target: String) {
        let Target::Inside { path, .. } = Target::read(&self.name(), &target) else {
            return;
        };
        let listed = match View::parse(&path) {
            Some(view) => {
                Some(self.listed_view(&view, &format!("Convention 102: {}", view.word())))
            }
            None => self.listed_record(&path),
        };
        self.links.extend(listed.map(|listed| (target, listed)));
    }
}

/// Returns where the links of a text lead, once each.
fn targets(document: &Document) -> Vec<String> {
    let mut targets: Vec<String> = Vec::new();
    document.for_each_inline(&mut |inline| {
        if let InlineKind::Link { target, .. } = &inline.kind
            && !targets.contains(target)
        {
            targets.push(target.clone());
        }
    });
    targets
}
