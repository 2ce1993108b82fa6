//! Triage: questions, rules and causes as data; one pure function from answers to an outcome.
//!
//! The level is the highest that fires; nothing is subtracted. A rule fires only when its condition is
//! known to be true; it is exempt only when its exception is known to be true; self-care has to be earned by a benign
//! pattern with every red flag known to be absent; text and locks treat "not sure" and "not asked" as "yes".

pub mod answer;
pub mod causes;
pub mod content;
pub mod country;
pub mod due;
pub mod engine;
pub mod eval;
pub mod expr;
pub mod facts;
pub mod figure;
pub mod load;
mod lookup;
mod parse;
pub mod question;
pub mod record;
pub mod relevance;
pub mod sheet;
pub mod truth;

pub use answer::{Answer, Answers};
pub use content::Triage;
pub use engine::{Outcome, decide};
pub use eval::Unasked;
pub use expr::Expr;
pub use facts::Facts;
