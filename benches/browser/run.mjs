// Serves the built benchmark and the built page, opens both in Chromium, and prints what was measured.
//
// usage: node run.mjs FOLDER   with FOLDER/engine, FOLDER/data and, for what a reader feels, FOLDER/page

import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { createRequire } from 'node:module';

const { chromium } = createRequire(new URL('../../tests/e2e/', import.meta.url))('@playwright/test');
const here = path.dirname(new URL(import.meta.url).pathname);
const [folder, repetitions = '5'] = process.argv.slice(2);
const types = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm', '.css': 'text/css', '.json': 'application/json' };
const packed = new Map();
let sent = 0;

/** Serves what is built; packed as hosts pack, where the page is what is measured. */
const server = http.createServer((request, response) => {
  let name = decodeURIComponent(new URL(request.url, 'http://host').pathname);
  if (name.endsWith('/')) name += 'index.html';
  const file = ['index.html', 'bench.js', 'plain.js'].includes(name.slice(1)) ? path.join(here, name) : path.join(folder, name);
  if (!fs.existsSync(file)) return response.writeHead(404).end();
  const brotli = name.startsWith('/page/');
  if (!packed.has(file)) {
    const bytes = fs.readFileSync(file);
    const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: bytes.length > 1e6 ? 9 : 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    packed.set(file, brotli ? zlib.brotliCompressSync(bytes, { params }) : bytes);
  }
  const body = packed.get(file);
  sent += body.length;
  response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream', 'content-length': body.length, 'cache-control': 'max-age=600', ...(brotli ? { 'content-encoding': 'br' } : {}) });
  response.end(body);
});
await new Promise(done => server.listen(0, '127.0.0.1', done));
const base = `http://127.0.0.1:${server.address().port}/`;
const options = { executablePath: process.env.CHROMIUM || undefined, args: ['--no-sandbox', '--disable-gpu', '--enable-precise-memory-info'] };
const two = pair => (pair ? pair.map(n => n.toFixed(2)).join(' / ') : '');
const quantile = (list, q) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * q))];

async function engine() {
  const browser = await chromium.launch(options);
  const page = await browser.newPage();
  page.on('pageerror', error => console.error(String(error)));
  await page.goto(base);
  await page.waitForFunction(() => globalThis.bench);
  const data = `data/${fs.readFileSync(path.join(folder, 'data/first.txt'), 'utf8').trim()}`;
  const done = await page.evaluate(([data, times]) => globalThis.bench(data, times), [data, Number(repetitions)]);
  console.log(`${done.statements} statements, Chromium ${browser.version()}, load of the machine ${os.loadavg().map(n => n.toFixed(1)).join(' ')}`);
  console.log(`columns read and first answer ${done.loading.toFixed(0)} ms, words and postings ${done.wording.toFixed(0)} ms, memory of the engine with both ${(done.memory / 1e6).toFixed(1)} MB\n`);
  console.log('| ms, median / p95 | engine | as the page: with its timeline | ranked | hand-written loop | ratio |');
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
  for (const row of done.rows) {
    console.log(`| ${row.kind} | ${two(row.engine)} | ${two(row.page)} | ${two(row.ranked)} | ${two(row.plain)} | ${(row.plain[0] / row.engine[0]).toFixed(1)} |`);
  }
  await browser.close();
}

const ready = page => page.waitForFunction(() => performance.getEntriesByName('dateline:ready').length, null, { timeout: 120_000 });

/** What the first frame after a ticked box has: the number, the statements in the window, the counts that are in sight. */
const inSight = () => {
  const seen = element => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  const named = label => [label.closest('.rows').id, label.querySelector('.tt').textContent].join();
  return {
    number: document.querySelector('.status').innerHTML,
    rows: [...document.querySelectorAll('#list > .row')].filter(seen).map(row => row.outerHTML).join(''),
    counts: [...document.querySelectorAll('.rows label')].filter(seen).map(label => [named(label), label.querySelector('.v').textContent, label.querySelector('input').ariaLabel]),
  };
};

/** The same shown by a plain script on the page as it stands before its program runs: what the browser itself takes. */
async function plain(browser, shown) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.route(/\/page-[0-9a-f]+(_bg\.wasm|\.js)$/, route => route.abort());
  await page.goto(`${base}page/`);
  await page.waitForTimeout(1000);
  const times = await page.evaluate(async shown => {
    const labels = new Map([...document.querySelectorAll('.rows label')].map(label => [[label.closest('.rows').id, label.querySelector('.tt').textContent].join(), label]));
    const [number, list, times] = [document.querySelector('.status'), document.getElementById('list'), []];
    let last;
    for (const { number: found, rows, counts } of shown) {
      await new Promise(done => setTimeout(done, 400));
      const began = performance.now();
      number.innerHTML = found;
      if (rows !== last) list.innerHTML = last = rows;
      for (const [name, count, said] of counts) {
        const label = labels.get(name);
        const value = label?.querySelector('.v');
        if (!value || value.textContent === count) continue;
        value.textContent = count;
        label.querySelector('input').ariaLabel = said;
      }
      await new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
      times.push(performance.now() - began);
    }
    return times;
  }, shown);
  await page.close();
  return times;
}

