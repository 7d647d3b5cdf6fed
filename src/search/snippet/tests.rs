use super::window::window;
use super::*;

fn found(text: &str, words: &[&str]) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    for (clause, word) in words.iter().enumerate() {
        for (at, _) in text.match_indices(word) {
            let range = at..at + word.len();
            out.push(Found { range, clause });
        }
    }
    out.sort_by_key(|found| found.range.start);
    out
}

#[test]
fn cuts_at_words_where_most_of_the_words_stand_together() {
    let filler = "filler words that say nothing at all and go on ".repeat(20);
    let text = format!("alpha {filler}and here is alpha with beta beside it {filler}beta");
    let (held, snippet) = window(&text, &found(&text, &["alpha", "beta"]));
    assert_eq!(held, 2);
    assert!(snippet.text.starts_with('…') && snippet.text.ends_with('…'));
    let marked: Vec<&str> = snippet
        .marks
        .iter()
        .map(|mark| &snippet.text[mark.clone()])
        .collect();
    assert_eq!(marked, ["alpha", "beta"]);
    let inner = snippet.text.trim_matches('…');
    assert!(
        text.contains(&format!(" {inner} ")),
        "whole words only: {inner}"
    );
}

#[test]
fn measures_in_columns_and_not_in_bytes() {
    let text = "社会保障".repeat(100) + "养老金" + &"社会保障".repeat(100);
    let (_, snippet) = window(&text, &found(&text, &["养老金"]));
    let characters = snippet.text.chars().count();
    assert!((70..=84).contains(&characters), "{characters}");
    assert_eq!(&snippet.text[snippet.marks[0].clone()], "养老金");
    let lao = "ປະກັນສັງຄົມ".repeat(100);
    let (_, snippet) = window(&lao, &[]);
    assert!(
        snippet.text.chars().count() > 160,
        "marks of Lao take no column"
    );
}

#[test]
fn gives_a_short_text_whole() {
    let text = "A short text.";
    assert_eq!(window(text, &[]).1.text, text);
    assert_eq!(window("", &[]).1.text, "");
}
