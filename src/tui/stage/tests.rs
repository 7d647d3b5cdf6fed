//! Rooms and consoles over real sockets.

use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use super::host::Host;
use super::link::Link;
use super::*;
use crate::tui::event::Event;

/// How long something may take on the slowest machine.
const PATIENCE: Duration = Duration::from_secs(30);

fn talk(at: usize) -> Talk {
    Talk {
        title: "A talk".to_owned(),
        at,
        count: 99,
        ..Talk::default()
    }
}

fn show(at: usize) -> Order {
    Order::Show(Some(Box::new(talk(at))))
}

fn room(folder: &Path) -> (Host, Receiver<Event>) {
    let (sender, events) = mpsc::channel();
    (
        Host::start(Some(folder.to_owned()), sender).unwrap(),
        events,
    )
}

fn console(folder: &Path) -> (Link, Receiver<Event>) {
    let (sender, events) = mpsc::channel();
    (Link::start(folder, sender).unwrap(), events)
}

/// Waits until a console hears this.
#[track_caller]
fn hears(events: &Receiver<Event>, is_it: impl Fn(&Heard) -> bool) {
    let end = Instant::now() + PATIENCE;
    loop {
        let left = end.saturating_duration_since(Instant::now());
        if let Event::Heard(heard) = events.recv_timeout(left).expect("it is heard")
            && is_it(&heard)
        {
            return;
        }
    }
}

#[track_caller]
fn hears_talk(events: &Receiver<Event>, at: usize) {
    hears(
        events,
        |heard| matches!(heard, Heard::Talk(talk) if talk.at == at),
    );
}

/// Waits until a room is asked for this.
#[track_caller]
fn is_asked(events: &Receiver<Event>, wanted: Command) {
    let end = Instant::now() + PATIENCE;
    loop {
        let left = end.saturating_duration_since(Instant::now());
        match events.recv_timeout(left).expect("it is asked") {
            Event::Asked(command) if command == wanted => return,
            _ => {}
        }
    }
}

/// Waits until there are so many sockets; returns the newest.
#[track_caller]
fn sockets(folder: &Path, count: usize) -> Option<std::path::PathBuf> {
    let end = Instant::now() + PATIENCE;
    loop {
        let listed = rooms::listed(folder);
        if listed.len() == count {
            return listed.into_iter().next();
        }
        assert!(Instant::now() < end, "{listed:?}");
        std::thread::yield_now();
    }
}

/// Calls a room as a console does.
fn call(folder: &Path) -> UnixStream {
    let stream = UnixStream::connect(sockets(folder, 1).unwrap()).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream
        .set_write_timeout(Some(Duration::from_secs(5)))
        .unwrap();
    stream
}

#[test]
fn consoles_attach_follow_ask_and_hear_the_end() {
    let base = tempfile::tempdir().unwrap();
    let folder = base.path().join("run");
    let (first, heard) = console(&folder);
    let (host, asked) = room(&folder);
    assert!(
        rooms::listed(&folder).is_empty(),
        "nothing is presented yet"
    );
    host.order(show(3));
    hears_talk(&heard, 3);
    let (_second, heard_too) = console(&folder);
    hears_talk(&heard_too, 3);
    host.order(show(4));
    hears_talk(&heard, 4);
    hears_talk(&heard_too, 4);
    first.ask(Command::Go(7));
    is_asked(&asked, Command::Go(7));
    host.order(Order::Show(None));
    hears(&heard, |heard| *heard == Heard::Ended);
    hears(&heard_too, |heard| *heard == Heard::Ended);
    sockets(&folder, 0);
    host.order(show(5));
    hears_talk(&heard, 5);
    drop(host);
    hears(&heard, |heard| *heard == Heard::Ended);
    sockets(&folder, 0);
}

#[test]
fn one_that_dies_floods_or_hangs_disturbs_nobody() {
    let base = tempfile::tempdir().unwrap();
    let folder = base.path().join("run");
    let (host, asked) = room(&folder);
    host.order(show(0));
    // One dies.
    drop(call(&folder));
    // One floods, with what means something and what means nothing.
    let mut flood = call(&folder);
    let flooding = std::thread::spawn(move || {
        let line = lines::asked(Command::Blank);
        let noise = [0xff; 3000];
        let mut sent = 0;
        while flood
            .write_all(&line)
            .and_then(|()| flood.write_all(&noise))
            .is_ok()
        {
            sent += line.len() + noise.len();
        }
        sent
    });
    // One hangs: it reads nothing, while much is told.
    let hangs = call(&folder);
    let (link, heard) = console(&folder);
    let mut large = talk(1);
    large.now.lines = vec!["x".repeat(2000); 50];
    for at in 1..60 {
        large.at = at;
        host.order(Order::Show(Some(Box::new(large.clone()))));
    }
    hears_talk(&heard, 59);
    link.ask(Command::Go(41));
    is_asked(&asked, Command::Go(41));
    let blanks = asked.try_iter().count();
    assert!(blanks < 200, "who floods is read slowly: {blanks}");
    drop(host);
    hears(&heard, |heard| *heard == Heard::Ended);
    let sent = flooding.join().unwrap();
    assert!(sent < 2_000_000, "it was held back: {sent}");
    drop(hangs);
}

