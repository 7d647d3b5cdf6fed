//! Opening an address outside: a program of the system is started by its words, never through a shell, and left alone.

use std::io::ErrorKind;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Sender};
use std::thread;

use super::event::Event;
use crate::model::link::Target;

/// Stands for the address in the words of a program; where it is not there, the address comes last.
const PLACE: &str = "%s";

/// Has a program open an address; returns what is to be told of that.
pub(super) fn open(program: &[String], address: &str, events: &Sender<Event>) -> String {
    // Whatever asks for it, nothing else is ever opened.
    if Target::read("", address) != Target::Outside {
        return "only http, https and mailto are opened".to_owned();
    }
    let Some((name, arguments)) = program.split_first() else {
        return "no program here opens addresses: copy it, or set BROWSER".to_owned();
    };
    match start(name, arguments, address) {
        Ok(child) => {
            watch(child, name.clone(), events.clone());
            format!("handed to {name}")
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            format!("there is no {name}: copy the address, or set BROWSER")
        }
        Err(error) => format!("cannot start {name}: {error}"),
    }
}

/// Has a program open an address, whose end nobody waits for; returns what is to be told of that.
pub fn open_and_leave(program: &[String], address: &str) -> String {
    let (events, _) = mpsc::channel();
    open(program, address, &events)
}

fn start(name: &str, arguments: &[String], address: &str) -> std::io::Result<Child> {
    let mut command = Command::new(name);
    let mut is_placed = false;
    for argument in arguments {
        is_placed |= argument.contains(PLACE);
        command.arg(argument.replace(PLACE, address));
    }
    if !is_placed {
        command.arg(address);
    }
    let quiet = || Stdio::null();
    command.stdin(quiet()).stdout(quiet()).stderr(quiet());
    // What stops or ends this program is not for the browser.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command.spawn()
}

/// Waits for the end of a program on a thread of its own, and says so if it was a bad one.
fn watch(mut child: Child, name: String, events: Sender<Event>) {
    let waiting = move || {
        if let Ok(status) = child.wait()
            && !status.success()
        {
            let _ = events.send(Event::Trouble(format!("{name} ended with {status}")));
        }
    };
    // Where there is no thread to be had, nobody waits.
    let _ = thread::Builder::new()
        .name("opener".to_owned())
        .spawn(waiting);
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn told(program: &[&str], address: &str) -> (String, Option<String>) {
        let program: Vec<String> = program.iter().map(|word| (*word).to_owned()).collect();
        let (sender, events) = mpsc::channel();
        let told = open(&program, address, &sender);
        drop(sender);
        // The thread that waits holds the other end until the program has ended.
        let trouble = match events.recv_timeout(Duration::from_secs(30)) {
            Ok(Event::Trouble(words)) => Some(words),
            _ => None,
        };
        (told, trouble)
    }

    #[test]
    fn starts_a_program_by_its_words_and_gives_it_the_address() {
        let folder = tempfile::tempdir().unwrap();
        let script = folder.path().join("browser");
        std::fs::write(&script, "echo \"$#:$1:$2\" > \"$(dirname \"$0\")/told\"\n").unwrap();
        let script = script.to_str().unwrap();
        let address = "https://example.org/a?b=$(id)&c=1;d";
        let read = || std::fs::read_to_string(folder.path().join("told")).unwrap();
        let (words, trouble) = told(&["/bin/sh", script, "-x"], address);
        assert_eq!((words.as_str(), trouble), ("handed to /bin/sh", None));
        assert_eq!(read(), format!("2:-x:{address}\n"));
        told(&["/bin/sh", script, "--url=%s"], address);
        assert_eq!(read(), format!("1:--url={address}:\n"));
    }

    #[test]
    fn opens_nothing_but_addresses() {
        for bad in [
            "file:///etc/passwd",
            "-x",
            "javascript:x",
            "https://a b",
            "",
            "a.md",
        ] {
            let (words, _) = told(&["/bin/false"], bad);
            assert!(words.starts_with("only http"), "{bad}: {words}");
        }
    }

    #[test]
    fn tells_what_did_not_work() {
        let address = "mailto:a@example.org";
        assert!(told(&[], address).0.contains("set BROWSER"));
        assert!(
            told(&["/nowhere/browser"], address)
                .0
                .contains("there is no")
        );
        let (_, trouble) = told(&["/bin/sh", "-c", "exit 3"], address);
        assert!(trouble.is_some_and(|words| words.contains('3')));
    }
}
