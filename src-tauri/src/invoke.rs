//! Serves the window's calls: our commands go to `soleus-api`, a handful belong to the window itself.
//!
//! Calls run off the main thread. A panic becomes a `Failure`; it never reaches a person.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

use serde_json::Value;
use soleus_api::{App as Soleus, Code, Failure, commands};
use tauri::{
    Manager, Wry,
    ipc::{Invoke, InvokeBody, InvokeResolver},
};

use crate::{platform::signals::WindowSignals, trace, window};

/// The commands that only the shell can serve.
pub(crate) const OWN: [&str; 5] = [
    "hear",
    "ui_ready",
    "window_fullscreen",
    "window_ask_close",
    "window_close",
];

/// The handler for `tauri::Builder::invoke_handler`. Access control has already let the call through.
pub(crate) fn handler(
    soleus: Arc<Soleus>,
    signals: &'static WindowSignals,
) -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    move |Invoke {
              message, resolver, ..
          }| {
        let name = message.command().to_owned();
        let args = match message.payload() {
            InvokeBody::Json(body) => body.get("args").cloned().unwrap_or(Value::Null),
            InvokeBody::Raw(_) => Value::Null,
        };
        if name == "hear" {
            let anew = args.as_bool().unwrap_or(true);
            signals.hear(anew, Box::new(move |news| resolver.resolve(news)));
        } else if OWN.contains(&name.as_str()) {
            if name == "ui_ready" {
                let soleus = Arc::clone(&soleus);
                tauri::async_runtime::spawn_blocking(move || soleus.keep_up());
            }
            answer(resolver, own(&message.webview(), &name, &args));
        } else {
            let soleus = Arc::clone(&soleus);
            tauri::async_runtime::spawn_blocking(move || {
                let run = AssertUnwindSafe(|| commands::dispatch(&soleus, &name, args));
                let result = catch_unwind(run).unwrap_or_else(|_| {
                    tracing::error!(command = name, "a command panicked");
                    Err(Failure::new(
                        Code::Internal,
                        format!("{name} failed inside the app; its log has the details"),
                    ))
                });
                answer(resolver, result);
            });
        }
        true
    }
}

fn answer(resolver: InvokeResolver<Wry>, result: Result<Value, Failure>) {
    match result {
        Ok(value) => resolver.resolve(value),
        Err(failure) => {
            tracing::info!(code = ?failure.code, "a command was refused");
            resolver.reject(failure);
        }
    }
}

fn own(webview: &tauri::Webview, name: &str, args: &Value) -> Result<Value, Failure> {
    let gone = || Failure::new(Code::Platform, "the window is gone");
    let main = webview
        .app_handle()
        .get_webview_window(window::MAIN)
        .ok_or_else(gone)?;
    let window = webview.window();
    let done = match (name, args.as_bool()) {
        ("ui_ready", _) => {
            trace::first_paint();
            window::show(&main);
            Ok(Value::Null)
        }
        ("window_fullscreen", Some(full)) => window.set_fullscreen(full).map(|()| full.into()),
        ("window_fullscreen", None) => window.is_fullscreen().map(Value::from),
        ("window_ask_close", _) => window.close().map(|()| Value::Null),
        _ => {
            window::close(&window);
            Ok(Value::Null)
        }
    };
    done.map_err(|error| Failure::new(Code::Platform, error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Set by `cargo xtask bindings`: write the file instead of judging it.
    const WRITE: &str = "SOLEUS_WRITE_BINDINGS";

    /// What the file says, in its order.
    #[derive(serde::Serialize)]
    struct Capability {
        #[serde(rename = "$schema")]
        schema: &'static str,
        identifier: &'static str,
        description: &'static str,
        windows: [&'static str; 1],
        permissions: Vec<String>,
    }

    #[test]
    fn the_window_may_call_exactly_the_commands_that_are_served() {
        let served = OWN.iter().chain(commands::NAMES);
        let allowed = served.map(|name| format!("allow-{}", name.replace('_', "-")));
        let capability = Capability {
            schema: "../gen/schemas/desktop-schema.json",
            identifier: "main",
            description: "What the one window may ask for: our commands by name, and printing.",
            windows: ["main"],
            permissions: std::iter::once("core:webview:allow-print".to_owned())
                .chain(allowed)
                .collect(),
        };
        let fresh = serde_json::to_string_pretty(&capability).unwrap() + "\n";
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/capabilities/main.json");
        if std::env::var_os(WRITE).is_some() {
            std::fs::write(file, &fresh).unwrap();
        }
        let committed = std::fs::read_to_string(file).unwrap().replace("\r\n", "\n");
        assert_eq!(
            committed, fresh,
            "capabilities/main.json is stale: run `cargo xtask bindings`"
        );
    }
}
