//! The Russian and the Latin keyboard layout: what the same keys give on the other one.

/// The keys of a US keyboard and of the Russian layout of ЙЦУКЕН, row by row.
const LATIN: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const RUSSIAN: &str = "йцукенгшщзхъфывапролджэячсмитьбюё";

/// Returns a text as the same keys give it on the other layout; `None` unless all of it is letters of one of them.
pub(super) fn other(text: &str) -> Option<String> {
    let typed = text.to_lowercase();
    let swap = |from: &str, to: &str| -> Option<String> {
        let swapped = typed.chars().map(|letter| {
            let at = from.chars().position(|own| own == letter)?;
            to.chars().nth(at)
        });
        swapped.collect()
    };
    let is_russian = typed.chars().any(|letter| RUSSIAN.contains(letter));
    if is_russian {
        swap(RUSSIAN, LATIN)
    } else {
        swap(LATIN, RUSSIAN)
    }
}

#[cfg(test)]
mod tests {
    use super::other;

    #[test]
    fn turns_keys_into_those_of_the_other_layout() {
        assert_eq!(other("gtycbz").as_deref(), Some("пенсия"));
        assert_eq!(other("Gjcj,bt").as_deref(), Some("пособие"));
        assert_eq!(other("зутышщт").as_deref(), Some("pension"));
        assert_eq!(other("养老金"), None);
        assert_eq!(other("c102"), None);
    }
}
