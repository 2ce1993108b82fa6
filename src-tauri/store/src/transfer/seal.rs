//! A passphrase round a file: the age format (age-encryption.org/v1), which other programs can open too.

use std::io::{BufReader, Read};

use age::{DecryptError, Decryptor, armor::ArmoredReader, scrypt};
pub use secrecy::{ExposeSecret, SecretString};

use crate::StoreError;

/// The cost of one guess at a passphrase as a power of two: age's own default, about a second on a laptop.
const WORK: u8 = 18;
/// The most a file may demand: as much as one of ours, 256 MiB and about a second. Each step above doubles both.
const MOST_WORK: u8 = WORK;

/// Why an encrypted file could not be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealFault {
    /// The passphrase is not the one the file was made with.
    #[error("this passphrase does not open the file: try again")]
    WrongPassphrase,
    /// Opening it takes more work than this build allows a file to demand.
    #[error(
        "opening this file takes more than 256 MB of memory: encrypt it again with a work factor of {MOST_WORK} or less"
    )]
    TooMuchWork,
    /// The file is damaged or not encrypted by a passphrase.
    #[error("the encrypted file is damaged or was not made with a passphrase: use another copy")]
    Damaged,
}

/// Whether `bytes` are an encrypted file, as Soleus or another program for the format writes it, also in letters.
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"age-encryption.org/") || bytes.starts_with(b"-----BEGIN AGE ENCRYPTED FILE-----")
}

/// Encrypts `bytes`. A lost passphrase is lost data: nobody can open the file without it.
///
/// # Errors
/// Only if the system has no randomness.
pub fn seal(bytes: &[u8], passphrase: &SecretString) -> Result<Vec<u8>, StoreError> {
    seal_with(bytes, passphrase, WORK)
}

fn seal_with(bytes: &[u8], passphrase: &SecretString, work: u8) -> Result<Vec<u8>, StoreError> {
    let mut recipient = scrypt::Recipient::new(passphrase.clone());
    recipient.set_work_factor(work);
    age::encrypt(&recipient, bytes).map_err(|error| StoreError::Io(error.to_string()))
}

/// Decrypts `bytes`.
///
/// # Errors
/// A wrong passphrase, or a file that is damaged or not of this kind.
pub fn unseal(bytes: &[u8], passphrase: &SecretString) -> Result<Vec<u8>, SealFault> {
    let mut identity = scrypt::Identity::new(passphrase.clone());
    identity.set_max_work_factor(MOST_WORK);
    let open = || -> Result<Vec<u8>, DecryptError> {
        let armored = BufReader::new(ArmoredReader::new(bytes));
        let identity: &dyn age::Identity = &identity;
        let mut reader = Decryptor::new_buffered(armored)?.decrypt(std::iter::once(identity))?;
        let mut opened = Vec::new();
        reader.read_to_end(&mut opened)?;
        Ok(opened)
    };
    open().map_err(|error| {
        #[expect(clippy::wildcard_enum_match_arm, reason = "whatever else is wrong with it")]
        match error {
            DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => SealFault::WrongPassphrase,
            DecryptError::ExcessiveWork { .. } => SealFault::TooMuchWork,
            _ => SealFault::Damaged,
        }
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(words: &str) -> SecretString {
        SecretString::from(words)
    }

    #[test]
    fn what_was_sealed_opens_with_its_passphrase_only() {
        let sealed = seal_with(b"two cramps", &words("correct horse"), 4).unwrap();
        assert!(is_sealed(&sealed) && !sealed.windows(6).any(|window| window == b"cramps"));
        assert_eq!(unseal(&sealed, &words("correct horse")).unwrap(), b"two cramps");
        assert_eq!(
            unseal(&sealed, &words("wrong horse")),
            Err(SealFault::WrongPassphrase)
        );
    }

    #[test]
    fn a_damaged_file_is_told_from_a_wrong_passphrase() {
        let mut sealed = seal_with(b"two cramps", &words("correct horse"), 4).unwrap();
        *sealed.last_mut().unwrap() ^= 1;
        assert_eq!(unseal(&sealed, &words("correct horse")), Err(SealFault::Damaged));
        assert_eq!(
            unseal(b"age-encryption.org/v1\n", &words("correct horse")),
            Err(SealFault::Damaged)
        );
    }

    /// A file that says of itself how much work it takes to open it.
    fn demanding(work: u8) -> Vec<u8> {
        let sealed = seal_with(b"two cramps", &words("correct horse"), 4).unwrap();
        let text = String::from_utf8_lossy(&sealed);
        let line = text.lines().find(|line| line.starts_with("-> scrypt")).unwrap();
        // The number stands last: the salt before it may begin with the same digit.
        let dear = format!("{} {work}", line.strip_suffix(" 4").unwrap());
        let at = sealed
            .windows(line.len())
            .position(|window| window == line.as_bytes())
            .unwrap();
        let mut file = sealed.clone();
        file.splice(at..at + line.len(), dear.bytes());
        file
    }

    #[test]
    fn a_file_that_demands_more_than_one_of_ours_is_refused_in_words_and_not_called_damaged() {
        for work in [MOST_WORK + 1, 20, 40, 63] {
            let fault = unseal(&demanding(work), &words("correct horse")).unwrap_err();
            assert_eq!(fault, SealFault::TooMuchWork, "{work}");
            assert!(fault.to_string().contains("more than 256 MB"), "{fault}");
        }
        // What it derives there is another key: the work was done, and the passphrase does not fit.
        assert_eq!(
            unseal(&demanding(10), &words("correct horse")),
            Err(SealFault::WrongPassphrase)
        );
    }

    #[test]
    fn a_file_in_letters_opens_too() {
        use std::io::Write;
        let mut recipient = scrypt::Recipient::new(words("correct horse"));
        recipient.set_work_factor(4);
        let recipient: &dyn age::Recipient = &recipient;
        let encryptor = age::Encryptor::with_recipients(std::iter::once(recipient)).unwrap();
        let mut file = Vec::new();
        let armor =
            age::armor::ArmoredWriter::wrap_output(&mut file, age::armor::Format::AsciiArmor).unwrap();
        let mut writer = encryptor.wrap_output(armor).unwrap();
        writer.write_all(b"two cramps").unwrap();
        writer.finish().and_then(|armor| armor.finish()).unwrap();
        assert!(is_sealed(&file));
        assert_eq!(unseal(&file, &words("correct horse")).unwrap(), b"two cramps");
    }

    proptest! {
        #[test]
        fn any_bytes_are_refused_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let mut file = b"age-encryption.org/v1\n-> scrypt ".to_vec();
            file.extend(bytes);
            prop_assert!(unseal(&file, &words("x")).is_err());
        }
    }
}
