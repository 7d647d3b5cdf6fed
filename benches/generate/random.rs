//! Chance that repeats: the same seed gives the same library on every machine.

/// A generator of numbers (`SplitMix64`), good enough to make text and nothing else.
pub(crate) struct Random(u64);

impl Random {
    /// Starts a row of numbers that a seed and a place in it decide.
    pub(crate) fn new(seed: u64, place: u64) -> Self {
        let mut random = Self(seed ^ place.wrapping_mul(0xd1b5_4a32_d192_ed03));
        random.next();
        random
    }

    /// Returns the next number.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number below a limit.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit.max(1)).unwrap();
        usize::try_from(self.next() % limit).unwrap()
    }

    /// Returns a number from the first to the last, both included.
    pub(crate) fn between(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last - first + 1)
    }

    /// Tells whether something happens that happens in so many cases of a hundred.
    pub(crate) fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    /// Returns a number of 0 to 1.
    pub(crate) fn fraction(&mut self) -> f64 {
        f64::from(u32::try_from(self.next() >> 32).unwrap()) / f64::from(u32::MAX)
    }

    /// Returns one of several.
    pub(crate) fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// Returns some of several, each once, in the order drawn. The first are drawn most, as words and topics are.
    pub(crate) fn some<T: Clone + PartialEq>(
        &mut self,
        of: &[T],
        first: usize,
        last: usize,
    ) -> Vec<T> {
        let wanted = self.between(first, last).min(of.len());
        let mut drawn: Vec<T> = Vec::new();
        while drawn.len() < wanted {
            let skewed = self.below(of.len()).min(self.below(of.len()));
            let value = if self.percent(70) {
                &of[skewed]
            } else {
                self.one(of)
            };
            if !drawn.contains(value) {
                drawn.push(value.clone());
            }
        }
        drawn
    }
}
