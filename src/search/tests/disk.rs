//! Generations on disk: written once, verified, rebuilt, shared.

use std::fs;

use super::{Kit, Made, files, request, slugs};
use crate::search::answer::answer;
use crate::search::generation::Store;
use crate::search::{Index, Place};

fn library() -> Kit {
    let kit = Kit::new().on_disk();
    for (slug, title) in [
        ("a", "Pensions"),
        ("b", "Health cards"),
        ("c", "Cash by phone"),
    ] {
        kit.write(&format!("cases/{slug}.md"), &Made::titled(title).text());
    }
    kit
}

fn found(kit: &Kit, index: &Index, text: &str) -> Vec<String> {
    let tables = std::sync::Arc::new(kit.tables());
    slugs(&index.search(&request(text), &|| tables.clone()).unwrap())
}

#[test]
fn writes_nothing_when_nothing_changed() {
    let kit = library();
    let report = kit.sync();
    assert_eq!((report.added, report.written), (3, true));
    let before = files(&kit.place());
    let report = kit.sync();
    assert_eq!(
        (report.added, report.unchanged, report.written),
        (0, 3, false)
    );
    assert_eq!(files(&kit.place()), before);
    assert!(kit.index.is_current(&kit.root()));
    assert_eq!(kit.index.status().generation, Some(1));
}

#[test]
fn many_files_read_on_two_threads_give_the_same_answers_each_time() {
    let kit = library();
    for number in 0..60 {
        let made = Made::titled(&format!("Bicycles {number} shared"));
        kit.write(&format!("projects/p{number:02}.md"), &made.text());
    }
    let mut seen = Vec::new();
    let mut progress = |done: usize, of: usize| seen.push((done, of));
    let (root, tables) = (kit.root(), kit.tables());
    let report = kit.index.sync(&root, &tables, true, &mut progress);
    assert_eq!(report.unwrap().added, 63);
    assert_eq!(
        (seen.first(), seen.last()),
        (Some(&(0, 63)), Some(&(63, 63)))
    );
    let segments = kit.index.status().segments;
    assert!(
        (1..=2).contains(&segments),
        "{segments}: no thread waits for the other"
    );
    let first = kit.slugs("bicycles");
    assert_eq!(first.len(), 60);
    for number in [0, 29, 30, 59] {
        let title = format!("Bicycles {number} shared");
        assert_eq!(kit.slugs(&title).first(), Some(&format!("p{number:02}")));
    }
    kit.sync_of(&kit.index, true);
    assert_eq!(kit.slugs("bicycles"), first);
    assert_eq!(found(&kit, &kit.open(), "bicycles"), first);
}

#[test]
fn takes_up_what_was_added_changed_and_removed() {
    let kit = library();
    kit.sync();
    kit.write("cases/a.md", &Made::titled("Bicycles").text());
    kit.write("cases/d.md", &Made::titled("Drones").text());
    kit.remove("cases/b.md");
    assert!(!kit.index.is_current(&kit.root()));
    let report = kit.sync();
    assert_eq!(
        (
            report.added,
            report.changed,
            report.removed,
            report.unchanged
        ),
        (1, 1, 1, 1)
    );
    assert_eq!(kit.slugs(""), ["a", "c", "d"]);
    assert_eq!(kit.slugs("bicycles"), ["a"]);
    assert_eq!(kit.ask("pensions").total + kit.ask("health").total, 0);
    let fresh = kit.open();
    assert_eq!(found(&kit, &fresh, "drones"), ["d"]);
    assert_eq!(found(&kit, &fresh, ""), ["a", "c", "d"]);
}

#[test]
fn keeps_the_words_of_each_shard_beside_it() {
    let kit = library();
    kit.sync();
    let words = |small: u64| {
        let generation = Store::new(kit.place()).with_small(small).load().unwrap();
        let vocabulary = generation.vocabulary().unwrap();
        let begun: Vec<String> = vocabulary
            .beginning("p")
            .map(|(word, _)| word.to_owned())
            .collect();
        (
            begun,
            ["phone", "pensions", "nothing"].map(|word| vocabulary.count(word)),
        )
    };
    let begun = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    for small in [u64::MAX, 0] {
        assert_eq!(words(small), (begun(&["pensions", "phone"]), [1, 1, 6]));
    }
    for turn in 0..12 {
        let made = Made::titled(&format!("Pens {turn} 养老金"));
        kit.write("cases/a.md", &made.text());
        kit.sync();
    }
    // What was replaced counts until its shard is written anew.
    assert_eq!(words(0).1, [1, 1, 8]);
    assert_eq!(words(0).0, begun(&["pens", "pensions", "phone"]));
}

#[test]
fn leaves_one_small_shard_of_a_record_that_is_changed_again_and_again() {
    let kit = library();
    kit.sync();
    for turn in 0..12 {
        let made = Made::titled(&format!("Pensions {turn}"));
        kit.write("cases/a.md", &made.text()).sync();
        assert_eq!(kit.slugs(&format!("pensions {turn}")), ["a"]);
        assert_eq!(kit.index.status().segments, 2);
    }
}

