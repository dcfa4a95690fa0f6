//! The whole suite in one binary: cases as data, run through public interfaces.

mod accounting;
mod accuracy;
mod context;
mod demo;
mod furniture;
mod fuzz_replay;
mod goals;
mod invariants;
mod judgements;
mod layout;
mod licences;
mod pairs;
mod published;
mod round_trip;
mod rules;
mod schema;
mod sheets;
mod support;
mod tidy;
mod truth;
mod values;
