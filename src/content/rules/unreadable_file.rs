//! A file of the library is a plain file inside it that can be read.

use super::{Rule, Run};
use crate::source::{Code, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB102"),
    name: "unreadable-file",
    severity: Severity::Error,
    summary: "a file of the library is a plain file inside it that can be read",
    text: "Links that lead out of the library, links in a circle, pipes and devices are never opened, because content comes from
strangers; a file of more than 16 MiB is no text that anybody wrote. The file is set aside.

Bad: `cases/notes.md` is a symbolic link to `/home/me/notes.md`.

Good: a copy of the notes in `cases/notes.md`.",
    run: Run::Reading,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;
    #[cfg(unix)]
    use crate::content::{Root, check, load};

    #[test]
    #[cfg(unix)]
    fn bad() {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join("content");
        std::fs::create_dir_all(content.join("cases")).unwrap();
        std::fs::write(content.join("library.toml"), "").unwrap();
        std::os::unix::fs::symlink("/etc/hostname", content.join("cases/out.md")).unwrap();
        std::os::unix::fs::symlink("loop.md", content.join("cases/loop.md")).unwrap();
        let loaded = load(&Root::directory(folder.path()).unwrap()).unwrap();
        let found = kit::of(&RULE, &check(&loaded));
        let messages: Vec<&str> = found.iter().map(|one| one.3.as_str()).collect();
        assert_eq!(
            messages,
            [
                "the file is a link that leads nowhere",
                "the file is a link that leads out of the library"
            ]
        );
        assert_eq!(loaded.set_aside, ["cases/loop.md", "cases/out.md"]);
    }

    #[test]
    fn good() {
        kit::good(&RULE, "cases/x.md", kit::CASE);
    }
}
