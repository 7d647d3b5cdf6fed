//! A process that does nothing: what starting any program costs on this machine.

fn main() {}
