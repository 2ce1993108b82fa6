//! What the system's own print dialog writes into a PDF file.
//!
//! Under WebDriver the engine refuses to print, so the app runs alone here and the display's own mouse and keys press
//! "Print to File". The desktop is dark: paper has to be light all the same.

use crate::{Bare, Sandbox, app_binary, wait};
use std::{
    path::Path,
    process::{Command, Output},
    time::Duration,
};

/// Where the row "Print to File" stands in GTK's dialog.
const ROW: (&str, &str) = ("90", "86");

/// A printed file.
pub struct Paper {
    /// Its words.
    pub text: String,
    /// The first page's first grey value: 255 is white.
    pub corner: u8,
    /// The mean of the first page's grey values.
    pub mean: u64,
}

/// Starts the app with a script that opens a page and prints it, presses "Print to File", and reads the file once it
/// holds `last`. A copy is kept as `name`.
#[track_caller]
pub fn printed(script: &str, last: &str, name: &str) -> Paper {
    let sandbox = Sandbox::new();
    let documents = format!("XDG_DOCUMENTS_DIR=\"{}\"\n", sandbox.home().display());
    std::fs::write(sandbox.path("config/user-dirs.dirs"), documents).expect("the sandbox is writable");
    let variables = [("SOLEUS_INIT_SCRIPT", script), ("GTK_THEME", "Adwaita:dark")];
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
        text.contains(last).then_some(text)
    });
    std::fs::copy(&file, crate::output_folder("e2e").join(name)).expect("the target folder is writable");
    let (corner, mean) = light(&file);
    let _ = app.close();
    Paper { text, corner, mean }
}

impl Paper {
    /// Every part of `there` is on it, none of `away`, and it is dark on light.
    #[track_caller]
    pub fn assert_holds(&self, there: &[&str], away: &[&str]) {
        let text = &self.text;
        for part in there {
            assert!(text.contains(part), "{part:?} is not on paper:\n{text}");
        }
        for part in away {
            assert!(!text.contains(part), "{part:?} is on paper:\n{text}");
        }
        assert_eq!(self.corner, 255, "the paper is white");
        assert!(self.mean > 200, "a dark palette prints light: mean {}", self.mean);
    }
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

/// The words on paper in one line, so that it does not matter where one ended; none while the file is being written.
fn words(file: &Path) -> Option<String> {
    let output = run("pdftotext", &["-layout"], file);
    let text = String::from_utf8_lossy(&output.stdout);
    output
        .status
        .success()
        .then(|| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

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
