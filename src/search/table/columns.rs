//! The table in columns, as it is kept in memory and written to a generation.

mod join;
mod languages;

use std::ops::Range;
use std::sync::OnceLock;

use crate::model::{Field, Kind, Language, PartialDate, Period, RecordId};
use crate::search::binary::{Decoder, Encoder, Texts};
use crate::search::results::Listed;

use super::facets::Facets;
use super::row::{Dictionaries, Place, Role, Row, Stamp};

/// The last year of what still runs.
pub(crate) const ONGOING: u16 = u16::MAX;

/// What separates several texts in one cell; keys and slugs never hold it.
const SEPARATOR: char = '\n';

/// The rows and stamps of a generation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    /// The hash over the whole built-in library, if that is what is indexed.
    pub(crate) fingerprint: Option<u128>,
    /// The files, by path.
    pub(crate) stamps: Vec<Stamp>,
    kinds: Vec<u8>,
    translations: Vec<u8>,
    years: Vec<(u16, u16)>,
    places: Vec<Place>,
    paths: Texts,
    slugs: Texts,
    languages: Texts,
    titles: Texts,
    names: Texts,
    aliases: Texts,
    links: Texts,
    facets: Vec<Facets>,
    /// How the names of each row begin.
    beginnings: OnceLock<Vec<u64>>,
    /// The rows of records that are there in several languages.
    versions: OnceLock<Vec<Range<usize>>>,
    /// What a word counts in each row, by its language.
    weights: OnceLock<Vec<f32>>,
}

impl Table {
    /// Builds the table of these rows and stamps, in whatever order they come.
    pub(crate) fn new(
        mut rows: Vec<Row>,
        dictionaries: Dictionaries,
        mut stamps: Vec<Stamp>,
        fingerprint: Option<u128>,
    ) -> Self {
        rows.sort_by(|a, b| a.rank().cmp(&b.rank()));
        stamps.sort_by(|a, b| a.path.cmp(&b.path));
        let mut table = Self {
            fingerprint,
            stamps,
            facets: dictionaries
                .into_values()
                .into_iter()
                .map(Facets::of_values)
                .collect(),
            ..Self::default()
        };
        let none = Facets::of_values(Vec::new());
        table.facets.resize(Field::FACETS.len(), none);
        for row in &rows {
            let kind = Kind::ALL.iter().position(|kind| *kind == row.kind);
            table
                .kinds
                .push(kind.and_then(|at| u8::try_from(at).ok()).unwrap_or(0));
            table.translations.push(u8::from(row.is_translation));
            table.years.push(row.years);
            table.places.push(row.place);
            table.paths.push(&row.path);
            table.slugs.push(&row.slug);
            table.languages.push(&row.language);
            table.titles.push(&row.title);
            table.names.push(&row.names);
            table.aliases.push(&row.aliases);
            table.links.push(&row.links);
            for (at, facet) in table.facets.iter_mut().enumerate() {
                let own = row.facets.iter().filter(|(facet, _)| *facet == at);
                facet.push(own.map(|(_, number)| *number));
            }
        }
        table
    }

    /// Returns how many rows there are: one for each version of a record.
    pub(crate) fn len(&self) -> usize {
        self.slugs.len()
    }

    /// Returns the values by number of each facet, to number further ones.
    pub(crate) fn dictionaries(&self) -> Dictionaries {
        Dictionaries::new(
            self.facets
                .iter()
                .map(|facet| facet.values.clone())
                .collect(),
        )
    }

    /// Returns the kind of a row.
    pub(crate) fn kind(&self, row: usize) -> Kind {
        let number = self.kinds.get(row).map_or(0, |kind| usize::from(*kind));
        Kind::ALL.get(number).copied().unwrap_or(Kind::Case)
    }

    /// Returns the slug of a row.
    pub(crate) fn slug(&self, row: usize) -> &str {
        self.slugs.get(row)
    }

    /// Returns the path of a row.
    pub(crate) fn path(&self, row: usize) -> &str {
        self.paths.get(row)
    }

    /// Returns the row of the record at a path, original or translation.
    pub(crate) fn at(&self, path: &str) -> Option<usize> {
        (0..self.len()).find(|row| self.path(*row) == path)
    }

