mod languages;

use std::collections::BTreeSet;

use super::*;
use crate::content;
use crate::export::trial;
use crate::library::Options;
use crate::library::trial::built_in;
use crate::model::{Kind, PartialDate};
use crate::personal::SavedAnswers;

#[test]
fn writes_a_new_file_in_the_form_of_its_ending_and_overwrites_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    std::fs::create_dir_all(content.join("terms")).unwrap();
    std::fs::write(content.join("library.toml"), "").unwrap();
    let term = "+++\ntitle = \"A <term>\"\n+++\n\nWords.\n";
    std::fs::write(content.join("terms/a.md"), term).unwrap();
    let library = Library::open(Options {
        library: Some(folder.path().to_owned()),
        ..Options::default()
    });
    let library = library.unwrap();
    let today = PartialDate::of_year(2026);
    let seen = library
        .see(crate::atlas::View::Lessons, "", false, today)
        .unwrap();
    let atlas = Exported::Atlas(Arc::new(seen));
    let opened = library.open_record("terms/a.md").unwrap();
    let record = Exported::Page(Arc::new(opened));
    let export = |what: &Exported, name: &str| {
        let file = folder.path().join(name);
        let written = library.export(what, &Language::english(), file.to_str().unwrap(), false);
        written.map(|()| std::fs::read_to_string(file).unwrap())
    };
    for (what, name, holds) in [
        (
            &atlas,
            "a.csv",
            "dimension,topic,outcome,kind,id,lesson,sources\n",
        ),
        (&atlas, "a.md", "# Atlas: lessons\n"),
        (&atlas, "a.json", "\"view\": \"lessons\""),
        (&atlas, "a.html", "<h1>Atlas: lessons</h1>"),
        (&record, "b.html", "<h1>A &lt;term&gt;</h1>"),
        (&record, "b.md", "# A \\<term\\>\n"),
        (&record, "b.csv", "\na,term,en,A <term>,"),
        (&record, "b.json", "\"title\": \"A <term>\""),
    ] {
        assert!(export(what, name).unwrap().contains(holds), "{name}");
    }
    for there in ["a.csv", "b.html"] {
        let again = export(&record, there.replace("csv", "html").as_str());
        assert!(
            matches!(again, Err(LibraryError::FileThere { .. })),
            "{there}"
        );
    }
    let failed = export(&atlas, "a.txt");
    assert!(matches!(failed, Err(LibraryError::NoForm { .. })));
    let nowhere = export(&atlas, "none/a.csv");
    assert!(matches!(nowhere, Err(LibraryError::Export { .. })));
}

/// What is told of something, whatever the form, and what more is told to people.
#[derive(Clone)]
struct Wanted {
    subject: Subject,
    always: Vec<String>,
    people: Vec<String>,
}

/// Returns a record of every kind: what has most to say of those that the library holds.
fn records(library: &Library) -> Vec<Wanted> {
    let of_kind = |kind: Kind| {
        let records = library.of_kind(kind).unwrap();
        let most = records.into_iter().max_by_key(|one| one.sources.len());
        let record = most.unwrap_or_else(|| panic!("a {kind}"));
        let mut always = vec![record.title.value.clone()];
        let mut people: Vec<String> = record.sources.iter().map(|one| one.title.clone()).collect();
        people.extend(
            record
                .results()
                .iter()
                .map(|one| one.indicator.value.clone()),
        );
        if let crate::model::Detail::Agenda(agenda) = &record.detail {
            // An agenda is its steps in a table, where its title does not stand.
            always = agenda
                .steps
                .iter()
                .map(|one| one.title.value.clone())
                .collect();
            let said = agenda.steps.iter().filter_map(|one| one.prompt.clone());
            always.extend(said);
        }
        Wanted {
            subject: Subject::Record(record.path.clone()),
            always,
            people,
        }
    };
    Kind::ALL.map(of_kind).into()
}

