//! Recovery: journal bodies, plans as data, and the pure replay that says where a person stands.

mod answers;
pub mod basis;
pub mod checkin;
pub mod clock;
pub mod cold;
pub mod cramp;
pub mod difference;
mod halts;
mod history;
pub mod hurt;
mod ladder;
pub mod ladder_state;
pub mod load;
mod loads;
mod logged;
pub mod met;
mod named;
pub mod need;
mod needs;
mod phase_replay;
pub mod plan;
pub mod record;
pub mod replay;
mod report;
pub mod response;
pub mod rows;
pub mod runs;
pub mod state;
pub mod status;
mod test_criteria;
pub mod timeline;
pub mod trial;

pub use answers::Answers;
pub use history::{History, Record};
pub use replay::replay;
pub use timeline::leg_of;
