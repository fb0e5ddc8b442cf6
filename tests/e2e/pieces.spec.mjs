// A collection that is cut into files: what is looked at is loaded, and what is missing or damaged costs itself alone.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Dateline, expect, test as base } from './fixtures/page.mjs';
import { DIST, serve } from './fixtures/server.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const command = process.env.DATELINE_COMMAND ?? path.join(root, 'target/debug/dateline');

/** The built page with a generated collection that is cut, in a folder of its own. */
function build() {
  const folder = mkdtempSync(path.join(tmpdir(), 'dateline-cut-'));
  cpSync(DIST, folder, { recursive: true });
  execFileSync(command, ['generate', '--articles', '200', '--seed', '4', '-o', path.join(folder, 'articles')]);
  execFileSync(command, ['bundle', path.join(folder, 'articles'), '-o', path.join(folder, 'cut'), '--cut-from', '0']);
  rmSync(path.join(folder, 'articles'), { recursive: true });
  cpSync(path.join(folder, 'cut'), path.join(folder, 'data'), { recursive: true });
  const bundle = readFileSync(path.join(folder, 'cut/first.txt'), 'utf8').trim();
  const html = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const other = html.replace(/(name="dateline-data" content=")[^"]*/, `$1data/${bundle}`);
  expect(other).not.toBe(html);
  writeFileSync(path.join(folder, 'index.html'), other);
  return { folder, pieces: path.join(folder, 'data/generated'), all: path.join(folder, 'cut/generated') };
}

const test = base.extend({
  cut: [async ({}, use) => {
    const built = build();
    await use(built);
    rmSync(built.folder, { recursive: true });
  }, { scope: 'worker' }],
  server: [async ({ cut }, use) => {
    const server = await serve(cut.folder);
    await use(server);
    await server.close();
  }, { scope: 'worker' }],
  // Each test finds every piece whole.
  site: async ({ cut, server }, use) => {
    const name = (start) => readdirSync(cut.all).filter((file) => file.startsWith(start)).sort();
    const at = (file) => path.join(cut.pieces, file);
    const change = (file, text) => writeFileSync(at(file), text(readFileSync(at(file), 'utf8')));
    await use({ ...server, name, change, remove: (file) => rmSync(at(file)), mend: () => cpSync(cut.all, cut.pieces, { recursive: true }) });
    cpSync(cut.all, cut.pieces, { recursive: true });
  },
  dateline: async ({ page, site, log }, use) => use(new Dateline(page, site.url)),
});

const pieces = (log, kind) => [...new Set(log.requests.filter((url) => url.includes(`/generated/${kind}-`)))];

test('only what is looked at is loaded', async ({ dateline, page, site, log }) => {
  await dateline.open();
  await expect(dateline.statements.first()).toContainText(/\w+/);
  await expect(page.getByText('Loading…')).toHaveCount(0);
  expect(site.name('articles-').length).toBeGreaterThan(10);
  expect(pieces(log, 'articles').length).toBeLessThan(6);
  expect([...pieces(log, 'words'), ...pieces(log, 'postings'), ...pieces(log, 'ids')]).toHaveLength(0);
  // A filter is answered from the columns; the statements that it shows may have to come.
  await page.getByRole('checkbox').nth(3).evaluate((box) => box.click());
  await expect(page.getByText('Loading…')).toHaveCount(0);
  await dateline.clearAll.click();
  await dateline.search.fill('brain');
  await expect.poll(() => pieces(log, 'words').length).toBe(1);
  await expect(page.getByRole('mark').or(page.locator('mark')).first()).toBeVisible();
  expect(pieces(log, 'postings').length).toBeLessThan(site.name('postings-').length);
});

