//! `export` from outside: what is written, in which form, to which file, and what is said where it cannot be.

use std::process::Command;

use crate::kit::{Base, CASE};

#[test]
fn a_record_is_a_page_of_its_own() {
    let base = Base::new();
    let html = base.run(&["export", "tgo"]).ended(0).out;
    assert!(
        html.starts_with("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">"),
        "{html}"
    );
    assert!(
        html.contains("<title>Novissi: emergency cash by phone</title>"),
        "{html}"
    );
    assert!(html.contains("default-src &#39;none&#39;"), "{html}");
    let text = base.run(&["export", "tgo", "--to", "md"]).ended(0).out;
    assert!(
        text.starts_with("# Novissi: emergency cash by phone\n"),
        "{text}"
    );
    assert!(text.contains("[^1]: "), "{text}");
}

#[test]
fn the_ending_of_a_name_says_the_form_and_nothing_is_overwritten_unasked() {
    let base = Base::new();
    let file = base.path().join("a.html");
    let name = file.to_str().unwrap();
    let run = base.run(&["export", "tgo", "--out", name]).ended(0);
    assert!(
        run.out.is_empty() && run.talk.contains("written: "),
        "{run:?}"
    );
    let first = std::fs::read_to_string(&file).unwrap();
    assert!(first.starts_with("<!DOCTYPE html>"));
    let again = base.run(&["export", "lao-kenya", "--out", name]).ended(2);
    assert!(
        again.talk.contains("is there already") && again.talk.contains("--force"),
        "{again:?}"
    );
    assert_eq!(std::fs::read_to_string(&file).unwrap(), first);
    base.run(&["export", "lao-kenya", "--out", name, "--force"])
        .ended(0);
    assert_ne!(std::fs::read_to_string(&file).unwrap(), first);
    let run = base.run(&["export", "tgo", "--out", "a.txt"]).ended(2);
    assert!(run.talk.contains(".html, .md, .json or .csv"), "{run:?}");
    base.run(&["export", "tgo", "--out", "/nowhere/a.html"])
        .ended(2);
}

#[test]
fn records_and_what_a_query_finds_go_to_programs_and_spreadsheets() {
    let base = Base::new();
    base.write(
        "cases/ken-formula.md",
        CASE.replace("Novissi: emergency cash by phone", "=1+1"),
    );
    let run = base
        .run(&["export", "tgo", "lao-kenya", "--to", "json"])
        .ended(0);
    let json = run.json();
    assert_eq!(json["total"], 2);
    let shown = base
        .run(&["show", "tgo", "--format", "json"])
        .ended(0)
        .json();
    assert_eq!(json["records"][0], shown["record"]);
    let listed = base
        .run(&["export", "--query", "kind:case", "--to", "json"])
        .ended(0)
        .json();
    assert_eq!(
        (listed["total"].as_u64(), listed["query"].as_str()),
        (Some(2), Some("kind:case"))
    );
    let rows = base
        .run(&["export", "--query", "kind:case", "--to", "csv"])
        .ended(0)
        .out;
    assert!(rows.starts_with("id,kind,lang,title,"), "{rows}");
    assert!(rows.contains("ken-formula,case,en,'=1+1,"), "{rows}");
    let page = base.run(&["export", "--query", "kind:case"]).ended(0).out;
    assert!(
        page.contains("<h2>=1+1</h2>") && page.contains("Records found by: kind:case"),
        "{page}"
    );
}

#[test]
fn several_records_and_pages_are_one_file() {
    let base = Base::new();
    let html = base
        .run(&["export", "tgo", "lao-kenya", "country/tgo"])
        .ended(0)
        .out;
    assert_eq!(html.matches("<article ").count(), 3, "{html}");
    assert_eq!(html.matches("<h1>").count(), 1, "{html}");
    assert!(html.contains("Country card"), "{html}");
    let two = ["export", "country/tgo", "tgo-novissi", "--to", "csv"];
    let run = base.run(&two).ended(2);
    assert!(run.talk.contains("--query"), "{run:?}");
}

/// What can be written: words for the command line, another command that writes the same, and what every form holds.
type Row = (
    &'static [&'static str],
    &'static [&'static str],
    &'static str,
);

/// The rows of the matrix, in the order of issue and README.
const MATRIX: [Row; 9] = [
    (&["tgo-novissi"], &[], "Novissi: emergency cash by phone"),
    (
        &["tgo-novissi", "lao-kenya", "--compare"],
        &["compare", "tgo-novissi", "lao-kenya"],
        "819,972|819972",
    ),
    (
        &["--query", "kind:case"],
        &[],
        "Novissi: emergency cash by phone",
    ),
    (
        &["country/tgo"],
        &["country", "togo"],
        "Novissi: emergency cash by phone",
    ),
    (
        &["report/mine"],
        &["workbench", "--answers", "mine"],
        "Equality of treatment",
    ),
    (
        &["view:lessons"],
        &["atlas", "lessons"],
        "Pay first and verify later.",
    ),
    (&["crisis"], &[], "Paying people in a crisis"),
    (&["an-hour"], &[], "Which is faster?"),
    (
        &["ratifications/c102"],
        &["standard", "c102", "--ratifications"],
        "2013-06-07",
    ),
];

