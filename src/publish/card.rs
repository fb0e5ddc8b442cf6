//! Social cards and icons: pictures that stand for a page where only its address is shared.
//!
//! A card is a page of evidence in small: the words, where and when they were said, who said them and where that was printed.
//! Letters are laid out by cosmic-text. Latin, Greek, Cyrillic and Hebrew are always set in the package's Libertinus Serif, so
//! that a card does not depend on the machine; other scripts take a font of the given folder, then one of the machine.
//! The canvas has no colours but steps from paper to seven inks, so that a picture is a palette and small: 15 to 45 kB.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use cosmic_text::fontdb::{Database, FaceInfo, Language, Source, Stretch, Style, Weight};
use cosmic_text::skrifa::{FontRef, MetadataProvider};
use cosmic_text::{Attrs, Buffer, Family, FontSystem, Metrics, Shaping, SwashCache, SwashContent, Wrap};

/// What one quotation's card says.
pub struct Card<'a> {
    /// The pieces of the quotation: whether each stands in quotation marks, and its text.
    pub words: &'a [(bool, &'a str)],
    /// Is the wording ours, and only the marked words the source's?
    pub digest: bool,
    /// "quoted", "part quoted", "reported", or one of these with a remark after a semicolon.
    pub form: &'a str,
    /// Who said it.
    pub source: &'a str,
    /// Where it was said.
    pub place: &'a str,
    /// When it was said.
    pub date: &'a str,
    /// The article's publisher and date.
    pub from: &'a str,
    /// The title of the collection.
    pub collection: &'a str,
    /// Is the collection invented?
    pub invented: bool,
    /// Is the quotation written from right to left?
    pub rtl: bool,
}

/// Width and height of a card, as social networks ask for.
const SIZE: (u32, u32) = (1200, 630);
/// Left and right of it nothing is drawn; the marks of the form hang at it.
const MARGIN: f32 = 72.0;
/// Where the words begin, right of the hanging mark.
const INSET: f32 = 124.0;
/// The rule that closes the head.
const HEAD: f32 = 134.0;
/// The last baseline.
const FOOT: f32 = 565.0;
/// Sizes of a quotation, the largest that fits is taken.
const SIZES: [f32; 15] = [76.0, 70.0, 64.0, 60.0, 56.0, 52.0, 48.0, 45.0, 42.0, 40.0, 38.0, 36.0, 34.0, 32.0, 30.0];
/// Letters of a text that are looked at: more than twice what a card holds.
const ENOUGH: usize = 2000;
/// Faces kept, of the thousands that a machine may have.
const FACES: usize = 240;
/// Drawn letters kept before they are thrown away.
const DRAWN: usize = 6000;

/// The package's faces, in the order in which they are loaded.
const ROMAN: usize = 0;
const STRONG: usize = 1;

/// Steps from paper to ink.
const STEPS: u8 = 32;
const PAPER: [u8; 3] = [0xfb, 0xfa, 0xf7];
const WASH: [u8; 3] = [0xde, 0xe3, 0xf2];
/// The ground and the ink of each scale of steps; the solid colours follow them in the palette.
const INKS: [([u8; 3], [u8; 3]); 7] = [
    (PAPER, [0x1c, 0x1b, 0x19]),
    (PAPER, [0x4f, 0x4c, 0x45]),
    (PAPER, [0x6b, 0x67, 0x5e]),
    (PAPER, [0x50, 0x62, 0xa6]),
    (PAPER, [0x27, 0x37, 0x7a]),
    (WASH, [0x1c, 0x1b, 0x19]),
    (WASH, [0x50, 0x62, 0xa6]),
];
const INK: u8 = 0;
const INK_2: u8 = 1;
const INK_3: u8 = 2;
const D4: u8 = 3;
const D5: u8 = 4;
const WASHED_INK: u8 = 5;
const WASHED_D4: u8 = 6;
/// The hairline, the one solid colour.
const HAIR: [u8; 3] = [0xdd, 0xd9, 0xcf];
const HAIR_AT: u8 = 7 * STEPS;

/// How Han characters are to be drawn: each country's fonts differ.
#[derive(Clone, Copy, PartialEq)]
enum Han {
    Korean,
    Japanese,
    Simplified,
    Traditional,
}

/// A face of a font and the characters that it has.
struct Face {
    name: String,
    ranges: Vec<(u32, u32)>,
    han: Option<Han>,
}

impl Face {
    fn has(&self, c: char) -> bool {
        let c = u32::from(c);
        let after = self.ranges.partition_point(|range| range.0 <= c);
        after.checked_sub(1).and_then(|at| self.ranges.get(at)).is_some_and(|range| c <= range.1)
    }
}

/// The fonts at hand: those of the package, of a folder, and of the machine.
pub struct Fonts {
    db: Database,
    faces: Arc<Vec<Face>>,
}

impl Fonts {
    /// The fonts of the package, and those of a folder where one is given, and those of the machine for scripts that the package lacks.
    pub fn load(folder: Option<&Path>) -> Fonts {
        let mut machine = Database::new();
        machine.load_system_fonts();
        Fonts::with(folder, &machine)
    }

    fn with(folder: Option<&Path>, machine: &Database) -> Fonts {
        let mut kept = Kept { db: Database::new(), faces: Vec::new(), covered: vec![false; 0x11_0000] };
        let mut package = Database::new();
        for font in typst_assets::fonts() {
            package.load_font_source(Source::Binary(Arc::new(font)));
        }
        for weight in [Weight::NORMAL, Weight::SEMIBOLD] {
            let face = package.faces().find(|f| f.style == Style::Normal && f.weight == weight && family(f) == "Libertinus Serif");
            face.into_iter().for_each(|face| kept.keep(&package, face, true));
        }
        if let Some(folder) = folder {
            let mut db = Database::new();
            db.load_fonts_dir(folder);
            kept.keep_all(&db);
        }
        kept.keep_all(machine);
        Fonts { db: kept.db, faces: Arc::new(kept.faces) }
    }

