//! The whole suite in one binary: cases as data, run through public interfaces.

mod accounting;
mod pairs;
mod support;
mod truth;
