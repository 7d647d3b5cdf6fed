//! The one hash of the program, by which texts and files are known to be unchanged and whole.
//!
//! It finds accidents, not attacks: what it guards is made again from the files at no loss.

use std::io::{self, Read};

use xxhash_rust::xxh3::{Xxh3, xxh3_128};

/// Returns the hash of some bytes (XXH3, 128 bits).
pub fn hash(bytes: &[u8]) -> u128 {
    xxh3_128(bytes)
}

/// Returns the hash of all that can be read, which need not fit into memory.
pub fn hash_of(mut reader: impl Read) -> io::Result<u128> {
    let mut hasher = Xxh3::new();
    let mut buffer = vec![0; 1 << 20];
    loop {
        match reader.read(&mut buffer)? {
            0 => return Ok(hasher.digest128()),
            count => hasher.update(&buffer[..count]),
        }
    }
}

/// Returns the places of so many things in an order drawn from a word: the same word draws the same order anywhere.
pub fn drawn(count: usize, word: &str) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by_key(|place| hash(format!("{word} {place}").as_bytes()));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_the_same_by_the_piece_and_as_a_whole() {
        let bytes: Vec<u8> = (0..3_000_000_u32).map(|at| at.to_le_bytes()[0]).collect();
        assert_eq!(hash_of(bytes.as_slice()).unwrap(), hash(&bytes));
        assert_ne!(hash(b"a"), hash(b"b"));
    }
}
