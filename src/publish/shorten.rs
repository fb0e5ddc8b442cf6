//! Short names for what a program and its script call each other by, and for the functions of the script.
//!
//! wasm-bindgen names each function that the two share by its place and a hash, in both files: 60 characters that no reader
//! needs, and that do not compress. The sections are those of the WebAssembly core specification, 5.5.5 and 5.5.10. Its own
//! functions, such as `getStringFromWasm0`, stand in nearly every line of the script.

use std::collections::BTreeMap;

/// A script and its program with short names; as they are where the program is not understood.
pub(super) fn shorten(js: &str, wasm: &[u8]) -> (String, Vec<u8>) {
    let js = &plainer(&without_sync(js));
    let words = words(js);
    let mut names = Names { taken: &words, short: BTreeMap::new() };
    match rewritten(wasm, &mut names) {
        Some(wasm) => {
            own(js).into_iter().for_each(|name| names.shorten(name));
            (renamed(js, &names.short), wasm)
        }
        None => (js.to_owned(), wasm.to_vec()),
    }
}

/// A script without the second way to start its program, which the page does not go; as it is where that is not as known.
fn without_sync(js: &str) -> String {
    let parts = js.split_once("function initSync(").and_then(|(before, rest)| {
        let (_, after) = rest.split_once("\nasync function ")?;
        let after = after.replacen("export { initSync, ", "export { ", 1);
        (!after.contains("initSync")).then(|| [before, "async function ", &after].concat())
    });
    parts.unwrap_or_else(|| js.to_owned())
}

/// A script without names for what is given back at once, and without what it says to those who start it as was done before.
fn plainer(js: &str) -> String {
    let mut out = String::with_capacity(js.len());
    let mut lines = js.lines().peekable();
    while let Some(line) = lines.next() {
        match (line.strip_prefix("const ret = "), lines.peek()) {
            (Some(value), Some(&"return ret;")) => {
                out.push_str(&["return ", value].concat());
                lines.next();
            }
            (_, Some(next)) if line == "} else {" && next.starts_with("console.warn('using deprecated parameters") => {
                lines.next();
                out.push_str(lines.next().unwrap_or_default());
            }
            _ => out.push_str(line),
        }
        out.push('\n');
    }
    if !js.ends_with('\n') {
        out.pop();
    }
    out
}

/// Is it a character of an identifier?
fn in_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

/// The identifiers of a script, and how often each stands there.
fn words(js: &str) -> BTreeMap<&str, usize> {
    let mut words = BTreeMap::new();
    for word in js.split(|c| !in_word(c)).filter(|w| !w.is_empty()) {
        *words.entry(word).or_insert(0) += 1;
    }
    words
}

/// The functions that a script declares and nobody else sees: not exported, and nowhere a property, a key or in quotes.
fn own(js: &str) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for line in js.lines() {
        let declared = line.strip_prefix("function ").and_then(|rest| rest.split_once('(')).map(|(name, _)| name);
        names.extend(declared.filter(|name| name.len() > 3 && name.chars().all(in_word)));
    }
    let seen = |name: &&str| {
        let around = |at: usize| (js[..at].chars().next_back(), js[at + name.len()..].chars().next());
        js.match_indices(*name).map(|(at, _)| around(at)).any(|(before, after)| {
            let whole = !before.is_some_and(in_word) && !after.is_some_and(in_word);
            whole && (matches!(before, Some('.' | '\'' | '"' | '`')) || matches!(after, Some(':' | '\'' | '"' | '`')))
        })
    };
    let exported = |name: &&str| js.lines().any(|line| line.starts_with("export") && line.split(|c| !in_word(c)).any(|word| word == *name));
    names.retain(|name| !seen(name) && !exported(name));
    names
}

struct Names<'a> {
    taken: &'a BTreeMap<&'a str, usize>,
    short: BTreeMap<String, String>,
}

impl Names<'_> {
    /// The short name of one that wasm-bindgen made; any other as it is.
    fn of(&mut self, name: &str) -> String {
        let made = ["__wbg", "__wbindgen", "__externref", "wasm_bindgen__", "__wasm_bindgen", "__abort", "__instance"]
            .iter()
            .any(|start| name.starts_with(start));
        if !made || !self.taken.contains_key(name) {
            return name.to_owned();
        }
        self.shorten(name);
        self.short.get(name).cloned().unwrap_or_default()
    }

    /// Gives a name a short one.
    fn shorten(&mut self, name: &str) {
        if self.short.contains_key(name) {
            return;
        }
        let free = (0..).map(|n| format!("_{n}")).find(|s| !self.taken.contains_key(s.as_str()) && !self.short.values().any(|v| v == s));
        let short = free.unwrap_or_else(|| name.to_owned());
        self.short.insert(name.to_owned(), short);
    }
}