/**
 * From an action to the frame that shows it, and to the one that shows it out of sight too, on the built page: boxes, words
 * as they are typed, a stretch of time as it is drawn.
 */
async function paint() {
  const browser = await chromium.launch(options);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${base}page/`);
  await ready(page);
  const times = {};
  const one = async (kind, act) => {
    await page.evaluate(() => performance.clearMeasures());
    await act();
    const entry = name => page.evaluate(name => performance.getEntriesByName(name)[0]?.duration, name);
    // Nothing asks the page anything until both are done: that would take its time.
    let painted;
    do await page.waitForTimeout(400);
    while (!(painted = await entry('dateline:paint')));
    ((times[kind] ??= { painted: [], whole: [] }).painted).push(painted);
    times[kind].whole.push((await entry('dateline:whole')) ?? painted);
  };
  const boxes = page.getByRole('checkbox');
  const shown = [];
  for (let n = 0; n < 100; n++) {
    await one('a filter', () => boxes.nth((n * 7) % 40).evaluate(box => box.click()));
    shown.push(await page.evaluate(inSight));
  }
  await page.goto(`${base}page/#/quotes`);
  await page.reload();
  await ready(page);
  const plot = await page.locator('.plot').boundingBox();
  const at = part => page.mouse.move(plot.x + plot.width * part, plot.y + plot.height / 2);
  await at(0.3);
  await page.mouse.down();
  await at(0.32);
  for (let n = 0; n < 100; n++) await one('a date brush', () => at(0.34 + ((n * 7) % 50) * 0.01));
  await page.mouse.up();
  await page.getByRole('button', { name: 'Clear all' }).click();
  const field = page.getByRole('combobox', { name: 'Search' });
  // Words that are there, whatever the seed; what they need is loaded before anything is measured.
  const text = (await page.locator('#list .words').allInnerTexts()).join(' ').toLowerCase();
  const words = [...new Set(text.match(/\b[a-z]{6,9}\b/g))].slice(0, 14);
  for (const word of words) {
    await field.fill(word);
    await page.waitForTimeout(1000);
  }
  for (const word of words) {
    await field.fill('');
    await page.waitForTimeout(350);
    for (const letter of word) await one('a typed letter', () => page.keyboard.type(letter));
  }
  for (const [kind, { painted, whole }] of Object.entries(times)) {
    const [soon, all] = [painted, whole].map(list => two([quantile(list, 0.5), quantile(list, 0.95)]));
    console.log(`${kind} to paint: ${soon} ms, out of sight too: ${all} ms (${painted.length} times)`);
  }
  await page.close();
  const byHand = await plain(browser, shown);
  const ratio = quantile(times['a filter'].painted, 0.5) / quantile(byHand, 0.5);
  console.log(`the first of these, set by a plain script that is told what to show: ${two([quantile(byHand, 0.5), quantile(byHand, 0.95)])} ms, ratio ${ratio.toFixed(1)}`);
  await browser.close();
}

/** The first fifty statements, and the page that answers, on a slow connection and a slow machine. */
async function cold() {
  const browser = await chromium.launch(options);
  const page = await browser.newPage({ viewport: { width: 412, height: 823 } });
  await page.goto(`${base}page/`);
  await ready(page); // everything is packed now
  await page.close();
  const fresh = await (await browser.newContext({ viewport: { width: 412, height: 823 } })).newPage();
  const client = await fresh.context().newCDPSession(fresh);
  await client.send('Network.enable');
  await client.send('Network.emulateNetworkConditions', { offline: false, latency: 562.5, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 });
  await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  sent = 0;
  const started = Date.now();
  await fresh.goto(`${base}page/`, { waitUntil: 'commit' });
  await fresh.waitForFunction(() => document.querySelectorAll('#list .words').length >= 50, null, { timeout: 120_000, polling: 50 });
  console.log(`cold, slow 4G, CPU / 4: first 50 statements with their counts ${Date.now() - started} ms`);
  await ready(fresh);
  console.log(`cold, slow 4G, CPU / 4: the page answers after ${Date.now() - started} ms, ${sent} bytes`);
  await browser.close();
}

if (!process.env.PAINT) await engine();
if (fs.existsSync(path.join(folder, 'page/index.html'))) {
  await paint();
  if (!process.env.PAINT) await cold();
}
server.close();
