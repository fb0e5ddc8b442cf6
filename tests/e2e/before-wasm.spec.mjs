import { expect, test } from './fixtures/page.mjs';

/** What can be read before anything runs. */
async function reads(dateline, page) {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What North Koreans expect of the Hanoi summit');
  await dateline.shows('15 of 15 statements');
  await expect(dateline.statements).toHaveCount(15);
  await expect(dateline.statements.first()).toContainText('26 Feb 2019');
  await expect(dateline.group('Region')).toContainText('Ryanggang');
  await expect(dateline.region('Ryanggang')).toHaveAccessibleName('Ryanggang, 5 statements');
  await expect(page).toHaveTitle('What North Koreans expect of the Hanoi summit — Dateline');
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const width of [360, 1440]) {
    test(`title, statements and regions can be read, at ${width} px`, async ({ dateline, page }) => {
      await page.setViewportSize({ width, height: 780 });
      await page.goto(dateline.url);
      await reads(dateline, page);
      const said = page.locator('noscript > p');
      await expect(said).toBeVisible();
      expect(await said.textContent()).toBe('Without JavaScript this page can be read, but not filtered. All pages');
      // What would not answer is not offered.
      await expect(dateline.search).toBeHidden();
      await expect(dateline.copyLink).toBeHidden();
      await expect(page.getByRole('navigation', { name: 'Views' })).toBeHidden();
    });
  }
});

test('without wasm the page says so, and can be read', async ({ dateline, log, page }) => {
  log.expected = /Failed to load resource|TypeError: Failed to fetch|CompileError/;
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto(dateline.url);
  await expect(page.getByRole('alert')).toContainText('could not be started');
  await reads(dateline, page);
});

test('wasm that is broken is said to be', async ({ dateline, log, page }) => {
  log.expected = /CompileError|WebAssembly/;
  await page.route('**/*.wasm', (route) => route.fulfill({ contentType: 'application/wasm', body: 'not wasm' }));
  await page.goto(dateline.url);
  await expect(page.getByRole('alert')).toContainText('could not be started');
  await reads(dateline, page);
});

test('a click before the program is there counts when it is', async ({ dateline, page }) => {
  let go;
  const late = new Promise((done) => { go = done; });
  await page.route('**/*.wasm', async (route) => { await late; await route.continue(); });
  await page.goto(dateline.url, { waitUntil: 'commit' });
  await page.waitForFunction(() => typeof onclick === 'function');
  await dateline.region('Ryanggang').dispatchEvent('click');
  await dateline.shows('15 of 15 statements');
  go();
  await dateline.shows('5 of 15 statements');
  // Once, and no more.
  await dateline.region('Ryanggang').click();
  await dateline.shows('15 of 15 statements');
});

test('a click at what is no longer there is not made elsewhere', async ({ dateline, page }) => {
  let go;
  const late = new Promise((done) => { go = done; });
  await page.route('**/*.wasm', async (route) => { await late; await route.continue(); });
  await page.goto(`${dateline.url}#/quotes?region=KP-10`, { waitUntil: 'commit' });
  await page.waitForFunction(() => typeof onclick === 'function');
  await page.getByRole('button', { name: /^trade/ }).first().dispatchEvent('click');
  go();
  await dateline.ready();
  await dateline.shows('5 of 15 statements');
});

test('a browser that has no WebAssembly is told', async ({ dateline, page }) => {
  await page.addInitScript(() => { delete globalThis.WebAssembly; });
  await page.goto(dateline.url);
  await expect(page.getByRole('alert')).toContainText('no WebAssembly');
  await reads(dateline, page);
});

for (const [width, height, touch] of [[360, 780, true], [768, 1024, true], [1440, 900, false]]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height }, hasTouch: touch, isMobile: touch });

    test('nothing moves when the app takes over', async ({ dateline, page }) => {
      await page.addInitScript(() => {
        window.shifts = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) window.shifts.push(entry.value);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      let release;
      const gate = new Promise((done) => { release = done; });
      await page.route('**/*.wasm', async (route) => {
        await gate;
        await route.continue();
      });
      await page.goto(dateline.url, { waitUntil: 'domcontentloaded' });
      await page.evaluate(() => document.fonts.ready);
      const parts = {
        'first statement': dateline.statements.first(),
        'last statement': dateline.statements.last(),
        map: page.getByRole('group', { name: 'Map of where sources are' }),
        timeline: dateline.timeline,
        region: dateline.group('Region'),
        filters: page.getByRole('complementary', { name: 'Filters' }),
        search: dateline.search,
        tabs: page.getByRole('navigation', { name: 'Views' }),
        status: dateline.status,
      };
      const boxes = async () => {
        const found = {};
        for (const [name, part] of Object.entries(parts)) found[name] = (await part.count()) ? await part.boundingBox() : null;
        return found;
      };
      await expect(dateline.statements.first()).toContainText('26 Feb 2019');
      const before = await boxes();
      const measured = await page.evaluate(() => performance.getEntriesByName('dateline:ready').length);
      expect(measured, 'the app does not run yet').toBe(0);
      expect(before['first statement']).not.toBeNull();
      release();
      await dateline.ready();
      // Two frames later everything that the app does at its start is painted.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      expect(await boxes()).toEqual(before);
      expect(await page.evaluate(() => window.shifts)).toEqual([]);
    });
  });
}
