//! Words that differ from another word by a letter and mean something else: numbers, magnitudes, and who is who.
//!
//! In the languages the library is read in; folded, as answers are compared. Only words of five letters or more, for in
//! shorter ones nothing is forgiven.

use std::sync::LazyLock;

use crate::learn::digits::plain;
use crate::source::nearest::differ_by_one;

/// What may stand before a number without changing it.
const ABOUT: [&str; 14] = [
    "about",
    "approximately",
    "approx",
    "around",
    "roughly",
    "nearly",
    "circa",
    "ca",
    "c",
    "~",
    "≈",
    "environ",
    "unos",
    "около",
];

/// Numbers and magnitudes, one of which is never meant by another.
const NUMBERS: [&str; 8] = [
    "three seven eight eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty \
     sixty seventy eighty ninety hundred thousand million billion trillion milliard dozen",
    "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth quarter tenths hundredth thousandth",
    "cinque quatre douze treize quatorze quinze seize vingt trente quarante cinquante soixante cents mille millier million \
     milliard billion billiard trillion",
    "cuatro cinco siete nueve quince veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa ciento cientos miles \
     millon millones millardo billon billones trillon trillones",
    "quatro cinco quinze vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cento mil milhar milhares milhao \
     milhoes bilhao bilhoes biliao bilioes trilhao trilhoes",
    "четыре шесть восемь девять десять двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто тысяча \
     тысячи тысяч миллион миллиона миллионов биллион миллиард миллиарда миллиардов триллион триллиона триллионов",
    "percent permille percentage point points basis times",
    "gramme grammes grams kilogram kilograms litre litres metre metres hectare hectares",
];

/// Who or what is told from another by a letter.
const PAIRS: [&str; 6] = [
    "employer employee employers employees trainer trainee payer payee payers payees insurer insured insurers",
    "normal formal minor major rural urban",
    "mother father brother months weeks",
    "statue statute statutes statues patent parent patents parents",
    "tension pension extension mission omission emission commission",
    "affect effect adopt adapt except accept",
];

/// Words of several languages that differ by a letter and mean the same: one may be a slip of the other.
const ALIKE: [&str; 8] = [
    "million millon",
    "billion billon bilhao biliao",
    "trillion trillon",
    "quatre quatro cuatro",
    "quince quinze",
    "cinquenta cincuenta",
    "quarenta cuarenta",
    "sessenta sesenta",
];

/// Words that say so little that they may be a slip of any, though they stand in an exercise.
const LITTLE: &str = "about after again among being below could every first found given other their there these thing those \
     under until where which while whose would write";

static KNOWN: LazyLock<Vec<String>> = LazyLock::new(|| {
    let lists = NUMBERS.iter().chain(&PAIRS);
    let words = lists.flat_map(|list| list.split_whitespace());
    let mut words: Vec<String> = words.map(plain).collect();
    words.sort_unstable();
    words
});

/// Tells whether a folded word is one of those, and so no slip of another that was wanted.
pub(super) fn is_other(word: &str, wanted: &str) -> bool {
    let is_alike = |group: &str| {
        let has = |one: &str| group.split(' ').any(|alike| alike == one);
        has(word) && has(wanted)
    };
    is_known(word) && !ALIKE.iter().any(|group| is_alike(group))
}

fn is_known(word: &str) -> bool {
    KNOWN
        .binary_search_by(|known| known.as_str().cmp(word))
        .is_ok()
}

/// Tells whether a folded word that stands in an exercise says so little that it may be a slip of another.
pub(super) fn is_little(word: &str) -> bool {
    LITTLE.split_whitespace().any(|little| little == word)
}

/// Tells whether a folded word says that a number is not exact; a slip in a long one changes nothing.
pub(super) fn is_about(word: &str) -> bool {
    let is_it = |about: &str| {
        about == word || (about.chars().count() >= super::LONG && differ_by_one(about, word))
    };
    ABOUT.iter().any(|about| is_it(about))
}
