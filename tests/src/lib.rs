//! Tests of the whole.

pub mod accuracy;
pub mod comparison;
pub mod constructed;
pub mod demo;
pub mod extraction;
pub mod fit;
pub mod invariants;
pub mod mutation;
pub mod planted;
pub mod rule_cases;
pub mod seed;
pub mod synthetic;
pub mod tables;
pub mod vocabulary;
