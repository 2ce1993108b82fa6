//! What the record keeps of "About me".

use soleus_core::{journal::Entry, triage::record::AboutMe};
use soleus_store::{Order, Query, Store, StoreError};

/// Every "About me", the one written last first; at most `limit` of them. A clock that was set wrong changes no order.
///
/// # Errors
/// Disk faults.
pub(crate) fn about_me(store: &Store, limit: Option<u32>) -> Result<Vec<Entry<AboutMe>>, StoreError> {
    let newest = Query {
        newest_first: true,
        limit,
        order: Order::Written,
        ..Query::default()
    };
    Ok(store.list::<AboutMe>(&newest)?.entries)
}
