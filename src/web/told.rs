//! Writes what was found as JSON, for the worker to tell: a serializer for plain data, without floats or maps.
//!
//! `serde_json` would bring the printing of floats along, and `serde-wasm-bindgen` the making of objects one property at a
//! time; the browser reads a text faster, and the extractor is weighed.

use std::fmt;

use serde::ser::{Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};

/// The JSON of plain data.
pub(super) fn told(value: &impl Serialize) -> String {
    let mut told = Told(String::new());
    match value.serialize(&mut told) {
        Ok(()) => told.0,
        Err(Unwritten) => "null".into(),
    }
}

struct Told(String);

/// The data has a shape that is not written here.
#[derive(Debug)]
struct Unwritten;

impl fmt::Display for Unwritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not plain data")
    }
}

impl std::error::Error for Unwritten {}

impl serde::ser::Error for Unwritten {
    fn custom<T: fmt::Display>(_: T) -> Unwritten {
        Unwritten
    }
}

impl Told {
    fn text(&mut self, text: &str) {
        self.0.push('"');
        let mut from = 0;
        for (at, byte) in text.bytes().enumerate() {
            if byte >= 0x20 && byte != b'"' && byte != b'\\' {
                continue;
            }
            self.0.push_str(text.get(from..at).unwrap_or_default());
            let hex = |n: u8| char::from_digit(n.into(), 16).unwrap_or('0');
            if byte < 0x20 {
                self.0.push_str("\\u00");
                self.0.push(hex(byte / 16));
                self.0.push(hex(byte % 16));
            } else {
                self.0.push('\\');
                self.0.push(char::from(byte));
            }
            from = at + 1;
        }
        self.0.push_str(text.get(from..).unwrap_or_default());
        self.0.push('"');
    }

    fn number(&mut self, number: u64) {
        if number > 9 {
            self.number(number / 10);
        }
        self.0.push(char::from(b'0' + (number % 10) as u8));
    }
}

/// A list or an object that is being written.
struct Group<'a> {
    told: &'a mut Told,
    first: bool,
}

impl Group<'_> {
    fn comma(&mut self) {
        if !std::mem::take(&mut self.first) {
            self.told.0.push(',');
        }
    }
}

impl SerializeSeq for Group<'_> {
    type Ok = ();
    type Error = Unwritten;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritten> {
        self.comma();
        value.serialize(&mut *self.told)
    }

    fn end(self) -> Result<(), Unwritten> {
        self.told.0.push(']');
        Ok(())
    }
}

impl SerializeStruct for Group<'_> {
    type Ok = ();
    type Error = Unwritten;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Unwritten> {
        self.comma();
        self.told.text(key);
        self.told.0.push(':');
        value.serialize(&mut *self.told)
    }

    fn end(self) -> Result<(), Unwritten> {
        self.told.0.push('}');
        Ok(())
    }
}

/// Shapes that no plain data has here.
macro_rules! unwritten {
    ($($name:ident($($argument:ty),*) -> $result:ty;)*) => {
        $(fn $name(self, $(_: $argument),*) -> Result<$result, Unwritten> { Err(Unwritten) })*
    };
}

impl<'a> Serializer for &'a mut Told {
    type Ok = ();
    type Error = Unwritten;
    type SerializeSeq = Group<'a>;
    type SerializeStruct = Group<'a>;
    type SerializeTuple = Impossible<(), Unwritten>;
    type SerializeTupleStruct = Impossible<(), Unwritten>;
    type SerializeTupleVariant = Impossible<(), Unwritten>;
    type SerializeMap = Impossible<(), Unwritten>;
    type SerializeStructVariant = Impossible<(), Unwritten>;

    fn serialize_bool(self, value: bool) -> Result<(), Unwritten> {
        self.0.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Result<(), Unwritten> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), Unwritten> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Unwritten> {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Result<(), Unwritten> {
        self.number(value);
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), Unwritten> {
        self.text(value);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Unwritten> {
        self.0.push_str("null");
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unwritten> {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Unwritten> {
        self.text(variant);
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Unwritten> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Group<'a>, Unwritten> {
        self.0.push('[');
        Ok(Group { told: self, first: true })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Group<'a>, Unwritten> {
        self.0.push('{');
        Ok(Group { told: self, first: true })
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Result<(), Unwritten> {
        Err(Unwritten)
    }

    unwritten! {
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i32(i32) -> ();
        serialize_i64(i64) -> ();
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_unit() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_map(Option<usize>) -> Self::SerializeMap;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }
}

#[cfg(test)]
mod tests {
    use super::told;
    use crate::extract::{About, Guide, extract, read_input};

    #[test]
    fn what_is_found_is_written_as_serde_json_writes_it() {
        let text = "Osk waits\n\nOSK, March 3 — “Nobody \\ has \u{1}seen flour,” said Ada Vesk, a baker in Osk, on Monday.\n\nA trader in \
                    Hyesan said that prices of rice doubled last week. The ferry sank in March 2016.";
        let about = About { title: "Osk waits".into(), country: Some("KP".into()), ..About::default() };
        let input = read_input("a.txt", text.as_bytes(), about).unwrap_or_default();
        let found = extract(input, &Guide::of(&[], &[]));
        assert!(found.statements.len() >= 2);
        let wanted = serde_json::to_value(&found).unwrap_or_default();
        assert_eq!(serde_json::from_str::<serde_json::Value>(&told(&found)).unwrap_or_default(), wanted);
    }
}
