//! What in a running text is a figure: a number that is not a date, an article, a list number or part of a name.
//!
//! Digits of every script count. Where a figure must be cited is left to the rule `uncited_figure`.

mod context;
mod token;
mod words;

use context::Context;
use token::tokens;

/// Returns the byte range of the first figure in a text.
pub(crate) fn first(text: &str) -> Option<(usize, usize)> {
    let (mut labelled_until, mut listed) = (None, 0);
    for token in tokens(text) {
        let context = Context {
            text,
            token: &token,
            labelled_until,
            listed,
        };
        if !context.is_excused() {
            return Some((token.start, token.end));
        }
        listed = context.number_in_list().unwrap_or(listed);
        labelled_until = context.is_labelled().then_some(token.end);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(text: &str) -> Option<&str> {
        first(text).map(|(start, end)| &text[start..end])
    }

    #[test]
    fn finds_figures() {
        for (text, number) in [
            ("It paid 572,852 workers.", "572,852"),
            ("About 45 % of them.", "45"),
            ("In 2020, 2000 CFA and US$2000 were paid.", "2000"),
            ("It cost US$ 1999.", "1999"),
            ("They waited 5 days.", "5"),
            ("In 45 districts.", "45"),
            ("Of Kenya's 47 counties.", "47"),
            ("In Kenya 47 counties joined.", "47"),
            ("Article 5 and 45 people.", "45"),
            ("共有500万人参加。", "500"),
            ("ປະຊາຊົນ ໑໒ ລ້ານຄົນ", "໑໒"),
            ("٣٥ في المائة", "٣٥"),
            ("12-month contracts", "12"),
            ("one of R4.7 million", "4.7"),
            ("It covers health (18) and welfare (17).", "18"),
            ("It grew to 5M users", "5"),
            ("In the 18 months to June 2021", "18"),
            ("EUR 2000 was paid", "2000"),
            ("Part V sets 40 per cent.", "40"),
        ] {
            assert_eq!(figure(text), Some(number), "{text}");
        }
    }

    #[test]
    fn knows_dates() {
        for text in [
            "In 2020 and 2012-2013, 2012–13 or 2019/20, the 1990s.",
            "On 18 December 2019, December 18, 2019, June 2021 and 1 June.",
            "On 2020-03-18, 18.12.2019 and 18/12/2019 at 10:30.",
            "From 18 to 20 May, 18–20 May, 18 and 19 May, the 1st of May.",
            "Le 3 mars, el 3 de mayo, 3 марта 2020 года.",
            "2020年3月18日",
            "ວັນທີ 5 ເດືອນ 3",
        ] {
            assert_eq!(figure(text), None, "{text}");
        }
    }

    #[test]
    fn knows_articles_and_names() {
        for text in [
            "Art. 65, Articles 7–12, 14 and 16, Part 5, paragraph 3(2), Regulation 4.5.",
            "Convention 102, Convention No. 102, C102, R202, MLC Regulation 4.5, § 12, № 102.",
            "Standard A4.5(2) and (10), Art. 6(3)-(4).",
            "COVID-19, X-Road 7, OAuth2, G20, 5G, Windows 10, ISO-27001 and SDG 8.",
            "Law 14/2020, Regulation (EU) 2018/1724, Decree No. 1234.",
            "The 19th century, the 1st and 2nd pillar, 24/7.",
            "(1) first, (2) second; 3) third.",
            "1. First",
            "SDG indicator 1.3.1, the ASEAN+3 countries, ILO Working Paper 93 asks, dial *161#.",
            "第102号公约第5条",
            "статья 5 и 7, Конвенция 102",
            "en vertu de l'article 28 et des articles 65 à 67, conforme à l\u{2019}annexe 2",
            "según el párrafo 2 y los artículos 65, 66 y 67",
            "согласно пункту 2, в статьях 65–67",
        ] {
            assert_eq!(figure(text), None, "{text}");
        }
    }
}