fn renamed(js: &str, short: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(js.len());
    let mut rest = js;
    while !rest.is_empty() {
        let end = rest.find(|c| !in_word(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        out.push_str(short.get(word).map_or(word, String::as_str));
        let next = after.find(in_word).unwrap_or(after.len());
        out.push_str(&after[..next]);
        rest = &after[next..];
    }
    out
}

/// Reads the parts of a program from the front.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// An unsigned number, LEB128.
    fn number(&mut self) -> Option<usize> {
        let (mut number, mut shift) = (0_u64, 0);
        loop {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f).checked_shl(shift)?;
            shift += 7;
            if byte & 0x80 == 0 {
                return usize::try_from(number).ok();
            }
        }
    }

    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn name(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    /// The bytes that `read` goes over.
    fn over(&mut self, read: impl Fn(&mut Bytes<'a>) -> Option<()>) -> Option<&'a [u8]> {
        let whole = self.0;
        read(self)?;
        whole.get(..whole.len() - self.0.len())
    }
}

fn put_number(out: &mut Vec<u8>, mut number: usize) {
    loop {
        let byte = (number & 0x7f) as u8;
        number >>= 7;
        if number == 0 {
            return out.push(byte);
        }
        out.push(byte | 0x80);
    }
}

fn put_name(out: &mut Vec<u8>, name: &str) {
    put_number(out, name.len());
    out.extend_from_slice(name.as_bytes());
}

const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

fn rewritten(wasm: &[u8], names: &mut Names<'_>) -> Option<Vec<u8>> {
    let mut bytes = Bytes(wasm);
    let mut out = bytes.take(8)?.to_vec();
    while !bytes.0.is_empty() {
        let id = bytes.byte()?;
        let length = bytes.number()?;
        let content = bytes.take(length)?;
        let content = match id {
            IMPORTS => imports(content, names)?,
            EXPORTS => exports(content, names)?,
            _ => content.to_vec(),
        };
        out.push(id);
        put_number(&mut out, content.len());
        out.extend(content);
    }
    Some(out)
}

fn imports(content: &[u8], names: &mut Names<'_>) -> Option<Vec<u8>> {
    let mut bytes = Bytes(content);
    let (count, mut out) = (bytes.number()?, Vec::new());
    put_number(&mut out, count);
    for _ in 0..count {
        put_name(&mut out, bytes.name()?);
        put_name(&mut out, &names.of(bytes.name()?));
        out.extend(bytes.over(|rest| {
            let limits = |rest: &mut Bytes<'_>| {
                let flags = rest.byte()?;
                rest.number()?;
                if flags & 1 == 1 { rest.number().map(|_| ()) } else { Some(()) }
            };
            match rest.byte()? {
                0 => rest.number().map(|_| ()),
                1 => rest.byte().and_then(|_| limits(rest)),
                2 => limits(rest),
                3 => rest.take(2).map(|_| ()),
                _ => None,
            }
        })?);
    }
    bytes.0.is_empty().then_some(out)
}

fn exports(content: &[u8], names: &mut Names<'_>) -> Option<Vec<u8>> {
    let mut bytes = Bytes(content);
    let (count, mut out) = (bytes.number()?, Vec::new());
    put_number(&mut out, count);
    for _ in 0..count {
        put_name(&mut out, &names.of(bytes.name()?));
        out.extend(bytes.over(|rest| rest.byte().and_then(|_| rest.number()).map(|_| ()))?);
    }
    bytes.0.is_empty().then_some(out)
}

#[cfg(test)]
mod tests {
    use super::shorten;

    /// A module that imports the function `__wbg_now_0123` and exports it, and exports `run`.
    fn module() -> Vec<u8> {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend(b"\x01\x04\x01\x60\0\0");
        wasm.extend(b"\x02\x14\x01\x01m\x0e__wbg_now_0123\0\0");
        wasm.extend(b"\x07\x18\x02\x0e__wbg_now_0123\0\0\x03run\0\0");
        wasm
    }

    #[test]
    fn a_name_is_the_same_in_both_files_and_no_other_changes() {
        let js = "const i={__wbg_now_0123:()=>_0};__wbg_init();x.run();'__wbg_now_0123x'";
        let (script, wasm) = shorten(js, &module());
        assert_eq!(script, "const i={_1:()=>_0};__wbg_init();x.run();'__wbg_now_0123x'");
        let text = String::from_utf8_lossy(&wasm).into_owned();
        assert!(text.contains("\u{1}m\u{2}_1\0\0") && text.contains("\u{3}run"), "{text:?}");
        assert_eq!(wasm.len(), module().len() - 24);
    }

    #[test]
    fn the_functions_of_a_script_get_short_names_where_nobody_else_sees_them() {
        let js = "const i={__wbg_now_0123:()=>read(1)};\nfunction read(n) { return own(n) + x.held; }\nfunction own(n) {}\n\
            function held() {}\nfunction named() { return 'named'; }\nexport function shown() {}\nfunction init() {}\nexport { init };";
        let (script, _) = shorten(js, &module());
        assert_eq!(script, js.replace("__wbg_now_0123", "_0").replace("read(", "_1("));
    }

    #[test]
    fn only_one_way_to_start_is_left() {
        let js =
            "let wasm;\nfunction initSync(module) {\nif (wasm) {\n}\n}\nasync function init() {}\nexport { initSync, init as default };\n";
        let (script, _) = shorten(js, &module());
        assert_eq!(script, "let wasm;\nasync function init() {}\nexport { init as default };\n");
        let other = js.replace("() {}", "() { initSync(1) }");
        assert_eq!(shorten(&other, &module()).0, other);
    }

    #[test]
    fn what_is_given_back_at_once_has_no_name() {
        let js = "function a() {\nconst ret = b(1);\nreturn ret;\n}\nif (c) {\nd()\n} else {\nconsole.warn('using deprecated parameters for it')\n}\nconst ret = e;\nf();\n";
        let (script, _) = shorten(js, &module());
        assert_eq!(script, "function a() {\nreturn b(1);\n}\nif (c) {\nd()\n}\nconst ret = e;\nf();\n");
    }

    #[test]
    fn what_is_no_program_stays_as_it_is() {
        let mut broken = module();
        broken.truncate(30);
        assert_eq!(shorten("__wbg_now_0123", &broken), ("__wbg_now_0123".to_owned(), broken));
    }
}
