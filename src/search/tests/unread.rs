//! Files that are not read: what was seen of them is remembered, so that nothing is written for them twice.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};

use super::{Kit, Made, files};
use crate::content::MAX_FILE;

/// A way to put a file at a path that is not read.
type Put = fn(&Path);

const WAYS: [(&str, Put); 5] = [
    ("a link that leads nowhere", |at| {
        symlink("nowhere", at).unwrap();
    }),
    ("a link in a circle", |at| {
        symlink(at.file_name().unwrap(), at).unwrap();
    }),
    ("a link to a device", |at| {
        symlink("/dev/zero", at).unwrap();
    }),
    ("a socket", |at| {
        UnixListener::bind(at).unwrap();
    }),
    ("too many bytes", |at| {
        File::create(at).unwrap().set_len(MAX_FILE + 1).unwrap();
    }),
];

fn library() -> Kit {
    let kit = Kit::new().on_disk();
    kit.write("cases/a.md", &Made::titled("Pensions").text());
    kit
}

fn at(kit: &Kit, path: &str) -> PathBuf {
    kit.folder.path().join("content").join(path)
}

#[test]
fn a_file_that_is_not_read_makes_no_second_generation_and_is_taken_up_when_it_can_be() {
    for (what, put) in WAYS {
        let kit = library();
        let path = at(&kit, "cases/b.md");
        put(&path);
        let report = kit.sync();
        assert_eq!((report.added, report.set_aside), (1, 1), "{what}");
        assert!(kit.index.is_current(&kit.root()), "{what}");
        let before = files(&kit.place());
        for index in [&kit.index, &kit.open()] {
            let report = kit.sync_of(index, false);
            assert_eq!(
                (report.unchanged, report.set_aside, report.written),
                (1, 1, false),
                "{what}"
            );
        }
        assert_eq!(files(&kit.place()), before, "{what}");
        fs::remove_file(&path).unwrap();
        kit.write("cases/b.md", &Made::titled("Bicycles").text());
        let report = kit.sync();
        assert_eq!((report.added, report.set_aside), (1, 0), "{what}");
        assert_eq!(kit.slugs("bicycles"), ["b"], "{what}");
    }
}

#[test]
fn a_record_that_is_not_read_any_more_is_gone_once() {
    let kit = library();
    kit.write("cases/b.md", &Made::titled("Bicycles").text());
    kit.sync();
    kit.remove("cases/b.md");
    symlink("nowhere", at(&kit, "cases/b.md")).unwrap();
    let report = kit.sync();
    assert_eq!((report.removed, report.set_aside), (1, 1));
    let report = kit.sync();
    assert_eq!((report.removed, report.written), (0, false));
}

#[test]
fn a_table_that_is_not_read_does_not_have_every_record_read_again() {
    let kit = library();
    fs::create_dir(at(&kit, "data")).unwrap();
    symlink("nowhere", at(&kit, "data/timeline.toml")).unwrap();
    assert!(kit.sync().written);
    assert!(!kit.sync().written);
    kit.remove("data/timeline.toml");
    kit.write("data/timeline.toml", "");
    assert!(kit.sync().written);
    assert!(!kit.sync().written);
}

#[test]
fn what_the_system_refuses_is_tried_again_and_written_when_it_lets_it_be_read() {
    let kit = library();
    for path in ["cases/b.md", "data/timeline.toml"] {
        kit.write(path, &Made::titled("Bicycles").text());
        fs::set_permissions(at(&kit, path), Permissions::from_mode(0o000)).unwrap();
    }
    // The owner of the machine may read everything.
    let refused = usize::from(File::open(at(&kit, "cases/b.md")).is_err());
    assert_eq!(kit.sync().set_aside, refused);
    let report = kit.sync();
    assert_eq!((report.set_aside, report.written), (refused, false));
    for path in ["cases/b.md", "data/timeline.toml"] {
        fs::set_permissions(at(&kit, path), Permissions::from_mode(0o644)).unwrap();
    }
    assert_eq!(kit.sync().written, refused == 1);
    assert_eq!(kit.slugs("bicycles"), ["b"]);
}
