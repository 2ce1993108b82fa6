//! Hears that the screen was locked: from the desktop's screen saver on the session bus, and from the login manager
//! (`loginctl lock-session`, or what an idle daemon asks of it) on the system bus. A machine without either is silent.

use std::sync::Arc;

/// Calls `locked` on a thread of its own whenever the screen is locked, for as long as the app lives.
#[cfg(target_os = "linux")]
pub(crate) fn watch<T: Send + Sync + 'static>(of: &Arc<T>, locked: fn(&T)) {
    use zbus::blocking::Connection;
    for (name, connect, hear) in [
        (
            "the screen saver",
            Connection::session as Connect,
            screen_saver as Hear,
        ),
        ("the login manager", Connection::system, login_manager),
    ] {
        let of = Arc::clone(of);
        std::thread::spawn(move || {
            if let Err(error) = connect().and_then(|bus| hear(&bus, &|| locked(&of))) {
                tracing::info!(%error, "{name} is not heard: a locked screen does not pause a session");
            }
        });
    }
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn watch<T: Send + Sync + 'static>(_of: &Arc<T>, _locked: fn(&T)) {}

#[cfg(target_os = "linux")]
type Connect = fn() -> zbus::Result<zbus::blocking::Connection>;

#[cfg(target_os = "linux")]
type Hear = fn(&zbus::blocking::Connection, &dyn Fn()) -> zbus::Result<()>;

/// The screen saver of freedesktop, GNOME, Cinnamon or MATE: each says the same in its own name.
#[cfg(target_os = "linux")]
fn screen_saver(bus: &zbus::blocking::Connection, locked: &dyn Fn()) -> zbus::Result<()> {
    for signal in signals(bus, "ActiveChanged")? {
        let signal = signal?;
        let header = signal.header();
        let ours = header
            .interface()
            .is_some_and(|name| name.as_str().ends_with(".ScreenSaver"));
        if ours && signal.body().deserialize::<bool>() == Ok(true) {
            locked();
        }
    }
    Ok(())
}

/// The login manager's wish that this person's session be locked.
#[cfg(target_os = "linux")]
fn login_manager(bus: &zbus::blocking::Connection, locked: &dyn Fn()) -> zbus::Result<()> {
    let session = own_session(bus)?;
    for signal in signals(bus, "Lock")? {
        if signal?.header().path().is_some_and(|path| *path == *session) {
            locked();
        }
    }
    Ok(())
}

/// The path of this person's session, by its id or, where the environment names none, by this process.
#[cfg(target_os = "linux")]
fn own_session(bus: &zbus::blocking::Connection) -> zbus::Result<zbus::zvariant::OwnedObjectPath> {
    const SERVICE: Option<&str> = Some("org.freedesktop.login1");
    const PLACE: &str = "/org/freedesktop/login1";
    const INTERFACE: Option<&str> = Some("org.freedesktop.login1.Manager");
    let answer = match std::env::var("XDG_SESSION_ID") {
        Ok(id) => bus.call_method(SERVICE, PLACE, INTERFACE, "GetSession", &id),
        Err(_) => bus.call_method(SERVICE, PLACE, INTERFACE, "GetSessionByPID", &std::process::id()),
    };
    answer?.body().deserialize()
}

/// Every signal of this name, as it comes.
#[cfg(target_os = "linux")]
fn signals(
    bus: &zbus::blocking::Connection,
    name: &'static str,
) -> zbus::Result<zbus::blocking::MessageIterator> {
    let rule = zbus::MatchRule::builder()
        .msg_type(zbus::message::Type::Signal)
        .member(name)?
        .build();
    zbus::blocking::MessageIterator::for_match_rule(rule, bus, None)
}
