//! From TopoJSON borders to the paths of a drawing: projected, simplified and clipped, once, when bundling.
//!
//! Arcs are simplified before they are joined, so that neighbours keep sharing a line. Format:
//! <https://github.com/topojson/topojson-specification>.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::model::{Collection, Label, MapData, MapRegion, MapSpec, Projection};
use crate::share::Shapes;

type Point = [f64; 2];

/// Lines of a drawing are kept to this many units.
const TOLERANCE: f64 = 0.5;
/// An outline within this many degrees of other land is a land border.
const NEAR_LAND: f64 = 0.16;

/// Draws the map of a collection. `borders` and `context` are TopoJSON texts.
pub(super) fn draw(spec: &MapSpec, collection: &Collection, borders: &str, context: Option<&str>) -> Result<MapData, String> {
    let borders = Topology::read(borders)?;
    let named = |id: &str| spec.codes.get(id).cloned().unwrap_or_else(|| id.to_owned());
    let shapes: Vec<Shape> = borders
        .shapes(&spec.object)?
        .into_iter()
        .map(|s| Shape { id: named(&s.id), ..s })
        .filter(|s| collection.regions.iter().any(|r| r.code == s.id))
        .collect();
    if shapes.is_empty() {
        return Err(format!("no geometry of object `{}` has the id of a region of the collection", spec.object));
    }
    let drawing = Drawing::fit(spec, shapes.iter().flat_map(|s| s.arcs()).flat_map(|i| borders.arc(i)));
    let arcs: Vec<Vec<Point>> =
        borders.arcs.iter().map(|arc| simplify(&arc.iter().map(|p| drawing.place(*p)).collect::<Vec<_>>(), TOLERANCE)).collect();
    let lands = match context {
        Some(text) => {
            let window = drawing.window(shapes.iter().flat_map(|s| s.arcs()).flat_map(|i| borders.arc(i)));
            let topology = Topology::read(text)?;
            let shapes = topology.shapes("countries")?;
            shapes
                .iter()
                .filter(|s| !spec.without.contains(&s.id))
                .flat_map(|s| topology.polygons(s))
                .filter_map(|ring| clip(&ring, window))
                .collect()
        }
        None => Vec::new(),
    };
    let mut out = MapData { width: spec.width, height: spec.height, neighbours: spec.neighbours.clone(), ..MapData::default() };
    for land in &lands {
        let points: Vec<Point> = land.iter().map(|p| drawing.place(*p)).collect();
        path(&simplify(&points, TOLERANCE * 2.0), true, &mut out.context);
    }
    let mut users: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for shape in &shapes {
        for i in shape.arcs() {
            users.entry(plain(i)).or_default().insert(&shape.id);
        }
    }
    for (arc, users) in &users {
        let Some(points) = arcs.get(*arc) else { continue };
        if borders.arcs[*arc].windows(2).any(|w| (w[0][0] - w[1][0]).abs() > 180.0) {
            continue; // a line over the edge of the world; the outlines of the regions are drawn to it
        }
        if users.len() > 1 {
            path(points, false, &mut out.inner);
            continue;
        }
        // Each stretch of an outer line is either coast or land border.
        let by_land: Vec<bool> = borders.arcs[*arc].iter().map(|p| lands.iter().any(|l| distance(l, *p) < NEAR_LAND)).collect();
        for (stretch, land) in runs(&borders.arcs[*arc], &by_land) {
            let points: Vec<Point> = stretch.iter().map(|p| drawing.place(*p)).collect();
            path(&simplify(&points, TOLERANCE), false, if land { &mut out.border } else { &mut out.coast });
        }
    }
    let mut by_code: BTreeMap<&str, MapRegion> = BTreeMap::new();
    for shape in &shapes {
        let rings: Vec<Vec<Point>> = if spec.projection == Projection::EqualEarth {
            let parts = borders.polygons(shape).into_iter().flat_map(|ring| within_the_world(&ring));
            parts.map(|part| simplify(&part.iter().map(|p| drawing.place(*p)).collect::<Vec<_>>(), TOLERANCE)).collect()
        } else {
            shape.rings.iter().map(|ring| join(ring, &arcs)).collect()
        };
        let mut d = String::new();
        rings.iter().for_each(|ring| path(ring, true, &mut d));
        if d.is_empty() {
            continue;
        }
        let by_hand = spec.labels.iter().find(|l| l.code == shape.id).cloned();
        let label = by_hand.unwrap_or_else(|| middle(shape, collection, &rings));
        match by_code.get_mut(shape.id.as_str()) {
            Some(region) => region.path.push_str(&d),
            None => {
                by_code.insert(&shape.id, MapRegion { code: shape.id.clone(), path: d, label });
            }
        }
    }
    out.regions = by_code.into_values().collect();
    Ok(out)
}

