// Without a network: what was seen once works, and versions never mix.
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Dateline, expect, test } from './fixtures/page.mjs';
import { DIST, serve } from './fixtures/server.mjs';

test.use({ serviceWorkers: 'allow' });

/** A site of its own, that can be changed. */
const site = test.extend({
  server: [async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'dateline-site-'));
    cpSync(DIST, folder, { recursive: true, filter: (path) => !/card|dateline\.html|velmara\/(statement|source)/.test(path) });
    const server = await serve(folder);
    await use({ ...server, folder });
    await server.close();
    rmSync(folder, { recursive: true });
  }, { scope: 'worker' }],
});

const taken = (page) => page.evaluate(async () => {
  await navigator.serviceWorker.ready;
  if (!navigator.serviceWorker.controller) await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
});

site('what was seen works when the network is gone', async ({ context, dateline, log, page, server }) => {
  log.expected = /Failed to load resource|Failed to fetch|ERR_INTERNET_DISCONNECTED/;
  await dateline.open();
  await taken(page);
  await page.goto(`${server.url}region/KP-10.html`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ryanggang');
  await context.setOffline(true);
  const other = new Dateline(await context.newPage(), server.url);
  await other.open('#/quotes?region=KP-10');
  await other.shows('5 of 15 statements');
  await other.page.goto(`${server.url}region/KP-10.html`);
  await expect(other.page.getByRole('heading', { level: 1 })).toHaveText('Ryanggang');
  expect(await other.page.evaluate(() => getComputedStyle(document.querySelector('.page')).maxWidth)).toBe('960px');
  // What was not seen says so, and where to go on.
  await other.page.goto(`${server.url}region/KP-09.html`);
  await expect(other.page.getByRole('heading', { level: 1 })).toHaveText('No network');
  await other.page.getByRole('link').click();
  await other.ready();
});

site('a new version says that it is there, and takes over when it is asked to', async ({ dateline, page, server }) => {
  // The browser asks for a new worker when it finds the time.
  test.slow();
  const soon = { timeout: 30_000 };
  await dateline.open();
  await taken(page);
  // Another version: another page, and a worker that knows it.
  const index = join(server.folder, 'index.html');
  writeFileSync(index, readFileSync(index, 'utf8').replace('<title>', '<title>New: '));
  const worker = join(server.folder, 'sw.js');
  writeFileSync(worker, readFileSync(worker, 'utf8').replace(/NAME \+ '[0-9a-f]{12}'/, "NAME + 'ffffffffffff'"));
  await page.reload();
  await dateline.ready();
  const note = page.getByText('A new version of this site is there.');
  await expect(note).toBeVisible(soon);
  // Until then it is the old one, whole.
  await page.reload();
  await dateline.ready();
  const caches = await page.evaluate(() => caches.keys());
  expect(caches.length).toBe(2);
  await page.getByRole('button', { name: 'Load it' }).click();
  // The page loads itself again; while it does, it cannot be asked.
  const kept = () => page.evaluate(() => caches.keys()).catch(() => []);
  await expect.poll(kept, soon).toEqual([expect.stringMatching(/ffffffffffff$/)]);
  await dateline.ready();
  const isNew = () => page.evaluate(async () => (await (await caches.open((await caches.keys())[0])).match(location.href.split('#')[0])).text().then((t) => t.includes('<title>New: '))).catch(() => false);
  await expect.poll(isNew, soon).toBe(true);
});

test('a web manifest makes it installable', async ({ dateline, page }) => {
  await dateline.open();
  const manifest = JSON.parse(readFileSync(join(DIST, 'manifest.webmanifest'), 'utf8'));
  expect(manifest).toMatchObject({ start_url: './', scope: './', display: 'standalone' });
  for (const icon of manifest.icons) {
    const png = readFileSync(join(DIST, icon.src));
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(icon.sizes);
  }
  const session = await page.context().newCDPSession(page);
  const { errors } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(readdirSync(DIST)).toContain('sw.js');
});
