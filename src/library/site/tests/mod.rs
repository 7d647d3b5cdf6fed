mod asked;
mod forms;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::OnceLock;

use super::*;
use crate::export::trial;
use crate::library::Options;

const TODAY: PartialDate = PartialDate {
    year: 2026,
    month: None,
    day: None,
};

fn library(folder: &Path, files: &[(&str, &str)]) -> Library {
    let content = folder.join("content");
    for (path, text) in files {
        let file = content.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    Library::open(Options {
        library: Some(folder.to_owned()),
        ..Options::default()
    })
    .unwrap()
}

const CASE: &str = "+++\ntitle = \"A case\"\nsummary = \"Of pensions.\"\ncountries = [\"TGO\"]\ntopics = [\"pay\"]\n\
                    [[sources]]\nkey = \"one\"\ntitle = \"One\"\npublisher = \"P\"\ndate = 2021\nurl = \"https://example.org/\"\n+++\n\n\
                    ## Context\n\nSee [b](b.md#results-there), [gone](gone.md), [here](#context).[^one]\n";
const OTHER: &str = "+++\ntitle = \"B\"\nsummary = \"s\"\n+++\n\n## Results there\n\nWords.\n";
const FRENCH: &str = "+++\ntitle = \"Un cas\"\nsummary = \"s\"\ntranslation = { of = 2021, by = \"x\" }\n+++\n\n## Contexte\n\nVoir [b](b.md#results-there).\n";

fn small(folder: &Path) -> Library {
    library(
        folder,
        &[
            ("library.toml", "[library]\nname = \"L\"\n"),
            ("cases/a.md", CASE),
            ("cases/a.fr.md", FRENCH),
            ("cases/b.md", OTHER),
            (
                "cases/d.md",
                &OTHER.replace("summary", "status = \"draft\"\nsummary"),
            ),
        ],
    )
}

fn is_page(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| ending == "html")
}

/// Reads every page of a site, and says what is wrong: with a page, or with a way between pages.
fn faults(files: &[SiteFile]) -> Vec<String> {
    let mut faults = Vec::new();
    let pages = files.iter().filter(|(path, _)| is_page(path));
    let proofs: BTreeMap<&str, trial::Proof> = pages
        .map(|(path, text)| (path.as_str(), trial::read_of_site(text)))
        .collect();
    let names: BTreeSet<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    for (path, proof) in &proofs {
        faults.extend(proof.faults.iter().map(|fault| format!("{path}: {fault}")));
        let folder = path.split_once('/').map_or("", |(folder, _)| folder);
        for way in &proof.ways {
            let (to, place) = way.split_once('#').unwrap_or((way, ""));
            let to = match to.strip_prefix(UP) {
                Some(rest) if !folder.is_empty() => rest.to_owned(),
                Some(_) => to.to_owned(),
                None if folder.is_empty() => to.to_owned(),
                None => format!("{folder}/{to}"),
            };
            let is_place = || proofs.get(&*to).is_some_and(|to| to.ids.contains(place));
            if !names.contains(&*to) || !(place.is_empty() || is_place()) {
                faults.push(format!("{path} leads to {way}"));
            }
        }
    }
    faults
}

fn page<'a>(files: &'a [SiteFile], path: &str) -> &'a str {
    let found = files.iter().find(|(known, _)| known == path);
    found.map_or_else(|| panic!("no {path}"), |(_, text)| text)
}

#[test]
fn pages_lead_to_each_other_in_the_language_that_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let files = small(folder.path()).site(TODAY).unwrap();
    assert_eq!(faults(&files), Vec::<String>::new());
    let case = page(&files, "cases/a.html");
    assert!(
        case.contains("href=\"../cases/b.html#results-there\""),
        "{case}"
    );
    assert!(case.contains("href=\"../cases/a.fr.html\""), "{case}");
    assert!(case.contains("href=\"../country/tgo.html\""), "{case}");
    assert!(!case.contains("gone.md"), "{case}");
    let french = page(&files, "cases/a.fr.html");
    assert!(french.contains("<html lang=\"fr\""), "{french}");
    assert!(french.contains("aria-current=\"page\""), "{french}");
    let list = page(&files, "kind/case.html");
    assert!(
        list.contains("Cases (2)") && list.contains("2 records"),
        "{list}"
    );
    assert!(list.contains("href=\"../cases/a.fr.html\""), "{list}");
    assert!(
        files.iter().all(|(path, _)| path != "cases/d.html"),
        "a draft"
    );
}