/// The outlines of a collection's regions as geometries of GeoJSON (RFC 7946), to three decimals of a degree, which is a
/// hundred metres.
pub(super) fn outlines(spec: &MapSpec, collection: &Collection, borders: &str) -> Result<String, String> {
    let borders = Topology::read(borders)?;
    let mut by_code: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for shape in borders.shapes(&spec.object)? {
        let code = spec.codes.get(&shape.id).cloned().unwrap_or_else(|| shape.id.clone());
        if !collection.regions.iter().any(|region| region.code == code) {
            continue;
        }
        let mut polygons: Vec<Vec<Vec<Point>>> = Vec::new();
        let parts = borders.polygons(&shape).into_iter().flat_map(|ring| within_the_world(&ring));
        for ring in parts.map(|ring| rounded(&ring)).filter(|ring| ring.len() > 3) {
            // Rings that turn like the first are outer ones; a hole belongs to the one before it.
            let first = polygons.first().and_then(|polygon| polygon.first()).map_or(1.0, |ring| turn(ring).signum());
            match polygons.last_mut().filter(|_| turn(&ring).signum() != first) {
                Some(polygon) => polygon.push(ring),
                None => polygons.push(vec![ring]),
            }
        }
        let wound = |polygon: Vec<Vec<Point>>| -> Value {
            // The outer ring against the clock, holes with it.
            let ring = |(nth, mut ring): (usize, Vec<Point>)| {
                if (turn(&ring) > 0.0) != (nth == 0) {
                    ring.reverse();
                }
                ring
            };
            serde_json::json!(polygon.into_iter().enumerate().map(ring).collect::<Vec<_>>())
        };
        by_code.entry(code).or_default().extend(polygons.into_iter().map(wound));
    }
    let shape = |(code, mut polygons): (String, Vec<Value>)| {
        let geometry = match polygons.len() {
            1 => serde_json::json!({ "type": "Polygon", "coordinates": polygons.pop() }),
            _ => serde_json::json!({ "type": "MultiPolygon", "coordinates": polygons }),
        };
        (code, geometry)
    };
    Ok(Shapes::write(by_code.into_iter().map(shape)))
}

fn rounded(ring: &[Point]) -> Vec<Point> {
    let mut out: Vec<Point> = ring.iter().map(|p| p.map(|x| (x * 1000.0).round() / 1000.0)).collect();
    out.dedup();
    if let (Some(first), true) = (out.first().copied(), out.first() != out.last()) {
        out.push(first);
    }
    out
}

/// Twice the area of a ring; positive against the clock.
fn turn(ring: &[Point]) -> f64 {
    ring.windows(2).map(|pair| pair[0][0] * pair[1][1] - pair[1][0] * pair[0][1]).sum()
}

