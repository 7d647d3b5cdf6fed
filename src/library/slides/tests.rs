use super::*;
use crate::library::Options;

/// Returns the talk of a file in a library that holds nothing else.
fn talk_of(path: &str, text: &str) -> Result<Talk, LibraryError> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("content").join(path);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(folder.path().join("content/library.toml"), "").unwrap();
    std::fs::write(file, text).unwrap();
    let library = Library::open(Options {
        library: Some(folder.path().to_owned()),
        ..Options::default()
    });
    let english = Language::english();
    let hearers = Hearers {
        language: &english,
        today: PartialDate::of_year(2026),
    };
    let what = Presented::Records(vec![path.to_owned()]);
    Ok(library.unwrap().talk(&what, hearers)?.talk)
}

#[test]
fn what_only_a_facilitator_should_know_is_in_the_notes_and_nowhere_else() {
    let module = "+++\ntitle = \"A module\"\nsummary = \"s\"\nnotes = \"Ask the office.\"\n+++\n\n## What\n\nText.\n\n## For facilitators\n\nBring xylophones.\n\n## Then\n\nMore.\n";
    let agenda = "+++\ntitle = \"A day\"\nsummary = \"s\"\nprepare = [\"Ask the office.\"]\n\n[[steps]]\nminutes = 5\ntitle = \"Welcome\"\nmode = \"talk\"\nprompt = \"Who are you?\"\nnote = \"Bring xylophones.\"\n+++\n";
    for (path, text) in [("modules/m.md", module), ("agendas/a.md", agenda)] {
        let talk = talk_of(path, text).unwrap();
        let notes: Vec<String> = talk
            .chapters
            .iter()
            .flat_map(|one| one.notes.clone())
            .collect();
        let notes = notes.join("\n");
        assert!(
            notes.contains("Bring xylophones.") && notes.contains("Ask the office."),
            "{notes}"
        );
        for chapter in &talk.chapters {
            let told = format!("{} {:?}", chapter.heading, chapter.face);
            for secret in ["xylophones", "office", "facilitators"] {
                assert!(!told.contains(secret), "{told}");
            }
        }
        let headings: Vec<&str> = talk
            .chapters
            .iter()
            .map(|one| one.heading.as_str())
            .collect();
        assert!(
            headings.contains(&"Then") || headings.contains(&"0:00 Welcome"),
            "{headings:?}"
        );
    }
}

#[test]
fn a_draft_has_no_talk() {
    let draft = "+++\ntitle = \"a\"\nsummary = \"s\"\nstatus = \"draft\"\n+++\n";
    for draft in [draft, &draft.replace("draft", "drfat")] {
        let told = talk_of("cases/a.md", draft).unwrap_err().to_string();
        assert!(told.starts_with("a is a draft"), "{told}");
    }
}

/// Returns a library of a sound case of Togo and of one that is a draft, with a translation.
fn with_a_draft() -> (tempfile::TempDir, Library) {
    let folder = tempfile::tempdir().unwrap();
    let file = |path: &str| folder.path().join("content").join(path);
    std::fs::create_dir_all(file("cases")).unwrap();
    std::fs::create_dir_all(file("data")).unwrap();
    let country = "[[country]]\niso3 = \"TGO\"\niso2 = \"TG\"\nnames = { en = \"Togo\" }\n";
    let french =
        "+++\ntitle = \"secret en français\"\nsummary = \"s\"\n+++\n\n## Contexte\n\nTexte.\n";
    for (path, text) in [
        ("library.toml", ""),
        ("data/countries.toml", country),
        ("cases/tgo-sound.md", &case("sound", "published")),
        ("cases/tgo-hidden.md", &case("secret", "draft")),
        ("cases/tgo-hidden.fr.md", french),
    ] {
        std::fs::write(file(path), text).unwrap();
    }
    let library = Library::open(Options {
        library: Some(folder.path().to_owned()),
        ..Options::default()
    });
    (folder, library.unwrap())
}

fn case(title: &str, status: &str) -> String {
    format!(
        "+++\ntitle = \"{title}\"\nsummary = \"A payment.\"\nstatus = \"{status}\"\ncountries = [\"TGO\"]\n\
         outcome = \"success\"\nperiod = {{ start = 2020 }}\n[[lessons]]\ntext = \"Learned from the {title}.\"\n\
         source = \"a\"\n+++\n\n## Context\n\nText.\n"
    )
}

fn hearers(language: &Language) -> Hearers<'_> {
    Hearers {
        language,
        today: PartialDate::of_year(2026),
    }
}

#[test]
fn no_draft_and_no_translation_of_one_is_among_the_slides_of_views_searches_and_comparisons() {
    let (_folder, library) = with_a_draft();
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let mut all: Vec<Presented> = atlas::View::ALL
        .map(|view| Presented::Atlas(view, String::new()))
        .into();
    all.push(Presented::Records(names(&["country/tgo", "view:lessons"])));
    all.push(Presented::Query("payment".to_owned()));
    all.push(Presented::Comparison(names(&["tgo-sound", "tgo-hidden"])));
    all.push(Presented::Records(names(&["tgo-sound", "tgo-hidden"])));
    for tag in ["en", "fr"] {
        let language = Language::parse(tag).unwrap();
        let mut told = String::new();
        for what in &all {
            let talk = library.talk(what, hearers(&language)).unwrap().talk;
            let talk = format!("{talk:?}");
            assert!(!talk.contains("secret"), "{what:?}: {talk}");
            assert!(!talk.contains("(2)"), "counted: {what:?}: {talk}");
            told.push_str(&talk);
        }
        assert!(told.contains("Learned from the sound."), "{told}");
        let hidden = Presented::Records(names(&["tgo-hidden"]));
        let refused = library.talk(&hidden, hearers(&language));
        assert!(matches!(refused, Err(LibraryError::Draft { .. })));
    }
}

#[test]
fn what_is_a_draft_no_more_is_told_at_once_and_the_other_way_round() {
    let (folder, library) = with_a_draft();
    let english = Language::english();
    let lessons = Presented::Atlas(atlas::View::Lessons, String::new());
    let told = || format!("{:?}", library.talk(&lessons, hearers(&english)).unwrap());
    let file = folder.path().join("content/cases/tgo-hidden.md");
    assert!(!told().contains("secret"));
    for (title, status, is_told) in [
        ("secret", "published", true),
        ("secret again", "draft", false),
        ("secret at last", "review", true),
    ] {
        std::fs::write(&file, case(title, status)).unwrap();
        assert_eq!(told().contains(title), is_told, "{title}");
    }
}