    /// Returns the title of a row.
    pub(crate) fn title(&self, row: usize) -> &str {
        self.titles.get(row)
    }

    /// Tells whether a row is a translation.
    pub(crate) fn is_translation(&self, row: usize) -> bool {
        self.translations.get(row) == Some(&1)
    }

    /// Returns what a row is called, as keys, the title first.
    pub(crate) fn names(&self, row: usize) -> impl Iterator<Item = &str> {
        split(self.names.get(row))
    }

    /// Tells whether a row may have a name that begins with a key; where not, there is none.
    pub(crate) fn may_be_called(&self, row: usize, key: &str) -> bool {
        let beginnings = self.beginnings.get_or_init(|| {
            let names = |row| self.names(row).map(beginning).fold(0, |all, one| all | one);
            (0..self.len()).map(names).collect()
        });
        let wanted = beginning(key);
        beginnings
            .get(row)
            .is_some_and(|own| own & wanted == wanted)
    }

    /// Returns the former slugs of a row.
    pub(crate) fn aliases(&self, row: usize) -> impl Iterator<Item = &str> {
        split(self.aliases.get(row))
    }

    /// Returns the slugs a row names, and links to the values it stands for.
    pub(crate) fn links(&self, row: usize) -> impl Iterator<Item = &str> {
        split(self.links.get(row))
    }

    /// Returns the values a row stands for.
    pub(crate) fn stands_for(&self, row: usize) -> impl Iterator<Item = (Field, &str)> {
        let named = self.links(row).filter_map(|link| link.split_once(':'));
        named.filter_map(|(field, value)| Some((Field::parse(field)?, value)))
    }

    /// Returns the first and the last year of a row.
    pub(crate) fn years(&self, row: usize) -> (u16, u16) {
        self.years.get(row).copied().unwrap_or((ONGOING, 0))
    }

    /// Returns where the engine holds a row.
    pub(crate) fn place(&self, row: usize) -> Place {
        let nowhere = Place {
            shard: u32::MAX,
            doc: 0,
        };
        self.places.get(row).copied().unwrap_or(nowhere)
    }

    /// Returns the values of a field that is a facet.
    pub(crate) fn facet(&self, field: Field) -> Option<&Facets> {
        let at = Field::FACETS.iter().position(|facet| *facet == field)?;
        self.facets.get(at)
    }

    /// Returns the values of a row in a facet, by value.
    pub(crate) fn values(&self, row: usize, field: Field) -> Vec<String> {
        let Some(facet) = self.facet(field) else {
            return Vec::new();
        };
        let named = |number: &u16| facet.values.get(usize::from(*number)).cloned();
        let mut values: Vec<String> = facet.of(row).iter().filter_map(named).collect();
        values.sort_unstable();
        values
    }

    /// Returns when the record of a row ran, to the year.
    pub(crate) fn period(&self, row: usize) -> Option<Period> {
        let (start, end) = self.years(row);
        let end = (end != ONGOING).then(|| PartialDate::of_year(end));
        (start != ONGOING).then(|| Period {
            start: PartialDate::of_year(start),
            end,
        })
    }

    /// Returns the id of a row.
    pub(crate) fn id(&self, row: usize) -> RecordId {
        RecordId::new(self.kind(row), self.slug(row))
    }

    /// Returns the language of a row.
    pub(crate) fn language(&self, row: usize) -> Language {
        Language::parse(self.languages.get(row)).unwrap_or_else(Language::english)
    }

    /// Returns a row as a line in a list.
    pub(crate) fn listed(&self, row: usize) -> Listed {
        Listed {
            id: self.id(row),
            language: self.language(row),
            title: self.title(row).to_owned(),
            path: self.path(row).to_owned(),
        }
    }

    /// Returns the columns of texts in the order in which they are written.
    fn texts(&self) -> [&Texts; 7] {
        [
            &self.paths,
            &self.slugs,
            &self.languages,
            &self.titles,
            &self.names,
            &self.aliases,
            &self.links,
        ]
    }

