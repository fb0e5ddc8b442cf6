//! The form that its marks give to content.

use super::Reading;
use crate::extract::found::Stretch;
use crate::model::Form;

impl Reading<'_> {
    /// All in quotation marks, partly, or not at all.
    pub(super) fn form(&self, content: &[Stretch]) -> Form {
        let (mut inside, mut outside) = (false, false);
        for piece in content {
            let words = piece.of(self.text);
            let mut quoted = false;
            for c in words.chars() {
                match c {
                    '`' => quoted = true,
                    '“' | '„' | '‟' | '«' | '「' | '『' | '‘' => quoted = true,
                    '”' | '»' | '」' | '』' => quoted = false,
                    '"' => quoted = !quoted,
                    c if c.is_alphanumeric() => {
                        inside |= quoted;
                        outside |= !quoted;
                    }
                    _ => {}
                }
            }
            if words.starts_with("``") || words.starts_with("''") {
                let end = words.trim_end_matches([',', '.']);
                if end.ends_with("''") && words.matches("''").count() <= 2 {
                    (inside, outside) = (true, false);
                    continue;
                }
            }
            // Two straight single marks, or a text whose marks are single.
            let bytes = words.as_bytes();
            if outside && !inside && bytes.first() == Some(&b'\'') {
                let end = words.trim_end_matches([',', '.']);
                (inside, outside) = (true, !(end.ends_with('\'')));
            } else if outside && !inside && words.contains("''") {
                inside = true;
            }
        }
        match (inside, outside) {
            (true, false) => Form::Direct,
            (true, true) => Form::Mixed,
            _ => Form::Indirect,
        }
    }
}