#[test]
fn only_the_page_one_begins_at_has_a_script() {
    let folder = tempfile::tempdir().unwrap();
    let files = small(folder.path()).site(TODAY).unwrap();
    for (path, text) in files.iter().filter(|(path, _)| is_page(path)) {
        assert_eq!(text.contains("<script"), path == site::INDEX, "{path}");
        assert_eq!(text.contains("script-src"), path == site::INDEX, "{path}");
        assert!(text.contains("default-src &#39;none&#39;"), "{path}");
        assert!(!text.contains("unsafe"), "{path}");
    }
}

/// Returns the site of the built-in library, which takes a while to make.
fn built_in() -> &'static [SiteFile] {
    static FILES: OnceLock<Vec<SiteFile>> = OnceLock::new();
    FILES.get_or_init(|| {
        let library = Library::open(Options::default()).unwrap();
        library.site(TODAY).unwrap()
    })
}

#[test]
fn the_built_in_library_is_a_whole_site() {
    let files = built_in();
    assert_eq!(faults(files), Vec::<String>::new());
    let data = files.iter().filter(|(path, _)| path.starts_with("search/"));
    let data: usize = data.map(|(_, text)| text.len()).sum();
    assert!(data < 2_000_000, "{data}");
    for (path, text) in files {
        let is_small = !path.starts_with("search/") || text.len() < 640_000;
        assert!(is_small, "{path}: {}", text.len());
    }
    let library = Library::open(Options::default()).unwrap();
    library.settle().unwrap();
    let listed = library.index().by_prefix("", usize::MAX);
    let versions: usize = listed
        .iter()
        .map(|one| library.index().versions(&one.id).len())
        .sum();
    let folders = Kind::ALL.map(Kind::folder);
    let pages = files.iter().filter(|(path, _)| {
        path.split_once('/')
            .is_some_and(|(folder, _)| folders.contains(&folder))
    });
    assert_eq!(pages.count(), versions);
    assert!(page(files, "cases/tgo-novissi.html").contains("Novissi"));
}

#[test]
fn whatever_the_content_says_is_text() {
    let folder = tempfile::tempdir().unwrap();
    let hostile = "<script>alert(1)</script>\\\" onload='x' \\u001b[31m \\u202e</title><!-- ]]> \\u2028 javascript:x";
    let case = format!(
        "+++\ntitle = \"{hostile}\"\nsummary = \"{hostile}\"\ncountries = [\"../../x\", \"{hostile}\"]\n\
         topics = [\"<b>\", \"..\", \"con\"]\nkeywords = [\"{hostile}\"]\n+++\n\n## <b>x</b> &#27;\n\n<img src=x onerror=y> [a](b.md#%22%3E)\n"
    );
    let term = format!(
        "+++\ntitle = \"{hostile}\"\n[labels]\nen = \"{hostile}\"\n\"<b>\" = \"x\"\nlo = \"ບຳນານ\"\n+++\n\nWords.\n"
    );
    let library = library(
        folder.path(),
        &[
            (
                "library.toml",
                &format!(
                    "[library]\nname = \"{hostile}\"\nlicence = \"{hostile}\"\ndescription = \"{hostile}\"\n"
                ),
            ),
            ("cases/a.md", &case),
            ("cases/b.md", OTHER),
            ("cases/nul.md", OTHER),
            ("terms/t.md", &term),
        ],
    );
    let files = library.site(TODAY).unwrap();
    assert_eq!(faults(&files), Vec::<String>::new());
    for (path, text) in &files {
        let mut parts = path.split('/');
        let sound = |part: &str| {
            let mut signs = part.chars();
            !part.starts_with('.')
                && signs.all(|sign| sign.is_ascii_alphanumeric() || "-.".contains(sign))
        };
        assert!(parts.all(sound) && path != "cases/nul.html", "{path}");
        if path.starts_with("search/") && path != site::SCRIPT_FILE {
            assert!(!text.contains('<'), "{path}");
            let bad =
                |sign: char| sign.is_control() && sign != '\n' || "\u{2028}\u{202e}".contains(sign);
            assert!(!text.contains(bad), "{path}");
            assert_eq!(text.lines().count(), 1, "{path}");
        }
    }
}

