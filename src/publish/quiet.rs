//! Takes words out of a program that nobody is to read: what the standard library and the libraries would say where they are
//! used wrongly, and where on the machine that compiled it their sources were. A panic still names its file and line.

use std::path::PathBuf;

/// What stands in a program although it is never said. Longer ones first, where one holds another.
const MESSAGES: [&str; 53] = [
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

/// The program with zeros in the place of such words: as long as before, and all of it where it was.
pub(super) fn quiet(wasm: &mut [u8]) {
    for message in MESSAGES {
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
mod tests {
    use super::quiet;

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
