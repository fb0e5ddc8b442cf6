// The same work written by hand: one loop over typed arrays, row by row. It knows nothing of the engine.

const number = (text, at) => {
  let sum = 0, times = 1;
  for (;;) {
    const code = text.charCodeAt(at.n++);
    const digit = code - (code > 92 ? 36 : 35);
    sum += times * digit;
    if (digit < 60) return sum;
    times *= 31;
  }
};
const numbers = text => {
  const out = [], at = { n: 0 };
  while (at.n < text.length) out.push(number(text, at));
  return out;
};
const day = text => Math.floor(Date.parse(text) / 86400000);

/** The days that a date may mean, or null; only the kinds that generated collections have. */
function span(text) {
  const date = text.replace(/^i/, '').replace(/[~?%]$/, '');
  const [a, b] = date.includes('/') ? date.split('/') : [date, date];
  const last = d => {
    const [y, m, e] = d.split('-').map(Number);
    if (e) return day(d);
    return Math.floor(Date.UTC(m ? y : y + 1, m ? m : 0, 1) / 86400000) - 1;
  };
  if (/X/.test(date)) return null;
  return [a === '..' || a === '' ? -(2 ** 31) : day(a.length === 4 ? a + '-01-01' : a.length === 7 ? a + '-01' : a), b === '..' || b === '' ? 2 ** 31 - 1 : last(b)];
}

export class Plain {
  constructor(bundle, columns, keys) {
    const parents = new Map(bundle.collection.regions.map(r => [r.code, r.parent]));
    const rows = numbers(columns.statements);
    this.n = rows.reduce((a, b) => a + b, 0);
    const own = [0, 1, 2, 3, 4, 5].map(i => columns.values[i]);
    const article = { keys: columns.ids, per: rows.map((_, i) => [i]) };
    const language = { keys: columns.language.keys };
    const read = (values, count) => {
      const text = values.rows, at = { n: 0 }, out = [];
      for (let i = 0; i < count; i++) {
        const row = [];
        for (let left = number(text, at); left > 0; left--) row.push(number(text, at));
        out.push(row);
      }
      return out;
    };
    const spread = per => per.flatMap((row, i) => Array(rows[i]).fill(row));
    const order = [[own[0], read(own[0], this.n), true], [own[1], read(own[1], this.n), true], [own[2], read(own[2], this.n)], [own[3], read(own[3], this.n)],
      [own[4], read(own[4], this.n)], [own[5], read(own[5], this.n)], [article, spread(article.per)], [language, spread(read(columns.language, rows.length))]];
    this.columns = order.map(([values, list, regional], d) => {
      const place = new Map(keys[d].map((key, i) => [key, i]));
      const starts = new Uint32Array(this.n + 1), flat = [];
      list.forEach((row, r) => {
        const set = new Set(row.flatMap(v => [values.keys[v], ...(regional && parents.get(values.keys[v]) ? [parents.get(values.keys[v])] : [])]));
        if (set.size) set.forEach(key => flat.push(place.get(key)));
        else flat.push(place.get(''));
        starts[r + 1] = flat.length;
      });
      return { starts, values: Uint32Array.from(flat), size: keys[d].length, place };
    });
    const spans = columns.dates.map(span);
    this.from = new Int32Array(this.n).fill(2 ** 31 - 1);
    this.to = new Int32Array(this.n).fill(-(2 ** 31));
    this.month = new Int32Array(this.n).fill(-1);
    let last = 0;
    const exact = columns.dates.map(d => !/[~?%]$/.test(d));
    numbers(columns.said).forEach((by, r) => {
      if (!by) return;
      last += (by - 1) % 2 ? -((by - 1 + 1) / 2) : (by - 1) / 2;
      const s = spans[last - 1];
      if (!s) return;
      [this.from[r], this.to[r]] = s;
      if (!exact[last - 1] || s[0] === -(2 ** 31) || s[1] === 2 ** 31 - 1) return;
      const a = new Date(s[0] * 86400000), b = new Date(s[1] * 86400000), m = d => d.getUTCFullYear() * 12 + d.getUTCMonth();
      if (m(a) === m(b)) this.month[r] = m(a);
    });
    // Rows by date, latest first, those without a beginning and the undated last.
    const rank = r => (this.from[r] === 2 ** 31 - 1 ? 3 : this.from[r] === -(2 ** 31) ? 1 : 0);
    this.order = Uint32Array.from({ length: this.n }, (_, r) => r).sort((a, b) => rank(a) - rank(b) || this.from[b] - this.from[a] || a - b);
    this.wanted = this.columns.map(c => new Uint8Array(c.size));
    this.clear();
  }

