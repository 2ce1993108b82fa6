//! Whether a named place of the app exists.

use crate::{content::Content, files::Files};

/// Whether `place` exists: `page:dvt#feels`, `rule:S8`, `question:urine`, `routine:seed-three`, `gate:cramp/strength`.
pub(super) fn stands(content: &Content, files: &Files<'_>, place: &str) -> Result<(), String> {
    let (kind, id) = place
        .split_once(':')
        .ok_or_else(|| format!("`{place}` does not say what kind of place it is"))?;
    let found = match kind {
        "page" => {
            let (page, section) = id
                .split_once('#')
                .map_or((id, None), |(page, section)| (page, Some(section)));
            content
                .article(page)
                .is_some_and(|page| section.is_none_or(|section| page.has_section(section)))
        }
        "source" => content.source(id).is_some(),
        "term" => content.term(id).is_some(),
        "rule" | "question" | "pattern" | "cause" => names(files, "triage", id),
        "routine" => names(files, "routines", id),
        "stretch" | "exercise" => names(files, "stretches", id),
        "gate" | "plan" => names(files, "plans", id),
        _ => return Err(format!("`{kind}` is no kind of place")),
    };
    if found {
        Ok(())
    } else {
        Err(format!("`{place}` does not exist"))
    }
}

/// Whether a file of `folder` is called `id` or defines it: `id = "…"`, or a table of that name.
fn names(files: &Files<'_>, folder: &str, id: &str) -> bool {
    let needles = [format!("id = \"{id}\""), format!("[{id}]"), format!(".{id}]")];
    files
        .under(folder)
        .any(|file| file.stem() == id || needles.iter().any(|needle| file.text.contains(needle)))
}
