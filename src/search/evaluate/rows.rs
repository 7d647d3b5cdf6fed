//! Sets of rows as bits, and scores by row.

/// A set of rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RowSet {
    bits: Vec<u64>,
    length: usize,
}

impl RowSet {
    /// Returns the set of none of so many rows.
    pub(crate) fn none(length: usize) -> Self {
        Self {
            bits: vec![0; length.div_ceil(64)],
            length,
        }
    }

    /// Returns the set of all of so many rows.
    pub(crate) fn all(length: usize) -> Self {
        let mut set = Self::none(length);
        set.complement();
        set
    }

    /// Returns the set of the rows that pass a test.
    pub(crate) fn of(length: usize, test: impl Fn(usize) -> bool) -> Self {
        let mut set = Self::none(length);
        (0..length)
            .filter(|row| test(*row))
            .for_each(|row| set.insert(row));
        set
    }

    /// Adds a row.
    pub(crate) fn insert(&mut self, row: usize) {
        if row < self.length {
            self.bits[row / 64] |= 1 << (row % 64);
        }
    }

    /// Takes a row out.
    pub(crate) fn remove(&mut self, row: usize) {
        if row < self.length {
            self.bits[row / 64] &= !(1 << (row % 64));
        }
    }

    /// Tells whether a row is in the set.
    pub(crate) fn contains(&self, row: usize) -> bool {
        row < self.length && self.bits[row / 64] & (1 << (row % 64)) != 0
    }

    /// Keeps what is in the other set too.
    pub(crate) fn intersect(&mut self, other: &Self) {
        for (bits, other) in self.bits.iter_mut().zip(&other.bits) {
            *bits &= other;
        }
    }

    /// Adds what is in the other set.
    pub(crate) fn unite(&mut self, other: &Self) {
        for (bits, other) in self.bits.iter_mut().zip(&other.bits) {
            *bits |= other;
        }
    }

    /// Leaves out what is in the other set.
    pub(crate) fn subtract(&mut self, other: &Self) {
        for (bits, other) in self.bits.iter_mut().zip(&other.bits) {
            *bits &= !other;
        }
    }

    /// Turns the set into what is not in it.
    pub(crate) fn complement(&mut self) {
        for bits in &mut self.bits {
            *bits = !*bits;
        }
        if let Some(last) = self.bits.last_mut()
            && !self.length.is_multiple_of(64)
        {
            *last &= (1 << (self.length % 64)) - 1;
        }
    }

    /// Returns how many rows there are, in the set or not.
    pub(crate) fn len(&self) -> usize {
        self.length
    }

    /// Returns how many rows are in the set.
    pub(crate) fn count(&self) -> usize {
        self.bits
            .iter()
            .map(|bits| bits.count_ones() as usize)
            .sum()
    }

    /// Tells whether no row is in the set.
    pub(crate) fn is_empty(&self) -> bool {
        self.bits.iter().all(|bits| *bits == 0)
    }

    /// Returns the rows in order, as the index numbers them.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = u32> {
        self.iter()
            .map(|row| u32::try_from(row).unwrap_or(u32::MAX))
    }

    /// Returns the rows in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = usize> {
        self.bits.iter().enumerate().flat_map(|(at, bits)| {
            let mut left = *bits;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros() as usize;
                left &= left.wrapping_sub(1);
                (bit < 64).then_some(at * 64 + bit)
            })
        })
    }
}

/// Numbers by row, most of them nought; cleared in the time it took to fill them.
#[derive(Debug, Default)]
pub(crate) struct Scores {
    values: Vec<f32>,
    touched: Vec<u32>,
}

impl Scores {
    /// Returns noughts for so many rows.
    pub(crate) fn new(length: usize) -> Self {
        Self {
            values: vec![0.0; length],
            touched: Vec::new(),
        }
    }

    /// Adds to the number of a row; what is added is above nought.
    pub(crate) fn add(&mut self, row: u32, value: f32) {
        if let Some(slot) = self.values.get_mut(row as usize) {
            if *slot == 0.0 {
                self.touched.push(row);
            }
            *slot += value;
        }
    }

    /// Raises the number of a row to a value if it is lower.
    pub(crate) fn raise(&mut self, row: u32, value: f32) {
        if let Some(slot) = self.values.get_mut(row as usize) {
            if *slot == 0.0 {
                self.touched.push(row);
            }
            *slot = slot.max(value);
        }
    }

    /// Returns the number of a row.
    pub(crate) fn get(&self, row: usize) -> f32 {
        self.values.get(row).copied().unwrap_or(0.0)
    }

    /// Changes the number of a row that is above nought to another.
    pub(crate) fn set(&mut self, row: usize, value: f32) {
        if let Some(slot) = self.values.get_mut(row) {
            *slot = value;
        }
    }

    /// Returns the rows above nought with their numbers, in no order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, f32)> {
        let value = |row: &u32| (*row, self.get(*row as usize));
        self.touched.iter().map(value)
    }

    /// Returns the rows above nought with their numbers and puts them back to nought.
    pub(crate) fn take(&mut self) -> Vec<(u32, f32)> {
        let taken = self.iter().collect();
        self.clear();
        taken
    }

    /// Returns how many rows are above nought.
    pub(crate) fn len(&self) -> usize {
        self.touched.len()
    }

    /// Puts every row back to nought.
    pub(crate) fn clear(&mut self) {
        for row in self.touched.drain(..) {
            if let Some(slot) = self.values.get_mut(row as usize) {
                *slot = 0.0;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_behave_at_the_edges_of_words() {
        for length in [0, 1, 63, 64, 65, 130] {
            let all = RowSet::all(length);
            assert_eq!(all.count(), length);
            assert_eq!(
                all.iter().collect::<Vec<_>>(),
                (0..length).collect::<Vec<_>>()
            );
            let mut odd = RowSet::of(length, |row| row % 2 == 1);
            odd.complement();
            assert!(odd.iter().all(|row| row % 2 == 0) && odd.count() == length.div_ceil(2));
        }
    }

    #[test]
    fn scores_forget_what_is_cleared() {
        let mut scores = Scores::new(3);
        scores.add(1, 2.0);
        scores.add(1, 1.0);
        scores.raise(2, 0.5);
        scores.add(9, 1.0);
        assert_eq!(scores.iter().collect::<Vec<_>>(), [(1, 3.0), (2, 0.5)]);
        scores.clear();
        assert_eq!(scores.len(), 0);
        scores.add(1, 1.0);
        assert_eq!(scores.iter().collect::<Vec<_>>(), [(1, 1.0)]);
    }
}
