//! The opened library: both faces of the program, the screen and the command line, ask this and nothing below it.

pub mod worker;