test('bars that nobody could count are one shape, and are told at the pointer', async ({ dateline, page }) => {
  await dateline.open();
  const reported = page.locator('.plot .mass .u-indirect');
  await expect(reported).toHaveCount(1);
  expect(await page.locator('.plot .body *').count()).toBeLessThan(1500);
  const body = await page.locator('.plot .body').boundingBox();
  await page.mouse.move(body.x + body.width / 2, body.y + 40);
  await expect(page.locator('.plot')).toHaveAttribute('title', /^\w{3,4} 20\d\d: \d+ of \d+$/);
  const told = await page.locator('.plot').getAttribute('title');
  await page.getByRole('checkbox', { name: /^quoted,/ }).evaluate((box) => box.click());
  await expect(reported).toHaveCount(0);
  await page.mouse.move(body.x + body.width / 2 + 1, body.y + 40);
  await expect(page.locator('.plot')).not.toHaveAttribute('title', told);
});

test('far down the list the statements come when they are looked at', async ({ dateline, page, log }) => {
  await dateline.open();
  const before = pieces(log, 'articles').length;
  // What comes into sight has its own height, and the list with it.
  await expect(async () => {
    await page.locator('#quotes').evaluate((list) => { list.scrollTop = list.scrollHeight; });
    await expect(dateline.list.getByRole('listitem').last()).toBeInViewport({ timeout: 1000 });
  }).toPass();
  await expect(page.getByText('Loading…')).toHaveCount(0);
  const last = dateline.list.getByRole('listitem').last();
  await expect(last).toHaveAttribute('aria-posinset', (await last.getAttribute('aria-setsize')) ?? '');
  expect(pieces(log, 'articles').length).toBeGreaterThan(before);
});

test('a link opens a statement that is not here yet', async ({ dateline, page, log }) => {
  await dateline.open('#/quotes?sort=article');
  await dateline.statements.first().hover();
  const link = await dateline.statements.first().getByRole('link', { name: 'Context' }).getAttribute('href');
  const id = new URLSearchParams(link.split('?')[1]).get('open');
  await page.goto('about:blank');
  await dateline.open(`#/quotes?open=${id}`);
  await expect(dateline.page.locator(`#st-${id}`)).toBeInViewport();
  expect(pieces(log, 'ids')).toHaveLength(1);
  await dateline.open('#/quotes?open=0000000000');
  await expect(dateline.messages).toContainText('which this collection does not have');
});

test('a missing piece costs its statements, which come once it is there', async ({ dateline, page, site, log }) => {
  log.expected = /Failed to load resource/;
  const [gone] = site.name('articles-0-');
  site.remove(gone);
  await dateline.open();
  await expect(page.getByText('This statement could not be loaded.').first()).toBeVisible({ timeout: 10_000 });
  await expect(page.getByText(/Not everything could be loaded:.*articles-0-/)).toBeVisible();
  // The counts are there, and everything else works.
  await expect(page.getByRole('checkbox').nth(2)).toBeEnabled();
  site.mend();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('This statement could not be loaded.')).toHaveCount(0);
  await expect(page.getByText('Loading…')).toHaveCount(0);
});

for (const [damage, text] of [
  ['cut short', (whole) => whole.slice(0, whole.length / 2)],
  ['empty', () => ''],
  ['changed by one letter', (whole) => whole.replace(/[bc]a/, 'zo')],
  ['no JSON', () => '<!doctype html><title>Sign in</title>'],
]) {
  test(`a piece that is ${damage} is told`, async ({ dateline, page, site }) => {
    site.change(site.name('articles-0-')[0], text);
    await dateline.open();
    await expect(page.getByText('was cut short or changed on its way')).toBeVisible({ timeout: 10_000 });
    await page.getByRole('checkbox').nth(3).evaluate((box) => box.click());
    await expect(dateline.clearAll).toBeVisible();
  });
}

test('pieces in each other’s place are told', async ({ dateline, page, site, cut }) => {
  const [[one], [two]] = [site.name('articles-0-'), site.name('articles-1-')];
  const text = readFileSync(path.join(cut.all, two), 'utf8');
  site.change(one, () => text);
  await dateline.open();
  await expect(page.getByText('was cut short or changed on its way')).toBeVisible({ timeout: 10_000 });
});

