//! The whole suite in one binary: cases as data, run through public interfaces.

mod accounting;
mod demo;
mod invariants;
mod pairs;
mod schema;
mod support;
mod truth;
