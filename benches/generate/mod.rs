//! Makes valid libraries of any size for measurements: every kind of record, every shape of front matter.
//!
//! The words, vocabularies, countries, concepts and instruments are those of the built-in library; the facts are nonsense.
//! The same number of records and the same seed give the same files. What is made passes `casebook check` without errors.

mod front;
mod kinds;
mod maker;
mod plan;
pub(crate) mod random;
mod real;
mod words;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use maker::Maker;
use plan::Plan;

/// Changes whenever what is made changes, so that old libraries are not taken for new ones.
const EDITION: u32 = 3;

/// The seed of the libraries that benches measure.
pub(crate) const SEED: u64 = 102;

/// The fewest records that hold every kind.
pub(crate) const FEWEST: usize = 100;

/// Writes a library of so many records into a folder and returns the bytes of its records.
pub(crate) fn write_library(folder: &Path, records: usize, seed: u64) -> io::Result<u64> {
    let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let content = folder.join("content");
    copy_tables(&real, &content)?;
    let lexicon = real::lexicon(&real, records)?;
    let values = real::values(&real)?;
    let plans = Plan::all(records.max(FEWEST), seed, &values, &lexicon);
    let mut bytes = 0;
    for place in 0..plans.len() {
        let text = Maker::new(&lexicon, &values, &plans, place, seed).record();
        bytes += u64::try_from(text.len()).unwrap();
        fs::write(content.join(plans[place].path()), text)?;
    }
    Ok(bytes)
}

/// Returns the folder of the library of so many records that benches measure, which is written if it is not there.
#[allow(
    dead_code,
    reason = "the bench that only writes a library does not ask for this"
)]
pub(crate) fn measured_library(records: usize) -> PathBuf {
    let name = format!("library-{records}-{SEED}-{EDITION}");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let complete = folder.join("complete");
    if !complete.is_file() {
        eprintln!("writing {records} records to {}", folder.display());
        write_library(&folder, records, SEED).unwrap();
        fs::write(complete, "").unwrap();
    }
    folder
}

fn copy_tables(real: &Path, content: &Path) -> io::Result<()> {
    for kind in [
        "cases",
        "projects",
        "standards",
        "modules",
        "terms",
        "agendas",
        "worksheets",
    ] {
        fs::create_dir_all(content.join(kind))?;
    }
    fs::copy(real.join("library.toml"), content.join("library.toml"))?;
    fs::create_dir_all(content.join("data"))?;
    fs::copy(
        real.join("data/countries.toml"),
        content.join("data/countries.toml"),
    )?;
    fs::create_dir_all(content.join("vocabulary"))?;
    for entry in fs::read_dir(real.join("vocabulary"))? {
        let entry = entry?;
        fs::copy(
            entry.path(),
            content.join("vocabulary").join(entry.file_name()),
        )?;
    }
    Ok(())
}
