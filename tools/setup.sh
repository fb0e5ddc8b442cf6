# What ./serve and ./check share: installs what is missing, once, and says what takes long. Sourced by POSIX sh.

TRUNK_VERSION=0.21.14
WASM_BINDGEN_VERSION=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' Cargo.lock)
CACHE=${XDG_CACHE_HOME:-${HOME:?set HOME to your home folder}/.cache}/dateline

say() { printf '%s\n' "$*" >&2; }
stop() { say "dateline: $*"; exit 1; }

# A tool of crates.io, built into the user's cache: a second clone finds it there.
tool() { # name, version, about how long
  root=$CACHE/$1-$2
  if [ ! -x "$root/bin/$4" ]; then
    say "Building $1 $2, once for all clones: $3."
    mkdir -p "$root" || stop "cannot write to $CACHE: free some room, or set XDG_CACHE_HOME to another folder."
    cargo install --quiet --locked --root "$root" --target-dir "$root/build" --version "$2" "$1" ||
      stop "$1 could not be built. See the message above; with a network that reaches crates.io, try again."
    rm -rf "$root/build"
  fi
  PATH=$root/bin:$PATH
}

set_up() {
  command -v cargo >/dev/null 2>&1 || stop "Rust is missing. Install it from https://rustup.rs, open a new shell, and try again."
  if ! rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null | xargs test -d 2>/dev/null; then
    command -v rustup >/dev/null 2>&1 || stop "the target wasm32-unknown-unknown is missing, and rustup is not there to add it. Install Rust from https://rustup.rs."
    say "Adding the target wasm32-unknown-unknown."
    rustup target add wasm32-unknown-unknown >/dev/null 2>&1 || stop "rustup could not add the target wasm32-unknown-unknown. Check the network and try again."
  fi
  [ -n "$WASM_BINDGEN_VERSION" ] || stop "Cargo.lock does not name wasm-bindgen; restore it with git checkout Cargo.lock."
  tool wasm-bindgen-cli "$WASM_BINDGEN_VERSION" "about 3 minutes" wasm-bindgen
  tool trunk "$TRUNK_VERSION" "about 8 minutes" trunk
  # Trunk takes the tools that are on PATH, instead of downloading its own.
  TRUNK_OFFLINE=true
  export PATH TRUNK_OFFLINE
}
