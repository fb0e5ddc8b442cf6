//! Takes words out of a program that nobody is to read: what the standard library and the libraries would say where they are
//! used wrongly, and where in their sources. A panic still names its file and line where those are ours.

use std::ops::Range;
use std::path::PathBuf;

use wasmparser::{DataKind, Operator, Parser, Payload};

/// What stands in a program although it is never said. Longer ones first, where one holds another.
const MESSAGES: [&str; 74] = [
    " is not a char boundary; it is inside ",
    "start byte index ",
    "end byte index ",
    " is out of bounds of `",
    "begin > end (",
    ") when slicing `",
    "slice index starts at ",
    "range start index ",
    "range end index ",
    " out of range for slice of length ",
    "assertion failed: old_left_len + count <= CAPACITY",
    "assertion failed: old_left_len >= count",
    "assertion failed: old_right_len >= count",
    "assertion failed: new_left_len <= CAPACITY",
    "assertion failed: match track_edge_idx {",
    "    LeftOrRight::Left(idx) => idx <= old_left_len,",
    "    LeftOrRight::Right(idx) => idx <= right_len,",
    "Tried to shrink to a larger capacity",
    "Hash table capacity overflow",
    "cannot access a Thread Local Storage value during or after destruction: ",
    "called `Result::unwrap_throw()` on an `Err` value",
    "copy_from_slice: source slice length (",
    ") does not match destination slice length (",
    "insertion index (is ",
    ") should be <= len (is ",
    "removal index (is ",
    ") should be < len (is ",
    "a formatting trait implementation returned an error when the underlying stream did not",
    "called `Option::unwrap()` on a `None` value",
    "attempt to divide by zero",
    "attempt to calculate the remainder with a divisor of zero",
    "`async fn` resumed after completion",
    "RefCell already mutably borrowed",
    "RefCell already borrowed",
    "finish: callbacks should be Some",
    "finish: result should be None",
    "a Display implementation returned an error unexpectedly",
    "attempt to join into collection with len > usize::MAX",
    "Can't find the global Window",
    "Can't find document",
    "called `Option::unwrap_throw()` on a `None` value",
    "Once instance has previously been poisoned",
    "one-time initialization may not be performed recursively",
    "cannot modify the panic hook from a panicking thread",
    "failed to generate unique thread ID: bitspace exhausted",
    "Lazy instance has previously been poisoned",
    "recursive use of an object detected which would lead to unsafe aliasing in rust",
    "internal error: entered unreachable code: The JS binding should only ever produce a valid value or the specific 'invalid' value",
    "internal error: entered unreachable code",
    "deref_history is never empty",
    "unkeyed child in fully keyed list",
    "FnOnce called more than once",
    "closure invoked recursively or after being dropped",
    "Attempted to initialize thread-local while it is being dropped",
    "could not set property",
    "could not remove attribute",
    "could not remove property",
    "can't create namespaced element for vtag",
    "couldn't clone cached element",
    "can't create element for vtag",
    "couldn't clone node to be cached",
    "failed to append child",
    "failed to insert node before next sibling",
    "failed to create detached element",
    "To suspend rendering, a <Suspense /> component is required.",
    "called `Result::unwrap()` on an `Err` value",
    "assertion failed: idx < CAPACITY",
    "assertion failed: edge.height == self.height - 1",
    ": empty internal node",
    "assertion failed: self.height > 0",
    "assertion failed: src.len() == dst.len()",
    "assertion failed: edge.height == self.node.height - 1",
    "assertion failed: count > 0",
    "assertion failed: old_right_len + count <= CAPACITY",
];

/// Events that no part of the page listens for, by the names that Yew has for them.
const EVENTS: [&str; 38] = [
    "oncanplaythrough",
    "oncuechange",
    "ondurationchange",
    "onemptied",
    "onformdata",
    "onloadeddata",
    "onloadedmetadata",
    "onloadstart",
    "onratechange",
    "onsecuritypolicyviolation",
    "onseeked",
    "onseeking",
    "onslotchange",
    "onstalled",
    "onsuspend",
    "ontimeupdate",
    "onvolumechange",
    "onwaiting",
    "onanimationcancel",
    "onanimationend",
    "onanimationiteration",
    "onanimationstart",
    "ongotpointercapture",
    "onlostpointercapture",
    "onpointerlockchange",
    "onpointerlockerror",
    "onselectionchange",
    "onselectstart",
    "ontouchcancel",
    "ontouchend",
    "ontouchmove",
    "ontouchstart",
    "ontransitioncancel",
    "ontransitionend",
    "ontransitionrun",
    "ontransitionstart",
    "onauxclick",
    "ondragexit",
];

/// The program with zeros in the place of such words: as long as before, and all of it where it was.
pub(super) fn quiet(wasm: &mut [u8]) {
    erase_places(wasm);
    for message in MESSAGES.into_iter().chain(EVENTS) {
        erase(wasm, message.as_bytes());
    }
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    if let Some(sources) = home.as_ref().and_then(|home| home.to_str()).map(|home| [home, "/registry/src/"].concat()) {
        // A folder for each registry is in it: `index.crates.io-1949cf8c6b5b557f`.
        while let Some(at) = find(wasm, sources.as_bytes()) {
            let folder = wasm.iter().skip(at + sources.len()).take(64).position(|b| *b == b'/').map_or(0, |length| length + 1);
            wasm.iter_mut().skip(at).take(sources.len() + folder).for_each(|b| *b = 0);
        }
    }
    // The sources of the standard library, by the commit of the compiler.
    const COMMIT: usize = "/rustc/".len() + 40;
    let mut from = 0;
    while let Some(at) = wasm.get(from..).and_then(|rest| find(rest, b"/rustc/")).map(|at| from + at) {
        if wasm.get(at + COMMIT) == Some(&b'/') {
            wasm.iter_mut().skip(at).take(COMMIT + 1).for_each(|b| *b = 0);
        }
        from = at + 1;
    }
}

