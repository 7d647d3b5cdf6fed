//! What rests on too little: records that nobody read again, records and figures with weak sources.

use super::{CoverageTold, MOST, NAMED, figures, last};
use crate::atlas::told::{Item, Lead, Part};
use crate::atlas::{Stale, Weak};
use crate::model::Kind;
use crate::model::age::STALE_YEARS;

/// How many reasons for weak sources are told.
const REASONS: usize = 3;

impl CoverageTold<'_> {
    /// Returns a list under a heading, cut where it is long.
    pub(super) fn list(&self, heading: &str, mut items: Vec<Item>) -> Vec<Part> {
        let total = items.len();
        if total == 0 {
            return vec![Part::heading(2, format!("{heading}: none"))];
        }
        let heading = format!("{heading}: {}", self.words.number(total));
        items.truncate(MOST);
        let mut parts = vec![Part::heading(2, heading), Part::List(items)];
        if total > MOST {
            let more = self.words.number(total - MOST);
            parts.push(Part::Text(format!("And {more} more, {NAMED}.").into()));
        }
        parts
    }

    /// Returns how many records of each kind nobody has read: told one by one they would be most of the library.
    fn unreviewed(&self) -> Vec<Part> {
        let all = &self.coverage.unreviewed;
        let kinds = Kind::ALL.into_iter().map(|kind| {
            let count = all.iter().filter(|one| one.id.kind == kind).count();
            (kind, count)
        });
        let kinds = kinds.filter(|(_, count)| *count > 0);
        let kinds: Vec<String> = kinds
            .map(|(kind, count)| self.words.count(count, kind.name(), kind.folder()))
            .collect();
        let total = self.words.number(all.len());
        let mut parts = vec![Part::heading(
            2,
            format!("Read by nobody but the author: {total}"),
        )];
        if !kinds.is_empty() {
            let told = format!("{}, {NAMED}.", kinds.join(", "));
            parts.push(Part::Text(told.into()));
        }
        parts
    }

    /// Returns the records that are weakly sourced; what is said of many of them is said once, above them.
    fn weak(&self) -> Vec<Part> {
        let weak = &self.coverage.weak;
        let mut by_reason: Vec<(&str, Vec<&Weak>)> = Vec::new();
        for one in weak {
            match by_reason.iter_mut().find(|(why, _)| *why == one.why) {
                Some((_, alike)) => alike.push(one),
                None => by_reason.push((&one.why, vec![one])),
            }
        }
        by_reason.sort_by_key(|(_, alike)| std::cmp::Reverse(alike.len()));
        let total = match weak.len() {
            0 => "none".to_owned(),
            total => self.words.number(total),
        };
        let mut parts = vec![Part::heading(2, format!("Weakly sourced: {total}"))];
        let mut left = weak.len();
        for (why, alike) in by_reason.into_iter().take(REASONS) {
            let told = format!("{}: {why}", self.words.number(alike.len()));
            parts.push(Part::Text(told.into()));
            let items = alike.iter().take(MOST);
            let items = items.map(|one| Item::new("", &one.title).to(Lead::record(&one.id)));
            let items: Vec<Item> = items.collect();
            left -= items.len();
            parts.push(Part::List(items));
        }
        if left > 0 {
            let more = self.words.number(left);
            parts.push(Part::Text(format!("And {more} more, {NAMED}.").into()));
        }
        parts
    }

    pub(super) fn sourcing(&self) -> Vec<Part> {
        let coverage = self.coverage;
        let stale = format!("Not changed or read again for {STALE_YEARS} years");
        let mut parts = self.list(&stale, coverage.stale.iter().map(old).collect());
        parts.extend(self.unreviewed());
        parts.extend(self.weak());
        let unsure = coverage.figures.iter();
        let unsure =
            unsure.map(|one| Item::new(&one.title, figures(one.figures)).to(Lead::record(&one.id)));
        parts.extend(self.list(
            "Records with figures that want another source",
            unsure.collect(),
        ));
        let all = format!(
            "Figures of all records: {}. A figure with one source is counted unless it was looked up once more and confirmed.",
            figures(coverage.all_figures)
        );
        parts.push(Part::Text(all.into()));
        parts
    }
}

fn old(stale: &Stale) -> Item {
    Item::new(&stale.title, last(stale)).to(Lead::record(&stale.id))
}
