//! The whole suite in one binary: cases as data, run through public interfaces.

mod accounting;
mod demo;
mod furniture;
mod invariants;
mod layout;
mod licences;
mod pairs;
mod round_trip;
mod schema;
mod sheets;
mod support;
mod tidy;
mod truth;
mod values;
