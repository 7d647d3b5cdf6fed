use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;

fn work(title: &str) -> Work {
    Work {
        record: "tgo-novissi".to_owned(),
        source: Some("one-2021".to_owned()),
        sort: Sort::Report,
        word: "official".to_owned(),
        authors: Vec::new(),
        title: title.to_owned(),
        language: None,
        translator: None,
        library: None,
        publisher: "A press".to_owned(),
        date: PartialDate::parse("2021-06-17"),
        url: Some("https://a.org/x_y?b=c%20d&e#f".to_owned()),
        had: None,
    }
}

fn of_record() -> Work {
    Work {
        source: None,
        sort: Sort::Entry,
        word: "case".to_owned(),
        library: Some(("A library".to_owned(), "2026.11".to_owned())),
        publisher: String::new(),
        url: None,
        language: Some(Language::english()),
        ..work("Novissi")
    }
}

#[test]
fn a_sentence_says_who_when_what_where_and_leaves_out_what_is_not_known() {
    assert_eq!(
        sentence(&work("A title")),
        "A title. (2021, June 17). A press. https://a.org/x_y?b=c%20d&e#f"
    );
    let month = Work {
        date: PartialDate::parse("2021-06"),
        ..work("What now?")
    };
    assert!(sentence(&month).starts_with("What now? (2021, June). A press."));
    let bare = Work {
        date: None,
        url: None,
        publisher: String::new(),
        ..work("A title.")
    };
    assert_eq!(sentence(&bare), "A title. (n.d.).");
    assert_eq!(
        sentence(&of_record()),
        "Novissi [Case]. (2021, June 17). In A library (Version 2026.11; case tgo-novissi)."
    );
    let written = Work {
        authors: vec!["An office".to_owned(), "Doe, J.".to_owned()],
        translator: Some("B. Roe".to_owned()),
        library: None,
        ..of_record()
    };
    assert_eq!(
        sentence(&written),
        "An office & Doe, J. (2021, June 17). Novissi [Case; translated by B. Roe]. case tgo-novissi."
    );
}

#[test]
fn a_publisher_is_no_author_and_a_date_is_as_exact_as_it_is_known() {
    let text = file(&[work("A title")], Form::Ris);
    let entry = &ris(&text).unwrap()[0];
    assert!(!entry.contains_key("AU"), "{text}");
    assert_eq!(entry["PB"], ["A press"]);
    assert_eq!(
        (&*entry["PY"][0], &*entry["DA"][0]),
        ("2021", "2021/06/17/")
    );
    let year = Work {
        date: PartialDate::parse("2021"),
        ..work("A title")
    };
    let entry = &ris(&file(std::slice::from_ref(&year), Form::Ris)).unwrap()[0];
    assert_eq!(entry["DA"], ["2021///"]);
    let fields = &bibtex(&file(&[year], Form::Bibtex)).unwrap()[0].1;
    assert_eq!(fields["year"], "{2021}");
    assert!(!fields.contains_key("month") && !fields.contains_key("author"));
    let undated = Work {
        date: None,
        ..work("A title")
    };
    let text = file(std::slice::from_ref(&undated), Form::Ris);
    assert!(!text.contains("PY  -") && !text.contains("DA  -"), "{text}");
    assert!(!file(&[undated], Form::Bibtex).contains("year"));
}

#[test]
fn what_published_a_work_stands_where_its_sort_keeps_it() {
    let of = |sort| {
        let work = Work {
            sort,
            had: Some("read in a copy on another site"),
            ..work("A title")
        };
        ris(&file(&[work], Form::Ris)).unwrap().remove(0)
    };
    for (sort, name, tag) in [
        (Sort::Law, "STAT", "PB"),
        (Sort::Report, "RPRT", "PB"),
        (Sort::Dataset, "DATA", "PB"),
        (Sort::Paper, "JOUR", "T2"),
        (Sort::Press, "NEWS", "T2"),
        (Sort::Web, "ELEC", "T2"),
    ] {
        let entry = of(sort);
        assert_eq!(
            (&*entry["TY"][0], &*entry[tag][0]),
            (name, "A press"),
            "{sort:?}"
        );
        assert_eq!(entry["N1"], ["read in a copy on another site"]);
    }
}