#[test]
fn answers_the_same_after_many_small_changes_as_after_one_build() {
    let kit = library();
    kit.sync();
    for turn in 0..12 {
        kit.write(
            "cases/a.md",
            &Made::titled(&format!("Pensions {turn}")).text(),
        );
        kit.write(
            &format!("cases/n{turn}.md"),
            &Made::titled(&format!("Number {turn}")).text(),
        );
        kit.sync();
    }
    assert!(kit.index.status().segments <= 8);
    for text in ["", "pensions", "number", "pensions 11", "number -11"] {
        let grown = kit.slugs(text);
        let whole = Index::open(Place::Memory);
        kit.sync_of(&whole, true);
        let mut whole = found(&kit, &whole, text);
        let mut sorted = grown.clone();
        whole.sort();
        sorted.sort();
        assert_eq!(sorted, whole, "{text}");
    }
    let generations = fs::read_dir(kit.place()).unwrap().flatten();
    let generations =
        generations.filter(|item| item.file_name().to_string_lossy().starts_with("gen-"));
    assert_eq!(
        generations.count(),
        2,
        "the one in force and the one before"
    );
}

#[test]
fn sets_aside_what_cannot_be_read_and_takes_it_back_when_mended() {
    let kit = library();
    kit.write("cases/bad.md", "no front matter");
    let report = kit.sync();
    assert_eq!((report.added, report.set_aside), (3, 1));
    assert_eq!(kit.index.status().set_aside, ["cases/bad.md"]);
    kit.write("cases/bad.md", &Made::titled("Mended").text());
    let report = kit.sync();
    assert_eq!((report.added, report.set_aside), (1, 0));
    kit.write("cases/bad.md", "broken again");
    assert_eq!(kit.sync().removed, 1);
    assert_eq!(kit.ask("mended").total, 0);
}

#[test]
fn reads_everything_again_when_a_table_changed() {
    let kit = library();
    kit.write("data/countries.toml", "[[country]]\niso3 = \"KEN\"\niso2 = \"KE\"\nregion = \"asia\"\n[country.names]\nen = \"Kenya\"\n");
    kit.sync();
    assert_eq!(kit.slugs("region:asia").len(), 3);
    kit.write("data/countries.toml", "[[country]]\niso3 = \"KEN\"\niso2 = \"KE\"\nregion = \"africa\"\n[country.names]\nen = \"Kenya\"\n");
    let report = kit.sync();
    assert_eq!(
        (report.unchanged, report.changed, report.written),
        (3, 0, true)
    );
    assert_eq!(kit.slugs("region:africa").len(), 3);
}

#[test]
fn treats_any_damage_as_no_index_and_builds_it_anew() {
    let kit = library();
    kit.sync();
    let paths: Vec<_> = files(&kit.place())
        .into_iter()
        .filter(|path| !path.ends_with("lock"))
        .collect();
    assert!(paths.len() > 6);
    for path in &paths {
        let sound = fs::read(path).unwrap();
        let mut flipped = sound.clone();
        let middle = flipped.len() / 2;
        if let Some(byte) = flipped.get_mut(middle) {
            *byte ^= 0x10;
        }
        let half = sound[..sound.len() / 2].to_vec();
        for damaged in [Some(flipped), Some(half), Some(Vec::new()), None] {
            if damaged.as_ref() == Some(&sound) {
                continue;
            }
            match &damaged {
                Some(bytes) => fs::write(path, bytes).unwrap(),
                None => fs::remove_file(path).unwrap(),
            }
            let index = kit.open();
            assert!(index.is_empty(), "{}", path.display());
            fs::write(path, &sound).unwrap();
        }
    }
    fs::write(&paths[0], "gen-1 0\n").unwrap();
    let index = kit.open();
    assert!(index.status().notice.is_some());
    let report = kit.sync_of(&index, false);
    assert_eq!((report.added, report.notice), (3, None));
    assert_eq!(found(&kit, &index, "pensions"), ["a"]);
    assert_eq!(found(&kit, &kit.open(), "pensions"), ["a"]);
}

#[test]
fn keeps_to_the_old_state_while_another_program_writes() {
    let kit = library();
    kit.sync();
    let lock = fs::File::options()
        .write(true)
        .open(kit.place().join("lock"))
        .unwrap();
    lock.lock().unwrap();
    kit.write("cases/d.md", &Made::titled("Drones").text());
    let report = kit.sync();
    assert!(report.notice.is_some() && !report.written);
    assert_eq!(kit.ask("drones").total, 0);
    drop(lock);
    assert_eq!(kit.sync().added, 1);
    assert_eq!(kit.ask("drones").total, 1);
}