#[test]
fn what_means_nothing_to_a_room_is_ignored_and_what_follows_is_heard() {
    let base = tempfile::tempdir().unwrap();
    let folder = base.path().join("run");
    let (host, asked) = room(&folder);
    host.order(show(0));
    let mut stream = call(&folder);
    stream
        .write_all(b"\x1b[2J\nGET / HTTP/1.1\n{\"casebook\":9,\"do\":\"next\"}\n\n")
        .unwrap();
    stream.write_all(&[b'x'; 700]).unwrap();
    stream
        .write_all(b"\n{\"casebook\":1,\"do\":\"last\"}\n")
        .unwrap();
    is_asked(&asked, Command::Last);
    assert_eq!(asked.try_iter().count(), 0);
    let mut line = String::new();
    BufReader::new(&stream).read_line(&mut line).unwrap();
    assert!(
        line.starts_with("{\"casebook\":1,\"talk\":{\"title\":\"A talk\""),
        "{line}"
    );
    drop(host);
    let mut rest = Vec::new();
    stream.read_to_end(&mut rest).unwrap();
    assert_eq!(rest, b"{\"casebook\":1,\"end\":true}\n");
}

#[test]
fn no_more_consoles_than_a_room_holds_and_a_place_that_is_left_is_free() {
    let base = tempfile::tempdir().unwrap();
    let folder = base.path().join("run");
    let (host, _asked) = room(&folder);
    host.order(show(2));
    let is_told = |stream: &UnixStream| {
        let mut line = String::new();
        BufReader::new(stream).read_line(&mut line).unwrap_or(0) > 0
    };
    let mut guests: Vec<UnixStream> = Vec::new();
    for _ in 0..8 {
        let guest = call(&folder);
        assert!(is_told(&guest));
        guests.push(guest);
    }
    assert!(!is_told(&call(&folder)), "there is no more room");
    guests.pop();
    let end = Instant::now() + PATIENCE;
    while !is_told(&call(&folder)) {
        assert!(Instant::now() < end, "a place is free");
    }
}

#[test]
fn a_room_whose_socket_is_taken_away_goes_on_and_opens_another() {
    let base = tempfile::tempdir().unwrap();
    let folder = base.path().join("run");
    let (host, asked) = room(&folder);
    host.order(show(0));
    let (link, heard) = console(&folder);
    hears_talk(&heard, 0);
    std::fs::remove_file(sockets(&folder, 1).unwrap()).unwrap();
    host.order(show(1));
    hears_talk(&heard, 1);
    link.ask(Command::Next);
    is_asked(&asked, Command::Next);
    let (_later, heard) = console(&folder);
    hears_talk(&heard, 1);
}

#[test]
fn of_two_rooms_a_console_takes_the_newest_and_goes_to_the_other() {
    let base = tempfile::tempdir().unwrap();
    let folder = base.path().join("run");
    let (old, _) = room(&folder);
    old.order(show(1));
    sockets(&folder, 1);
    // Files are dated by a clock that is not very fine.
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_millis(50) {
        std::thread::yield_now();
    }
    let (new, _) = room(&folder);
    new.order(show(2));
    sockets(&folder, 2);
    let (link, heard) = console(&folder);
    hears(&heard, |heard| *heard == Heard::Attached(2));
    hears_talk(&heard, 2);
    link.go_on();
    hears_talk(&heard, 1);
    link.go_on();
    hears_talk(&heard, 2);
    drop(new);
    hears(&heard, |heard| *heard == Heard::Ended);
    hears_talk(&heard, 1);
}

#[test]
fn a_room_that_can_open_no_socket_says_so_once_and_goes_on() {
    let base = tempfile::tempdir().unwrap();
    let file = base.path().join("run");
    std::fs::write(&file, "").unwrap();
    let (host, events) = room(&file);
    host.order(show(0));
    host.order(show(1));
    host.order(Order::Begin);
    let event = events.recv_timeout(PATIENCE).unwrap();
    let Event::Trouble(words) = event else {
        panic!("{event:?}");
    };
    assert!(
        words.starts_with("no presenter console can attach"),
        "{words}"
    );
    assert!(!words.contains('/'), "a room may see it: {words}");
    assert!(matches!(
        events.recv_timeout(PATIENCE),
        Ok(Event::Second(0))
    ));
}