/// Returns a view of each sort.
fn views(library: &Library) -> Vec<Wanted> {
    let saved = |name: &str, text: &str| SavedAnswers {
        name: name.to_owned(),
        text: text.to_owned(),
        ..SavedAnswers::default()
    };
    let before = "country = \"LAO\"\nas_of = 2020\n[old-age]\ncontingency = true\n";
    let after = before.replace("true", "false");
    library.learn_answers(vec![saved("before", before), saved("after", &after)]);
    let names = [
        "country/tgo",
        "ratifications/c102",
        "ratifications/c102/v/country",
        "standard/c102",
        "standard/c102/v",
        "standard/c102/28",
        "report/before",
        "report/after/before",
    ];
    let mut sorts = BTreeSet::new();
    let all = names.map(|name| {
        let view = View::parse(name).unwrap();
        let (sort, always, people) = told(&view, library);
        sorts.insert(sort);
        Wanted {
            subject: Subject::View(view),
            always,
            people,
        }
    });
    assert_eq!(sorts, (0..7).collect());
    all.into()
}

/// Returns of which sort a view is, and what is told of it. A sort that is new has to be told here, and then to be tried
/// above, where the sorts are counted.
fn told(view: &View, library: &Library) -> (u8, Vec<String>, Vec<String>) {
    let english = Language::english();
    let linked = |part: Option<&str>| -> Vec<String> {
        let linked = library.linked_to("c102", &english).unwrap().into_iter();
        let own = linked.filter(|one| part.is_none() || one.part.as_deref() == part);
        own.map(|one| one.placed.listed.title).collect()
    };
    let own = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect();
    match view {
        View::Country(code) => {
            let card = library.country(code, &english).unwrap();
            let places = [&card.cases, &card.projects, &card.provided];
            let titles = places.into_iter().flatten();
            let mut always: Vec<String> = titles.map(|one| one.listed.title.clone()).collect();
            always.extend(card.events.iter().map(|one| one.title.clone()));
            let commitments = card.commitments.unwrap();
            let standings = commitments.standings.iter();
            let people = standings.map(crate::model::Standing::in_words);
            (0, always, people.collect())
        }
        View::Ratifications { .. } => (1, own(&["2013-06-07"]), own(&["Togo"])),
        View::Instrument(_) => (2, linked(None), Vec::new()),
        View::Part { part, .. } => (3, linked(Some(part)), Vec::new()),
        View::Article { .. } => (4, linked(Some("V")), Vec::new()),
        View::Report { since: None, .. } => {
            let always = own(&["Contingency", "Equality of treatment", "a right of appeal"]);
            (5, always, own(&["Art. 26", "Art. 68", "cannot tell"]))
        }
        View::Report { .. } => {
            let people = own(&["met", "not met", "Art. 26"]);
            (6, own(&["Contingency"]), people)
        }
    }
}

fn views_of_atlas(library: &Library) -> Vec<Wanted> {
    let today = PartialDate::of_year(2026);
    let all = crate::atlas::View::ALL.map(|view| {
        let seen = library.see(view, "", false, today).unwrap();
        Wanted {
            subject: Subject::Atlas(Arc::new(seen)),
            always: Vec::new(),
            people: Vec::new(),
        }
    });
    all.into()
}

/// Returns every text of a document.
fn texts(value: &Value, out: &mut String) {
    match value {
        Value::String(text) => out.push_str(&[text, "\n"].concat()),
        Value::Array(all) => all.iter().for_each(|one| texts(one, out)),
        Value::Object(all) => all.values().for_each(|one| texts(one, out)),
        _ => {}
    }
}

/// Reads a file as those for whom it is made, and returns its text.
fn read(text: &str, form: Form) -> String {
    match form {
        Form::Html => {
            let proof = trial::read(text);
            assert_eq!(proof.faults, Vec::<String>::new());
            proof.text
        }
        Form::Markdown => {
            let sections = content::parse_document(text, 0).sections();
            let texts = sections
                .iter()
                .map(|one| format!("{}\n{}\n", one.heading, one.text));
            texts.collect()
        }
        Form::Csv => {
            let mut reader = ::csv::Reader::from_reader(text.as_bytes());
            let names: Vec<String> = reader
                .headers()
                .unwrap()
                .iter()
                .map(str::to_owned)
                .collect();
            assert!(names.iter().all(|name| !name.is_empty()), "{names:?}");
            let different: BTreeSet<&String> = names.iter().collect();
            assert_eq!(different.len(), names.len(), "{names:?}");
            let mut all = String::new();
            for row in reader.records() {
                // The reader fails on a row of another length.
                for cell in &row.unwrap() {
                    let is_formula = cell.trim_start().starts_with(['=', '+', '-', '@']);
                    assert!(!is_formula || cell.parse::<f64>().is_ok(), "{cell}");
                    all.push_str(&[cell, "\n"].concat());
                }
            }
            assert!(!all.is_empty());
            all
        }
        Form::Json => {
            let value: Value = serde_json::from_str(text).unwrap();
            assert_eq!(value["schema"], 1);
            let mut all = String::new();
            texts(&value, &mut all);
            all
        }
    }
}

