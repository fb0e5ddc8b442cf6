//! Stretches of a text, on the borders of words.