fn list(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() {
            found.extend(
                list(&entry.path())
                    .into_iter()
                    .map(|inner| format!("{name}/{inner}")),
            );
        } else {
            found.insert(name);
        }
    }
    found
}

#[test]
fn a_site_is_written_over_itself_and_over_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let library = small(folder.path());
    let site = folder.path().join("out/site");
    let first = library.write_site(&site, false, TODAY).unwrap();
    assert_eq!(first.removed, 0);
    let before = list(&site);
    assert_eq!(before.len(), first.files + 1);
    // Someone's own files, and a page that someone changed.
    fs::write(site.join("cases/own.txt"), "own").unwrap();
    fs::write(site.join("cases/b.html"), "changed").unwrap();
    fs::remove_file(folder.path().join("content/cases/b.md")).unwrap();
    fs::remove_file(folder.path().join("content/cases/a.fr.md")).unwrap();
    let second = library.write_site(&site, false, TODAY).unwrap();
    let after = list(&site);
    assert!(second.removed >= 1);
    assert!(after.contains("cases/own.txt") && after.contains("cases/b.html"));
    assert!(!after.contains("cases/a.fr.html"));
    assert_eq!(
        fs::read_to_string(site.join("cases/b.html")).unwrap(),
        "changed"
    );
    // What is written again in the place of a file that is not of the site is refused.
    fs::write(folder.path().join("content/cases/b.md"), OTHER).unwrap();
    let refused = library.write_site(&site, false, TODAY);
    assert!(
        matches!(refused, Err(LibraryError::FileThere { .. })),
        "{refused:?}"
    );
    library.write_site(&site, true, TODAY).unwrap();
    assert_ne!(
        fs::read_to_string(site.join("cases/b.html")).unwrap(),
        "changed"
    );
    assert!(list(&site).contains("cases/own.txt"));
}

#[test]
fn a_folder_with_other_files_is_left_alone_unless_forced() {
    let folder = tempfile::tempdir().unwrap();
    let library = small(folder.path());
    let site = folder.path().join("mine");
    fs::create_dir(&site).unwrap();
    fs::write(site.join("index.html"), "mine").unwrap();
    fs::write(site.join("notes.txt"), "mine").unwrap();
    let refused = library.write_site(&site, false, TODAY);
    assert!(
        matches!(refused, Err(LibraryError::NoSite { .. })),
        "{refused:?}"
    );
    assert_eq!(list(&site).len(), 2);
    library.write_site(&site, true, TODAY).unwrap();
    assert_ne!(fs::read_to_string(site.join("index.html")).unwrap(), "mine");
    assert_eq!(fs::read_to_string(site.join("notes.txt")).unwrap(), "mine");
}

#[test]
fn a_foreign_mark_takes_nothing_away() {
    let folder = tempfile::tempdir().unwrap();
    let library = small(folder.path());
    let site = folder.path().join("site");
    fs::create_dir(&site).unwrap();
    let outside = folder.path().join("outside.html");
    fs::write(&outside, "mine").unwrap();
    let hash = format!("{:032x}", crate::content::hash(b"mine"));
    let mark = format!(
        "casebook site 1\n{hash} ../outside.html\n{hash} {}\n",
        outside.display()
    );
    fs::write(site.join(".casebook-site"), mark).unwrap();
    let written = library.write_site(&site, false, TODAY).unwrap();
    assert_eq!((written.removed, outside.exists()), (0, true));
}

