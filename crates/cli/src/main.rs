//! The program duibiao (对表).

mod args;
mod commands;
mod crosswalk;
mod exit;
mod input;
mod language;
mod meaning;
mod message;
mod output;
mod settings;
mod terminal;
mod threshold;

use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    match args::Args::try_parse() {
        Ok(args) => commands::run(&args).into(),
        Err(error) => {
            // Help and version go to stdout and are no failure; a closed pipe is nobody's concern here.
            let _ = error.print();
            if error.use_stderr() { exit::FAILURE } else { exit::DONE }.into()
        }
    }
}
