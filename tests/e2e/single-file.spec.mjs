import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { file } from './fixtures/articles.mjs';
import { FERRY } from './fixtures/ferry.mjs';
import { Dateline, back, expect, test } from './fixtures/page.mjs';
import { DIST } from './fixtures/server.mjs';
import { statusOf } from './fixtures/velmara.mjs';

/** The one file, alone in a folder, with a space and an umlaut in its path. */
const single = test.extend({
  server: [async ({}, use, info) => {
    const folder = join(info.project.outputDir, `ein Ordner für ${info.workerIndex}`);
    mkdirSync(folder, { recursive: true });
    const path = join(folder, 'dateline.html');
    copyFileSync(join(DIST, 'dateline.html'), path);
    await use({ url: pathToFileURL(path).href });
  }, { scope: 'worker' }],
});

single.afterEach(({ log, server }) => {
  const asked = new Set(log.requests.map((url) => url.split('#')[0]).filter((url) => !/^(data|blob|about):/.test(url)));
  expect([...asked], 'it asks for nothing but itself').toEqual([server.url]);
});

single('opens from a disk, filters, and goes back', async ({ dateline, page }) => {
  await dateline.open();
  await dateline.shows('15 of 15 statements');
  await dateline.toggle('Region', 'Ryanggang');
  await dateline.shows('5 of 15 statements');
  await dateline.region('South Pyongan').click();
  await dateline.shows('9 of 15 statements');
  await dateline.search.fill('trade');
  await dateline.search.press('Enter');
  await dateline.shows('4 of 15 statements');
  await expect.poll(() => dateline.fragment).toBe('#/quotes?region=KP-02&region=KP-10&q=trade');
  await back(page);
  await dateline.shows('9 of 15 statements');
});

single('holds the second collection too', async ({ dateline, page }) => {
  await dateline.open();
  await dateline.openInvented();
  await expect(page.getByText('Invented collection').locator('visible=true')).toHaveCount(1);
  await dateline.toggle('Region', 'Harrow Coast');
  await dateline.shows(statusOf({ region: ['VM-HC'] }));
});

single('a link into it opens', async ({ context, dateline, server }) => {
  await dateline.open('#/quotes?collection=velmara&region=VM-HC&topic=transport&language=ko');
  await dateline.shows(statusOf({ region: ['VM-HC'], topic: ['transport'], language: ['ko'] }));
  const other = new Dateline(await context.newPage(), server.url);
  await other.open('#/article/17-the-first-boat-back?collection=velmara');
  await expect(other.page.getByRole('heading', { level: 1 })).toHaveText('The first boat back');
});

single('keeps own articles, or says that it cannot', async ({ dateline, page }) => {
  await dateline.open();
  await dateline.files.setInputFiles(file('lantern-night.json'));
  await dateline.shows('17 of 17 statements');
  await expect(dateline.messages).toContainText('Added 1 article');
  await page.getByRole('button', { name: 'Remove lantern-night.json' }).click();
  await dateline.shows('15 of 15 statements');
});

single('holds the bench and its extractor', async ({ dateline, page }) => {
  await dateline.open();
  await page.getByRole('link', { name: 'Add text' }).click();
  await page.getByLabel('Text of an article').fill(FERRY);
  await page.getByRole('button', { name: 'Find statements' }).click();
  await expect(page.getByRole('heading', { name: 'Statement 1' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Statement 2' })).toBeVisible();
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('button', { name: 'Explore now' }).click();
  await dateline.shows('1 of 16 statements');
});

single.describe('without JavaScript', () => {
  single.use({ javaScriptEnabled: false });

  single('it can be read', async ({ dateline, page, server }) => {
    await page.goto(server.url);
    await dateline.shows('15 of 15 statements');
    await expect(dateline.statements).toHaveCount(15);
  });
});
