//! What the machine lends: each file implements one small port of `soleus-api`.

pub(crate) mod awake;
pub(crate) mod clock;
pub(crate) mod cue;
pub(crate) mod ending;
pub(crate) mod files;
pub(crate) mod notify;
pub(crate) mod paths;
pub(crate) mod screen_lock;
pub(crate) mod signals;
pub(crate) mod webkit;
