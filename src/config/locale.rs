//! What the locale says: the language, whether the terminal shows more than ASCII, the day.

use super::env::Environment;
use crate::model::{Language, PartialDate};

/// Returns the language of the locale: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set.
///
/// The territory is dropped, because labels are kept by language: `pt_BR.UTF-8` is `pt`.
pub(super) fn language(environment: &Environment) -> Option<Language> {
    let locale = first(environment, ["LC_ALL", "LC_MESSAGES", "LANG"])?;
    let name = locale.split(['.', '@', '_']).next().unwrap_or_default();
    Language::parse(name)
}

/// Tells whether the locale promises no more than ASCII: `C` or `POSIX`, or another character set than UTF-8.
pub(super) fn is_ascii(environment: &Environment) -> bool {
    let Some(locale) = first(environment, ["LC_ALL", "LC_CTYPE", "LANG"]) else {
        return false;
    };
    match locale.split_once('.') {
        Some((_, charset)) => {
            let charset = charset.split('@').next().unwrap_or_default();
            !charset.eq_ignore_ascii_case("utf-8") && !charset.eq_ignore_ascii_case("utf8")
        }
        None => locale == "C" || locale == "POSIX",
    }
}

/// Returns the day of a number of seconds since 1970 in universal time.
///
/// The algorithm is Howard Hinnant's `civil_from_days`: <https://howardhinnant.github.io/date_algorithms.html>.
pub fn day(seconds: u64) -> PartialDate {
    let days = seconds / 86_400 + 719_468;
    let era = days / 146_097;
    let of_era = days % 146_097;
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    PartialDate {
        year: u16::try_from(year).unwrap_or(9999).min(9999),
        month: u8::try_from(month).ok(),
        day: u8::try_from(day).ok(),
    }
}

fn first<'a, const N: usize>(environment: &'a Environment, names: [&str; N]) -> Option<&'a str> {
    names.into_iter().find_map(|name| environment.text(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(variables: &[(&str, &str)]) -> Option<String> {
        language(&Environment::of(variables)).map(|language| language.tag().to_owned())
    }

    #[test]
    fn takes_the_language_from_the_first_variable_that_is_set() {
        assert_eq!(tag(&[("LANG", "fr_FR.UTF-8")]).as_deref(), Some("fr"));
        assert_eq!(
            tag(&[("LANG", "fr"), ("LC_MESSAGES", "lo_LA")]).as_deref(),
            Some("lo")
        );
        assert_eq!(
            tag(&[("LC_ALL", "ru_RU@x"), ("LC_MESSAGES", "lo")]).as_deref(),
            Some("ru")
        );
        assert_eq!(
            tag(&[("LC_ALL", ""), ("LANG", "zh_CN")]).as_deref(),
            Some("zh")
        );
    }

    #[test]
    fn has_no_language_in_the_c_locale() {
        for locale in ["C", "POSIX", "C.UTF-8", "../x"] {
            assert_eq!(tag(&[("LC_ALL", locale), ("LANG", "fr")]), None, "{locale}");
        }
    }

    #[test]
    fn draws_ascii_only_where_the_locale_says_so() {
        let ascii = |locale| is_ascii(&Environment::of(&[("LC_ALL", locale)]));
        assert!(ascii("C") && ascii("POSIX") && ascii("ru_RU.KOI8-R"));
        assert!(
            !ascii("C.UTF-8")
                && !ascii("en_GB.utf8")
                && !ascii("de_DE")
                && !ascii("de_DE.UTF-8@euro")
        );
        assert!(!is_ascii(&Environment::of(&[])));
    }

    #[test]
    fn tells_the_day_of_a_second() {
        for (seconds, text) in [
            (0, "1970-01-01"),
            (951_782_400, "2000-02-29"),
            (1_795_305_599, "2026-11-21"),
            (4_102_444_800, "2100-01-01"),
            (u64::MAX, "9999"),
        ] {
            assert!(
                day(seconds).to_string().starts_with(text),
                "{seconds}: {}",
                day(seconds)
            );
        }
    }
}
