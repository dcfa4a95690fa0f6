//! What a value of 指标值 means. Run it with `cargo run -p duibiao-core --example read_target`.
#![allow(clippy::print_stdout)]

use duibiao_core::{Comparator, Reading, Target};

fn main() {
    let target = Target::read("不少于0.45万人");
    let Reading::Quantity(quantity) = target.reading else { panic!("a quantity") };
    assert_eq!(quantity.comparator, Some(Comparator::AtLeast));
    assert_eq!(quantity.value.to_string(), "4500"); // exact, 万 multiplied out
    assert_eq!(quantity.unit.as_deref(), Some("人"));

    for text in ["单件≤12元", "12月底前", "90%-95%", "夏装5套，冬装5套", "逐年提升"] {
        println!("{text}  {:?}", Target::read(text).kind());
    }
}