/// The world's countries by their two-letter codes, for folders that bring no map.
pub(super) fn world(collection: &mut Collection, countries: &str, codes: &str) -> Result<MapSpec, String> {
    let topology = Topology::read(countries)?;
    let codes: BTreeMap<String, String> =
        codes.lines().filter_map(|l| l.split_once('\t')).map(|(n, a)| (n.to_owned(), a.to_owned())).collect();
    for shape in topology.shapes("countries")? {
        if let Some(code) = codes.get(&shape.id).filter(|c| *c != "AQ")
            && !collection.regions.iter().any(|r| r.code == *code)
        {
            let (code, name) = (code.clone(), shape.name);
            collection.regions.push(crate::model::Region { code, name, listed: None, aliases: Vec::new(), parent: None });
        }
    }
    Ok(MapSpec {
        borders: String::new(),
        object: "countries".into(),
        codes,
        context: None,
        without: Vec::new(),
        projection: Projection::EqualEarth,
        width: 352.0,
        height: 176.0,
        margin: Some([2.0, 4.0, 2.0, 4.0]),
        labels: Vec::new(),
        neighbours: Vec::new(),
    })
}

/// A geometry of a TopoJSON object.
struct Shape {
    id: String,
    name: String,
    rings: Vec<Vec<i64>>,
}

impl Shape {
    fn arcs(&self) -> impl Iterator<Item = i64> + '_ {
        self.rings.iter().flatten().copied()
    }
}

struct Topology {
    arcs: Vec<Vec<Point>>,
    objects: Value,
}

impl Topology {
    fn read(text: &str) -> Result<Topology, String> {
        let json: Value = serde_json::from_str(text).map_err(|e| format!("not valid JSON: {e}"))?;
        let pair = |v: &Value| Some([v.get(0)?.as_f64()?, v.get(1)?.as_f64()?]);
        let transform = json.get("transform");
        let scale = transform.and_then(|t| pair(t.get("scale")?));
        let shift = transform.and_then(|t| pair(t.get("translate")?)).unwrap_or([0.0, 0.0]);
        let arcs = json.get("arcs").and_then(Value::as_array).ok_or("not TopoJSON: there is no list `arcs`")?;
        let arcs = arcs
            .iter()
            .map(|arc| {
                let mut at = [0.0, 0.0];
                let step = |p: Point| match scale {
                    Some(scale) => {
                        at = [at[0] + p[0], at[1] + p[1]];
                        [at[0] * scale[0] + shift[0], at[1] * scale[1] + shift[1]]
                    }
                    None => p,
                };
                arc.as_array().into_iter().flatten().filter_map(pair).map(step).collect()
            })
            .collect();
        Ok(Topology { arcs, objects: json.get("objects").cloned().unwrap_or_default() })
    }

    fn shapes(&self, object: &str) -> Result<Vec<Shape>, String> {
        let found = self.objects.get(object).ok_or_else(|| format!("there is no object `{object}`"))?;
        let geometries = found.get("geometries").and_then(Value::as_array).ok_or("the object is no GeometryCollection")?;
        let ring = |v: &Value| -> Vec<i64> {
            let known = |i: &i64| usize::try_from(if *i < 0 { !*i } else { *i }).is_ok_and(|i| i < self.arcs.len());
            v.as_array().into_iter().flatten().filter_map(Value::as_i64).filter(known).collect()
        };
        let shape = |g: &Value| {
            let arcs = g.get("arcs").and_then(Value::as_array)?;
            let rings = match g.get("type")?.as_str()? {
                "Polygon" => arcs.iter().map(ring).collect(),
                "MultiPolygon" => arcs.iter().filter_map(Value::as_array).flatten().map(ring).collect(),
                _ => return None,
            };
            let id = g.get("id").map(|id| id.as_str().map_or_else(|| id.to_string(), String::from))?;
            let name = g.pointer("/properties/name").and_then(Value::as_str).unwrap_or(&id).to_owned();
            Some(Shape { id, name, rings })
        };
        Ok(geometries.iter().filter_map(shape).collect())
    }

    fn arc(&self, i: i64) -> impl Iterator<Item = Point> + '_ {
        self.arcs.get(plain(i)).into_iter().flatten().copied()
    }

    fn polygons(&self, shape: &Shape) -> Vec<Vec<Point>> {
        shape.rings.iter().map(|ring| join(ring, &self.arcs)).collect()
    }
}

/// The index of an arc that may run backwards (`!i`).
fn plain(i: i64) -> usize {
    usize::try_from(if i < 0 { !i } else { i }).unwrap_or(usize::MAX)
}

