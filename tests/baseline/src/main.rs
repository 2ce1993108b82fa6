//! An empty window of the same Tauri, made the same way, under the same renderer: what no Tauri app can be below.

use std::io::Write;
use tauri::{WebviewUrl, WebviewWindowBuilder};

/// Prints the line that the app prints at its first paint.
#[tauri::command]
fn painted() {
    let _ = writeln!(std::io::stderr(), "soleus: first-paint");
}

fn main() -> tauri::Result<()> {
    tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![painted])
        .setup(|app| {
            WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
                .title("Soleus baseline")
                .inner_size(1180.0, 820.0)
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!())
}
