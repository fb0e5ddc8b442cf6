// Embedding: one view in a frame, and an element that takes and tells its selection.
import { createServer } from 'node:http';
import { expect, test as base } from './fixtures/page.mjs';

/** A page of another host, with something of the site in it. */
const test = base.extend({
  around: async ({ page, log, server }, use) => {
    const hosts = [];
    await use(async (html) => {
      const host = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><html lang="en"><title>Around</title><body>${html}`));
      await new Promise((done) => host.listen(0, '127.0.0.1', done));
      hosts.push(host);
      const url = `http://127.0.0.1:${host.address().port}/`;
      await page.goto(url);
      // What the page around asks for is its own.
      log.foreign = (own) => log.requests.filter((asked) => !asked.startsWith(own) && !asked.startsWith(url) && !/^(data|blob):/.test(asked));
      return page.frameLocator('iframe');
    });
    for (const host of hosts) {
      host.closeAllConnections();
      host.close();
    }
  },
});

for (const [view, shown, hidden] of [['list', '.quotes', '.where'], ['map', '.where', '.quotes'], ['timeline', '.time', '.quotes']]) {
  test(`${view} in a frame, without what is around it`, async ({ around, server }) => {
    const frame = await around(`<iframe src="${server.url}?embed=${view}#/quotes?region=KP-10" title="x" width="700" height="600"></iframe>`);
    await expect(frame.locator(shown)).toBeVisible();
    for (const part of [hidden, '.above', '.tabs']) await expect(frame.locator(part)).toBeHidden();
    await expect(frame.getByRole('link', { name: 'Open in Dateline' })).toHaveAttribute('target', '_blank');
  });
}

test('one quotation in a frame', async ({ around, server }) => {
  const frame = await around(`<iframe src="${server.url}?embed=quote#/quotes?open=0q53v6rd9k" title="x" width="700" height="400"></iframe>`);
  await expect(frame.getByRole('article').locator('visible=true')).toHaveCount(1);
  await expect(frame.locator('#st-0q53v6rd9k')).toContainText('break through');
});

test('the element is as high as it has to be, takes a selection, and tells of changes', async ({ around, page, server }) => {
  const frame = await around(`<script async src="${server.url}dateline-explorer.js"></script>
    <dateline-explorer src="${server.url}" view="map" selection="region=KP-10" label="Ryanggang"></dateline-explorer>`);
  const element = page.locator('dateline-explorer');
  await page.evaluate(() => {
    window.told = [];
    document.querySelector('dateline-explorer').addEventListener('selectionchange', (event) => window.told.push(event.detail));
  });
  await expect(frame.getByRole('button', { name: 'Ryanggang, 5 statements' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('iframe')).toHaveAttribute('title', 'Ryanggang');
  // A person selects in it.
  await frame.getByRole('button', { name: 'South Pyongan, 4 statements' }).click();
  await expect.poll(() => page.evaluate(() => window.told.at(-1)?.selection)).toEqual({ region: ['KP-02', 'KP-10'] });
  await expect(element).toHaveAttribute('selection', 'region=KP-02&region=KP-10');
  expect(await page.evaluate(() => document.querySelector('dateline-explorer').selection)).toEqual({ region: ['KP-02', 'KP-10'] });
  // The page around selects, by a plain object and by words.
  await page.evaluate(() => { document.querySelector('dateline-explorer').selection = { region: [null], undated: true }; });
  await expect(element).toHaveAttribute('selection', 'region=~&undated=yes');
  await page.evaluate(() => document.querySelector('dateline-explorer').setAttribute('selection', 'region=KP-01'));
  await expect(frame.getByRole('button', { name: /^Pyongyang, / })).toHaveAttribute('aria-pressed', 'true');
  const height = () => page.locator('iframe').evaluate((frame) => [parseFloat(frame.style.height), frame.contentWindow.length]);
  expect((await height())[0]).toBeGreaterThan(200);
  // Nonsense is not done.
  await page.evaluate(() => { document.querySelector('dateline-explorer').selection = { region: [{}], q: 7 }; });
  await page.evaluate(() => document.querySelector('iframe')?.contentWindow.postMessage({ type: 'dateline', selection: 'x' }, '*'));
  await expect(frame.getByRole('button', { name: /^Pyongyang, / })).toHaveAttribute('aria-pressed', 'true');
});