/// The points of a ring, its arcs joined.
fn join(ring: &[i64], arcs: &[Vec<Point>]) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for i in ring {
        let Some(arc) = arcs.get(plain(*i)) else { continue };
        points.pop(); // the first point of an arc is the last of the one before
        if *i < 0 { points.extend(arc.iter().rev()) } else { points.extend(arc) }
    }
    points
}

/// A projection, scaled and shifted into a drawing.
struct Drawing {
    projection: Projection,
    middle: Point,
    scale: f64,
    shift: Point,
}

impl Drawing {
    fn fit(spec: &MapSpec, points: impl Iterator<Item = Point>) -> Drawing {
        let points: Vec<Point> = points.collect();
        let ([west, south], [east, north]) = bounds(points.iter().copied());
        let mut drawing = Drawing {
            projection: spec.projection.clone(),
            middle: [(west + east) / 2.0, (south + north) / 2.0],
            scale: 1.0,
            shift: [0.0, 0.0],
        };
        if drawing.projection == Projection::EqualEarth {
            drawing.middle = [0.0, 0.0]; // the borders are cut at 180 degrees, and nowhere else
        }
        let ([left, top], [right, bottom]) = bounds(points.iter().map(|p| drawing.place(*p)));
        let [ml, mt, mr, mb] = spec.margin.unwrap_or([16.0; 4]);
        let (width, height) = ((spec.width - ml - mr).max(1.0), (spec.height - mt - mb).max(1.0));
        let scale = (width / (right - left).max(1e-9)).min(height / (bottom - top).max(1e-9));
        drawing.shift =
            [ml + (width - (right - left) * scale) / 2.0 - left * scale, mt + (height - (bottom - top) * scale) / 2.0 - top * scale];
        drawing.scale = scale;
        drawing
    }

    fn place(&self, [lon, lat]: Point) -> Point {
        let [x, y] = self.project(lon, lat);
        [x * self.scale + self.shift[0], -y * self.scale + self.shift[1]]
    }

    /// Snyder, Map Projections: A Working Manual (1987); Šavrič, Patterson and Jenny, Equal Earth (2018).
    fn project(&self, lon: f64, lat: f64) -> Point {
        match self.projection {
            Projection::Plate => [(lon - self.middle[0]) * self.middle[1].to_radians().cos(), lat],
            Projection::Albers(first, second) => {
                let (p1, p2) = (first.to_radians(), second.to_radians());
                let n = (p1.sin() + p2.sin()) / 2.0;
                let c = p1.cos().powi(2) + 2.0 * n * p1.sin();
                let rho = |lat: f64| (c - 2.0 * n * lat.to_radians().sin()).max(0.0).sqrt() / n;
                let theta = n * (lon - self.middle[0]).to_radians();
                [rho(lat) * theta.sin(), rho(self.middle[1]) - rho(lat) * theta.cos()]
            }
            Projection::EqualEarth => {
                let theta = (3f64.sqrt() / 2.0 * lat.to_radians().sin()).asin();
                let (a1, a2, a3, a4) = (1.340264, -0.081106, 0.000893, 0.003796);
                let t2 = theta * theta;
                let x = 2.0 * 3f64.sqrt() * lon.to_radians() * theta.cos()
                    / (3.0 * (9.0 * a4 * t2.powi(4) + 7.0 * a3 * t2.powi(3) + 3.0 * a2 * t2 + a1));
                [x, theta * (a4 * t2.powi(4) + a3 * t2.powi(3) + a2 * t2 + a1)]
            }
        }
    }

    /// Longitudes and latitudes that the drawing shows something of: that of the regions, widened.
    fn window(&self, points: impl Iterator<Item = Point>) -> (Point, Point) {
        let ([west, south], [east, north]) = bounds(points);
        let (wide, high) = ((east - west) * 0.6, (north - south) * 0.6);
        ([west - wide, south - high], [east + wide, north + high])
    }
}