#[test]
fn the_name_of_an_office_is_not_cut_at_its_commas() {
    let authors = |names: &[&str]| {
        let work = Work {
            authors: names.iter().map(ToString::to_string).collect(),
            ..of_record()
        };
        (
            ris(&file(std::slice::from_ref(&work), Form::Ris)).unwrap()[0]["AU"].clone(),
            bibtex(&file(&[work], Form::Bibtex)).unwrap()[0].1["author"].clone(),
        )
    };
    let (ris, bibtex) = authors(&["Ministry of Labour, Health and Welfare", "Ostrom, Elinor"]);
    assert_eq!(
        ris,
        ["Ministry of Labour – Health and Welfare", "Ostrom, Elinor"]
    );
    assert_eq!(
        bibtex,
        "{{Ministry of Labour, Health and Welfare} and {Ostrom, Elinor}}"
    );
}

#[test]
fn a_semicolon_makes_no_second_address() {
    let work = Work {
        url: Some("https://a.org/b;c".to_owned()),
        ..work("A")
    };
    let entry = ris(&file(&[work], Form::Ris)).unwrap().remove(0);
    assert_eq!(entry["UR"], ["https://a.org/b%3Bc"]);
}

#[test]
fn keys_are_unique_whatever_the_letter_case() {
    let upper = Work {
        source: Some("ONE-2021".to_owned()),
        ..work("A")
    };
    let works = [work("A"), upper, work("A"), of_record()];
    assert_eq!(
        keys::of(&works),
        [
            "tgo-novissi:one-2021",
            "tgo-novissi:ONE-2021.2",
            "tgo-novissi:one-2021.3",
            "tgo-novissi"
        ]
    );
}

#[test]
fn the_ending_of_a_name_tells_the_form() {
    assert_eq!(Form::of_name("a.BIB"), Some(Form::Bibtex));
    assert_eq!(Form::of_name("a.b.ris"), Some(Form::Ris));
    assert_eq!(Form::of_name("ris"), None);
    assert_eq!(Form::parse("BibTeX"), Some(Form::Bibtex));
}

/// What an enemy would write.
const HOSTILE: [&str; 22] = [
    "{",
    "}",
    "\\",
    "%",
    "&",
    "$",
    "#",
    "_",
    "~",
    "^",
    "\"",
    ",",
    "@misc{x,",
    "\r\nER  - \r\nTY  - JOUR\r\n",
    "\n\nAU  - X",
    "\\input{x}",
    "\u{1b}[31m",
    "\u{202e}",
    "\0",
    "ສະບາຍດີ",
    " and ",
    "养老金",
];

fn hostile() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(HOSTILE.to_vec()), 1..8)
        .prop_map(|words| words.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whatever_the_content_says_entries_stay_entries(words in hostile()) {
        let own = || words.clone();
        let source = Work { source: Some(own()), record: own(), publisher: own(), url: Some(format!("https://a.org/{words}")), ..work(&words) };
        let record = Work {
            record: own(), word: own(), authors: vec![own(), own()], translator: Some(own()),
            library: Some((own(), own())), ..of_record()
        };
        let record = Work { title: own(), ..record };
        let works = [source, record];
        let entries = bibtex(&file(&works, Form::Bibtex));
        prop_assert!(entries.is_ok(), "{:?}", entries);
        let entries = entries.unwrap();
        prop_assert_eq!(entries.len(), 2);
        let wanted = crate::source::SafeText::line(words.trim()).into_string();
        for (_, fields) in &entries {
            prop_assert_eq!(unescaped(&fields["title"]), wanted.clone());
        }
        let entries = ris(&file(&works, Form::Ris));
        prop_assert!(entries.is_ok(), "{:?}", entries);
        let entries = entries.unwrap();
        prop_assert_eq!(entries.len(), 2);
        prop_assert_eq!(entries[0].get("TI").map_or("", |all| all[0].as_str()), wanted.trim());
        for work in &works {
            prop_assert!(!sentence(work).chars().any(char::is_control));
        }
        let json: serde_json::Value = serde_json::from_str(&file(&works, Form::Json)).unwrap();
        prop_assert_eq!(json["total"].as_u64(), Some(2));
        prop_assert_eq!(json["citations"][0]["title"].as_str(), Some(words.as_str()));
    }
}

/// Takes the braces and commands of a title away.
fn unescaped(value: &str) -> String {
    let inner = value
        .strip_prefix("{{")
        .and_then(|inner| inner.strip_suffix("}}"));
    let mut text = inner.unwrap().to_owned();
    for (command, sign) in [
        ("\\textbraceleft{}", "\u{1}"),
        ("\\textbraceright{}", "\u{2}"),
        ("\\textasciitilde{}", "~"),
        ("\\textasciicircum{}", "^"),
        ("\\textbackslash{}", "\u{3}"),
    ] {
        text = text.replace(command, sign);
    }
    assert!(!text.contains(['{', '}']), "{text}");
    for sign in ["%", "&", "$", "#", "_"] {
        assert_eq!(
            text.matches(sign).count(),
            text.matches(&format!("\\{sign}")).count(),
            "{text}"
        );
        text = text.replace(&format!("\\{sign}"), sign);
    }
    assert!(!text.contains('\\'), "{text}");
    text.replace('\u{1}', "{")
        .replace('\u{2}', "}")
        .replace('\u{3}', "\\")
}

