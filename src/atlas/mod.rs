//! The library as a whole: views over all records that a query finds, and what is missing among them.
//!
//! Owns what is counted and how it is grouped; every view is a pure function of digests and tables. Which records a query
//! finds is the index's, how a view is printed or drawn the faces'.

mod contributions;
mod coverage;
mod donor;
mod lessons;
mod map;
mod matrix;
mod money;
mod order;
mod timeline;
mod years;

pub use contributions::{
    Contribution, Contributions, Currency, DonorSums, Unsummed, YearSum, contributions,
};
pub use coverage::{Coverage, FEW, Gap, Lack, Looked, Stale, Unsure, Weak, coverage};
pub use donor::Donor;
pub use lessons::{Cluster, Lesson, Lessons, TopicLessons, lessons};
pub use map::{Map, Place, RegionPlaces, map_of_parties, map_of_records};
pub use matrix::{AXES, Axis, Head, Matrix, SHADES, has, matrix};
pub use money::Money;
pub use timeline::{By, FIRST, Mark, Row, RowKey, Timeline, events_of, timeline};
pub use years::Years;

#[cfg(test)]
mod tests;
