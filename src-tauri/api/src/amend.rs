//! An edit of an entry: only the fields that were changed, each with what was shown of it.
//!
//! What a form did not show it cannot write, and what was changed elsewhere meanwhile is not written over.

use std::marker::PhantomData;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use crate::failure::{Code, Failure};

/// Some fields of a `T` by name, as they were shown and as they are to be; the others stay as they are.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(bound = "T: ts_rs::TS"))]
pub struct Amendment<T> {
    /// What was shown.
    #[cfg_attr(feature = "bindings", ts(type = "Partial<T>"))]
    was: Map<String, Value>,
    /// What is wanted; the same names as in `was`.
    #[cfg_attr(feature = "bindings", ts(type = "Partial<T>"))]
    now: Map<String, Value>,
    #[serde(skip)]
    #[cfg_attr(feature = "bindings", ts(skip))]
    of: PhantomData<T>,
}

impl<T: Serialize + DeserializeOwned> Amendment<T> {
    /// `kept` with the changes laid over it. Only the fields named in `open` can be changed.
    ///
    /// # Errors
    /// `BadInput` for a field that is not open or a value it cannot have; `Changed` for one that is not any more what was
    /// shown.
    pub(crate) fn over(&self, kept: &T, open: &[&str]) -> Result<T, Failure> {
        let wrong = |error: serde_json::Error| Failure::bad_input(error.to_string());
        let mut whole = serde_json::to_value(kept).map_err(wrong)?;
        for (name, value) in &self.now {
            let field = whole.get(name).cloned().unwrap_or_default();
            if !open.contains(&name.as_str()) {
                return Err(Failure::bad_input(format!("\"{name}\" cannot be changed")));
            }
            if field != *self.was.get(name).unwrap_or(&Value::Null) && field != *value {
                return Err(Failure::new(
                    Code::Changed,
                    format!("\"{name}\" was changed meanwhile"),
                ));
            }
            if let Value::Object(fields) = &mut whole {
                fields.insert(name.clone(), value.clone());
            }
        }
        serde_json::from_value(whole).map_err(wrong)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use soleus_core::recovery::load::Outing;

    use super::*;

    const OPEN: &[&str] = &["pain", "note", "metres"];

    fn walk() -> Outing {
        serde_json::from_value(json!({
            "kind": "flat_walk", "minutes": 30, "metres": 5000, "pain": 2, "limp": true, "terrain": "road",
            "level": null, "note": "", "leadMs": 7
        }))
        .unwrap()
    }

    fn amended(was: Value, now: Value) -> Result<Outing, Failure> {
        let amendment: Amendment<Outing> = serde_json::from_value(json!({"was": was, "now": now})).unwrap();
        amendment.over(&walk(), OPEN)
    }

    #[test]
    fn what_is_not_named_stays_as_it_is() {
        let pain = amended(json!({"pain": 2}), json!({"pain": 4})).unwrap();
        let expected = Outing {
            pain: serde_json::from_value(json!(4)).unwrap(),
            ..walk()
        };
        assert_eq!(pain, expected);
        assert_eq!(amended(json!({}), json!({})).unwrap(), walk());
    }

    #[test]
    fn what_was_changed_meanwhile_is_not_written_over_unless_both_say_the_same() {
        let code = |was, now| amended(was, now).map_err(|failure| failure.code);
        assert_eq!(
            code(json!({"pain": 1}), json!({"pain": 4})).unwrap_err(),
            Code::Changed
        );
        assert_eq!(code(json!({"pain": 1}), json!({"pain": 2})).unwrap(), walk());
    }

    #[test]
    fn fields_that_are_not_open_and_values_that_do_not_fit_are_refused() {
        for (was, now) in [
            (json!({"leadMs": 7}), json!({"leadMs": 0})),
            (json!({"nonsense": null}), json!({"nonsense": 1})),
            (json!({"pain": 2}), json!({"pain": 11})),
            (json!({"metres": 5000}), json!({"metres": 2.5})),
        ] {
            assert_eq!(amended(was, now).unwrap_err().code, Code::BadInput);
        }
    }
}