type Fields = BTreeMap<String, String>;

/// Reads BibTeX by its grammar, braces counted as BibTeX does, and refuses anything else.
fn bibtex(text: &str) -> Result<Vec<(String, Fields)>, String> {
    let mut entries = Vec::new();
    let mut keys = BTreeSet::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let inner = rest
            .strip_prefix("@misc{")
            .ok_or(format!("no entry: {rest}"))?;
        let (key, inner) = inner.split_once(',').ok_or("no key")?;
        let is_sound = |sign: char| sign.is_ascii_alphanumeric() || "-:.".contains(sign);
        if key.is_empty() || !key.chars().all(is_sound) || !keys.insert(key.to_lowercase()) {
            return Err(format!("a bad key: {key}"));
        }
        let mut fields = Fields::new();
        let mut inner = inner.trim_start();
        while !inner.starts_with('}') {
            let (name, value) = inner.split_once('=').ok_or("no field")?;
            if !name.trim().bytes().all(|byte| byte.is_ascii_lowercase()) {
                return Err(format!("a bad field: {name}"));
            }
            let value = value.trim_start();
            let length = length_of(value)?;
            if fields
                .insert(name.trim().to_owned(), value[..length].to_owned())
                .is_some()
            {
                return Err(format!("twice the field {name}"));
            }
            let after = value[length..].strip_prefix(',').ok_or("no comma")?;
            inner = after.trim_start();
        }
        entries.push((key.to_owned(), fields));
        rest = inner[1..].trim_start();
    }
    Ok(entries)
}

/// Returns how long a value is: what its braces hold, or the word of a month.
fn length_of(value: &str) -> Result<usize, String> {
    if !value.starts_with('{') {
        let length = value.bytes().take_while(u8::is_ascii_lowercase).count();
        return if length == 3 {
            Ok(length)
        } else {
            Err(format!("a bad value: {value}"))
        };
    }
    let mut depth = 0;
    for (at, sign) in value.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            sign if sign.is_control() => return Err("a control character".to_owned()),
            _ => {}
        }
        if depth == 0 {
            return Ok(at + 1);
        }
    }
    Err("a brace that does not end".to_owned())
}

/// Reads RIS line by line, and refuses what is no tag or stands at the wrong place.
fn ris(text: &str) -> Result<Vec<BTreeMap<String, Vec<String>>>, String> {
    const TAGS: [&str; 16] = [
        "TY", "ID", "AU", "TI", "T2", "ET", "PB", "PY", "DA", "A4", "UR", "LA", "AN", "N1", "ER",
        "KW",
    ];
    let mut entries = Vec::new();
    let mut open: Option<BTreeMap<String, Vec<String>>> = None;
    for line in text.split_terminator("\r\n") {
        if line.is_empty() && open.is_none() {
            continue;
        }
        let (tag, value) = line.split_once("  - ").ok_or(format!("no tag: {line}"))?;
        if !TAGS.contains(&tag)
            || line.contains(['\n', '\r'])
            || value.chars().any(char::is_control)
        {
            return Err(format!("a bad line: {line}"));
        }
        match (tag, open.take()) {
            ("TY", None) => {
                open = Some(BTreeMap::from([("TY".to_owned(), vec![value.to_owned()])]));
            }
            ("ER", Some(entry)) if value.is_empty() => entries.push(entry),
            (_, Some(mut entry)) if tag != "TY" && !value.is_empty() => {
                entry
                    .entry(tag.to_owned())
                    .or_default()
                    .push(value.to_owned());
                open = Some(entry);
            }
            _ => return Err(format!("at the wrong place: {line}")),
        }
    }
    match open {
        Some(_) => Err("an entry that does not end".to_owned()),
        None => Ok(entries),
    }
}

#[test]
fn the_parsers_refuse_what_is_not_sound() {
    for bad in [
        "@misc{a,\n  title = {b},\n",
        "@misc{a,\n  title = {b}},\n}",
        "@misc{a b,\n}",
        "x",
    ] {
        assert!(bibtex(bad).is_err(), "{bad}");
    }
    for bad in [
        "TY  - JOUR\r\n",
        "ER  - \r\n",
        "TY  - JOUR\r\nx\r\nER  - \r\n",
        "TY  - JOUR\nER  - \n",
    ] {
        assert!(ris(bad).is_err(), "{bad}");
    }
}
