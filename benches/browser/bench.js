// Every interaction on the engine and on the hand-written loop, in one page: the same answers, and how long each took.

import init, { Engine } from './engine/engine.js';
import { Plain, words } from './plain.js';

const text = async path => (await fetch(path)).text();
const quantile = (times, q) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * q))];
const FIRST = 2016 * 12, MONTHS = 120, DAY = Date.UTC(2016, 0, 1) / 86400000;

/** The steps of a kind: each is done on the engine and on the loop, from the state after the one before it. */
function steps(kind, keys) {
  const key = (d, n) => keys[d].filter(k => k)[n % keys[d].filter(k => k).length];
  const month = n => `${2016 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;
  switch (kind) {
    case 'a region': return Array.from({ length: 24 }, (_, n) => ['toggle', 0, key(0, n)]);
    case 'a topic': return Array.from({ length: 24 }, (_, n) => ['toggle', 5, key(5, n)]);
    case 'a form': return Array.from({ length: 24 }, (_, n) => ['toggle', 2, key(2, n)]);
    case 'a date brush': return Array.from({ length: 60 }, (_, n) => ['brush', `${month(n)}-01`, `${month(n + 30)}-15`]);
    case 'a typed letter': return ['b', 'br', 'bra', 'brai', 'c', 'ch', 'che', 'chea', 'm', 'ma', 'mal', 's', 'sa', 'sal'].map(w => ['type', w]);
    default: return Array.from({ length: 12 }, (_, n) => [['toggle', 0, key(0, n)], ['clear']]).flat();
  }
}

async function run(manifest, repetitions) {
  await init();
  const bundleText = await text(manifest), bundle = JSON.parse(bundleText);
  const columnsText = await text(bundle.pieces.columns);
  let started = performance.now();
  const engine = new Engine(bundleText, columnsText);
  engine.answer(DAY, MONTHS);
  const loading = performance.now() - started;
  const keys = Array.from({ length: 8 }, (_, d) => engine.keys(d));
  const vocabulary = await text(bundle.pieces.words);
  const postings = await Promise.all(bundle.pieces.postings.map(text));
  started = performance.now();
  if (!engine.put_words(vocabulary) || !postings.every((p, n) => engine.put_postings(n, p))) throw new Error('the words cannot be read');
  const wording = performance.now() - started;
  const memory = (await init()).memory.buffer.byteLength;
  const plain = new Plain(bundle, JSON.parse(columnsText), keys);
  plain.words(...words(JSON.parse(vocabulary), postings.map(p => JSON.parse(p))));
  const rows = [];
  for (const kind of ['a region', 'a topic', 'a form', 'a date brush', 'a typed letter', 'clear all']) {
    const times = { engine: [], page: [], ranked: [], plain: [] };
    for (let n = 0; n < repetitions; n++) {
      engine.clear();
      plain.clear();
      if (kind === 'a typed letter') {
        engine.toggle(0, keys[0].at(-1));
        plain.toggle(0, keys[0].at(-1));
      }
      // Each by itself, one after the other: what one has in the machine's caches the other would drive out.
      const all = steps(kind, keys), answers = [];
      const act = ([what, ...of]) => engine[what === 'type' ? 'words' : what](...of);
      const timed = (list, work) => {
        started = performance.now();
        const done = work();
        list.push(performance.now() - started);
        return done;
      };
      const again = () => {
        engine.clear();
        if (kind === 'a typed letter') engine.toggle(0, keys[0].at(-1));
      };
      for (const step of all) answers.push(timed(times.engine, () => (act(step), engine.answer(DAY, MONTHS))));
      again();
      for (const step of all) timed(times.page, () => (act(step), engine.page()));
      again();
      if (kind === 'a typed letter') for (const step of all) timed(times.ranked, () => (act(step), engine.ranked()));
      for (const [n, [what, ...of]] of all.entries()) {
        const ours = answers[n], theirs = timed(times.plain, () => (plain[what](...of), plain.answer(FIRST, MONTHS)));
        const differs = theirs.findIndex((x, i) => x !== ours[i]);
        if (differs >= 0 || theirs.length !== ours.length) throw new Error(`${kind} ${what} ${of}: the answers differ at ${differs}: ${ours[differs]} and ${theirs[differs]}`);
      }
    }
    const both = list => (list.length ? [quantile(list, 0.5), quantile(list, 0.95)] : null);
    rows.push({ kind, engine: both(times.engine), page: both(times.page), ranked: both(times.ranked), plain: both(times.plain) });
  }
  return { statements: plain.n, loading, wording, memory, rows };
}

globalThis.bench = run;
