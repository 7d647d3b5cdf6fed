//! The headings of the records that the index holds.

use super::index::Index;

impl Index {
    /// Returns the heading that an anchor leads to in the record at a path.
    pub fn heading(&self, path: &str, anchor: &str) -> Option<String> {
        let generation = self.generation()?;
        let place = generation.table.place(generation.table.at(path)?);
        let shard = generation.shards.get(place.shard as usize)?;
        let sections = shard.stored(place.doc).ok()?.sections;
        let mut sections = sections.into_iter();
        let section = sections.find(|section| section.anchor == anchor)?;
        Some(section.heading)
    }
}
