//! What an instrument of the ILO is called besides its title: by its kind and number.
//!
//! The kinds of instruments by language as the ILO's own titles have them (NORMLEX, and the titles in the records).

/// Returns the names of an instrument of this code, such as `C102`; none where the code says no number.
pub(super) fn names(code: &str) -> Vec<String> {
    let mut letters = code.chars();
    let kind = letters.next().map(|letter| letter.to_ascii_lowercase());
    let number = letters.as_str();
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let (letters, nouns, han): (&str, &[&str], &str) = match kind {
        Some('c') => (
            "КС",
            &[
                "Convention",
                "Convenio",
                "Convenção",
                "Конвенция",
                "Công ước",
                "ສົນທິສັນຍາ",
                "Конвенсия",
            ],
            "公约",
        ),
        Some('r') => (
            "Р",
            &[
                "Recommendation",
                "Recommandation",
                "Recomendación",
                "Recomendação",
                "Рекомендация",
                "Khuyến nghị",
            ],
            "建议书",
        ),
        Some('p') => (
            "ПР",
            &["Protocol", "Protocole", "Protocolo", "Протокол"],
            "议定书",
        ),
        _ => return Vec::new(),
    };
    // The first letter of the Russian noun, and the one on a Russian keyboard that looks like that of the code.
    let mut out: Vec<String> = letters
        .chars()
        .map(|letter| format!("{letter}{number}"))
        .collect();
    for noun in nouns {
        out.push(format!("{noun} {number}"));
        out.push(format!("ILO {noun} {number}"));
        for sign in ["No.", "n°", "núm.", "№"] {
            out.push(format!("{noun} {sign} {number}"));
        }
    }
    out.push(format!("第{number}号{han}"));
    out.push(format!("{number}号{han}"));
    out
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn names_an_instrument_by_kind_and_number() {
        let names = names("C102");
        for name in [
            "Convention 102",
            "Convention No. 102",
            "第102号公约",
            "Конвенция № 102",
            "К102",
            "С102",
        ] {
            assert!(names.iter().any(|own| own == name), "{name}");
        }
        let has = |code, name: &str| super::names(code).iter().any(|own| own == name);
        assert!(has("R202", "Р202") && has("P155", "П155") && has("P155", "Р155"));
        assert!(!has("R202", "С202") && !has("C102", "Р102"));
        assert!(super::names("MLC, 2006").is_empty());
        assert!(super::names("").is_empty());
    }
}
