//! The records of the library that may have dealt with a Part of Convention 102.

use std::collections::BTreeMap;

use crate::cli::Context;
use crate::library::Library;
use crate::model::Field;
use crate::model::c102::SLUG;
use crate::search::{Hit, Order, Reach, Request};
use crate::workbench::Dealt;
use crate::workbench::parts::{PARTS, Part};

/// How many records are asked for at a time; no branch has more.
const MOST: usize = 100_000;

/// Returns the cases and projects that name the Convention or are filed under a branch of it.
pub(super) fn of(library: &Library, context: &Context<'_, '_>) -> anyhow::Result<Vec<Dealt>> {
    let mut found: BTreeMap<String, Dealt> = BTreeMap::new();
    let ask = |filter: &str| -> anyhow::Result<Vec<Hit>> {
        let request = Request {
            text: format!("kind:case,project {filter}"),
            live: false,
            reach: Reach::Literal,
            order: Order::Listing,
            offset: 0,
            limit: MOST,
            facets: false,
            snippets: false,
            this_year: context.settings.year(),
        };
        Ok(library.search(&request)?.hits)
    };
    let tables = library.tables();
    let branches = tables.vocabulary(Field::Branch);
    // A value that a library does not know would be searched as words.
    let is_known = |part: &&Part| branches.is_some_and(|list| list.get(part.branch).is_some());
    for part in PARTS.iter().filter(is_known) {
        for hit in ask(&format!("branch:{}", part.branch))? {
            let dealt = found.entry(hit.id.slug.clone());
            let dealt = dealt.or_insert_with(|| dealt_by(hit));
            dealt.branches.push(part.branch.to_owned());
        }
    }
    for hit in ask(&format!("standard:{SLUG}"))? {
        let dealt = found.entry(hit.id.slug.clone());
        dealt.or_insert_with(|| dealt_by(hit));
    }
    for linked in library.linked_to(SLUG, &context.settings.language)? {
        let dealt = found.get_mut(&linked.placed.listed.id.slug);
        if let (Some(dealt), Some(part)) = (dealt, linked.part) {
            dealt.parts.push((part, linked.relation));
        }
    }
    Ok(found.into_values().collect())
}

fn dealt_by(hit: Hit) -> Dealt {
    Dealt {
        slug: hit.id.slug,
        kind: hit.id.kind.name(),
        title: hit.title,
        countries: hit.countries,
        parts: Vec::new(),
        branches: Vec::new(),
    }
}
