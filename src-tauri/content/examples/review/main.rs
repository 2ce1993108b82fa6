//! The medical content as one document for a clinician, and a filled review back into `content/review.toml`.
//!
//! `cargo xtask review` writes target/review.html; `cargo xtask review --take FILE` takes what was saved from it.

mod condition;
mod items;
mod page;
mod take;
#[cfg(test)]
mod tests;

use std::{env, fs, io::Write, path::Path, process::ExitCode};

use soleus_content::{Content, folder::Texts};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let parts: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match parts.as_slice() {
        ["--take", file] => take_file(Path::new(file)),
        [to] => write_page(Path::new(to)),
        _ => Err("usage: review FILE.html, or review --take FILE.toml".to_owned()),
    };
    let (text, code) = match outcome {
        Ok(text) => (text, ExitCode::SUCCESS),
        Err(text) => (text, ExitCode::FAILURE),
    };
    // Nobody is left to tell when the terminal is gone.
    let _ = writeln!(std::io::stderr(), "{text}");
    code
}

/// The content of this repository and its texts.
fn content() -> Result<(Texts, Content), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let texts = Texts::read(&root).map_err(|error| format!("content/ cannot be read: {error}"))?;
    let mut problems = Vec::new();
    let content = Content::read(&texts.files(), &mut problems);
    if problems.is_empty() {
        return Ok((texts, content));
    }
    let all: Vec<String> = problems.iter().map(ToString::to_string).collect();
    Err(format!(
        "content/ is not sound; mend it first:\n{}",
        all.join("\n")
    ))
}

fn write_page(to: &Path) -> Result<String, String> {
    let (texts, content) = content()?;
    let items = items::all(&content, &texts.files())?;
    let html = page::html(&content, &items);
    fs::write(to, html).map_err(|error| format!("{} cannot be written: {error}", to.display()))?;
    Ok(format!(
        "{} items to review in {}: open it in a browser",
        items.len(),
        to.display()
    ))
}

fn take_file(from: &Path) -> Result<String, String> {
    let (texts, content) = content()?;
    let items = items::all(&content, &texts.files())?;
    let filled = fs::read_to_string(from).map_err(|error| {
        format!(
            "{} cannot be read: {error}; give the file that the page saved",
            from.display()
        )
    })?;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/review.toml");
    let kept =
        fs::read_to_string(&path).map_err(|error| format!("content/review.toml cannot be read: {error}"))?;
    let taken = take::take(&items, &content.lists.review, &kept, &filled)?;
    // Written beside it and renamed: a full disk or a lost power leaves the file as it was.
    let beside = path.with_extension("toml.new");
    fs::write(&beside, &taken.text)
        .and_then(|()| fs::rename(&beside, &path))
        .map_err(|error| format!("content/review.toml cannot be written: {error}"))?;
    Ok(taken.said)
}