test('columns that are damaged are told, and what was set before stays', async ({ page, site }) => {
  site.change(site.name('columns-')[0], (whole) => whole.slice(0, 4000));
  await page.goto(site.url);
  await expect(page.locator('#trouble')).toContainText('was cut short or changed on its way', { timeout: 10_000 });
});

test('without a network what is here works, and the rest comes with the network', async ({ dateline, page, context, log }) => {
  log.expected = /Failed to load resource|ERR_INTERNET_DISCONNECTED/;
  await dateline.open();
  await expect(page.getByText('Loading…')).toHaveCount(0);
  await context.setOffline(true);
  await dateline.search.fill('brain');
  await expect(page.getByText('Not everything could be loaded')).toBeVisible({ timeout: 10_000 });
  await dateline.search.fill('');
  await expect(dateline.statements.first()).toContainText(/\w+/);
  await dateline.search.fill('brain');
  await context.setOffline(false);
  await expect(page.locator('mark').first()).toBeVisible({ timeout: 10_000 });
});

test('pieces that come late are waited for', async ({ dateline, page }) => {
  await page.route(/postings-/, (route) => setTimeout(() => route.continue(), 1500));
  await dateline.open();
  await dateline.search.fill('brain');
  await expect(page.getByText(/^Searching: \d+ more files? to load\.$/)).toBeVisible();
  await expect(page.locator('mark').first()).toBeVisible();
});

test('an opened statement is not brought back into sight by what comes later', async ({ dateline, page }) => {
  await dateline.open();
  await dateline.statements.first().hover();
  await dateline.statements.first().getByRole('link', { name: 'Context' }).click();
  await expect(dateline.list.locator('.is-open')).toBeInViewport();
  await page.locator('#quotes').evaluate((list) => { list.scrollTop = list.scrollHeight / 2; });
  await expect(page.getByText('Loading…')).toHaveCount(0);
  const at = await page.locator('#quotes').evaluate((list) => list.scrollTop);
  expect(at).toBeGreaterThan(10_000);
  await expect(dateline.list.locator('.is-open')).toHaveCount(0);
  // The browser's own search sets what is around, wherever that is.
  const before = await dateline.statements.count();
  await page.keyboard.press('Control+f');
  await expect.poll(() => dateline.statements.count()).toBeGreaterThan(before + 500);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });

  test('a long list behind another tab keeps still', async ({ dateline, page }) => {
    await dateline.open('#/map');
    const changes = () => page.evaluate(() => new Promise((done) => {
      let count = 0;
      const watch = new MutationObserver((all) => { count += all.length; });
      watch.observe(document.getElementById('app'), { subtree: true, childList: true, attributes: true, characterData: true });
      setTimeout(() => { watch.disconnect(); done(count); }, 700);
    }));
    await page.waitForTimeout(500);
    expect(await changes()).toBe(0);
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Quotations' }).tap();
    await expect(dateline.statements.first()).toBeInViewport();
  });
});

test('a damaged piece that a cache keeps is asked for anew', async ({ dateline, page, site }) => {
  const [name] = site.name('articles-0-');
  let asked = 0;
  await page.route(`**/${name}`, async (route) => {
    asked += 1;
    const response = await route.fetch();
    const body = await response.text();
    await route.fulfill({ response, body: asked === 1 ? body.slice(0, 100) : body, headers: { 'content-type': 'application/json', 'cache-control': 'max-age=3600' } });
  });
  await dateline.open();
  await expect(page.getByText('Loading…')).toHaveCount(0);
  expect(asked).toBeGreaterThan(1);
  await expect(dateline.statements.first()).toContainText(/\w+/);
});

