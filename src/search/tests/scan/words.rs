//! The words of the made library: what the scan compares and the ways it is written.
//!
//! Each line holds one word as the scan sees it, then spellings of it that count as the same. So nothing has to be folded
//! by the scan, and a fault in folding cannot hide behind the same fault in the test.

use super::Chance;

/// Words of scripts that write spaces: Latin in several languages, Cyrillic with Tajik letters, Arabic, codes and numbers.
const SPACED: [&[&str]; 87] = [
    &["pension", "Pension", "PENSION"],
    &["pensions", "Pensions"],
    &["pensioner"],
    &["pensioners"],
    &["card", "Card", "ｃａｒｄ"],
    &["cards"],
    &["cash", "CASH"],
    &["case-file", "Case-file"],
    &["health", "Health"],
    &["healthcare"],
    &["id", "ID"],
    &["identity", "Identity"],
    &["register"],
    &["registry", "Registry"],
    &["regional"],
    &["finance", "ﬁnance", "Finance"],
    &["x", "X"],
    &[
        "securite",
        "sécurité",
        "Sécurité",
        "SÉCURITÉ",
        "se\u{301}curite\u{301}",
    ],
    &["sociale", "Sociale"],
    &["l'assurance", "L’assurance", "l'assurance"],
    &["etat", "État", "ÉTAT"],
    &["oeuvre", "œuvre", "Œuvre"],
    &["seguridad"],
    &["pension-social"],
    &["nino", "niño", "Niño"],
    &["proteccion", "protección", "PROTECCIÓN"],
    &["saude", "saúde", "Saúde"],
    &["prestacao", "prestação"],
    &["bao", "bảo", "BẢO", "ba\u{309}o"],
    &["hiem", "hiểm"],
    &["duong", "dưỡng", "đường"],
    &["luong", "lương"],
    &["strasse", "straße"],
    &["lodz", "Łódź"],
    &["пенсия", "Пенсия", "ПЕНСИЯ"],
    &["пенсии"],
    &["пенсионер"],
    &["учет", "учёт", "Учёт"],
    &["социальный", "Социальный"],
    &["защита"],
    &["закон"],
    &["и", "И"],
    &["интернет-портал"],
    &["хифзи", "ҳифзи", "Ҳифзи", "ҲИФЗИ"],
    &["ичтимои", "иҷтимоӣ", "ИҶТИМОӢ"],
    &["нафака", "нафақа", "Нафақа"],
    &["чумхури", "ҷумҳурӣ"],
    &["конун", "қонун"],
    &["галла", "ғалла"],
    &["ухдадори", "ӯҳдадорӣ"],
    &["حمايه", "حماية", "حِماية"],
    &["اجتماعيه", "اجتماعية", "إجتماعية"],
    &["ضمان", "ضمان", "ضَمان"],
    &["الضمان"],
    &["تامين", "تأمين"],
    &["معاش"],
    &["c102", "C102", "Ｃ１０２"],
    &["c1", "C1"],
    &["r202", "R202"],
    &["g2p", "G2P"],
    &["x-road", "X-Road", "x‑road"],
    &["xroad"],
    &["e-services", "E-services"],
    &["eservices"],
    &["services", "Services"],
    &["e"],
    &["2015", "２０１５", "٢٠١٥"],
    &["2016"],
    &["20"],
    &["1,250,000", "1.250.000"],
    &["1250000"],
    &[
        "3,529,906",
        "3.529.906",
        "3\u{a0}529\u{a0}906",
        "3\u{202f}529\u{202f}906",
    ],
    &["3529906"],
    &["250,000", "250.000", "250\u{a0}000"],
    &["250"],
    &["3.5", "3,5"],
    &["102"],
    &["ab-cd-ef"],
    &["abcdef"],
    &["cd"],
    &["mutual"],
    &["mutuelle"],
    &["fund"],
    &["funds"],
    &["fundamental"],
    &["pilot"],
    &["pilote"],
];

/// Words of scripts that write none, many of them parts of others.
const UNSPACED: [&[&str]; 30] = [
    &["养老金"],
    &["养老"],
    &["老人"],
    &["养老保险"],
    &["医疗保险"],
    &["社会保障"],
    &["社会"],
    &["保障卡"],
    &["老挝"],
    &["公约"],
    &["ປະກັນສັງຄົມ"],
    &["ສັງຄົມ"],
    &["ປະກັນ"],
    &["ບໍານານ", "ບຳນານ"],
    &["ນໍ້າ", "ນ້ຳ", "ນ້ໍາ"],
    &["ສຸຂະພາບ"],
    &["ประกันสังคม"],
    &["สังคม"],
    &["บํานาญ", "บำนาญ"],
    &["นํ้า", "น้ำ"],
    &["สุขภาพ"],
    &["ធានារ៉ាប់រង"],
    &["សង្គម"],
    &["សន្តិសុខ"],
    &["សុខភាព"],
    &["ប្រាក់"],
    &["社会养老", "社會養老"],
    &["险", "險"],
    &["金"],
    &["人"],
];

/// One word in one of its spellings.
#[derive(Clone, Debug)]
pub(super) struct Spelt {
    /// As the scan compares it.
    pub(super) plain: &'static str,
    /// As it is written.
    pub(super) written: &'static str,
    /// Whether its script writes no spaces.
    pub(super) is_unspaced: bool,
}

/// Returns a word that is written in one of its ways; the script goes by chance, or is the same as before.
pub(super) fn any(chance: &mut Chance) -> Spelt {
    let is_unspaced = chance.below(3) == 0;
    let spellings = if is_unspaced {
        UNSPACED[chance.below(UNSPACED.len())]
    } else {
        SPACED[chance.below(SPACED.len())]
    };
    Spelt {
        plain: spellings[0],
        written: spellings[chance.below(spellings.len())],
        is_unspaced,
    }
}

/// Returns another spelling of a text that is one of these words; itself otherwise.
pub(super) fn respelt<'a>(plain: &'a str, chance: &mut Chance) -> &'a str {
    let all = SPACED.iter().chain(&UNSPACED);
    let known = all.copied().find(|spellings| spellings[0] == plain);
    known.map_or(plain, |spellings| spellings[chance.below(spellings.len())])
}
