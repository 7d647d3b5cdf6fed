//! Which records a library gets, decided before the first is written so that they can name each other.

use std::collections::BTreeMap;

use super::random::Random;
use super::real::Values;
use super::words::{LANGUAGES, Lexicon};

/// Of a hundred records, how many are of each folder; about the mixture of the built-in library with its modules.
const SHARES: [(&str, usize); 7] = [
    ("cases", 52),
    ("projects", 20),
    ("terms", 17),
    ("modules", 4),
    ("worksheets", 3),
    ("agendas", 2),
    ("standards", 2),
];

/// Of a hundred cases, how many are a translation of the case before.
const TRANSLATED: usize = 3;

/// Which record is to be made.
pub(crate) struct Plan {
    /// The folder of its kind.
    pub(crate) folder: &'static str,
    /// Its slug.
    pub(crate) slug: String,
    /// Where it works, if it is a case.
    pub(crate) country: String,
    /// The language of a translation.
    pub(crate) tag: Option<&'static str>,
    /// Which real term or instrument it is, if it is one.
    pub(crate) model: Option<usize>,
}

impl Plan {
    /// Plans all records of a library, so that they can name each other.
    pub(crate) fn all(records: usize, seed: u64, values: &Values, lexicon: &Lexicon) -> Vec<Self> {
        let mut plans: Vec<Self> = Vec::with_capacity(records);
        let mut of_folder: BTreeMap<&str, usize> = BTreeMap::new();
        for place in 0..records {
            let mut random = Random::new(seed ^ 0x1d, place as u64);
            let folder = folder_of(place);
            let before = plans
                .last()
                .filter(|plan| plan.folder == "cases" && plan.tag.is_none());
            if let Some(original) = before
                && folder == "cases"
                && random.percent(TRANSLATED)
            {
                let (slug, country) = (original.slug.clone(), original.country.clone());
                plans.push(Self {
                    folder,
                    slug,
                    country,
                    tag: Some(*random.one(LANGUAGES.as_slice())),
                    model: None,
                });
                continue;
            }
            let country = random.one(values.of("country")).clone();
            let topic = random.one(values.of("topic"));
            let number = of_folder.entry(folder).or_default();
            let model = lexicon.models(folder).get(*number);
            let plan_model = model.map(|_| *number);
            *number += 1;
            let slug = match folder {
                _ if model.is_some() => model.map(|model| model.slug.clone()).unwrap_or_default(),
                "cases" => format!("{}-{topic}-{place}", country.to_lowercase()),
                "standards" => format!("c{}", place + 1000),
                _ => format!("{topic}-{place}"),
            };
            plans.push(Self {
                folder,
                slug,
                country,
                tag: None,
                model: plan_model,
            });
        }
        plans
    }

    /// Returns the path relative to `content/`.
    pub(crate) fn path(&self) -> String {
        let tag = self.tag.map(|tag| format!(".{tag}")).unwrap_or_default();
        format!("{}/{}{tag}.md", self.folder, self.slug)
    }
}

/// Returns the folder of the record at a place: the kinds are mixed, in fixed shares.
fn folder_of(place: usize) -> &'static str {
    let mut rank = place * 37 % 100;
    for (folder, share) in SHARES {
        if rank < share {
            return folder;
        }
        rank -= share;
    }
    "cases"
}
