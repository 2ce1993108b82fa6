//! A host for the use-cases without a window: a clock that is set by hand, and ports that do nothing.

use soleus_api::ports::{Clock, Ports};
use soleus_core::time::{Now, Stamp, Tick};

/// One minute after the generated record ends.
pub(crate) const NOW: Stamp = Stamp {
    ms: 1_795_000_000_000,
    offset_min: 60,
};

/// Ports for a record that nobody watches.
pub(crate) fn ports() -> Ports {
    Ports::silent(Box::new(Still))
}

struct Still;

impl Clock for Still {
    fn now(&self) -> Now {
        Now {
            tick: Tick(1_000_000),
            boot: Some(Tick(1_000_000)),
            stamp: NOW,
        }
    }
}
