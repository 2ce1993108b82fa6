//! Fingerprints of a page's sections: two that differ mean that the text was changed.

use std::collections::BTreeMap;

use soleus_content::doc::Article;

use crate::index;

/// The fingerprint of each section's heading and text, by the section's id; empty for what stands before the first
/// heading. The same in every release that has the same text.
pub fn of_page(article: &Article) -> BTreeMap<String, String> {
    index::of_page(article)
        .into_iter()
        .map(|section| (section.section, fingerprint(&[&section.heading, &section.body])))
        .collect()
}

/// FNV-1a, because the hasher of the standard library may differ from release to release.
fn fingerprint(texts: &[&str]) -> String {
    let bytes = texts.iter().flat_map(|text| text.bytes().chain([0]));
    let hash = bytes.fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    format!("{hash:08x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_has_the_same_fingerprint_in_every_release() {
        assert_eq!(fingerprint(&["a"]), "2b24d044");
        assert_ne!(fingerprint(&["a", "b"]), fingerprint(&["ab"]));
    }

    #[test]
    fn every_section_of_a_page_has_one() {
        let article = crate::content().article("dvt").unwrap();
        let prints = of_page(article);
        assert_eq!(prints.len(), article.all_sections().len() + 1);
    }
}
