//! Sorting, compiled once: each `sort_by` of the standard library is compiled anew for its type, and a reader
//! downloads them all.

use std::cmp::Ordering;

/// Sorts in place; equal items keep their order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(items.len(), &|a, b| match (items.get(a as usize), items.get(b as usize)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    arrange(order, &mut |a, b| {
        if a < items.len() && b < items.len() {
            items.swap(a, b);
        }
    });
}

/// Swaps, one after another, so that every item comes to its place in an order: never more often than there are items.
fn arrange(order: Vec<u32>, swap: &mut dyn FnMut(usize, usize)) {
    // Where the item goes that stands at a place by now.
    let mut to = order.clone();
    for (new, old) in order.into_iter().enumerate() {
        if let Some(to) = to.get_mut(old as usize) {
            *to = new as u32;
        }
    }
    for at in 0..to.len() {
        while let Some(goal) = to.get(at).map(|to| *to as usize).filter(|goal| *goal != at) {
            swap(at, goal);
            to.swap(at, goal);
        }
    }
}

/// The places of the items in order: merges runs of 1, 2, 4 … items.
fn order(len: usize, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut from: Vec<u32> = (0..len as u32).collect();
    // Most are in order already.
    if (1..len as u32).all(|at| compare(at - 1, at) != Ordering::Greater) {
        return from;
    }
    let mut to: Vec<u32> = Vec::with_capacity(len);
    let mut run = 1;
    while run < len {
        for pair in from.chunks(run * 2) {
            let (mut left, mut right) = pair.split_at(run.min(pair.len()));
            while let (Some((a, rest)), Some((b, later))) = (left.split_first(), right.split_first()) {
                if compare(*a, *b) == Ordering::Greater {
                    to.push(*b);
                    right = later;
                } else {
                    to.push(*a);
                    left = rest;
                }
            }
            to.extend_from_slice(left);
            to.extend_from_slice(right);
        }
        std::mem::swap(&mut from, &mut to);
        to.clear();
        run *= 2;
    }
    from
}
