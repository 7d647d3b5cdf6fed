//! The style of a page, and the policy of the file, which allows that and nothing else.

/// The style, as it stands in every file.
pub const STYLE: &str = include_str!("page.css");

/// What tells a browser that the style is this one: its SHA-256 in base 64.
const HASH: &str = "Tn2sJmieOl5U3E7I9jDUG12Yl1MWfamWdj72ps0bY9w=";

/// Returns the policy: nothing is loaded, nothing runs, and the style is this one.
pub(super) fn policy() -> String {
    format!("default-src 'none'; style-src 'sha256-{HASH}'; base-uri 'none'; form-action 'none'")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first 32 bits of the fractional parts of the square roots (8) and cube roots (64) of the first primes.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a fraction of 2^32 has 32 bits"
    )]
    fn roots(count: usize, root: impl Fn(f64) -> f64) -> Vec<u32> {
        let is_prime = |number: &u32| (2..*number).all(|divisor| !number.is_multiple_of(divisor));
        let primes = (2..).filter(is_prime).take(count);
        primes
            .map(|prime| (root(f64::from(prime)).fract() * 4_294_967_296.0).floor() as u32)
            .collect()
    }

    /// FIPS 180-4, 6.2.
    fn sha256(bytes: &[u8]) -> Vec<u8> {
        let mut state = roots(8, f64::sqrt);
        let constants = roots(64, f64::cbrt);
        let mut padded = bytes.to_vec();
        padded.push(0x80);
        while padded.len() % 64 != 56 {
            padded.push(0);
        }
        padded.extend((bytes.len() as u64 * 8).to_be_bytes());
        for block in padded.chunks(64) {
            let words = block.chunks(4);
            let mut schedule: Vec<u32> = words
                .map(|word| u32::from_be_bytes(word.try_into().unwrap()))
                .collect();
            for at in 16..64 {
                let (a, b) = (schedule[at - 15], schedule[at - 2]);
                let a = a.rotate_right(7) ^ a.rotate_right(18) ^ (a >> 3);
                let b = b.rotate_right(17) ^ b.rotate_right(19) ^ (b >> 10);
                let next = schedule[at - 16].wrapping_add(a);
                schedule.push(next.wrapping_add(schedule[at - 7]).wrapping_add(b));
            }
            let mut v = state.clone();
            for at in 0..64 {
                let e = v[4].rotate_right(6) ^ v[4].rotate_right(11) ^ v[4].rotate_right(25);
                let choice = (v[4] & v[5]) ^ (!v[4] & v[6]);
                let one = v[7].wrapping_add(e).wrapping_add(choice);
                let one = one.wrapping_add(constants[at]).wrapping_add(schedule[at]);
                let a = v[0].rotate_right(2) ^ v[0].rotate_right(13) ^ v[0].rotate_right(22);
                let most = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
                v.rotate_right(1);
                v[4] = v[4].wrapping_add(one);
                v[0] = one.wrapping_add(a.wrapping_add(most));
            }
            for (old, new) in state.iter_mut().zip(v) {
                *old = old.wrapping_add(new);
            }
        }
        state.into_iter().flat_map(u32::to_be_bytes).collect()
    }

    fn base64(bytes: &[u8]) -> String {
        let signs = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut out = String::new();
        for three in bytes.chunks(3) {
            let mut bits = 0_u32;
            for at in 0..3 {
                bits = (bits << 8) | u32::from(three.get(at).copied().unwrap_or_default());
            }
            for at in 0..4 {
                let sign = char::from(signs[((bits >> (18 - 6 * at)) & 63) as usize]);
                out.push(if at > three.len() { '=' } else { sign });
            }
        }
        out
    }

    #[test]
    fn the_policy_names_the_style_that_stands_in_the_file() {
        // The first example of FIPS 180-4.
        assert_eq!(
            base64(&sha256(b"abc")),
            "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="
        );
        assert_eq!(base64(&sha256(STYLE.as_bytes())), HASH);
    }

    #[test]
    fn the_style_loads_nothing_and_ends_no_element() {
        for bad in ["url(", "@import", "</", "<!--"] {
            assert!(!STYLE.contains(bad), "{bad}");
        }
    }
}