#[test]
fn whatever_can_be_named_is_written_in_every_form_and_holds_what_is_told_of_it() {
    let library = built_in();
    let english = Language::english();
    let all = [records(library), views(library), views_of_atlas(library)].concat();
    for wanted in &all {
        for form in [Form::Html, Form::Markdown, Form::Csv, Form::Json] {
            let subjects = std::slice::from_ref(&wanted.subject);
            let text = library.written(subjects, form, &english).unwrap();
            let shown = trial::words(&read(&text, form).to_lowercase()).join(" ");
            assert!(shown.len() > 40, "{:?} {form:?}: {shown}", wanted.subject);
            let people = (form != Form::Json).then_some(&wanted.people);
            for told in wanted.always.iter().chain(people.into_iter().flatten()) {
                let told = trial::words(&told.to_lowercase()).join(" ");
                let name = match &wanted.subject {
                    Subject::Atlas(seen) => seen.view.name().to_owned(),
                    other => format!("{other:?}"),
                };
                assert!(
                    shown.contains(&told),
                    "{name}, {form:?}: {told}\nin {shown}"
                );
            }
        }
    }
}

#[test]
fn what_is_read_in_the_interface_is_written_as_the_command_writes_it() {
    let library = built_in();
    let english = Language::english();
    let folder = tempfile::tempdir().unwrap();
    for (at, wanted) in records(library)
        .into_iter()
        .chain(views(library))
        .enumerate()
    {
        let opened = match &wanted.subject {
            Subject::Record(path) => library.open_record(path).unwrap(),
            Subject::View(view) => library.view(view, &english).unwrap(),
            Subject::Atlas(_) => continue,
        };
        let opened = Exported::Page(Arc::new(opened));
        for ending in ["html", "md", "csv", "json"] {
            let file = folder.path().join(format!("{at}.{ending}"));
            let file = file.to_str().unwrap();
            library.export(&opened, &english, file, false).unwrap();
            let form = Form::of_name(file).unwrap();
            let subjects = std::slice::from_ref(&wanted.subject);
            let written = library.written(subjects, form, &english).unwrap();
            assert_eq!(std::fs::read_to_string(file).unwrap(), written);
        }
    }
}

#[test]
fn several_things_in_markdown_are_what_each_is_alone() {
    let library = built_in();
    let english = Language::english();
    let all = [records(library), views(library), views_of_atlas(library)].concat();
    let subjects: Vec<Subject> = all.into_iter().map(|one| one.subject).collect();
    let written = |subjects: &[Subject]| {
        let text = library.written(subjects, Form::Markdown, &english);
        text.unwrap()
    };
    let together = written(&subjects);
    for subject in &subjects {
        let alone = written(std::slice::from_ref(subject));
        assert!(together.contains(&alone), "{alone}");
    }
}

#[test]
fn several_things_of_one_kind_are_one_table_and_others_are_none() {
    let library = built_in();
    let english = Language::english();
    let view = |name: &str| Subject::View(View::parse(name).unwrap());
    let csv = |subjects: &[Subject]| library.written(subjects, Form::Csv, &english);
    let [togo, laos] = ["country/tgo", "country/lao"].map(view);
    let lines = |text: String| text.matches("\nTGO,").count() + text.matches("\nLAO,").count();
    let alone = [&togo, &laos].map(|one| lines(csv(std::slice::from_ref(one)).unwrap()));
    let both = csv(&[togo.clone(), laos]).unwrap();
    assert_eq!(both.matches("country,fact,").count(), 1);
    assert_eq!(lines(both), alone[0] + alone[1]);
    let refused = csv(&[togo.clone(), view("ratifications/c102")]);
    assert!(matches!(refused, Err(LibraryError::SeveralTables)));
    let json = library.written(&[togo, view("ratifications/c102")], Form::Json, &english);
    let json: Value = serde_json::from_str(&json.unwrap()).unwrap();
    assert_eq!(json["total"], 2);
    assert_eq!(json["documents"][0]["country"]["iso3"], "TGO");
}