#[test]
fn every_kind_is_written_in_every_form() {
    let base = Base::new();
    for (path, text) in [
        ("modules/crisis.md", include_str!("fixtures/module.md")),
        ("agendas/an-hour.md", include_str!("fixtures/agenda.md")),
        ("standards/c102.md", include_str!("fixtures/c102.md")),
        ("data/c102.toml", include_str!("fixtures/c102.toml")),
        (
            "data/ratifications.toml",
            include_str!("fixtures/ratifications.toml"),
        ),
    ] {
        base.write(path, text);
    }
    let answers = ["--plain", "workbench", "--save", "mine"];
    base.feed(&answers, "lao\n2020\nend\n").ended(1);
    for (named, other, held) in MATRIX {
        for form in ["html", "md", "csv", "json"] {
            let words = [&["export"], named, &["--to", form]].concat();
            let run = base.run(&words).ended(0);
            assert!(run.talk.is_empty(), "{words:?}: {run:?}");
            let read = read(&run.out, form);
            let is_held = held.split('|').any(|held| read.contains(held));
            assert!(is_held, "{words:?}: {read}");
            // A document of the workbench names its records by their ids, a page links them.
            if other.is_empty() || (other[0] == "workbench" && form == "md") {
                continue;
            }
            let other = [other, &["--format", form]].concat();
            let same = base.run(&other);
            assert_eq!(same.out, run.out, "{other:?}");
        }
    }
    let run = base.run(&["export", "report/yours"]).ended(2);
    assert!(run.talk.contains("workbench --saved"), "{run:?}");
    for line in [
        &["--room", "export", "report/mine"][..],
        &["--room", "workbench", "--answers", "mine"],
        &["--room", "workbench", "--saved"],
    ] {
        let run = base.run(line).ended(2);
        assert!(
            run.out.is_empty() && run.talk.contains("nothing of your own"),
            "{run:?}"
        );
    }
    let run = base.run(&["export", "view:moon"]).ended(2);
    assert!(run.talk.contains("view:matrix"), "{run:?}");
    base.run(&["export", "tgo-novissi", "--compare"]).ended(2);
    base.run(&["export", "--query", "x", "--compare"]).ended(2);
}

/// Returns the text of a file, read as those for whom it is made read it.
fn read(text: &str, form: &str) -> String {
    match form {
        "csv" => {
            let mut rows = csv::Reader::from_reader(text.as_bytes());
            let rows = rows
                .records()
                .map(|row| row.unwrap().iter().collect::<Vec<_>>().join("\n"));
            rows.collect::<Vec<_>>().join("\n")
        }
        "json" => {
            let value: serde_json::Value = serde_json::from_str(text).unwrap();
            assert_eq!(value["schema"], 1);
            value.to_string()
        }
        "md" => {
            let sections = casebook::content::parse_document(text, 0).sections();
            let texts = sections.iter().flat_map(|one| [&*one.heading, &*one.text]);
            texts.collect::<Vec<&str>>().join("\n")
        }
        _ => {
            assert!(text.starts_with("<!DOCTYPE html>") && text.ends_with("</html>\n"));
            text.to_owned()
        }
    }
}

#[test]
fn what_is_not_there_is_said() {
    let base = Base::new();
    let run = base.run(&["export", "nowhere"]).ended(1);
    assert!(
        run.out.is_empty() && run.talk.contains("no record is called `nowhere`"),
        "{run:?}"
    );
    let run = base.run(&["export", "--query", "zzzz"]).ended(1);
    assert!(
        run.out.is_empty() && run.talk.contains("nothing found"),
        "{run:?}"
    );
    base.run(&["export"]).ended(2);
    base.run(&["export", "tgo", "--query", "x"]).ended(2);
    base.run(&["export", "tgo", "--force"]).ended(2);
}

#[test]
fn other_commands_write_pages_as_well() {
    let base = Base::new();
    for line in [
        &["country", "togo", "--format", "html"][..],
        &["compare", "tgo", "lao-kenya", "--format", "html"],
        &["atlas", "matrix", "--format", "html"],
        &["atlas", "timeline", "--format", "html"],
    ] {
        let html = base.run(line).ended(0).out;
        assert!(
            html.starts_with("<!DOCTYPE html>") && html.ends_with("</html>\n"),
            "{line:?}: {html}"
        );
    }
    let text = base
        .run(&["country", "togo", "--format", "md"])
        .ended(0)
        .out;
    assert!(text.starts_with("# Togo (TGO)\n"), "{text}");
    let run = base.run(&["standard", "--format", "html"]).ended(2);
    assert!(run.talk.contains("standard c102 --format html"), "{run:?}");
}