/// Where the first data of a program are: in its memory, and in its bytes.
fn memory(wasm: &[u8]) -> Vec<(usize, Range<usize>)> {
    let mut parts = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Ok(Payload::DataSection(section)) = payload else { continue };
        for data in section.into_iter().flatten() {
            if let DataKind::Active { memory_index: 0, offset_expr } = data.kind
                && let Ok(Operator::I32Const { value }) = offset_expr.get_operators_reader().read()
            {
                let end = data.range.end as usize;
                parts.push((value as u32 as usize, end - data.data.len()..end));
            }
        }
    }
    parts
}

/// Where a library would say that it is used wrongly: its file and the place of its name, a line and a column, four numbers
/// of four bytes each (`core::panic::Location`). The name of such a file ends in `.rs` and a zero, and begins with no `src/`.
fn erase_places(wasm: &mut [u8]) {
    let memory = memory(wasm);
    let place = |from: usize, length: usize| {
        let (address, bytes) = memory.iter().find(|(address, bytes)| *address <= from && from - address + length <= bytes.len())?;
        Some(bytes.start + from - address..bytes.start + from - address + length)
    };
    let (mut names, mut places) = (Vec::new(), Vec::new());
    for (address, bytes) in &memory {
        let first = address.next_multiple_of(4) - address;
        for at in (bytes.start + first..bytes.end.saturating_sub(15)).step_by(4) {
            let number =
                |n: usize| wasm.get(at + n * 4..at + n * 4 + 4).map_or(0, |b| b.iter().rev().fold(0, |sum, b| sum << 8 | usize::from(*b)));
            let name = place(number(0), number(1).saturating_add(1).min(300));
            let is_name = |name: &[u8]| {
                let plain = |b: &u8| b.is_ascii_alphanumeric() || b"_-./".contains(b);
                name.strip_suffix(b".rs\0").is_some_and(|stem| stem.iter().all(plain) && !stem.starts_with(b"src/"))
            };
            if let Some(name) = name.filter(|name| wasm.get(name.clone()).is_some_and(is_name)) {
                names.push(name);
                places.push(at + 4..at + 16);
            }
        }
    }
    names.into_iter().chain(places).for_each(|range| wasm.iter_mut().take(range.end).skip(range.start).for_each(|b| *b = 0));
}

fn find(bytes: &[u8], words: &[u8]) -> Option<usize> {
    let first = words.first()?;
    let mut from = 0;
    loop {
        from += bytes.get(from..)?.iter().position(|b| b == first)?;
        if bytes.get(from..from + words.len()) == Some(words) {
            return Some(from);
        }
        from += 1;
    }
}

fn erase(bytes: &mut [u8], words: &[u8]) {
    while let Some(at) = find(bytes, words) {
        bytes.iter_mut().skip(at).take(words.len()).for_each(|b| *b = 0);
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::{EVENTS, quiet};
    use wasm_encoder::{ConstExpr, DataSection, MemorySection, MemoryType, Module};

    /// Two files, each with a place in it; a text with a place that is none; and a name that nobody has a place in.
    #[test]
    fn places_in_libraries_are_erased() {
        const FIRST: u32 = 1024;
        let mut data = b"yew-1/src/a.rs\0src/b.rs\0a text\0own/c.rs\0".to_vec();
        data.resize(44, 0);
        let places = [[0, 14, 1234, 5], [15, 8, 77, 9], [24, 6, 66, 3]];
        let record = |[from, length, line, column]: [u32; 4]| [FIRST + from, length, line, column].map(u32::to_le_bytes).concat();
        data.extend(places.iter().flat_map(|place| record(*place)));
        let mut section = DataSection::new();
        section.active(0, &ConstExpr::i32_const(FIRST as i32), data.iter().copied());
        let (mut memories, mut module) = (MemorySection::new(), Module::new());
        memories.memory(MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None });
        module.section(&memories).section(&section);
        let mut program = module.finish();
        let before = program.len();
        quiet(&mut program);
        assert_eq!(program.len(), before);
        assert!(wasmparser::Validator::new().validate_all(&program).is_ok());
        let left = &program[before - data.len()..];
        assert_eq!(&left[..44], b"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0src/b.rs\0a text\0own/c.rs\0\0\0\0\0");
        assert_eq!(left[44..60], [FIRST, 0, 0, 0].map(u32::to_le_bytes).concat());
        assert_eq!(left[60..], data[60..]);
    }

    #[test]
    fn nobody_listens_for_an_event_without_a_name() {
        let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src/ui"))];
        while let Some(folder) = folders.pop() {
            for path in std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()) {
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let source = std::fs::read_to_string(&path).expect("readable");
                let heard = EVENTS.iter().find(|event| source.contains(**event));
                assert_eq!(heard, None, "{}", path.display());
            }
        }
    }

    #[test]
    fn what_nobody_reads_is_erased_and_nothing_moves() {
        let commit = "0123456789abcdef0123456789abcdef01234567";
        let mut program =
            format!("Map of whatRefCell already borrowedtrade/rustc/{commit}/library/core/src/a.rs/rustc/ is short").into_bytes();
        let before = program.len();
        quiet(&mut program);
        assert_eq!(program.len(), before);
        let left = String::from_utf8_lossy(&program).replace('\0', "");
        assert_eq!(left, "Map of whattradelibrary/core/src/a.rs/rustc/ is short");
    }
}
