//! The program from outside: command lines in; exit status, stdout, stderr and files out.

mod archives;
mod calls;
mod check;
mod crosswalk;
mod determinism;
mod diff;
mod encodings;
mod exit_status;
mod explain;
mod failures;
mod hostile;
mod inputs;
mod language;
mod output;
mod reconcile;
mod several;
mod show;
mod stages;
mod support;
mod tables;
mod trace;
mod views;
