//! The program: everything is in the library, from `cli` downwards.

fn main() -> std::process::ExitCode {
    casebook::cli::main()
}