#[test]
fn a_site_is_a_folder_of_pages() {
    let base = Base::new();
    let folder = base.path().join("site");
    let words = ["export", "--site", folder.to_str().unwrap()];
    let run = base.run(&words).ended(0);
    assert!(
        run.out.is_empty() && run.talk.contains("index.html"),
        "{run:?}"
    );
    let index = std::fs::read_to_string(folder.join("index.html")).unwrap();
    assert!(index.contains("id=\"query\""), "{index}");
    let case = std::fs::read_to_string(folder.join("cases/tgo-novissi.html")).unwrap();
    assert!(
        case.contains("href=\"../projects/lao-kenya.html\""),
        "{case}"
    );
    base.run(&words).ended(0);
    let other = base.path().join("mine");
    std::fs::create_dir(&other).unwrap();
    std::fs::write(other.join("a.txt"), "mine").unwrap();
    let words = ["export", "--site", other.to_str().unwrap()];
    let run = base.run(&words).ended(2);
    assert!(
        run.talk.contains("is not empty") && run.talk.contains("--force"),
        "{run:?}"
    );
    base.run(&[&words[..], &["--force"]].concat()).ended(0);
    assert!(other.join("a.txt").exists());
    base.run(&["export", "tgo", "--site", "x"]).ended(2);
    base.run(&["export", "--site", "x", "--to", "html"])
        .ended(2);
}

/// Returns the browser that prints without a screen, where there is one.
fn browser() -> Option<&'static str> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let is_there = |name: &&str| Command::new(name).arg("--version").output().is_ok();
    names.into_iter().find(is_there)
}

#[test]
fn a_short_case_is_one_sheet_where_a_browser_can_tell() {
    let Some(browser) = browser() else { return };
    let base = Base::new();
    let (page, sheet) = (base.path().join("a.html"), base.path().join("a.pdf"));
    base.run(&["export", "tgo", "--out", page.to_str().unwrap()])
        .ended(0);
    let printed = Command::new(browser)
        .args([
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
        ])
        .arg(format!(
            "--user-data-dir={}",
            base.path().join("browser").display()
        ))
        .arg(format!("--print-to-pdf={}", sheet.display()))
        .arg(format!("file://{}", page.display()))
        .output();
    // A browser that cannot start here tells nothing of the page.
    let (Ok(_), Ok(bytes)) = (printed, std::fs::read(&sheet)) else {
        return;
    };
    let text = String::from_utf8_lossy(&bytes);
    let sheets = text.matches("/Type /Page\n").count() + text.matches("/Type /Page ").count();
    assert_eq!(sheets, 1);
}

/// Records of every kind that names others, with the field that names them; `ken-zebra` is a draft, `tgo-novissi` is not.
const NAMING: [(&str, &str); 6] = [
    (
        "projects/naming.md",
        "related = NAMES\ncases = NAMES\n[[standards]]\nstandard = \"ken-zebra\"\nrelation = \"supports\"",
    ),
    (
        "cases/naming-case.md",
        "related = NAMES\n[[standards]]\nstandard = \"ken-zebra\"\nrelation = \"gap\"",
    ),
    (
        "modules/naming-module.md",
        "uses = NAMES\nprerequisites = NAMES",
    ),
    ("worksheets/naming-sheet.md", "uses = NAMES"),
    (
        "terms/naming-term.md",
        "broader = NAMES\nnot_same_as = NAMES\nstandards = NAMES",
    ),
    (
        "agendas/naming-agenda.md",
        "uses = NAMES\n[[steps]]\nminutes = 5\ntitle = \"Both\"\nmode = \"present\"\nshow = NAMES\n\
         [[steps]]\nminutes = 5\ntitle = \"One\"\nmode = \"present\"\nshow = \"ken-zebra\"",
    ),
];

#[test]
fn in_front_of_a_room_no_record_names_a_draft() {
    let base = Base::new();
    base.write(
        "cases/ken-zebra.md",
        CASE.replace("outcome =", "status = \"draft\"\noutcome ="),
    );
    for (path, fields) in NAMING {
        let fields = fields.replace("NAMES", "[\"ken-zebra\", \"tgo-novissi\"]");
        let text = format!(
            "+++\ntitle = \"Naming\"\nsummary = \"It names.\"\n{fields}\n+++\n\n## Context\n\nIt is told \
             [elsewhere](../cases/ken-zebra.md) and [outside](https://example.org/zebra).\n"
        );
        base.write(path, text);
        let path = base.content(path);
        let slug = path.file_stem().unwrap().to_str().unwrap();
        let mut ways = vec![vec!["show", slug], vec!["show", slug, "--format", "json"]];
        ways.extend(["html", "md", "csv", "json"].map(|form| vec!["export", slug, "--to", form]));
        if slug == "naming-agenda" {
            ways.push(vec!["agenda", slug]);
            ways.push(vec!["agenda", slug, "--format", "json"]);
        }
        let mut named = 0;
        for way in ways {
            let told = base.run(&way).ended(0).out;
            named += usize::from(told.contains("zebra"));
            let seen = base.run(&[&["--room"], &way[..]].concat()).ended(0).out;
            let seen = seen.replace("https://example.org/zebra", "outside");
            assert!(!seen.contains("zebra"), "{way:?}: {seen}");
            let is_json = way.contains(&"json");
            assert!(!is_json || seen.contains("tgo-novissi"), "{way:?}: {seen}");
        }
        assert!(named > 2, "{slug} shows the draft to who may see it");
    }
}
