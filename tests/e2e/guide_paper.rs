//! A page of the guide on paper: what the system's own print dialog writes into a PDF file.
//!
//! Under WebDriver the engine refuses to print, so the app runs alone here and the display's own mouse and keys press
//! "Print to File".

use harness::{Bare, Sandbox, app_binary, wait};
use std::{
    path::Path,
    process::{Command, Output},
    time::Duration,
};

/// Opens a page, waits until it is drawn, and prints it as its own button does.
const PRINT: &str = "addEventListener('load', () => {
    location.hash = '#/guide/dvt';
    const drawn = () => [...document.querySelectorAll('h2')].some((h2) => h2.textContent.includes('Sources of this page'));
    const look = setInterval(() => { if (drawn()) { clearInterval(look); setTimeout(() => window.print(), 300); } }, 100);
});";

/// Where the row "Print to File" stands in GTK's dialog.
const ROW: (&str, &str) = ("90", "86");

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_dark_page_prints_light_with_its_sources_and_without_the_frame() {
    let sandbox = Sandbox::new();
    let documents = format!("XDG_DOCUMENTS_DIR=\"{}\"\n", sandbox.home().display());
    std::fs::write(sandbox.path("config/user-dirs.dirs"), documents).expect("the sandbox is writable");
    let variables = [("SOLEUS_INIT_SCRIPT", PRINT), ("GTK_THEME", "Adwaita:dark")];
    let app = Bare::start_binary(&app_binary(), sandbox, &[], &variables);
    let dialog = app.desk().window("Print");
    app.desk().xdotool(&["windowfocus", "--sync", &dialog]);
    let file = app.sandbox().home().join("output.pdf");
    wait::until("the dialog has printed", || {
        app.desk()
            .try_xdotool(&["mousemove", "--window", &dialog, ROW.0, ROW.1, "click", "1"]);
        app.desk().try_xdotool(&["key", "--clearmodifiers", "alt+p"]);
        wait::pass(Duration::from_millis(300));
        file.exists()
    });
    let text = wait::until_some("the file is whole", wait::PATIENCE, || {
        let text = words(&file)?;
        text.contains("last changed").then_some(text)
    });
    let kept = harness::output_folder("e2e").join("guide-printed.pdf");
    std::fs::copy(&file, kept).expect("the target folder is writable");
    for part in [
        "Blood clot in a deep vein (DVT)",
        "When to get help now",
        "Where sources disagree",
        "Sources of this page",
        "ask the experts",
        "[1, 2]",
        "No doctor",
    ] {
        assert!(text.contains(part), "{part:?} is not on paper:\n{text}");
    }
    for part in [
        "Cramp now",
        "Jump to",
        "Bookmark",
        "Add to my",
        "On this page",
        "See also",
    ] {
        assert!(!text.contains(part), "{part:?} is on paper:\n{text}");
    }
    let (corner, mean) = light(&file);
    assert_eq!(corner, 255, "the paper is white");
    assert!(mean > 200, "a dark palette prints light: mean {mean}");
    let _ = app.close();
}

fn run(program: &str, arguments: &[&str], file: &Path) -> Output {
    let mut command = Command::new(program);
    command.args(arguments).arg(file);
    if program == "pdftotext" {
        command.arg("-");
    }
    command
        .output()
        .expect("poppler-utils is installed: run `cargo xtask test e2e`")
}

/// The words on paper, in lines; none while the file is being written.
fn words(file: &Path) -> Option<String> {
    let output = run("pdftotext", &["-layout"], file);
    let text = String::from_utf8_lossy(&output.stdout);
    output
        .status
        .success()
        .then(|| text.lines().map(str::trim).collect::<Vec<_>>().join("\n"))
}

/// The first page's first grey value, and the mean of all: 255 is white.
fn light(file: &Path) -> (u8, u64) {
    let picture = run("pdftoppm", &["-r", "20", "-gray", "-f", "1", "-l", "1"], file).stdout;
    // A PGM head is three lines: kind, size, depth.
    let head = picture
        .split_inclusive(|byte| *byte == b'\n')
        .take(3)
        .map(<[u8]>::len)
        .sum();
    let pixels = &picture[head..];
    let sum: u64 = pixels.iter().map(|pixel| u64::from(*pixel)).sum();
    (pixels[0], sum / pixels.len() as u64)
}
