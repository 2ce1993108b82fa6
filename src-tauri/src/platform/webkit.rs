//! How the web engine is to run in our process.

/// What WebKitGTK reads when it starts; see [`calm`].
pub(crate) const CALM: [(&str, &str); 3] = [
    ("WEBKIT_DISABLE_DMABUF_RENDERER", "1"),
    ("JSC_useGenerationalGC", "0"),
    ("JSC_largeHeapSize", "8388608"),
];

/// Sets what WebKitGTK reads when it starts, each unless the person has set it.
///
/// Its DMABUF renderer shows blank windows on some drivers; without it the page is drawn the old, sure way. Its garbage
/// collector looks at young garbage only, until 32 MB of old have come together: our page lives on 5 MB, leaves garbage
/// that is linked to older garbage, and so grew for hours. Whole and early collections take it some 5 ms each.
#[cfg(target_os = "linux")]
#[expect(
    unsafe_code,
    reason = "setting the environment is sound here: no other thread exists yet"
)]
pub(crate) fn calm() {
    for (name, value) in CALM {
        if std::env::var_os(name).is_none() {
            // SAFETY: the first statement of the program; nothing else reads or writes the environment.
            unsafe { std::env::set_var(name, value) };
        }
    }
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn calm() {}
