//! The room as a whole, over small libraries made in temporary folders.

mod disk;
mod meaning;
mod oracle;
mod pasted;
mod queries;
mod scan;
mod surveys;
#[cfg(unix)]
mod unread;

use std::path::Path;
use std::sync::Arc;

use super::{Answer, Index, Order, Place, Reach, Request, SyncReport};
use crate::content::{self, Root};
use crate::model::{Field, Tables};

/// A library in a temporary folder with an index over it.
pub(super) struct Kit {
    pub(super) folder: tempfile::TempDir,
    pub(super) index: Index,
}

impl Kit {
    pub(super) fn new() -> Self {
        let kit = Self {
            folder: tempfile::tempdir().unwrap(),
            index: Index::open(Place::Memory),
        };
        std::fs::create_dir_all(kit.folder.path().join("content")).unwrap();
        kit
    }

    /// Keeps the index in the folder from now on.
    pub(super) fn on_disk(mut self) -> Self {
        self.index = self.open();
        self
    }

    pub(super) fn place(&self) -> std::path::PathBuf {
        self.folder.path().join("index")
    }

    pub(super) fn open(&self) -> Index {
        Index::open(Place::Directory(self.place()))
    }

    pub(super) fn root(&self) -> Root {
        Root::Directory(self.folder.path().to_owned())
    }

    pub(super) fn tables(&self) -> Tables {
        content::tables(&self.root()).0
    }

    pub(super) fn write(&self, path: &str, text: &str) -> &Self {
        let path = self.folder.path().join("content").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self
    }

    pub(super) fn remove(&self, path: &str) -> &Self {
        std::fs::remove_file(self.folder.path().join("content").join(path)).unwrap();
        self
    }

    pub(super) fn sync(&self) -> SyncReport {
        self.sync_of(&self.index, false)
    }

    pub(super) fn sync_of(&self, index: &Index, force: bool) -> SyncReport {
        index
            .sync(&self.root(), &self.tables(), force, &mut |_, _| {})
            .unwrap()
    }

    pub(super) fn ask_with(&self, request: &Request) -> Answer {
        let tables = Arc::new(self.tables());
        self.index.search(request, &|| Arc::clone(&tables)).unwrap()
    }

    pub(super) fn ask(&self, text: &str) -> Answer {
        self.ask_with(&request(text))
    }

    /// Returns the slugs of the hits, in order.
    pub(super) fn slugs(&self, text: &str) -> Vec<String> {
        slugs(&self.ask(text))
    }

    /// Returns the slugs of the hits of a query that is being typed.
    pub(super) fn typing(&self, text: &str) -> Vec<String> {
        slugs(&self.ask_with(&Request {
            live: true,
            reach: Reach::Meaning,
            ..request(text)
        }))
    }

    /// Adds the tables that the tests of fields need.
    pub(super) fn with_tables(self) -> Self {
        self.write(
            "data/countries.toml",
            "[[country]]\niso3 = \"LAO\"\niso2 = \"LA\"\nregion = \"asia\"\ngroups = [\"asean\"]\nalt = [\"Lao PDR\"]\nlat = 1.0\nlon = 1.0\n[country.names]\nen = \"Laos\"\nru = \"Лаос\"\nzh = \"老挝\"\n\
             [[country]]\niso3 = \"KEN\"\niso2 = \"KE\"\nregion = \"africa\"\ngroups = []\nalt = []\nlat = 1.0\nlon = 1.0\n[country.names]\nen = \"Kenya\"\n\
             [[country]]\niso3 = \"VNM\"\niso2 = \"VN\"\nregion = \"asia\"\ngroups = [\"asean\"]\nalt = []\nlat = 1.0\nlon = 1.0\n[country.names]\nen = \"Viet Nam\"\n",
        );
        self.write(
            "vocabulary/topics.toml",
            "[[topic]]\nid = \"identity\"\n[topic.labels]\nen = \"Zeta\"\nfr = \"Identité numérique\"\n\
             [[topic]]\nid = \"pensions\"\n[topic.labels]\nen = \"Omega\"\n",
        );
        self.write(
            "vocabulary/regions.toml",
            "[[region]]\nid = \"asia\"\n[region.labels]\nen = \"Asia\"\n[[region]]\nid = \"africa\"\n[region.labels]\nen = \"Africa\"\n\
             [[grouping]]\nid = \"asean\"\n[grouping.labels]\nen = \"ASEAN\"\n",
        );
        self
    }
}

pub(super) fn slugs(answer: &Answer) -> Vec<String> {
    let listed = answer
        .hits
        .iter()
        .filter(|hit| answer.complete == 0 || hit.left_out.is_empty());
    listed.map(|hit| hit.id.slug.clone()).collect()
}

pub(super) fn request(text: &str) -> Request {
    Request {
        text: text.to_owned(),
        live: false,
        reach: Reach::Meaning,
        order: Order::Rank,
        offset: 0,
        limit: 1000,
        facets: true,
        snippets: true,
        reader: None,
        this_year: 2026,
    }
}

/// What a made case says.
#[derive(Clone, Debug)]
pub(super) struct Made {
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) country: &'static str,
    pub(super) topic: &'static str,
    pub(super) period: &'static str,
    pub(super) body: String,
    pub(super) more: String,
}

impl Default for Made {
    fn default() -> Self {
        Self {
            title: "A case".to_owned(),
            summary: "It is about nothing.".to_owned(),
            country: "KEN",
            topic: "identity",
            period: "{ start = \"2015\", end = \"2019\" }",
            body: "Nothing happened.".to_owned(),
            more: String::new(),
        }
    }
}

impl Made {
    pub(super) fn titled(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            ..Self::default()
        }
    }

    /// Returns a case that every rule of content takes.
    pub(super) fn text(&self) -> String {
        let Self {
            title,
            summary,
            country,
            topic,
            period,
            body,
            more,
        } = self;
        format!(
            "+++\ntitle = \"{title}\"\nsummary = \"{summary}\"\ntopics = [\"{topic}\"]\nupdated = 2026-01-01\ncountries = [\"{country}\"]\n\
             period = {period}\noutcome = \"success\"\nstages = [\"implementing\"]\n{more}\n\
             [[lessons]]\ntext = \"Lesson learnt.\"\nsource = \"one\"\n\
             [[sources]]\nkey = \"one\"\ntitle = \"First\"\npublisher = \"Ministry\"\ndate = \"2021\"\n\
             [[sources]]\nkey = \"two\"\ntitle = \"Second\"\npublisher = \"Ministry\"\ndate = \"2021\"\n+++\n\n\
             ## Context\n\n{body}\n\n## Approach\n\nAs told.[^one][^two]\n"
        )
    }
}

pub(super) fn facet(answer: &Answer, field: Field) -> Vec<(String, usize, bool)> {
    let facet = answer
        .facets
        .iter()
        .find(|facet| facet.field == field)
        .unwrap();
    facet
        .values
        .iter()
        .map(|value| (value.value.clone(), value.count, value.selected))
        .collect()
}

/// Returns every file below a folder, in order.
pub(super) fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut out = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for item in std::fs::read_dir(next).unwrap() {
            let path = item.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                out.push(path);
            }
        }
    }
    out.sort();
    out
}