    /// Characters for which no font is at hand (deduplicated, at most 20), so that the publisher can be told which font to install.
    pub fn lacking(&self, text: &str) -> String {
        let mut seen = BTreeSet::new();
        let lacks = |c: &char| !c.is_whitespace() && !silent(*c) && !joins(*c) && !self.faces.iter().any(|face| face.has(*c));
        text.chars().filter(|c| !c.is_ascii() && lacks(c) && seen.insert(*c)).take(20).collect()
    }
}

/// The faces kept so far, each under a name of its own, so that one is asked for exactly.
struct Kept {
    db: Database,
    faces: Vec<Face>,
    covered: Vec<bool>,
}

impl Kept {
    /// Keeps those faces of a folder or a machine that bring something, the best first.
    fn keep_all(&mut self, from: &Database) {
        let mut faces: Vec<&FaceInfo> = from.faces().filter(|face| face.style == Style::Normal && !is_blank(face)).collect();
        faces.sort_by_cached_key(|face| rank(face));
        faces.into_iter().for_each(|face| self.keep(from, face, false));
    }

    fn keep(&mut self, from: &Database, face: &FaceInfo, always: bool) {
        if self.faces.len() >= FACES {
            return;
        }
        let ranges = from.with_face_data(face.id, ranges).unwrap_or_default();
        let han = han_of(face);
        let every = || ranges.iter().flat_map(|range| range.0..=range.1).filter(|c| !is_private(*c));
        let news = every().any(|c| !self.covered.get(c as usize).copied().unwrap_or(true));
        let country = han.is_some() && !self.faces.iter().any(|f| f.han == han);
        if !(always || news || country) {
            return;
        }
        for c in every() {
            if let Some(covered) = self.covered.get_mut(c as usize) {
                *covered = true;
            }
        }
        let name = format!("face {}", self.faces.len());
        let mut info = face.clone();
        info.families = vec![(name.clone(), Language::English_UnitedStates)];
        (info.weight, info.style, info.stretch) = (Weight::NORMAL, Style::Normal, Stretch::Normal);
        self.db.push_face_info(info);
        self.faces.push(Face { name, ranges, han });
    }
}

/// The characters that a face has, as ranges.
fn ranges(data: &[u8], index: u32) -> Vec<(u32, u32)> {
    let Ok(font) = FontRef::from_index(data, index) else { return Vec::new() };
    let mut all: Vec<u32> = font.charmap().mappings().filter(|(_, glyph)| glyph.to_u32() != 0).map(|(c, _)| c).collect();
    all.sort_unstable();
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for c in all {
        match ranges.last_mut() {
            Some(last) if c <= last.1.saturating_add(1) => last.1 = c,
            _ => ranges.push((c, c)),
        }
    }
    ranges
}

fn family(face: &FaceInfo) -> &str {
    face.families.first().map_or("", |family| family.0.as_str())
}

/// Does the font show a box, or nothing, for every character?
fn is_blank(face: &FaceInfo) -> bool {
    let name = family(face).to_lowercase().replace(' ', "");
    ["lastresort", "adobeblank", "adobenotdef"].iter().any(|blank| name.contains(blank))
}

fn is_private(c: u32) -> bool {
    matches!(c, 0..0x20 | 0xe000..=0xf8ff | 0xf_0000..)
}

/// The country of a font whose names tell it.
fn han_of(face: &FaceInfo) -> Option<Han> {
    let name = family(face);
    let ends = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
    if ends(&[" KR", " K"]) {
        Some(Han::Korean)
    } else if ends(&[" JP", " J"]) {
        Some(Han::Japanese)
    } else if ends(&[" SC"]) {
        Some(Han::Simplified)
    } else if ends(&[" TC", " HK"]) {
        Some(Han::Traditional)
    } else {
        None
    }
}

/// The order in which fonts are tried: serif and regular first; by name after that, never by the order of a folder.
fn rank(face: &FaceInfo) -> (u8, u16, u16, String, String, u32) {
    let name = format!("{} {}", family(face), face.post_script_name).to_lowercase();
    let any = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let serif = ["serif", "myeongjo", "myungjo", "batang", "ming", "song", "mincho", "naskh", "amiri", "scheherazade", "times"];
    let kind = if any(&["mono", "coding", "emoji", "unifont", "symbol", "bitmap"]) {
        3
    } else if any(&["serif cjk", "source han serif", "serif kr", "serif jp", "serif sc"]) {
        0
    } else if any(&serif) && !any(&["sans serif", "sansserif"]) {
        1
    } else {
        2
    };
    let stretch = face.stretch.to_number().abs_diff(Stretch::Normal.to_number());
    let weight = face.weight.0.abs_diff(Weight::NORMAL.0);
    (kind, stretch, weight, family(face).to_owned(), face.post_script_name.clone(), face.index)
}

