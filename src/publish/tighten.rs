//! The same program in fewer bytes: functions that are alike byte for byte become one, what a function keeps most often at
//! hand gets its smallest numbers, and what only tools read is left out.
//!
//! The order of the functions stays: neighbours are alike, which is what compression lives on.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, Function, FunctionSection, Instruction, Module, ValType};
use wasmparser::{CodeSectionReader, CustomSectionReader, FunctionBody, FunctionSectionReader, Operator, Parser, Payload, TypeRef};

/// Functions that call alike functions are alike themselves after a round.
const ROUNDS: usize = 10;

/// The program in fewer bytes; as it is where it is not understood.
pub(super) fn tighten(wasm: &[u8]) -> Vec<u8> {
    let mut program = wasm.to_vec();
    for _ in 0..ROUNDS {
        match round(&program) {
            Some(next) if next.len() < program.len() => program = next,
            _ => break,
        }
    }
    program
}

fn round(wasm: &[u8]) -> Option<Vec<u8>> {
    let mut module = Module::new();
    Tight::of(wasm)?.parse_core_module(&mut module, Parser::new(0), wasm).ok()?;
    Some(module.finish())
}

/// What is known of a program before it is written anew.
struct Tight {
    /// For each function, imported ones first, its new number, and whether it stays.
    functions: Vec<(u32, bool)>,
    /// How many functions are imported.
    imported: usize,
    /// How many parameters each own function has.
    parameters: Vec<u32>,
    /// Which own function is written next.
    next: usize,
    /// The new numbers of its parameters and variables.
    locals: Vec<u32>,
}

