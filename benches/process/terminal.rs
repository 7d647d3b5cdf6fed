//! A program on a pseudo-terminal: what it writes and when.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::reference::resident;

/// After so long what is waited for is taken never to come; no limit to speed.
const PATIENCE: Duration = Duration::from_mins(30);

/// A running program and its screen.
pub(crate) struct Terminal {
    /// When it was started.
    pub(crate) started: Instant,
    screen: vt100::Parser,
    last: Instant,
    chunks: Receiver<(Instant, Vec<u8>)>,
    keyboard: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
}

/// What a program wrote until it fell silent.
#[derive(Default)]
pub(crate) struct Written {
    /// How many bytes.
    pub(crate) bytes: usize,
    /// When the last of them came.
    pub(crate) last: Option<Instant>,
}

impl Terminal {
    /// Starts a program in a folder that serves as its home, on a terminal of so many columns and lines.
    pub(crate) fn start(
        program: &Path,
        words: &[&str],
        home: &Path,
        (columns, lines): (u16, u16),
    ) -> Self {
        let size = PtySize {
            rows: lines,
            cols: columns,
            ..PtySize::default()
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(words);
        command.cwd(home);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env("HOME", home);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let (sender, chunks) = channel();
        std::thread::spawn(move || {
            let mut buffer = vec![0; 65_536];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender
                    .send((Instant::now(), buffer[..count].to_vec()))
                    .is_err()
                {
                    return;
                }
            }
        });
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        let size = |cells: u16| std::num::NonZero::new(cells).unwrap();
        let screen = vt100::Parser::new(size(lines), size(columns), 0);
        Self {
            started,
            screen,
            last: started,
            chunks,
            keyboard,
            child,
            _master: pair.master,
        }
    }

    /// Waits until the screen shows what is wanted and returns when the bytes that showed it came.
    pub(crate) fn wait(&mut self, shown: impl Fn(&str) -> bool) -> Instant {
        let limit = Instant::now() + PATIENCE;
        while !shown(&self.screen.screen().contents()) {
            let left = limit.saturating_duration_since(Instant::now());
            let Ok((when, bytes)) = self.chunks.recv_timeout(left) else {
                let screen = self.screen.screen().contents();
                panic!("waited in vain; the screen shows:\n{screen}");
            };
            self.screen.process(&bytes);
            self.last = when;
        }
        self.last
    }

    /// Reads until nothing came for so long.
    pub(crate) fn until_silent(&mut self, silence: Duration) -> Written {
        let mut written = Written::default();
        while let Ok((when, bytes)) = self.chunks.recv_timeout(silence) {
            self.screen.process(&bytes);
            written.bytes += bytes.len();
            written.last = Some(when);
            self.last = when;
        }
        written
    }

    /// Types, and returns when.
    pub(crate) fn press(&mut self, keys: &str) -> Instant {
        let pressed = Instant::now();
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
        pressed
    }

    /// Returns the processor time that the program and all its threads have taken, in milliseconds; nothing where there is no
    /// `/proc`. It is counted in steps of a hundredth of a second.
    pub(crate) fn processor(&self) -> f64 {
        let process = self.child.process_id().unwrap_or_default();
        let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
        // Behind the name of the program, which may hold blanks: of the program itself, of the system for it.
        let behind = stat.rsplit(')').next().unwrap_or_default();
        let steps = behind.split_whitespace().skip(11).take(2);
        let steps = steps.filter_map(|word| word.parse::<f64>().ok());
        steps.sum::<f64>() * 10.0
    }

    /// Returns the resident memory in megabytes, now and at most.
    pub(crate) fn memory(&self) -> [f64; 2] {
        let process = self.child.process_id().map(|id| id.to_string());
        resident(&process.unwrap_or_default())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
