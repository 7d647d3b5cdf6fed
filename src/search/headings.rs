//! The headings of the records that the index holds.

use super::index::Index;

impl Index {
    /// Returns the headings of the record at a path, each behind the anchor that leads to it.
    pub fn headings(&self, path: &str) -> Option<Vec<(String, String)>> {
        let generation = self.generation()?;
        let place = generation.table.place(generation.table.at(path)?);
        let shard = generation.shards.get(place.shard as usize)?;
        let sections = shard.stored(place.doc).ok()?.sections;
        let sections = sections.into_iter();
        Some(
            sections
                .map(|section| (section.anchor, section.heading))
                .collect(),
        )
    }
}
