//! Native dialogs and the file manager, asked from Rust only.

use std::{
    path::{Path, PathBuf},
    sync::OnceLock,
};

use soleus_api::ports::Files;
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt;

/// A program that shows a folder and cannot says so within this time; one that shows it may run on.
const FAILS_WITHIN: std::time::Duration = std::time::Duration::from_millis(1500);

/// The dialogs of the running app, once it runs.
#[derive(Default)]
pub(crate) struct Dialogs(pub(crate) OnceLock<AppHandle>);

/// Tests cannot press a native dialog's buttons: a debug build takes the answer from this variable, or, if that begins
/// with `@`, from the file it names, at every question anew.
fn rehearsed() -> Option<PathBuf> {
    let answer = cfg!(debug_assertions)
        .then(|| std::env::var_os("SOLEUS_DIALOG_ANSWER"))
        .flatten()?;
    let file = answer.to_str().and_then(|answer| answer.strip_prefix('@'));
    let read = |file: &str| std::fs::read_to_string(file).ok().map(|text| text.trim().into());
    file.map_or_else(|| Some(PathBuf::from(&answer)), read)
}

impl Files for &'static Dialogs {
    fn choose_save(&self, suggested_name: &str) -> Option<PathBuf> {
        if let Some(dir) = rehearsed() {
            return Some(dir.join(suggested_name));
        }
        let dialog = self.0.get()?.dialog().file().set_file_name(suggested_name);
        dialog.blocking_save_file()?.into_path().ok()
    }

    fn choose_open(&self, extensions: &[&str]) -> Option<PathBuf> {
        if let Some(path) = rehearsed() {
            return Some(path);
        }
        let dialog = self.0.get()?.dialog().file().add_filter("Soleus", extensions);
        dialog.blocking_pick_file()?.into_path().ok()
    }

    fn choose_folder(&self) -> Option<PathBuf> {
        if let Some(path) = rehearsed() {
            return Some(path);
        }
        self.0
            .get()?
            .dialog()
            .file()
            .blocking_pick_folder()?
            .into_path()
            .ok()
    }

    fn show_folder(&self, path: &Path) -> Result<(), String> {
        let program = if cfg!(target_os = "windows") {
            "explorer"
        } else if cfg!(target_os = "macos") {
            "open"
        } else {
            "xdg-open"
        };
        let refused = |why: String| format!("{} cannot be shown: {why}", path.display());
        let mut command = std::process::Command::new(program);
        // The file manager is not to run as our page does.
        for name in super::webkit::CALM.map(|(name, _)| name) {
            command.env_remove(name);
        }
        let mut child = command
            .arg(path)
            .spawn()
            .map_err(|error| refused(error.to_string()))?;
        let (ended, heard) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            // Nobody may be listening any more; that it was waited for is what counts.
            let _ = ended.send(child.wait());
        });
        match heard.recv_timeout(FAILS_WITHIN) {
            Ok(Ok(status)) if !status.success() && !cfg!(target_os = "windows") => {
                Err(refused(format!("{program}: {status}")))
            }
            _ => Ok(()),
        }
    }
}