/** Everything that counts, as it stands. */
const counted = (page) => page.evaluate(() => {
  const texts = (selector, of) => [...document.querySelectorAll(selector)].map(of);
  return {
    rows: texts('.rows label', (row) => `${row.textContent} ${row.className} ${row.querySelector('.v').className}`),
    boxes: texts('.rows input', (box) => `${box.getAttribute('aria-label')} ${box.checked}`),
    regions: texts('.map [role=button]', (region) => `${region.getAttribute('aria-label')} ${region.getAttribute('aria-pressed')}`),
    line: texts('#timeline .body', (body) => body.getAttribute('aria-label')),
    plot: texts('#timeline .body > *', (part) => `${part.tagName} ${part.getAttribute('class')}`),
    undated: texts('#timeline .undated', (undated) => undated.textContent),
    found: texts('.status', (status) => status.textContent),
    list: texts('#list .words', (words) => words.textContent).slice(0, 3),
  };
});

/** Whole numbers below `most`, the same ones each time. */
function dice(seed) {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % most;
  };
}

test('what the page shows after many quick deeds is what its address shows', async ({ dateline, page, context }) => {
  test.slow();
  await dateline.open();
  const roll = dice(7);
  const at = (part) => page.mouse.move(plot.x + plot.width * part, plot.y + plot.height / 2);
  const plot = await page.locator('.plot').boundingBox();
  const deeds = [
    () => page.evaluate((nth) => { const all = document.querySelectorAll('.rows input'); all[nth % all.length].click(); }, roll(1000)),
    () => page.evaluate((nth) => { const all = document.querySelectorAll('.chip button'); all[nth % all.length]?.click(); }, roll(1000)),
    async () => { await dateline.search.focus(); await page.keyboard.type('braches'[roll(7)]); },
    async () => { await dateline.search.focus(); await page.keyboard.press('Backspace'); },
    async () => { await at(0.2 + roll(30) / 100); await page.mouse.down(); await at(0.6); await at(0.7 + roll(20) / 100); await page.mouse.up(); },
    () => page.evaluate((down) => { document.querySelector('#filters').scrollTop = down; }, roll(900)),
    () => page.evaluate((down) => { document.querySelector('#where').scrollTop = down; }, roll(900)),
  ];
  for (let burst = 0; burst < 6; burst++) {
    for (let deed = 0; deed < 12; deed++) await deeds[roll(deeds.length)]();
    await dateline.search.blur();
    await page.mouse.move(2, 2);
    await expect.poll(async () => { const before = page.url(); await page.waitForTimeout(300); return before === page.url(); }).toBe(true);
    const other = await context.newPage();
    const fresh = new Dateline(other, dateline.url);
    await fresh.open(new URL(page.url()).hash);
    const wanted = async () => { const now = await counted(page); return JSON.stringify(now) === JSON.stringify(await counted(other)); };
    await expect.poll(wanted, { timeout: 10_000 }).toBe(true).catch(async () => expect(await counted(page)).toEqual(await counted(other)));
    await other.close();
    if (burst % 2) await dateline.clearAll.click();
  }
});

test('what is in sight is shown first, and what is not in the frame after it', async ({ dateline, page }) => {
  await dateline.open();
  const [first, then] = await page.evaluate(async () => {
    const frame = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });
    const figures = () => [...document.querySelectorAll('#filters .v')].map((v) => v.textContent);
    const [before, box] = [figures(), document.querySelectorAll('#where .rows input')[1]];
    const changed = () => figures().map((figure, nth) => figure !== before[nth]);
    box.click();
    await frame();
    const first = changed();
    while (!performance.getEntriesByName('dateline:whole').length) await frame();
    return [first, changed()];
  });
  // The forms are in sight; the articles, last of all, are far below.
  expect(first.slice(0, 3)).toEqual([true, true, true]);
  expect(first.slice(-5)).toEqual([false, false, false, false, false]);
  expect(then.slice(0, 3)).toEqual([true, true, true]);
  expect(then.slice(-8)).toContain(true);
});
