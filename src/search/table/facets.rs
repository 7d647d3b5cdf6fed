//! The values of one facet by row, and how many rows have each.

use std::sync::OnceLock;

use crate::search::binary::{Decoder, Encoder, Texts};

/// The values of one facet: for each row the numbers of its values.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facets {
    /// The values by number.
    pub(crate) values: Vec<String>,
    /// Where the numbers of each row begin, and where those of the last end.
    starts: Vec<u32>,
    numbers: Vec<u16>,
    totals: OnceLock<Vec<usize>>,
}

impl Facets {
    /// Returns the facet of these values, which no row has yet.
    pub(super) fn of_values(values: Vec<String>) -> Self {
        Self {
            values,
            starts: vec![0],
            ..Self::default()
        }
    }

    /// Adds a row with the numbers of its values.
    pub(super) fn push(&mut self, numbers: impl Iterator<Item = u16>) {
        self.numbers.extend(numbers);
        self.starts
            .push(u32::try_from(self.numbers.len()).unwrap_or(u32::MAX));
    }

    /// Returns the numbers of the values of a row.
    pub(crate) fn of(&self, row: usize) -> &[u16] {
        match self.starts.get(row..) {
            Some([start, end, ..]) => self
                .numbers
                .get(*start as usize..*end as usize)
                .unwrap_or_default(),
            _ => &[],
        }
    }

    /// Returns how many of these rows have each value.
    pub(crate) fn count(&self, rows: &[u32]) -> Vec<usize> {
        let mut counts = vec![0; self.values.len()];
        for row in rows {
            for number in self.of(*row as usize) {
                if let Some(count) = counts.get_mut(usize::from(*number)) {
                    *count += 1;
                }
            }
        }
        counts
    }

    /// Returns how many of all rows have each value.
    pub(crate) fn totals(&self) -> &[usize] {
        self.totals.get_or_init(|| {
            let rows = self.starts.len().saturating_sub(1);
            let rows: Vec<u32> = (0..).take(rows).collect();
            self.count(&rows)
        })
    }

    /// Writes the facet.
    pub(super) fn encode(&self, out: &mut Encoder) {
        let values = self.values.iter().map(String::as_str);
        values.collect::<Texts>().encode(out);
        out.column(self.starts.iter().map(|start| start.to_le_bytes()));
        out.column(self.numbers.iter().map(|number| number.to_le_bytes()));
    }

    /// Reads a facet that was written.
    pub(super) fn decode(input: &mut Decoder<'_>) -> Option<Self> {
        let values = Texts::decode(input)?;
        Some(Self {
            values: (0..values.len())
                .map(|at| values.get(at).to_owned())
                .collect(),
            starts: input.column(u32::from_le_bytes)?,
            numbers: input.column(u16::from_le_bytes)?,
            totals: OnceLock::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_was_written_and_read() {
        let mut facet = Facets::of_values(["a", "b", "c"].map(str::to_owned).into());
        for numbers in [vec![0, 2], vec![], vec![2]] {
            facet.push(numbers.into_iter());
        }
        let mut out = Encoder::default();
        facet.encode(&mut out);
        let bytes = out.into_bytes();
        let facet = Facets::decode(&mut Decoder::new(&bytes)).unwrap();
        assert_eq!([0, 1, 2, 3].map(|row| facet.of(row).len()), [2, 0, 1, 0]);
        assert_eq!(facet.totals(), [1, 0, 2]);
        assert_eq!(facet.count(&[1, 2]), [0, 0, 1]);
    }
}