#[cfg(unix)]
#[test]
fn links_in_the_folder_are_not_followed() {
    use std::os::unix::fs::symlink;

    let folder = tempfile::tempdir().unwrap();
    let library = small(folder.path());
    let (site, elsewhere) = (folder.path().join("site"), folder.path().join("elsewhere"));
    fs::create_dir_all(&elsewhere).unwrap();
    fs::create_dir(&site).unwrap();
    let mine = elsewhere.join("mine.html");
    fs::write(&mine, "mine").unwrap();
    symlink(&mine, site.join("index.html")).unwrap();
    library.write_site(&site, true, TODAY).unwrap();
    assert_eq!(fs::read_to_string(&mine).unwrap(), "mine");
    fs::remove_dir_all(site.join("cases")).unwrap();
    symlink(&elsewhere, site.join("cases")).unwrap();
    assert!(matches!(
        library.write_site(&site, true, TODAY),
        Err(LibraryError::Export { .. })
    ));
    assert_eq!(list(&elsewhere).len(), 1);
}

#[test]
fn a_site_is_the_same_each_time() {
    let folder = tempfile::tempdir().unwrap();
    let library = small(folder.path());
    assert_eq!(library.site(TODAY).unwrap(), library.site(TODAY).unwrap());
}

const COUNTRIES: &str = "[[country]]\niso3 = \"TGO\"\nregion = \"africa\"\nnames = { en = \"Togo\", zh = \"多哥\", lo = \"ໂຕໂກ\" }\n\n\
                         [[country]]\niso3 = \"LAO\"\nregion = \"asia\"\nnames = { en = \"Lao <PDR>\", zh = \"老挝\" }\n";

#[test]
fn countries_have_their_cards_and_the_atlas_its_views() {
    let folder = tempfile::tempdir().unwrap();
    let draft = CASE
        .replace("A case", "Hidden")
        .replace("summary", "status = \"draft\"\nsummary");
    let of = [
        ("library.toml", "[library]\nname = \"L\"\n"),
        ("data/countries.toml", COUNTRIES),
        ("cases/a.md", CASE),
        ("cases/b.md", OTHER),
        ("cases/d.md", &draft),
    ];
    let files = library(folder.path(), &of).site(TODAY).unwrap();
    assert_eq!(faults(&files), Vec::<String>::new());
    let card = page(&files, "country/tgo.html");
    assert!(card.contains("<h1>Togo (TGO)</h1>"), "{card}");
    assert!(card.contains("href=\"../cases/a.html\""), "{card}");
    assert!(!card.contains("casebook new"), "{card}");
    let empty = page(&files, "country/lao.html");
    assert!(
        empty.contains("Lao &lt;PDR&gt;") && empty.contains("has no case"),
        "{empty}"
    );
    let all = page(&files, "countries.html");
    for words in [
        "1 with records",
        "1 without a record",
        "href=\"country/lao.html\"",
    ] {
        assert!(all.contains(words), "{words}: {all}");
    }
    for view in atlas_names() {
        let text = page(&files, &format!("atlas/{view}.html"));
        assert!(text.contains(&format!("<h1>Atlas: {view}</h1>")), "{text}");
        let index = page(&files, "index.html");
        assert!(index.contains(&format!("href=\"atlas/{view}.html\"")));
    }
    let map = page(&files, "atlas/map.html");
    assert!(map.contains("<svg") && map.contains("Togo"), "{map}");
    assert!(page(&files, "cases/a.html").contains("href=\"../atlas.html\""));
    assert!(
        files.iter().all(|(_, text)| !text.contains("Hidden")),
        "a draft"
    );
}

fn atlas_names() -> impl Iterator<Item = &'static str> {
    crate::atlas::View::ALL
        .into_iter()
        .map(crate::atlas::View::name)
}