fn bounds(points: impl Iterator<Item = Point>) -> (Point, Point) {
    points.fold(([f64::MAX; 2], [f64::MIN; 2]), |(low, high), p| {
        ([low[0].min(p[0]), low[1].min(p[1])], [high[0].max(p[0]), high[1].max(p[1])])
    })
}

/// Sutherland and Hodgman: what of a ring lies in a rectangle.
fn clip(ring: &[Point], (low, high): (Point, Point)) -> Option<Vec<Point>> {
    let mut points = ring.to_vec();
    for (axis, bound, keep_above) in [(0, low[0], true), (0, high[0], false), (1, low[1], true), (1, high[1], false)] {
        let inside = |p: Point| (p[axis] >= bound) == keep_above;
        let mut kept = Vec::with_capacity(points.len());
        for (i, b) in points.iter().enumerate() {
            let a = points[if i == 0 { points.len() - 1 } else { i - 1 }];
            if inside(a) != inside(*b) {
                let t = (bound - a[axis]) / (b[axis] - a[axis]);
                kept.push([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]);
            }
            if inside(*b) {
                kept.push(*b);
            }
        }
        points = kept;
    }
    (points.len() > 2).then_some(points)
}

/// The parts of a ring on each side of 180 degrees.
fn within_the_world(ring: &[Point]) -> Vec<Vec<Point>> {
    let mut turns = 0.0;
    let mut last: Option<f64> = None;
    let whole: Vec<Point> = ring
        .iter()
        .map(|[lon, lat]| {
            match last {
                Some(before) if lon - before > 180.0 => turns -= 360.0,
                Some(before) if lon - before < -180.0 => turns += 360.0,
                _ => {}
            }
            last = Some(*lon);
            [lon + turns, *lat]
        })
        .collect();
    let shifted = |by: f64| whole.iter().map(|[lon, lat]| [lon + by, *lat]).collect::<Vec<Point>>();
    [-360.0, 0.0, 360.0].into_iter().filter_map(|by| clip(&shifted(by), ([-180.0, -90.0], [180.0, 90.0]))).collect()
}

/// Douglas and Peucker, without recursion.
fn simplify(points: &[Point], tolerance: f64) -> Vec<Point> {
    if points.len() < 3 {
        return points.to_vec();
    }
    let mut keep = vec![false; points.len()];
    keep[0] = true;
    keep[points.len() - 1] = true;
    let mut todo = vec![(0, points.len() - 1)];
    while let Some((a, b)) = todo.pop() {
        let farthest = (a + 1..b).map(|i| (i, to_segment(points[i], points[a], points[b]))).max_by(|x, y| x.1.total_cmp(&y.1));
        if let Some((i, d)) = farthest
            && d > tolerance
        {
            keep[i] = true;
            todo.extend([(a, i), (i, b)]);
        }
    }
    points.iter().zip(keep).filter_map(|(p, keep)| keep.then_some(*p)).collect()
}

