//! Desktop notifications. One that cannot be shown leaves a line in the log.

use soleus_api::ports::Notifier;

/// The system's notification service.
pub(crate) struct Desktop;

impl Notifier for Desktop {
    fn notify(&self, title: &str, body: &str) {
        let mut note = notify_rust::Notification::new();
        note.appname("Soleus").summary(title).body(body);
        // The service may be slow or gone: the caller never waits for it.
        std::thread::spawn(move || {
            if let Err(error) = note.show() {
                tracing::info!(%error, "no notification could be shown");
            }
        });
    }
}
