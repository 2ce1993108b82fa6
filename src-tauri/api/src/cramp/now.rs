//! Cramp now: whether stretching is locked, and a gentle hold whose time is kept here. Works without a record.

use serde::Serialize;
use soleus_core::{
    care::{Activity, Level},
    permission::{activity::Asked, decide::decide, reason::Closed},
};

use crate::{
    app::App,
    cramp::hold::{Hold, HoldCommand, HoldView, settle, tones, view},
    failure::Failure,
    recovery::facts::Known,
    settings,
};

/// What Cramp now may show.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct CrampNow {
    /// Why not even a gentle stretch may be done; `None` if it may.
    pub stretch: Option<Closed>,
    /// Why the muscle must not be rubbed; `None` if it may.
    pub rub: Option<Closed>,
    /// The level that stands.
    pub level: Option<Level>,
    /// Whether the cramp can be logged: the record is open.
    pub can_log: bool,
}

/// What Cramp now may show. Without a record nothing is known to be locked.
///
/// # Errors
/// None; the signature is every command's.
pub fn now(app: &App, (): ()) -> Result<CrampNow, Failure> {
    let Ok(known) = Known::read(app, None) else {
        return Ok(CrampNow {
            stretch: None,
            rub: None,
            level: None,
            can_log: app.store().is_ok(),
        });
    };
    let aid = |class| decide(&known.permission, &Asked::FirstAid { class });
    Ok(CrampNow {
        stretch: aid(Activity::Stretch),
        rub: aid(Activity::Massage),
        level: known.permission.level(),
        can_log: true,
    })
}

/// Starts, looks at or stops the gentle hold. Its tones are handed over at the start, exact to the sample.
///
/// # Errors
/// None; the signature is every command's.
pub fn hold(app: &App, command: HoldCommand) -> Result<HoldView, Failure> {
    let tick = app.now().tick;
    let mut kept = app.state.cramp_hold.lock();
    let mut hold = kept.take().map_or(
        Hold {
            first: tick,
            start: None,
            holds: 0,
        },
        |hold| settle(hold, tick),
    );
    match command {
        HoldCommand::Start => {
            hold.start = Some(tick);
            let volume = settings::get(app, ()).map_or(50, |settings| settings.volume);
            app.ports.cues.schedule(&tones(), volume);
        }
        HoldCommand::Stop => {
            app.ports.cues.schedule(&[], 0);
            return Ok(view(Hold { start: None, ..hold }, tick));
        }
        HoldCommand::Look => {}
    }
    *kept = Some(hold);
    Ok(view(hold, tick))
}
