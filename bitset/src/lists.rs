//! The values of each place, for dimensions of so many values that a set for each would take too much room.

use super::Bits;

/// Values by their numbers, place after place.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    /// Where each place's values end; empty where each has exactly one.
    ends: Vec<u32>,
    values: Vec<u32>,
}

impl Lists {
    /// The values of some rows, one after the other, and where those of each row end: nowhere, if each has exactly one.
    /// `rows` says which row is at each place.
    #[inline(never)]
    pub fn of(ends: &[u32], values: &[u32], rows: &[u32]) -> Lists {
        let mut made =
            Lists { ends: Vec::with_capacity(if ends.is_empty() { 0 } else { rows.len() }), values: Vec::with_capacity(values.len()) };
        for row in rows {
            made.values.extend_from_slice(own(ends, values, *row));
            made.ends.extend((!ends.is_empty()).then_some(made.values.len() as u32));
        }
        made
    }

    /// The same at other places: which of these is at each.
    pub fn moved(&self, places: &[u32]) -> Lists {
        Lists::of(&self.ends, &self.values, places)
    }

    /// The values of a place.
    pub fn at(&self, place: u32) -> &[u32] {
        own(&self.ends, &self.values, place)
    }

    /// The places, of so many, that have one of some values.
    #[inline(never)]
    pub fn any_of(&self, wanted: &[u32], len: u32) -> Bits {
        let mut any = Bits::none(len);
        let mut place = 0;
        for (value, at) in self.values.iter().zip(0_u32..) {
            if !wanted.contains(value) {
                continue;
            }
            while self.ends.get(place as usize).is_some_and(|end| *end <= at) {
                place += 1;
            }
            any.insert(if self.ends.is_empty() { at } else { place });
        }
        any
    }

    /// Adds `by`, with wrap-around, to the count of each value of some places.
    #[inline(never)]
    pub fn tally(&self, under: &Bits, by: u32, counts: &mut [u32]) {
        let mut one = |value: u32| {
            if let Some(count) = counts.get_mut(value as usize) {
                *count = count.wrapping_add(by);
            }
        };
        if self.ends.is_empty() {
            return under.walk(|place| self.values.get(place as usize).into_iter().for_each(|value| one(*value)));
        }
        under.walk(|place| self.at(place).iter().for_each(|value| one(*value)));
    }
}

/// The values of a place or row.
#[inline(always)]
fn own<'v>(ends: &[u32], values: &'v [u32], place: u32) -> &'v [u32] {
    let place = place as usize;
    let own = match ends.get(place) {
        Some(end) => place.checked_sub(1).and_then(|before| ends.get(before)).map_or(0, |from| *from as usize)..*end as usize,
        None => place..place + 1,
    };
    values.get(own).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_have_their_values() {
        let lists = Lists::of(&[2, 2, 3], &[7, 1, 3], &[2, 0, 1]);
        assert_eq!([lists.at(0), lists.at(1), lists.at(2)], [&[3][..], &[7, 1], &[]]);
        let back = lists.moved(&[1, 2, 0]);
        assert_eq!([back.at(0), back.at(1), back.at(2)], [&[7, 1][..], &[], &[3]]);
        assert_eq!(lists.any_of(&[1], 3).iter().collect::<Vec<_>>(), [1]);
        let mut counts = vec![0; 8];
        lists.tally(&Bits::all(3), 1, &mut counts);
        assert_eq!(counts, [0, 1, 0, 1, 0, 0, 0, 1]);
        lists.tally(&Bits::all(3), u32::MAX, &mut counts);
        assert_eq!(counts, [0; 8]);
        let single = Lists::of(&[], &[4, 5, 6], &[1, 2, 0]);
        assert_eq!(single.any_of(&[6, 4], 3).iter().collect::<Vec<_>>(), [1, 2]);
    }
}
