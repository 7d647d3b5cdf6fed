//! The library as a whole: views over all records that a query finds, and what is missing among them.
//!
//! Owns what is counted and how it is grouped; every view is a pure function of digests and tables. Which records a query
//! finds is the index's, how a view is printed or drawn the faces'. What both say of it, and where it leads, is `told`.

mod contributions;
mod coverage;
mod donor;
mod lessons;
mod map;
mod matrix;
mod money;
mod order;
mod seen;
mod timeline;
mod told;
mod view;
mod years;

pub use contributions::{
    Contribution, Contributions, Currency, DonorSums, Unsummed, YearSum, contributions,
};
pub use coverage::{Coverage, FEW, Gap, Lack, Looked, Stale, Unsure, Weak, coverage};
pub use donor::Donor;
pub use lessons::{Cluster, Lesson, Lessons, TopicLessons, lessons};
pub use map::{Listed, Map, Place, RegionPlaces, map_of_parties, map_of_records};
pub use matrix::{AXES, Axis, Head, Matrix, SHADES, has, matrix};
pub use money::Money;
pub use seen::{Data, Given, Seen};
pub use timeline::{FIRST, Mark, Row, RowKey, Timeline, events_of, timeline};
pub use told::{
    Bar, Cell, CellFault, Count, Grid, GridRow, Heading, Item, Lead, NOTHING, Note, Part, Told,
    Words,
};
pub use view::{By, Of, View, axis};
pub use years::Years;

#[cfg(test)]
mod tests;
