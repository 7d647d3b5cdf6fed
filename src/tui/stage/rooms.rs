//! Where the sockets of rooms lie: a directory that is the user's alone, with a socket for each room under a name of its
//! own, so that no room ever takes the place of another.

use std::fs::{self, DirBuilder, Permissions};
use std::io::{Error, ErrorKind, Result};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};

/// What the name of a socket begins with; the number of its process follows.
const PREFIX: &str = "room-";

/// What the name of a socket ends with.
const SUFFIX: &str = ".sock";

/// The most bytes that the path of a socket has on every system.
const LONGEST: usize = 103;

/// How many bytes the name of a socket may take.
const NAME: usize = 24;

/// How many rooms a process may find under its own number: those of other machines or containers that share the directory.
const NAMESAKES: usize = 8;

/// The socket of a room.
#[derive(Debug)]
pub(super) struct Place {
    path: PathBuf,
    /// What tells it from another one of this name.
    node: (u64, u64),
}

impl Place {
    /// Tells whether the socket still lies where it was put.
    pub(super) fn is_there(&self) -> bool {
        node(&self.path).is_ok_and(|node| node == self.node)
    }

    /// Calls the room itself, so that it wakes.
    pub(super) fn call(&self) {
        if self.is_there() {
            drop(UnixStream::connect(&self.path));
        }
    }

    /// Takes the socket away, if it is still this one.
    pub(super) fn remove(&self) {
        if self.is_there() {
            drop(fs::remove_file(&self.path));
        }
    }
}

fn node(path: &Path) -> Result<(u64, u64)> {
    let found = fs::symlink_metadata(path)?;
    Ok((found.dev(), found.ino()))
}

/// Makes the directory where it is missing, and sees that it is the user's alone.
pub(super) fn prepare(folder: &Path) -> Result<()> {
    if folder.as_os_str().len() + NAME > LONGEST {
        let told = "the path of its directory is too long for a socket";
        return Err(Error::new(ErrorKind::InvalidInput, told));
    }
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)?;
    let found = fs::symlink_metadata(folder)?;
    if !found.is_dir() {
        let told = "in the place of its directory lies something else";
        return Err(Error::new(ErrorKind::NotADirectory, told));
    }
    // Only who owns it can do so.
    fs::set_permissions(folder, Permissions::from_mode(0o700))
}

/// Opens a socket for this room, and takes away those that rooms left behind when they were killed.
pub(super) fn open(folder: &Path) -> Result<(UnixListener, Place)> {
    prepare(folder)?;
    let mut taken = Vec::new();
    for path in listed(folder) {
        match UnixStream::connect(&path) {
            Err(error) if error.kind() == ErrorKind::ConnectionRefused => {
                drop(fs::remove_file(&path));
            }
            _ => taken.push(path),
        }
    }
    let own = std::process::id();
    let mut names = (0..NAMESAKES).map(|at| {
        let more = if at == 0 {
            String::new()
        } else {
            format!("-{at}")
        };
        folder.join(format!("{PREFIX}{own}{more}{SUFFIX}"))
    });
    let path = names.find(|path| !taken.contains(path));
    let path = path.ok_or_else(|| Error::from(ErrorKind::AddrInUse))?;
    // Under its name it can be called at once.
    let draft = path.with_extension("new");
    drop(fs::remove_file(&draft));
    let listener = UnixListener::bind(&draft)?;
    fs::set_permissions(&draft, Permissions::from_mode(0o600))?;
    let node = node(&draft)?;
    fs::rename(&draft, &path)?;
    Ok((listener, Place { path, node }))
}

/// Returns the sockets of a directory, the newest first; nobody may be behind one.
pub(super) fn listed(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let sockets = entries.filter(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with(PREFIX) && name.ends_with(SUFFIX)
    });
    let aged = sockets.map(|entry| {
        let made = entry.metadata().and_then(|found| found.modified()).ok();
        (std::cmp::Reverse(made), entry.path())
    });
    let mut aged: Vec<_> = aged.collect();
    aged.sort();
    aged.into_iter().map(|(_, path)| path).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_socket_is_the_users_alone_and_lies_under_its_own_name() {
        let base = tempfile::tempdir().unwrap();
        let folder = base.path().join("a/run");
        let (_first, one) = open(&folder).unwrap();
        let (_second, two) = open(&folder).unwrap();
        assert_ne!(one.path, two.path, "a room that lives is not taken over");
        assert_eq!((mode(&folder), mode(&one.path)), (0o700, 0o600));
        assert!(one.is_there() && two.is_there());
        assert_eq!(listed(&folder).len(), 2);
        two.remove();
        two.remove();
        assert!(!two.is_there() && one.is_there());
    }

    #[test]
    fn what_a_killed_room_left_behind_is_taken_away() {
        let base = tempfile::tempdir().unwrap();
        let folder = base.path().join("run");
        let (listener, left) = open(&folder).unwrap();
        let killed = folder.join("room-1.sock");
        fs::rename(&left.path, &killed).unwrap();
        drop(listener);
        let other = folder.join("another.sock");
        let _other = UnixListener::bind(&other).unwrap();
        let (_listener, place) = open(&folder).unwrap();
        assert!(place.is_there() && !killed.exists());
        assert_eq!(listed(&folder).len(), 1);
        assert!(other.exists(), "what is not a room's stays");
    }

    #[test]
    fn a_directory_that_cannot_hold_a_socket_is_told() {
        let base = tempfile::tempdir().unwrap();
        let long = base.path().join("x".repeat(90));
        assert!(prepare(&long).unwrap_err().to_string().contains("too long"));
        let file = base.path().join("run");
        fs::write(&file, "").unwrap();
        assert!(prepare(&file).is_err());
        let link = base.path().join("link");
        std::os::unix::fs::symlink(base.path(), &link).unwrap();
        assert!(prepare(&link).is_err(), "a link may lead to another's");
    }
}
