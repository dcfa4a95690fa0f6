//! Writes the demo tables and the list of their changes into `data/demo`, or into the folder that is named.

use duibiao_tests::demo::demo;
use std::error::Error;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let own = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/demo");
    let out = std::env::args_os().nth(1).map_or_else(own, PathBuf::from);
    std::fs::create_dir_all(&out)?;
    let (years, changes) = demo()?;
    for year in &years {
        std::fs::write(out.join(&year.file), year.text())?;
    }
    std::fs::write(out.join("changes.json"), changes.to_json()?)?;
    Ok(())
}