  words(words, postings) {
    this.list = words;
    this.postings = postings;
  }

  clear() {
    this.wanted.forEach(w => w.fill(0));
    this.set = this.columns.map(() => 0);
    this.lo = null;
    this.typed = '';
  }

  toggle(d, key) {
    const at = this.columns[d].place.get(key), w = this.wanted[d];
    w[at] ^= 1;
    this.set[d] += w[at] ? 1 : -1;
  }

  brush(from, to) {
    this.lo = day(from);
    this.hi = day(to);
  }

  type(words) {
    this.typed = words;
  }

  answer(first, months) {
    const { n, columns, wanted, set } = this;
    let has = null;
    if (this.typed) {
      has = new Uint8Array(n);
      let low = 0, high = this.list.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.list[middle] >= this.typed) high = middle; else low = middle + 1;
      }
      for (let w = low; w < this.list.length && this.list[w].startsWith(this.typed); w++) for (const r of this.postings[w]) has[r] = 1;
    }
    const counts = columns.map(c => new Uint32Array(c.size)), histogram = new Uint32Array(months);
    const fails = new Uint16Array(n);
    let found = 0;
    for (let r = 0; r < n; r++) {
      let mask = 0;
      for (let d = 0; d < 8; d++) {
        if (!set[d]) continue;
        const c = columns[d];
        let ok = false;
        for (let i = c.starts[r]; i < c.starts[r + 1]; i++) if (wanted[d][c.values[i]]) ok = true;
        if (!ok) mask |= 1 << d;
      }
      if (this.lo !== null && !(this.from[r] <= this.hi && this.to[r] >= this.lo)) mask |= 256;
      if (has && !has[r]) mask |= 512;
      fails[r] = mask;
      if (mask === 0) found++;
      for (let d = 0; d < 8; d++) {
        if (mask & ~(1 << d)) continue;
        const c = columns[d];
        for (let i = c.starts[r]; i < c.starts[r + 1]; i++) counts[d][c.values[i]]++;
      }
      if (!(mask & ~256)) {
        const m = this.month[r] - first;
        if (m >= 0 && m < months) histogram[m]++;
      }
    }
    const rows = [];
    for (let i = 0; i < n && rows.length < 50; i++) if (fails[this.order[i]] === 0) rows.push(this.order[i]);
    return [found, ...counts.flatMap(c => [...c]), ...histogram, ...rows];
  }
}

/** Every word, and the rows of each, of the files of a collection. */
export function words(vocabulary, files) {
  const list = [];
  for (const line of vocabulary.words.split('\n').slice(0, -1)) {
    const at = { n: 0 }, shared = number(line, at);
    // Bytes are shared; generated words are ASCII.
    list.push((list.at(-1) ?? '').slice(0, shared) + line.slice(at.n));
  }
  const counts = numbers(vocabulary.counts), starts = numbers(vocabulary.first);
  const postings = [];
  files.forEach((file, f) => {
    const at = { n: 0 }, end = f + 1 < starts.length ? starts[f + 1] : list.length;
    for (let w = starts[f]; w < end; w++) {
      const rows = new Uint32Array(counts[w]);
      let row = 0;
      for (let i = 0; i < counts[w]; i++) {
        const by = number(file.rows, at);
        row += by >> 1;
        if (by & 1) number(file.rows, at);
        rows[i] = row;
      }
      postings.push(rows);
    }
  });
  return [list, postings];
}
