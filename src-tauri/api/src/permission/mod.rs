//! What may be done now: the facts are gathered here, [`soleus_core::permission`] decides, every screen asks.

pub mod ask;
pub(crate) mod dangers;
pub mod due;
pub(crate) mod keep;
pub(crate) mod risks;
pub(crate) mod said;
pub mod view;
pub mod words;

#[cfg(test)]
mod tests;