#[test]
fn takes_up_what_another_index_on_the_same_place_wrote() {
    let kit = library();
    kit.sync();
    let other = kit.open();
    kit.write("cases/d.md", &Made::titled("Drones").text());
    assert!(!other.is_current(&kit.root()));
    kit.sync();
    assert!(other.is_current(&kit.root()));
    assert_eq!(found(&kit, &other, "drones"), ["d"]);
    assert!(!kit.sync_of(&other, false).written);
}

#[test]
fn clears_what_a_killed_writer_left() {
    let kit = library();
    kit.sync();
    fs::create_dir(kit.place().join("gen-7")).unwrap();
    fs::write(kit.place().join("gen-7/manifest.json"), "{").unwrap();
    fs::write(kit.place().join("CURRENT.new"), "gen-7").unwrap();
    assert_eq!(found(&kit, &kit.open(), "pensions"), ["a"]);
    kit.write("cases/d.md", &Made::titled("Drones").text());
    kit.sync();
    assert_eq!(found(&kit, &kit.open(), "drones"), ["d"]);
    assert!(!kit.place().join("gen-7").exists() && !kit.place().join("CURRENT.new").exists());
}

#[test]
fn stays_in_memory_where_it_cannot_write() {
    let kit = library();
    // A file where the folder should be cannot be written even by root.
    fs::write(kit.folder.path().join("file"), "").unwrap();
    let index = Index::open(Place::Directory(kit.folder.path().join("file/index")));
    let report = kit.sync_of(&index, false);
    assert!(report.notice.unwrap().contains("kept in memory"));
    assert_eq!(found(&kit, &index, "pensions"), ["a"]);
    assert!(index.is_current(&kit.root()));
}

#[test]
fn survives_an_empty_library_and_the_removal_of_every_record() {
    let kit = Kit::new().on_disk();
    assert!(kit.sync().written);
    assert_eq!(kit.ask("x").total + kit.ask("").total, 0);
    kit.write("cases/a.md", &Made::titled("Pensions").text());
    kit.sync();
    kit.remove("cases/a.md");
    assert_eq!(kit.sync().removed, 1);
    assert_eq!(kit.ask("").total, 0);
    assert!(!kit.open().is_empty());
}

#[test]
fn keeps_what_is_newer_in_memory_where_an_older_state_lies_on_disk() {
    let kit = library();
    kit.sync();
    let lock = kit.place().join("lock");
    fs::remove_file(&lock).unwrap();
    // A folder in place of the lock cannot be opened for writing even by root.
    fs::create_dir(&lock).unwrap();
    let index = kit.open();
    kit.write("cases/d.md", &Made::titled("Drones").text());
    let report = kit.sync_of(&index, false);
    assert!(report.notice.unwrap().contains("kept in memory"));
    assert!(index.is_current(&kit.root()));
    assert_eq!(found(&kit, &index, "drones"), ["d"]);
    let again = kit.sync_of(&index, false);
    assert!(!again.written && again.notice.is_some());
}

#[test]
fn reads_a_large_generation_piece_by_piece_and_notices_damage_in_it() {
    let kit = library();
    kit.sync();
    let store = || Store::new(kit.place()).with_small(0);
    let tables = std::sync::Arc::new(kit.tables());
    let found = |text: &str| {
        let generation = store().load().unwrap();
        slugs(&answer(&generation, &request(text), &|| tables.clone()).unwrap())
    };
    assert_eq!(found("pensions"), ["a"]);
    assert_eq!(found("\"cash by\""), ["c"]);
    assert_eq!(found("").len(), 3);
    for path in files(&kit.place()) {
        let sound = fs::read(&path).unwrap();
        if path.ends_with("lock") || sound.is_empty() {
            continue;
        }
        fs::write(&path, &sound[..sound.len() - 1]).unwrap();
        assert!(
            store().load().is_err() || path.ends_with("CURRENT"),
            "{}",
            path.display()
        );
        fs::write(&path, &sound).unwrap();
    }
    let terms = files(&kit.place())
        .into_iter()
        .find(|path| path.extension().is_some_and(|end| end == "store"));
    let path = terms.unwrap();
    let mut bytes = fs::read(&path).unwrap();
    bytes[3] ^= 1;
    fs::write(&path, bytes).unwrap();
    let generation = store().load().unwrap();
    let start = std::time::Instant::now();
    while !generation.is_damaged() && start.elapsed().as_secs() < 20 {
        std::thread::yield_now();
    }
    assert!(generation.is_damaged());
}

#[cfg(unix)]
#[test]
fn waits_for_no_pipe_that_lies_where_the_index_should() {
    let kit = library();
    kit.sync();
    for name in ["CURRENT", "lock"] {
        let path = kit.place().join(name);
        fs::remove_file(&path).unwrap();
        let made = std::process::Command::new("mkfifo").arg(&path).status();
        assert!(made.unwrap().success());
        let index = Index::open(Place::Directory(kit.place()));
        index
            .sync(&kit.root(), &kit.tables(), false, &mut |_, _| {})
            .unwrap();
        assert_eq!(found(&kit, &index, "pensions"), ["a"], "{name}");
    }
}