impl Tight {
    fn of(wasm: &[u8]) -> Option<Tight> {
        let (mut types, mut own, mut bodies, mut imported) = (Vec::new(), Vec::new(), Vec::new(), 0);
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.ok()? {
                Payload::TypeSection(section) => {
                    for group in section {
                        types.extend(group.ok()?.into_types().map(|t| match t.composite_type.inner {
                            wasmparser::CompositeInnerType::Func(function) => function.params().len() as u32,
                            _ => 0,
                        }));
                    }
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        imported += usize::from(matches!(import.ok()?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => own = section.into_iter().collect::<Result<Vec<u32>, _>>().ok()?,
                Payload::CodeSectionEntry(body) => bodies.push(wasm.get(body.range().start as usize..body.range().end as usize)?),
                _ => {}
            }
        }
        let mut functions: Vec<(u32, bool)> = (0..imported as u32).map(|number| (number, true)).collect();
        let mut first: BTreeMap<(u32, &[u8]), u32> = BTreeMap::new();
        let mut next = imported as u32;
        for (own, body) in own.iter().zip(&bodies) {
            let number = *first.entry((*own, body)).or_insert(next);
            functions.push((number, number == next));
            next += u32::from(number == next);
        }
        let parameters = own.iter().map(|own| types.get(*own as usize).copied()).collect::<Option<_>>()?;
        Some(Tight { functions, imported, parameters, next: 0, locals: Vec::new() })
    }

    fn stays(&self, own: usize) -> bool {
        self.functions.get(self.imported + own).is_some_and(|(_, stays)| *stays)
    }

    /// The variables of a function by how often they are used, those of a type together; the unused are left out.
    fn variables(&mut self, body: &FunctionBody) -> Result<Vec<ValType>, Error<Infallible>> {
        let parameters = self.parameters.get(self.next).copied().unwrap_or(0) as usize;
        let mut types: Vec<Option<ValType>> = vec![None; parameters];
        for group in body.get_locals_reader()? {
            let (count, kind) = group?;
            let kind = self.val_type(kind)?;
            types.extend(std::iter::repeat_n(Some(kind), count as usize));
        }
        let mut uses = vec![0_u32; types.len()];
        for operator in body.get_operators_reader()? {
            if let Operator::LocalGet { local_index } | Operator::LocalSet { local_index } | Operator::LocalTee { local_index } = operator?
                && let Some(count) = uses.get_mut(local_index as usize)
            {
                *count += 1;
            }
        }
        let of = |local: &usize| uses.get(*local).copied().unwrap_or(0);
        let kind = |local: &usize| types.get(*local).copied().flatten();
        let mut order: Vec<usize> = (parameters..types.len()).filter(|local| of(local) > 0).collect();
        let most =
            |local: &usize| (parameters..types.len()).filter(|other| kind(other) == kind(local)).map(|other| of(&other)).sum::<u32>();
        order.sort_by_key(|local| (Reverse(most(local)), kind(local).map(|kind| format!("{kind:?}")), Reverse(of(local))));
        self.locals = (0..types.len() as u32).collect();
        for (number, local) in order.iter().enumerate() {
            if let Some(slot) = self.locals.get_mut(*local) {
                *slot = (parameters + number) as u32;
            }
        }
        Ok(order.iter().filter_map(kind).collect())
    }
}

impl Reencode for Tight {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        Ok(self.functions.get(function as usize).map_or(function, |(number, _)| *number))
    }

    fn parse_function_section(&mut self, functions: &mut FunctionSection, section: FunctionSectionReader) -> Result<(), Error<Infallible>> {
        for (own, kind) in section.into_iter().enumerate() {
            if self.stays(own) {
                functions.function(kind?);
            }
        }
        Ok(())
    }

    fn parse_code_section(&mut self, code: &mut CodeSection, section: CodeSectionReader) -> Result<(), Error<Infallible>> {
        for (own, body) in section.into_iter().enumerate() {
            let body = body?;
            self.next = own;
            if !self.stays(own) {
                continue;
            }
            let mut function = Function::new_with_locals_types(self.variables(&body)?);
            let mut reader = body.get_operators_reader()?;
            while !reader.eof() {
                let instruction = self.parse_instruction(&mut reader)?;
                let new = |local: u32| self.locals.get(local as usize).copied().unwrap_or(local);
                function.instruction(&match instruction {
                    Instruction::LocalGet(local) => Instruction::LocalGet(new(local)),
                    Instruction::LocalSet(local) => Instruction::LocalSet(new(local)),
                    Instruction::LocalTee(local) => Instruction::LocalTee(new(local)),
                    other => other,
                });
            }
            code.function(&function);
        }
        Ok(())
    }

    fn parse_custom_section(&mut self, _: &mut Module, _: CustomSectionReader) -> Result<(), Error<Infallible>> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::tighten;
    use wasm_encoder::{CodeSection, ExportKind, ExportSection, Function, FunctionSection, Instruction as I, Module, TypeSection, ValType};

    /// Two functions alike, one that calls the second, and variables of which one is never used.
    fn program() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], [ValType::I32]);
        let (mut functions, mut code, mut exports) = (FunctionSection::new(), CodeSection::new(), ExportSection::new());
        for _ in 0..2 {
            let mut alike = Function::new([(1, ValType::I64), (2, ValType::I32)]);
            [I::I32Const(7), I::LocalSet(2), I::LocalGet(2), I::End].iter().for_each(|i| _ = alike.instruction(i));
            code.function(&alike);
        }
        let mut calls = Function::new([]);
        [I::Call(1), I::End].iter().for_each(|i| _ = calls.instruction(i));
        code.function(&calls);
        (0..3).for_each(|_| _ = functions.function(0));
        exports.export("calls", ExportKind::Func, 2);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&exports).section(&code);
        module.finish()
    }

    #[test]
    fn alike_functions_become_one_and_the_program_stays_valid() {
        let before = program();
        let after = tighten(&before);
        assert!(after.len() < before.len(), "{} of {}", after.len(), before.len());
        assert!(wasmparser::Validator::new().validate_all(&after).is_ok());
        let bodies =
            wasmparser::Parser::new(0).parse_all(&after).filter(|p| matches!(p, Ok(wasmparser::Payload::CodeSectionEntry(_)))).count();
        assert_eq!(bodies, 2);
    }

    #[test]
    fn what_is_no_program_stays_as_it_is() {
        assert_eq!(tighten(b"\0asm no program"), b"\0asm no program");
    }
}
