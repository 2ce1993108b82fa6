//! A passphrase round a file: the age format (age-encryption.org/v1), which other programs can open too.

use age::{DecryptError, scrypt, secrecy::SecretString};

use crate::StoreError;

/// The cost of one guess at a passphrase as a power of two: age's own default, about a second on a laptop.
const WORK: u8 = 18;
/// The most a file from elsewhere may demand: about 4 s and 1 GiB; beyond that it is an attack.
const MOST_WORK: u8 = 20;

/// Why an encrypted file could not be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealFault {
    /// The passphrase is not the one the file was made with.
    #[error("this passphrase does not open the file: try again")]
    WrongPassphrase,
    /// The file is damaged or not encrypted by a passphrase.
    #[error("the encrypted file is damaged or was not made with a passphrase: use another copy")]
    Damaged,
}

/// Whether `bytes` are an encrypted file.
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"age-encryption.org/")
}

/// Encrypts `bytes`. A lost passphrase is lost data: nobody can open the file without it.
///
/// # Errors
/// Only if the system has no randomness.
pub fn seal(bytes: &[u8], passphrase: &str) -> Result<Vec<u8>, StoreError> {
    seal_with(bytes, passphrase, WORK)
}

fn seal_with(bytes: &[u8], passphrase: &str, work: u8) -> Result<Vec<u8>, StoreError> {
    let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase));
    recipient.set_work_factor(work);
    age::encrypt(&recipient, bytes).map_err(|error| StoreError::Io(error.to_string()))
}

/// Decrypts `bytes`.
///
/// # Errors
/// A wrong passphrase, or a file that is damaged or not of this kind.
pub fn unseal(bytes: &[u8], passphrase: &str) -> Result<Vec<u8>, SealFault> {
    let mut identity = scrypt::Identity::new(SecretString::from(passphrase));
    identity.set_max_work_factor(MOST_WORK);
    age::decrypt(&identity, bytes).map_err(|error| {
        let wrong = matches!(
            error,
            DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed
        );
        if wrong {
            SealFault::WrongPassphrase
        } else {
            SealFault::Damaged
        }
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_was_sealed_opens_with_its_passphrase_only() {
        let sealed = seal_with(b"two cramps", "correct horse", 4).unwrap();
        assert!(is_sealed(&sealed) && !sealed.windows(6).any(|window| window == b"cramps"));
        assert_eq!(unseal(&sealed, "correct horse").unwrap(), b"two cramps");
        assert_eq!(unseal(&sealed, "wrong horse"), Err(SealFault::WrongPassphrase));
    }

    #[test]
    fn a_damaged_file_is_told_from_a_wrong_passphrase() {
        let mut sealed = seal_with(b"two cramps", "correct horse", 4).unwrap();
        *sealed.last_mut().unwrap() ^= 1;
        assert_eq!(unseal(&sealed, "correct horse"), Err(SealFault::Damaged));
        assert_eq!(
            unseal(b"age-encryption.org/v1\n", "correct horse"),
            Err(SealFault::Damaged)
        );
    }

    #[test]
    fn a_file_that_demands_absurd_work_is_refused() {
        let head = b"age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 40\n";
        assert!(unseal(head, "x").is_err());
    }

    proptest! {
        #[test]
        fn any_bytes_are_refused_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let mut file = b"age-encryption.org/v1\n-> scrypt ".to_vec();
            file.extend(bytes);
            prop_assert!(unseal(&file, "x").is_err());
        }
    }
}