    /// Returns the table as bytes.
    pub(crate) fn encode(&self) -> Vec<u8> {
        let texts = self.texts().map(Texts::bytes).iter().sum::<usize>();
        // What comes besides the texts takes some two hundred bytes a row.
        let mut out = Encoder::with_room(texts + 256 * (self.len() + 32));
        out.column(self.fingerprint.iter().map(|hash| hash.to_le_bytes()));
        let stamps = &self.stamps;
        stamps
            .iter()
            .map(|stamp| stamp.path.as_str())
            .collect::<Texts>()
            .encode(&mut out);
        out.column(stamps.iter().map(|stamp| stamp.size.to_le_bytes()));
        out.column(
            stamps
                .iter()
                .map(|stamp| stamp.modified.unwrap_or(i128::MIN).to_le_bytes()),
        );
        out.column(stamps.iter().map(|stamp| stamp.hash.to_le_bytes()));
        out.column(stamps.iter().map(|stamp| [stamp.role as u8]));
        out.column(self.kinds.iter().map(|kind| [*kind]));
        out.column(self.translations.iter().map(|flag| [*flag]));
        out.column(self.years.iter().map(|years| years.0.to_le_bytes()));
        out.column(self.years.iter().map(|years| years.1.to_le_bytes()));
        out.column(self.places.iter().map(|place| place.shard.to_le_bytes()));
        out.column(self.places.iter().map(|place| place.doc.to_le_bytes()));
        for column in self.texts() {
            column.encode(&mut out);
        }
        for facet in &self.facets {
            facet.encode(&mut out);
        }
        out.into_bytes()
    }

    /// Reads a table that was encoded; `None` where the bytes are no table.
    pub(crate) fn decode(bytes: &[u8]) -> Option<Self> {
        let mut input = Decoder::new(bytes);
        let mut table = Self {
            fingerprint: input.column(u128::from_le_bytes)?.first().copied(),
            stamps: decode_stamps(&mut input)?,
            kinds: input.column(|[kind]| kind)?,
            translations: input.column(|[flag]| flag)?,
            ..Self::default()
        };
        let starts = input.column(u16::from_le_bytes)?;
        let ends = input.column(u16::from_le_bytes)?;
        table.years = starts.into_iter().zip(ends).collect();
        let shards = input.column(u32::from_le_bytes)?;
        let docs = input.column(u32::from_le_bytes)?;
        let place = |(shard, doc)| Place { shard, doc };
        table.places = shards.into_iter().zip(docs).map(place).collect();
        for column in [
            &mut table.paths,
            &mut table.slugs,
            &mut table.languages,
            &mut table.titles,
            &mut table.names,
            &mut table.aliases,
            &mut table.links,
        ] {
            *column = Texts::decode(&mut input)?;
        }
        for _ in Field::FACETS {
            table.facets.push(Facets::decode(&mut input)?);
        }
        input.is_done().then_some(table)
    }
}

/// Returns the first letter of a text as one bit of the lower half, and its first two as one of the upper.
fn beginning(text: &str) -> u64 {
    let mut letters = text.chars().map(u32::from);
    let first = letters.next().map_or(0, |first| 1 << (first & 31));
    let pair = text.chars().next().map_or(0, u32::from).wrapping_mul(7);
    let both = letters.next();
    first | both.map_or(0, |second| 1 << (32 + (pair.wrapping_add(second) & 31)))
}

fn split(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(SEPARATOR).filter(|text| !text.is_empty())
}

fn decode_stamps(input: &mut Decoder<'_>) -> Option<Vec<Stamp>> {
    let paths = Texts::decode(input)?;
    let sizes = input.column(u64::from_le_bytes)?;
    let times = input.column(i128::from_le_bytes)?;
    let hashes = input.column(u128::from_le_bytes)?;
    let roles = input.column(|[role]| role)?;
    let columns = sizes
        .into_iter()
        .zip(times)
        .zip(hashes)
        .zip(roles)
        .enumerate();
    let stamps = columns.map(|(at, (((size, modified), hash), role))| Stamp {
        path: paths.get(at).to_owned(),
        size,
        modified: (modified != i128::MIN).then_some(modified),
        hash,
        role: match role {
            0 => Role::Record,
            1 => Role::SetAside,
            _ => Role::Table,
        },
    });
    Some(stamps.collect())
}