/// Controls and marks of direction: they would only disturb the letters around them.
fn silent(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Does it belong to the letter before it, in whichever font that is?
fn joins(c: char) -> bool {
    matches!(c, JOINER | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

/// Is it a picture or a mark on a letter? Without a font it is left out; a letter leaves an empty square.
fn ornament(c: char) -> bool {
    accent(c) || matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// Does it stand upon the letter before it?
fn accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{64b}'..='\u{65f}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

fn hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

/// Is it a letter of Arabic or of a script like it, that the package's fonts lack?
fn arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}') && c.is_alphabetic()
}

/// Is it written with the signs of East Asia, for which the countries' fonts differ?
fn east_asian(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// Is it written from right to left, in a script with tall letters, or in one with square signs? Then lines stand further apart.
fn tall(c: char) -> bool {
    east_asian(c) || matches!(c, '\u{600}'..='\u{1cff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// How a piece of text looks.
#[derive(Clone, Copy)]
struct Look {
    ink: u8,
    base: usize,
    tracking: f32,
    /// Its size, where it is not that of the block.
    size: Option<f32>,
    /// Does it stand within quotation marks, that are to be closed where it is cut?
    quoted: bool,
}

const fn look(ink: u8) -> Look {
    Look { ink, base: ROMAN, tracking: 0.0, size: None, quoted: false }
}

/// Capitals, letter-spaced.
const fn capitals(ink: u8, size: f32) -> Look {
    Look { tracking: 0.075, size: Some(size), ..look(ink) }
}

type Piece = (String, Look);

/// Text laid out in lines of one width.
struct Block {
    buffer: Buffer,
    size: f32,
    leading: f32,
    lines: usize,
    width: f32,
}

impl Block {
    fn height(&self) -> f32 {
        self.lines as f32 * self.leading
    }
}

/// A picture in which a pixel is a step from paper to an ink.
struct Canvas {
    width: i32,
    height: i32,
    pixels: Vec<u8>,
}

impl Canvas {
    fn new(width: u32, height: u32) -> Canvas {
        let pixels = vec![0; width as usize * height as usize];
        Canvas { width: width as i32, height: height as i32, pixels }
    }

    fn at(&mut self, x: i32, y: i32) -> Option<&mut u8> {
        let inside = (0..self.width).contains(&x) && (0..self.height).contains(&y);
        if inside { self.pixels.get_mut((y * self.width + x) as usize) } else { None }
    }

    /// Inks a pixel, so far as it is covered.
    fn ink(&mut self, x: i32, y: i32, ink: u8, cover: u8) {
        let step = ((u16::from(cover) * u16::from(STEPS - 1) + 127) / 255) as u8;
        if step == 0 {
            return;
        }
        if let Some(pixel) = self.at(x, y) {
            let old = if *pixel < HAIR_AT { *pixel % STEPS } else { 0 };
            let same = *pixel / STEPS == ink;
            // Two letters that meet in a pixel cover it together.
            let new = if same { (old + step).min(STEPS - 1) } else { step };
            if same || step >= old {
                *pixel = ink * STEPS + new;
            }
        }
    }

    /// A rectangle whose edges may lie between pixels.
    fn bar(&mut self, x: (f32, f32), y: (f32, f32), ink: u8) {
        let covered = |at: i32, span: (f32, f32)| (span.1.min(at as f32 + 1.0) - span.0.max(at as f32)).clamp(0.0, 1.0);
        for row in y.0.floor() as i32..y.1.ceil() as i32 {
            for column in x.0.floor() as i32..x.1.ceil() as i32 {
                self.ink(column, row, ink, (covered(column, x) * covered(row, y) * 255.0).round() as u8);
            }
        }
    }

    /// A rectangle of one colour, at whole pixels.
    fn fill(&mut self, x: (f32, f32), y: (f32, f32), colour: u8) {
        for row in y.0.round() as i32..y.1.round() as i32 {
            for column in x.0.round() as i32..x.1.round() as i32 {
                if let Some(pixel) = self.at(column, row) {
                    *pixel = colour;
                }
            }
        }
    }

    fn png(&self) -> Result<Vec<u8>, String> {
        let mut palette = Vec::with_capacity((usize::from(HAIR_AT) + 1) * 3);
        for (ground, ink) in INKS {
            for step in 0..u16::from(STEPS) {
                for (from, to) in ground.into_iter().zip(ink) {
                    let whole = u16::from(STEPS - 1);
                    palette.push(((u16::from(from) * (whole - step) + u16::from(to) * step + whole / 2) / whole) as u8);
                }
            }
        }
        palette.extend(HAIR);
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(palette);
        encoder.set_compression(png::Compression::Balanced);
        // Neighbours in a palette are no neighbours in colour: the filters would make the picture larger.
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header().map_err(|error| error.to_string())?;
        writer.write_image_data(&self.pixels).map_err(|error| error.to_string())?;
        writer.finish().map_err(|error| error.to_string())?;
        Ok(bytes)
    }
}

/// One per thread; holds caches.
pub struct Painter {
    faces: Arc<Vec<Face>>,
    system: FontSystem,
    drawn: SwashCache,
}

impl Painter {
    /// A painter with these fonts.
    pub fn new(fonts: &Fonts) -> Painter {
        // Every piece has its face before it is laid out: cosmic-text finds no other by the names that it knows.
        let system = FontSystem::new_with_locale_and_db("en".to_owned(), fonts.db.clone());
        Painter { faces: Arc::clone(&fonts.faces), system, drawn: SwashCache::new() }
    }

    /// The card of a quotation, a PNG of 1200 × 630.
    pub fn card(&mut self, card: &Card) -> Result<Vec<u8>, String> {
        self.ready()?;
        let mut canvas = Canvas::new(SIZE.0, SIZE.1);
        self.head(&mut canvas, card.collection, card.invented);

        let form = [(clean(card.form).to_uppercase(), capitals(INK_2, 24.0)), ("\u{2002}".to_owned(), look(INK))];
        let source = form.into_iter().chain([(clean(card.source), look(INK))]).collect();
        let top = self.foot(&mut canvas, source, clean(card.from));

        let place = [clean(card.place), clean(card.date)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let place = if place.is_empty() { place } else { format!("{} —", place.to_uppercase()) };
        let dateline = vec![(place, capitals(D5, 26.0))];
        let edges = (INSET, SIZE.0 as f32 - MARGIN);
        let dateline = self.fit(dateline, &[26.0], edges.1 - edges.0, 1.3, false, |_| 1);

        let words = words(card);
        let leading = if words.iter().any(|(text, _)| text.chars().any(tall)) { 1.42 } else { 1.24 };
        let room = top - HEAD - 28.0 - 26.0 - dateline.leading - 10.0;
        let mut words = self.fit(words, &SIZES, edges.1 - edges.0, leading, card.rtl, |size| (room / (size * leading)) as usize);
        self.balance(&mut words);

        let whole = dateline.leading + 10.0 + words.height();
        let start = HEAD + 28.0 + ((top - HEAD - 54.0 - whole) * 0.42).max(0.0);
        let x = |block: &Block| if card.rtl { SIZE.0 as f32 - INSET - block.width } else { INSET };
        self.paint(&mut canvas, &dateline, if card.rtl { right(&dateline, SIZE.0 as f32 - INSET) } else { INSET }, start);
        let at = start + dateline.leading + 10.0;
        self.paint(&mut canvas, &words, x(&words), at);
        if words.buffer.layout_runs().any(|run| !run.glyphs.is_empty()) {
            self.mark(&mut canvas, card, (start, at), &words);
        }
        canvas.png()
    }

    /// The card of a page that is no quotation: what kind of page, its title, and a line under it.
    pub fn title_card(&mut self, kind: &str, title: &str, under: &str, collection: &str, invented: bool) -> Result<Vec<u8>, String> {
        self.ready()?;
        let mut canvas = Canvas::new(SIZE.0, SIZE.1);
        self.head(&mut canvas, if collection == title { "" } else { collection }, invented);
        let (x, width) = (MARGIN, SIZE.0 as f32 - 2.0 * MARGIN);
        let kind = self.fit(vec![(clean(kind).to_uppercase(), capitals(D5, 26.0))], &[26.0], width, 1.3, false, |_| 1);
        let under = self.fit(vec![(clean(under), look(INK_2))], &[34.0, 30.0], width, 1.3, false, |_| 3);
        let gap = 16.0;
        let room = FOOT + 10.0 - HEAD - 40.0 - kind.leading - under.height() - 2.0 * gap;
        let title = vec![(clean(title), Look { base: STRONG, ..look(INK) })];
        let leading = if title.iter().any(|(text, _)| text.chars().any(tall)) { 1.36 } else { 1.14 };
        let sizes: Vec<f32> = [96.0, 88.0].into_iter().chain(SIZES).collect();
        let mut title = self.fit(title, &sizes, width, leading, false, |size| ((room / (size * leading)) as usize).min(4));
        self.balance(&mut title);
        let whole = kind.leading + title.height() + under.height() + 2.0 * gap;
        let mut y = HEAD + 40.0 + ((FOOT + 10.0 - HEAD - 40.0 - whole) * 0.42).max(0.0);
        for block in [&kind, &title, &under] {
            self.paint(&mut canvas, block, x, y);
            y += block.height() + gap;
        }
        canvas.png()
    }

    fn ready(&mut self) -> Result<(), String> {
        if self.drawn.image_cache.len() > DRAWN {
            self.drawn.image_cache.clear();
        }
        if self.faces.len() > STRONG { Ok(()) } else { Err("the package's fonts cannot be read".to_owned()) }
    }

    /// The nameplate, the collection, and the rule under them.
    fn head(&mut self, canvas: &mut Canvas, collection: &str, invented: bool) {
        let right_edge = SIZE.0 as f32 - MARGIN;
        let strong = |ink| Look { base: STRONG, ..look(ink) };
        let plate = vec![("Dateline".to_owned(), strong(INK)), ("\u{2009}—".to_owned(), look(D5))];
        let plate = self.fit(plate, &[40.0], 400.0, 1.2, false, |_| 1);
        self.paint(canvas, &plate, MARGIN, HEAD - 62.0);
        let lines = if invented { 1 } else { 2 };
        let mut blocks = vec![self.fit(vec![(clean(collection), look(INK_2))], &[26.0], 720.0, 1.2, false, |_| lines)];
        if invented {
            let note = vec![("INVENTED COLLECTION".to_owned(), capitals(D5, 24.0))];
            blocks.push(self.fit(note, &[24.0], 720.0, 1.25, false, |_| 1));
        }
        let mut y = HEAD - 19.0 - blocks.iter().map(Block::height).sum::<f32>();
        for mut block in blocks {
            self.balance(&mut block);
            for line in 0..block.lines {
                let x = right_edge - line_end(&block, line);
                self.paint_lines(canvas, &block, x, y, line..line + 1);
            }
            y += block.height();
        }
        canvas.fill((MARGIN, right_edge), (HEAD, HEAD + 2.0), STEPS - 1);
    }

    /// Form and source, and where it was printed; where the foot begins.
    fn foot(&mut self, canvas: &mut Canvas, source: Vec<Piece>, from: String) -> f32 {
        let width = SIZE.0 as f32 - INSET - MARGIN;
        let source = self.fit(source, &[30.0], width, 1.24, false, |_| 2);
        let from = self.fit(vec![(from, look(INK_3))], &[26.0], width, 1.24, false, |_| 2);
        let top = FOOT + 9.0 - source.height() - from.height() - 20.0;
        canvas.fill((MARGIN, SIZE.0 as f32 - MARGIN), (top, top + 2.0), HAIR_AT);
        self.paint(canvas, &source, INSET, top + 20.0);
        self.paint(canvas, &from, INSET, top + 20.0 + source.height());
        top
    }

    /// The form's mark in the margin: a large quotation mark, a broken line or an unbroken one.
    fn mark(&mut self, canvas: &mut Canvas, card: &Card, at: (f32, f32), words: &Block) {
        let x = if card.rtl { SIZE.0 as f32 - MARGIN - 4.0 } else { MARGIN };
        let end = at.1 + words.height();
        if card.form.starts_with("quoted") {
            let size = 128.0;
            let sign = self.fit(vec![(marks(card.rtl).0.to_owned(), look(D4))], &[size], 200.0, 1.0, false, |_| 1);
            let x = if card.rtl { right(&sign, SIZE.0 as f32 - MARGIN) } else { MARGIN - 4.0 };
            self.paint(canvas, &sign, x, at.0 - 10.0);
        } else if card.form.starts_with("part") {
            let (dash, gap) = (14.0, 8.0);
            let mut y = at.0 + 4.0;
            while y < end {
                canvas.bar((x, x + 4.0), (y, (y + dash).min(end)), D4);
                y += dash + gap;
            }
        } else {
            canvas.bar((x, x + 3.0), (at.0 + 4.0, end), D4);
        }
    }

    /// Lays pieces out in the first of the sizes in which they fit; in the last, they are cut at a word.
    fn fit(&mut self, pieces: Vec<Piece>, sizes: &[f32], width: f32, leading: f32, rtl: bool, most: impl Fn(f32) -> usize) -> Block {
        let size = sizes.last().copied().unwrap_or(30.0);
        let whole = settled(&self.faces, pieces, rtl);
        let mut block = self.block(&whole, size, leading, width);
        let lines = most(size).max(1);
        if block.lines <= lines {
            for size in sizes {
                set_size(&mut self.system, &mut block, *size, leading);
                if block.lines <= most(*size).max(1) {
                    break;
                }
            }
            return block;
        }
        // Each turn takes a word off; after many, what is left over is not drawn.
        let text: String = whole.iter().map(|(text, _)| text.as_str()).collect();
        let last = block.buffer.layout_runs().nth(lines - 1);
        let mut end = last.and_then(|run| run.glyphs.iter().map(|glyph| glyph.end).max()).unwrap_or(0);
        for _ in 0..16 {
            end = word_end(&text, end);
            block = self.block(&cut(&whole, end, rtl), size, leading, width);
            if block.lines <= lines {
                break;
            }
            end = end.saturating_sub(1);
        }
        block.lines = block.lines.min(lines);
        block
    }

    /// Makes the lines about equally long, as far as they stay as many.
    fn balance(&mut self, block: &mut Block) {
        if block.lines < 2 {
            return;
        }
        let (mut low, mut high) = (block.width * 0.55, block.width);
        let lines = block.lines;
        let drawn = block.buffer.layout_runs().count();
        if drawn != lines {
            return;
        }
        for _ in 0..7 {
            let middle = (low + high) / 2.0;
            block.buffer.set_size(Some(middle), None);
            block.buffer.shape_until_scroll(&mut self.system, false);
            if block.buffer.layout_runs().count() > lines { low = middle } else { high = middle }
        }
        block.buffer.set_size(Some(high), None);
        block.buffer.shape_until_scroll(&mut self.system, false);
        block.width = high;
    }

    fn block(&mut self, pieces: &[Piece], size: f32, leading: f32, width: f32) -> Block {
        let faces = Arc::clone(&self.faces);
        let runs = itemised(&faces, pieces);
        let mut buffer = Buffer::new_empty(Metrics::new(size, size * leading));
        buffer.set_wrap(Wrap::WordOrGlyph);
        buffer.set_size(Some(width), None);
        let name = |face: usize| faces.get(face).map_or("", |face| face.name.as_str());
        let attrs = |face, look: &Look| {
            let attrs = Attrs::new().family(Family::Name(name(face))).metadata(usize::from(look.ink)).letter_spacing(look.tracking);
            look.size.map_or(attrs.clone(), |own| attrs.metrics(Metrics::new(own, size * leading)))
        };
        let spans = runs.iter().map(|(text, face, look)| (text.as_str(), attrs(*face, look)));
        buffer.set_rich_text(spans, &attrs(ROMAN, &look(INK)), Shaping::Advanced, None);
        buffer.shape_until_scroll(&mut self.system, false);
        let lines = buffer.layout_runs().count();
        Block { buffer, size, leading: size * leading, lines, width }
    }

    fn paint(&mut self, canvas: &mut Canvas, block: &Block, x: f32, top: f32) {
        self.paint_lines(canvas, block, x, top, 0..block.lines);
    }

    /// Draws some lines of a block, the first of them at the top. Baselines are even, whichever fonts a line holds.
    fn paint_lines(&mut self, canvas: &mut Canvas, block: &Block, x: f32, top: f32, lines: std::ops::Range<usize>) {
        let (above, below) = (top - block.leading * 0.3, top + lines.len() as f32 * block.leading + block.leading * 0.3);
        for (nth, run) in block.buffer.layout_runs().skip(lines.start).take(lines.len()).enumerate() {
            let baseline = (top + (nth as f32 + 0.5) * block.leading + block.size * 0.32).round();
            let washed = |ink: usize| ink == usize::from(WASHED_INK) || ink == usize::from(WASHED_D4);
            for group in run.glyphs.chunk_by(|a, b| washed(a.metadata) == washed(b.metadata)) {
                if group.first().is_some_and(|glyph| washed(glyph.metadata)) {
                    let from = group.iter().map(|glyph| glyph.x).fold(f32::MAX, f32::min);
                    let to = group.iter().map(|glyph| glyph.x + glyph.w).fold(f32::MIN, f32::max);
                    let (over, under) = (block.size * 0.82, block.size * 0.27);
                    canvas.fill((x + from - 2.0, x + to + 2.0), (baseline - over, baseline + under), WASHED_INK * STEPS);
                }
            }
            // An opening mark hangs before the line, so that the letters stand below each other.
            let first = run.glyphs.first().filter(|glyph| glyph.start == 0 && glyph.metadata == usize::from(D4) && run.glyphs.len() > 1);
            let x = x - first.map_or(0.0, |glyph| glyph.w);
            for glyph in run.glyphs {
                let placed = glyph.physical((x, baseline), 1.0);
                let Some(image) = self.drawn.get_image(&mut self.system, placed.cache_key) else { continue };
                let place = image.placement;
                let ink = glyph.metadata as u8;
                for row in 0..place.height as i32 {
                    let y = placed.y - place.top + row;
                    if (y as f32) < above || (y as f32) > below {
                        continue;
                    }
                    for column in 0..place.width as i32 {
                        let at = (row * place.width as i32 + column) as usize;
                        canvas.ink(placed.x + place.left + column, y, ink, cover(image.content, &image.data, at));
                    }
                }
            }
        }
    }
}

/// How far a pixel of a letter is covered; a coloured picture is printed in one ink, the darker the more.
fn cover(content: SwashContent, data: &[u8], at: usize) -> u8 {
    match content {
        SwashContent::Mask => data.get(at).copied().unwrap_or(0),
        SwashContent::Color | SwashContent::SubpixelMask => match data.get(at * 4..at * 4 + 4) {
            Some([r, g, b, a]) => {
                let light = (u32::from(*r) * 54 + u32::from(*g) * 183 + u32::from(*b) * 19) / 256;
                (u32::from(*a) * (255 - light.min(225)) / 255) as u8
            }
            _ => 0,
        },
    }
}

fn set_size(system: &mut FontSystem, block: &mut Block, size: f32, leading: f32) {
    block.buffer.set_metrics(Metrics::new(size, size * leading));
    block.buffer.shape_until_scroll(system, false);
    block.lines = block.buffer.layout_runs().count();
    (block.size, block.leading) = (size, size * leading);
}

/// Where a line ends: one from right to left ends where its block does.
fn line_end(block: &Block, line: usize) -> f32 {
    block.buffer.layout_runs().nth(line).map_or(0.0, |run| if run.rtl { block.width } else { run.line_w })
}

/// Where a block of one line begins, that is to end there.
fn right(block: &Block, edge: f32) -> f32 {
    edge - line_end(block, 0)
}

/// Keeps what stands before and after it on one line: Korean is broken between words, as in a newspaper's headlines.
const JOINER: char = '\u{2060}';

/// The mark that makes a line one from right to left.
const MARK: char = '\u{200f}';

/// The first characters of pieces, without those that no font has: a letter leaves an empty square.
fn settled(faces: &[Face], pieces: Vec<Piece>, rtl: bool) -> Vec<Piece> {
    let lacks = |c: char| !joins(c) && choose(faces, c, ROMAN, ROMAN, Han::Simplified).is_none();
    let square = ['□', '\u{25af}', '\u{fffd}'].into_iter().find(|c| !lacks(*c)).unwrap_or('?');
    let mut out = Vec::new();
    if rtl {
        out.push((MARK.to_string(), look(INK)));
    }
    let han = han(&pieces);
    let (mut left, mut marks, mut base) = (ENOUGH, 0, ROMAN);
    for (text, mut look) in pieces {
        let mut kept = String::new();
        if text.chars().any(arabic) {
            // Letters that are joined are not spaced.
            look.tracking = 0.0;
        }
        for c in text.chars().take(left) {
            left -= 1;
            marks = if accent(c) || joins(c) { marks + 1 } else { 0 };
            // No language puts more than four upon a letter.
            if marks > 4 || ornament(c) && lacks(c) {
                continue;
            }
            // A letter and its marks are drawn in one font: a mark that it has not is left out.
            if !accent(c) && !joins(c) {
                base = choose(faces, c, look.base, base, han).unwrap_or(ROMAN);
            } else if accent(c) && !faces.get(base).is_some_and(|face| face.has(c)) {
                continue;
            }
            if look.tracking == 0.0 && hangul(c) && kept.chars().next_back().is_some_and(hangul) {
                kept.push(JOINER);
            }
            kept.push(if lacks(c) { square } else { c });
        }
        if !kept.is_empty() {
            out.push((kept, look));
        }
    }
    out
}

/// The runs of one face and one look.
fn itemised(faces: &[Face], pieces: &[Piece]) -> Vec<(String, usize, Look)> {
    let han = han(pieces);
    let mut runs: Vec<(String, usize, Look)> = Vec::new();
    let mut last = ROMAN;
    // In a line from right to left cosmic-text sets no second font within a word: its marks and points take that of its letters.
    let letter = pieces.iter().flat_map(|(text, _)| text.chars()).find(|c| arabic(*c));
    let arabic = letter.and_then(|c| choose(faces, c, ROMAN, ROMAN, han));
    for (text, look) in pieces {
        let mut new = true;
        for c in text.chars() {
            let own = arabic.filter(|face| !c.is_alphanumeric() && faces.get(*face).is_some_and(|face| face.has(c)));
            let face = if joins(c) { last } else { own.or_else(|| choose(faces, c, look.base, last, han)).unwrap_or(ROMAN) };
            match runs.last_mut() {
                Some(run) if run.1 == face && !new => run.0.push(c),
                _ => runs.push((c.to_string(), face, *look)),
            }
            (last, new) = (face, false);
        }
    }
    runs
}

/// The face for a character: that of the package, then the one of the character before, then the first that has it.
fn choose(faces: &[Face], c: char, base: usize, last: usize, han: Han) -> Option<usize> {
    let has = |face: &usize| faces.get(*face).is_some_and(|face| face.has(c));
    let fits = |face: &usize| !east_asian(c) || faces.get(*face).and_then(|face| face.han).is_none_or(|own| own == han);
    let others = STRONG + 1..faces.len();
    let first = [base, ROMAN, last].into_iter().find(|face| has(face) && fits(face));
    first.or_else(|| others.clone().find(|face| has(face) && fits(face))).or_else(|| others.clone().find(has))
}

/// The language of a text in East Asian signs, as its other signs tell.
fn han(pieces: &[Piece]) -> Han {
    let any = |range: std::ops::RangeInclusive<char>| pieces.iter().any(|(text, _)| text.chars().any(|c| range.contains(&c)));
    if any('\u{ac00}'..='\u{d7af}') {
        Han::Korean
    } else if any('\u{3041}'..='\u{30ff}') {
        Han::Japanese
    } else {
        Han::Simplified
    }
}

/// Text of one line, without the characters that would disturb it.
fn clean(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().take(4 * ENOUGH) {
        // A space of any kind: also the ends of lines and paragraphs.
        if c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}') {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !silent(c) && !(accent(c) && (out.is_empty() || out.ends_with(' '))) {
            out.push(c);
        }
    }
    out
}

/// The mark that opens a quotation, and the one that closes it: from right to left, the other way round.
fn marks(rtl: bool) -> (&'static str, &'static str) {
    if rtl { ("”", "“") } else { ("“", "”") }
}

/// The quotation with its marks.
fn words(card: &Card) -> Vec<Piece> {
    let (open, close) = marks(card.rtl);
    // Only single phrases are washed: where all is quoted there is nothing to tell them from.
    let wash = card.digest || card.form.starts_with("part");
    let (ink, mark) = if wash { (WASHED_INK, WASHED_D4) } else { (INK, D4) };
    let mut out: Vec<Piece> = Vec::new();
    let mut left = 2 * ENOUGH;
    for (quoted, text) in card.words {
        let spaced = |c: Option<char>| c.is_some_and(char::is_whitespace);
        let body = clean(text);
        let body = body.trim();
        let before = spaced(text.chars().next()) && out.last().is_some_and(|(last, _)| !last.ends_with(' '));
        if before {
            out.push((" ".to_owned(), look(INK)));
        }
        if body.is_empty() {
            continue;
        }
        if *quoted {
            out.push((open.to_owned(), look(mark)));
            out.push((body.to_owned(), Look { quoted: true, ..look(ink) }));
            out.push((close.to_owned(), look(mark)));
        } else {
            out.push((body.to_owned(), look(INK)));
        }
        if spaced(text.chars().next_back()) {
            out.push((" ".to_owned(), look(INK)));
        }
        left = left.saturating_sub(body.len());
        if left == 0 {
            break;
        }
    }
    out
}

/// The end of the last whole word at or before a byte, without the comma or dash after it.
fn word_end(text: &str, end: usize) -> usize {
    let mut end = end.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let (before, after) = text.split_at(end);
    let broken = match (before.chars().next_back(), after.chars().next()) {
        (Some(last), Some(next)) => !last.is_whitespace() && !next.is_whitespace() && !east_asian(last) && !east_asian(next),
        _ => false,
    };
    let word = before.rfind(char::is_whitespace).filter(|space| broken && end - space < 80).map_or(before, |space| &before[..space]);
    word.trim_end_matches(|c: char| c.is_whitespace() || ",;:–—-、，،(".contains(c)).len()
}

/// What stands before a byte, with an ellipsis, and with the quotation mark closed that the cut leaves open.
fn cut(pieces: &[Piece], end: usize, rtl: bool) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut left = end;
    for (nth, (text, own)) in pieces.iter().enumerate() {
        let next = pieces.get(nth + 1);
        if let Some(start) = text.get(..left).filter(|start| start.len() < text.len() || next.is_none_or(|next| !next.1.quoted)) {
            out.push((start.to_owned(), *own));
            out.push((" …".to_owned(), *own));
            if own.quoted {
                let mark = if own.ink == WASHED_INK { WASHED_D4 } else { D4 };
                out.push((marks(rtl).1.to_owned(), look(mark)));
            }
            break;
        }
        if left <= text.len() {
            // It would end in an opening mark.
            out.push(("…".to_owned(), *own));
            break;
        }
        out.push((text.clone(), *own));
        left -= text.len();
    }
    out
}

/// The app's icon, a dash of ink blue on paper, as PNG of size × size; a maskable one keeps clear of its edges.
pub fn icon(size: u32, maskable: bool) -> Result<Vec<u8>, String> {
    let size = size.clamp(1, 4096);
    let mut canvas = Canvas::new(size, size);
    // The favicon's grid of 16; a system may cut a maskable icon to a circle of four fifths.
    let scale = if maskable { 0.8 } else { 1.0 };
    let at = |place: f32| (8.0 + (place - 8.0) * scale) / 16.0 * size as f32;
    canvas.bar((at(2.0), at(14.0)), (at(6.5), at(9.5)), D5);
    canvas.png()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use std::sync::LazyLock;

    use cosmic_text::fontdb::Database;

    use super::{Card, FOOT, Fonts, MARGIN, Painter, SIZE, cut, icon, look, word_end};

    static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::load(None));

    fn card<'a>(words: &'a [(bool, &'a str)]) -> Card<'a> {
        let (source, from) = ("a shopkeeper in Lower Sanne", "The Sanne Courier, 16 Mar 2017");
        let (form, place, date, collection) = ("quoted", "Sanne", "3 Mar 2017", "The ferry");
        Card { words, digest: false, form, source, place, date, from, collection, invented: true, rtl: false }
    }

    /// Width, height and the pixels as places in the palette.
    fn read(png: &[u8]) -> (u32, u32, Vec<u8>) {
        assert_eq!(png.get(..8), Some(b"\x89PNG\r\n\x1a\n".as_slice()));
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        (info.width, info.height, pixels)
    }

    /// Is everything within the margins? An opening mark may hang a little over.
    fn inside(png: &[u8]) -> bool {
        let (width, height, pixels) = read(png);
        let free = |x: u32, y: u32| x < MARGIN as u32 - 8 || x > width - MARGIN as u32 + 8 || y < 48 || y > FOOT as u32 + 24;
        (width, height) == SIZE
            && (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).all(|(x, y)| !free(x, y) || pixels[(y * width + x) as usize] == 0)
    }

    #[test]
    fn the_same_card_has_the_same_bytes_on_any_machine() {
        let fonts = Fonts::with(None, &Database::new());
        let words = [(false, "The council had been "), (true, "told as much"), (false, " in January.")];
        let one = Painter::new(&fonts).card(&card(&words)).unwrap();
        let mut painter = Painter::new(&FONTS);
        painter.card(&card(&[(true, "Another.")])).unwrap();
        assert_eq!(one, painter.card(&card(&words)).unwrap());
        assert_eq!(read(&one).0, 1200);
        assert!(one.len() < 60_000, "{} bytes", one.len());
    }

    #[test]
    fn long_texts_stay_inside() {
        let mut painter = Painter::new(&FONTS);
        let texts =
            ["The ferry did not come. ".repeat(5000), "x".repeat(100_000), "W\u{301}".repeat(9000), "배는 오지 않았다 ".repeat(900)];
        for text in &texts {
            for rtl in [false, true] {
                let words = [(true, text.as_str())];
                let full = Card { source: text, place: text, date: text, from: text, collection: text, form: text, rtl, ..card(&words) };
                assert!(inside(&painter.card(&full).unwrap()));
            }
            assert!(inside(&painter.card(&card(&[(true, text)])).unwrap()));
            assert!(inside(&painter.title_card(text, text, text, text, true).unwrap()));
        }
    }

    #[test]
    fn any_text_gives_a_card() {
        let mut painter = Painter::new(&FONTS);
        let odd = "a\u{0}b\u{202e}c\u{2066}d😀e🇺🇸f\u{378}g\u{e000}h\n\ni\u{2028}j ﷽ \u{fffe} 👩‍👩‍👧 हिन्दी ไทย שלום\u{301} سلام \u{10ffff}";
        let every: String = (0..0x11_0000).step_by(373).filter_map(char::from_u32).collect();
        let arabic = "سلام لم تأت ".repeat(90);
        for text in ["", " ", "سلام", &arabic, "שלום", "\u{301}", "\u{200d}\u{fe0f}", odd, &every] {
            for (rtl, form) in [(false, "part quoted"), (true, "quoted"), (true, "")] {
                let words = [(true, text), (false, text), (true, ""), (true, text)];
                let any =
                    Card { source: text, place: text, date: text, from: text, collection: text, form, rtl, digest: rtl, ..card(&words) };
                assert!(inside(&painter.card(&any).unwrap()), "{text:?}");
            }
            assert!(inside(&painter.title_card(text, text, text, text, false).unwrap()), "{text:?}");
        }
        assert!(inside(&painter.card(&card(&[])).unwrap()));
    }

    #[test]
    fn what_no_font_has_is_told() {
        let fonts = Fonts::with(None, &Database::new());
        assert_eq!(fonts.lacking("Čeština, Ελληνικά, русский, עברית — “…”\n"), "");
        assert_eq!(fonts.lacking("a\u{378}b\u{379}\u{378}"), "\u{378}\u{379}");
        assert_eq!(fonts.lacking(&(0xe0100..0xe01f0).filter_map(char::from_u32).collect::<String>()), "");
    }

    #[test]
    fn a_cut_keeps_whole_words_and_closes_the_mark() {
        let text = "“We waited, and waited.”";
        assert_eq!(&text[..word_end(text, 16)], "“We waited");
        let pieces =
            [("“".to_owned(), look(3)), ("We waited.".to_owned(), super::Look { quoted: true, ..look(0) }), ("”".to_owned(), look(3))];
        let after = |end| cut(&pieces, end, false).into_iter().map(|(text, _)| text).collect::<String>();
        assert_eq!(after(5), "“We …”");
        assert_eq!(after(3), "…");
    }

    #[test]
    fn icons_are_square() {
        for (size, maskable) in [(192, false), (512, true), (1, false)] {
            let (width, height, pixels) = read(&icon(size, maskable).unwrap());
            assert_eq!((width, height), (size, size));
            assert!(size == 1 || pixels[0] == 0);
        }
    }
}
