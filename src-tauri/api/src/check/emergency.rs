//! What to call in an emergency: the person's own number, the country's, or what is known without either.

use serde::{Deserialize, Serialize};
use soleus_core::triage::answer::Id;

use super::content::triage;
use crate::{app::App, failure::Failure, settings::Settings};

/// A country and its emergency numbers.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Country {
    /// ISO 3166 code, two capital letters.
    pub code: Id,
    /// Its name.
    pub name: String,
    /// The numbers for an ambulance, the first one first.
    pub numbers: Vec<String>,
    /// Where the number comes from.
    pub source: String,
    /// When it was looked up, `YYYY-MM-DD`.
    pub date: String,
}

/// The offline table of emergency numbers.
///
/// # Errors
/// None; the signature is every command's.
pub fn countries(_app: &App, (): ()) -> Result<Vec<Country>, Failure> {
    let countries = triage().country.iter().cloned().map(|country| Country {
        code: country.code,
        name: country.name,
        numbers: country.numbers,
        source: country.source,
        date: country.date,
    });
    Ok(countries.collect())
}

/// Whose number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum NumberOf {
    /// The person entered it.
    Person,
    /// The chosen country has it in the table.
    Country,
    /// The table lacks the chosen country: a number that works in many countries.
    Elsewhere,
    /// No country was chosen: the most common numbers together.
    Anywhere,
}

/// What to call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct EmergencyNumber {
    /// The numbers, the first one first; never empty.
    pub numbers: Vec<String>,
    /// Whose they are.
    pub of: NumberOf,
    /// Those of them that nobody has read on an official page for this app.
    pub unread: Vec<String>,
}

/// The two settings that decide what to call.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct EmergencySettings {
    /// ISO 3166 code of the country, if one was chosen.
    pub country: Option<String>,
    /// The person's own number, which wins over the country's.
    pub emergency_number: Option<String>,
}

impl EmergencySettings {
    /// Those of all `settings`.
    pub(crate) fn of(settings: &Settings) -> Self {
        Self {
            country: settings.country.clone(),
            emergency_number: settings.emergency_number.clone(),
        }
    }
}

/// What to call under these settings.
///
/// # Errors
/// None; the signature is every command's.
pub fn number(_app: &App, settings: EmergencySettings) -> Result<EmergencyNumber, Failure> {
    Ok(resolved(settings))
}

/// As [`number`], for what is shown beside a result.
pub(crate) fn resolved(settings: EmergencySettings) -> EmergencyNumber {
    let triage = triage();
    let known = |numbers, of| EmergencyNumber {
        numbers,
        of,
        unread: Vec::new(),
    };
    let code = match settings {
        EmergencySettings {
            emergency_number: Some(own),
            ..
        } => return known(vec![own], NumberOf::Person),
        EmergencySettings { country, .. } => country,
    };
    let Some(code) = code else {
        return known(triage.unknown_country.clone(), NumberOf::Anywhere);
    };
    match triage.country.iter().find(|country| country.code == code) {
        Some(country) => EmergencyNumber {
            unread: country.unread.clone(),
            ..known(country.numbers.clone(), NumberOf::Country)
        },
        None => known(vec![triage.fallback_number.clone()], NumberOf::Elsewhere),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn called(country: Option<&str>, own: Option<&str>) -> EmergencyNumber {
        resolved(EmergencySettings {
            country: country.map(str::to_owned),
            emergency_number: own.map(str::to_owned),
        })
    }

    #[test]
    fn the_persons_own_number_wins_over_the_countrys() {
        let own = called(Some("US"), Some("144"));
        assert_eq!((own.numbers, own.of), (vec!["144".to_owned()], NumberOf::Person));
        let country = called(Some("US"), None);
        assert_eq!(
            (country.numbers, country.of),
            (vec!["911".to_owned()], NumberOf::Country)
        );
    }

    #[test]
    fn without_a_number_of_the_country_something_is_still_called() {
        let elsewhere = called(Some("ZZ"), None);
        assert_eq!(
            (elsewhere.numbers, elsewhere.of),
            (vec!["112".to_owned()], NumberOf::Elsewhere)
        );
        let anywhere = called(None, None);
        assert!(anywhere.numbers.len() > 1, "{anywhere:?}");
        assert_eq!(anywhere.of, NumberOf::Anywhere);
    }

    #[test]
    fn every_country_of_the_table_has_a_number() {
        for country in &triage().country {
            let number = called(Some(&country.code), None);
            assert_eq!(number.of, NumberOf::Country, "{}", country.code);
            assert!(!number.numbers.is_empty(), "{}", country.code);
            let strange = |unread| !number.numbers.contains(unread);
            assert!(!number.unread.iter().any(strange), "{}", country.code);
        }
    }
}
