//! The values of each place, for dimensions of so many values that a set for each would take too much room.

use super::Bits;

/// Values by their numbers, place after place.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    /// Where each place's values end; empty where each has exactly one.
    ends: Vec<u32>,
    values: Numbers,
}

/// Numbers in as little room as they need.
#[derive(Clone, Debug)]
enum Numbers {
    Small(Vec<u16>),
    Large(Vec<u32>),
}

impl Default for Numbers {
    fn default() -> Numbers {
        Numbers::Small(Vec::new())
    }
}

impl Lists {
    /// The values of some rows, one after the other, all below `most`, and where those of each row end: nowhere, if each has
    /// exactly one. `rows` says which row is at each place.
    #[inline(never)]
    pub fn of(ends: &[u32], values: &[u32], most: usize, rows: &[u32]) -> Lists {
        let mut made = Lists { ends: Vec::with_capacity(if ends.is_empty() { 0 } else { rows.len() }), values: Numbers::default() };
        if most <= usize::from(u16::MAX) + 1 {
            let mut small = Vec::with_capacity(values.len());
            for row in rows {
                small.extend(own(ends, values, *row).iter().map(|value| *value as u16));
                made.ends.extend((!ends.is_empty()).then_some(small.len() as u32));
            }
            made.values = Numbers::Small(small);
        } else {
            let mut large = Vec::with_capacity(values.len());
            for row in rows {
                large.extend_from_slice(own(ends, values, *row));
                made.ends.extend((!ends.is_empty()).then_some(large.len() as u32));
            }
            made.values = Numbers::Large(large);
        }
        made
    }

    /// The same at other places: which of these is at each.
    #[inline(never)]
    pub fn moved(&self, places: &[u32]) -> Lists {
        match &self.values {
            Numbers::Small(values) => {
                let values: Vec<u32> = values.iter().map(|value| u32::from(*value)).collect();
                Lists::of(&self.ends, &values, 0, places)
            }
            Numbers::Large(values) => Lists::of(&self.ends, values, usize::MAX, places),
        }
    }

    /// The values of a place.
    #[inline(never)]
    pub fn at(&self, place: u32) -> Vec<u32> {
        match &self.values {
            Numbers::Small(values) => own(&self.ends, values, place).iter().map(|value| u32::from(*value)).collect(),
            Numbers::Large(values) => own(&self.ends, values, place).to_vec(),
        }
    }

    /// The places, of so many, that have one of some values.
    #[inline(never)]
    pub fn any_of(&self, wanted: &[u32], len: u32) -> Bits {
        match &self.values {
            Numbers::Small(values) => having(&self.ends, values, wanted, len),
            Numbers::Large(values) => having(&self.ends, values, wanted, len),
        }
    }

    /// Adds `by`, with wrap-around, to the count of each value of some places.
    #[inline(never)]
    pub fn tally(&self, under: &Bits, by: u32, counts: &mut [u32]) {
        match &self.values {
            Numbers::Small(values) => add(&self.ends, values, under, by, counts),
            Numbers::Large(values) => add(&self.ends, values, under, by, counts),
        }
    }
}

/// The values of a place or row.
#[inline(always)]
fn own<'v, N>(ends: &[u32], values: &'v [N], place: u32) -> &'v [N] {
    let place = place as usize;
    let own = match ends.get(place) {
        Some(end) => place.checked_sub(1).and_then(|before| ends.get(before)).map_or(0, |from| *from as usize)..*end as usize,
        None => place..place + 1,
    };
    values.get(own).unwrap_or_default()
}

fn having<N: Copy + Into<u32>>(ends: &[u32], values: &[N], wanted: &[u32], len: u32) -> Bits {
    let mut any = Bits::none(len);
    let mut place = 0;
    for (value, at) in values.iter().zip(0_u32..) {
        if !wanted.contains(&(*value).into()) {
            continue;
        }
        if ends.is_empty() {
            any.insert(at);
            continue;
        }
        while ends.get(place as usize).is_some_and(|end| *end <= at) {
            place += 1;
        }
        any.insert(place);
    }
    any
}

fn add<N: Copy + Into<u32>>(ends: &[u32], values: &[N], under: &Bits, by: u32, counts: &mut [u32]) {
    let mut one = |value: N| {
        if let Some(count) = counts.get_mut(value.into() as usize) {
            *count = count.wrapping_add(by);
        }
    };
    if ends.is_empty() {
        return under.walk(|place| values.get(place as usize).into_iter().for_each(|value| one(*value)));
    }
    under.walk(|place| own(ends, values, place).iter().for_each(|value| one(*value)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_have_their_values() {
        for (most, last) in [(8, 3), (70_001, 70_000)] {
            let lists = Lists::of(&[2, 2, 3], &[7, 1, last], most, &[2, 0, 1]);
            assert_eq!([lists.at(0), lists.at(1), lists.at(2)], [vec![last], vec![7, 1], vec![]]);
            let back = lists.moved(&[1, 2, 0]);
            assert_eq!([back.at(0), back.at(1), back.at(2)], [vec![7, 1], vec![], vec![last]]);
            assert_eq!(lists.any_of(&[1], 3).iter().collect::<Vec<_>>(), [1]);
            let mut counts = vec![0; 8];
            lists.tally(&Bits::all(3), 1, &mut counts);
            assert_eq!((counts[7], counts[1]), (1, 1));
            lists.tally(&Bits::all(3), u32::MAX, &mut counts);
            assert_eq!(counts, [0; 8]);
        }
        let single = Lists::of(&[], &[4, 5, 6], 7, &[1, 2, 0]);
        assert_eq!(single.any_of(&[6, 4], 3).iter().collect::<Vec<_>>(), [1, 2]);
    }
}