fn to_segment(p: Point, a: Point, b: Point) -> f64 {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let length = dx * dx + dy * dy;
    let t = if length == 0.0 { 0.0 } else { (((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length).clamp(0.0, 1.0) };
    ((p[0] - a[0] - t * dx).powi(2) + (p[1] - a[1] - t * dy).powi(2)).sqrt()
}

/// How far a point is outside a ring; 0 inside.
fn distance(ring: &[Point], p: Point) -> f64 {
    let edges = || ring.iter().zip(ring.iter().cycle().skip(1));
    let crossings =
        edges().filter(|(a, b)| (a[1] > p[1]) != (b[1] > p[1]) && p[0] < (b[0] - a[0]) * (p[1] - a[1]) / (b[1] - a[1]) + a[0]).count();
    if crossings % 2 == 1 {
        return 0.0;
    }
    edges().map(|(a, b)| to_segment(p, *a, *b)).fold(f64::MAX, f64::min)
}

/// Cuts a line where its flag changes. Short changes of mind are smoothed away.
fn runs(points: &[Point], flags: &[bool]) -> Vec<(Vec<Point>, bool)> {
    const SHORT: usize = 12;
    let mut flags = flags.to_vec();
    let mut start = 0;
    while start < flags.len() {
        let end = (start..flags.len()).find(|i| flags[*i] != flags[start]).unwrap_or(flags.len());
        if end - start < SHORT && start > 0 && end < flags.len() {
            let before = flags[start - 1];
            flags[start..end].fill(before);
        }
        start = end;
    }
    let mut out: Vec<(Vec<Point>, bool)> = Vec::new();
    for (p, flag) in points.iter().zip(flags) {
        match out.last_mut() {
            Some((run, same)) if *same == flag => run.push(*p),
            Some((run, _)) => {
                run.push(*p);
                out.push((vec![*p], flag));
            }
            None => out.push((vec![*p], flag)),
        }
    }
    out
}

/// Appends to an SVG path: absolute start, relative steps, tenths of a unit, without a sign that a reader of paths can do
/// without.
fn path(points: &[Point], close: bool, out: &mut String) {
    let tenth = |v: f64| (v * 10.0).round() as i64;
    let mut last: Option<(i64, i64)> = None;
    let mut drawn = 0;
    let start = out.len();
    // Has the number before a point, so that a second one begins another number?
    let mut pointed = false;
    let mut put = |out: &mut String, lead: &str, n: i64| {
        let (whole, part) = ((n / 10).abs(), (n % 10).abs());
        let small = whole == 0 && part > 0;
        let sign = if n < 0 { "-" } else { "" };
        let lead = if lead == " " && (n < 0 || small && pointed) { "" } else { lead };
        out.push_str(&[lead, sign, &if small { String::new() } else { whole.to_string() }].concat());
        if part > 0 {
            out.push_str(&format!(".{part}"));
        }
        pointed = part > 0;
    };
    for p in points {
        let at = (tenth(p[0]), tenth(p[1]));
        match last {
            None => {
                put(out, "M", at.0);
                put(out, " ", at.1);
            }
            Some(from) if from == at => continue,
            Some(from) => {
                put(out, if drawn == 0 { "l" } else { " " }, at.0 - from.0);
                put(out, " ", at.1 - from.1);
                drawn += 1;
            }
        }
        last = Some(at);
    }
    if drawn < if close { 2 } else { 1 } {
        out.truncate(start);
    } else if close {
        out.push('z');
    }
}

/// Names a region in the middle of its largest part; without words where they would not fit.
fn middle(shape: &Shape, collection: &Collection, rings: &[Vec<Point>]) -> Label {
    let area =
        |ring: &[Point]| ring.iter().zip(ring.iter().cycle().skip(1)).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum::<f64>().abs() / 2.0;
    let largest = rings.iter().max_by(|a, b| area(a).total_cmp(&area(b))).map_or(&[][..], Vec::as_slice);
    let ([left, top], [right, bottom]) = bounds(largest.iter().copied());
    const STEPS: i32 = 24;
    let mut best = ([(left + right) / 2.0, (top + bottom) / 2.0], f64::MIN);
    for i in 1..STEPS {
        for j in 1..STEPS {
            let p = [left + (right - left) * f64::from(i) / f64::from(STEPS), top + (bottom - top) * f64::from(j) / f64::from(STEPS)];
            if distance(largest, p) == 0.0 {
                let room = largest.iter().zip(largest.iter().cycle().skip(1)).map(|(a, b)| to_segment(p, *a, *b)).fold(f64::MAX, f64::min);
                if room > best.1 {
                    best = (p, room);
                }
            }
        }
    }
    let name = collection.regions.iter().find(|r| r.code == shape.id).map_or(shape.id.as_str(), |r| r.name.as_str());
    let fits = name.chars().count() as f64 * 5.6 < (right - left) * 0.9 && best.1 > 9.0;
    let tenth = |v: f64| (v * 10.0).round() / 10.0;
    let at = [tenth(best.0[0]), tenth(best.0[1])];
    Label { code: shape.id.clone(), text: if fits { name.into() } else { String::new() }, at, anchor: None, lead: None, count: None }
}
