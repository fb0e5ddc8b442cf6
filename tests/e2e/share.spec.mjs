// What leaves the page: links, citations, exports, dossiers.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { AXE, violations } from './fixtures/axe.mjs';
import { made, article } from './fixtures/articles.mjs';
import { Dateline, back, expect, test } from './fixtures/page.mjs';

test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']));

const copied = (page) => page.evaluate(() => navigator.clipboard.readText());

/** The text of a file that a button saves. */
async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name, exact: true }).click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8'), path: await download.path() };
}

test('a selection is shared, and the way back leads to it', async ({ dateline, page }) => {
  await dateline.open('#/quotes?region=KP-10');
  await page.getByRole('link', { name: 'Share' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Share' })).toBeFocused();
  await expect(page.getByText('5 of 15 statements: source in Ryanggang')).toBeVisible();
  await expect(dateline.list).toBeHidden();
  await page.getByRole('button', { name: 'Copy Link to the explorer' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await copied(page)).toBe(`${dateline.url}#/quotes?region=KP-10`);
  await page.getByRole('link', { name: 'Back to the explorer' }).click();
  await dateline.shows('5 of 15 statements');
  // Another selection is another one, in the same program.
  await dateline.region('South Pyongan').click();
  await page.getByRole('link', { name: 'Share' }).click();
  await expect(page.getByText('9 of 15 statements:')).toBeVisible();
  await back(page);
  await dateline.shows('9 of 15 statements');
});

test('a statement is cited in every way', async ({ dateline, page }) => {
  await dateline.open('#/quotes?open=x2rddj2y8d');
  await page.locator('#st-x2rddj2y8d').getByRole('link', { name: 'Cite' }).first().click();
  const text = page.getByLabel('Citation', { exact: true });
  await expect(text).toHaveValue(/North Koreans Hope|North Koreans hope summit/);
  await expect(text).toHaveValue(/Daily NK/);
  const seen = new Set();
  for (const style of ['Chicago', 'APA', 'MLA', 'Markdown footnote', 'HTML quotation']) {
    await page.getByRole('button', { name: style }).click();
    await expect(page.getByRole('button', { name: style })).toHaveAttribute('aria-pressed', 'true');
    seen.add(await text.inputValue());
  }
  expect(seen.size).toBe(5);
  await expect(text).toHaveValue(/<blockquote/);
  const csl = JSON.parse((await saved(page, 'CSL-JSON')).text);
  expect(csl).toHaveLength(1);
  expect(csl[0]).toMatchObject({ type: 'article-newspaper', 'container-title': 'Daily NK', issued: { 'date-parts': [[2019, 2]] } });
  expect((await saved(page, 'BibTeX')).text).toMatch(/^@article\{/);
  expect((await saved(page, 'RIS')).text).toMatch(/^TY {2}- NEWS\r\n/);
});

test('exports hold exactly the selection and say which it is', async ({ dateline, page }) => {
  await page.goto(`${dateline.url}#/share/quotes?region=KP-10`);
  await expect(page.getByText('5 of 15 statements: source in Ryanggang')).toBeVisible();
  const csv = await saved(page, 'CSV');
  expect(csv.name).toMatch(/^summit-[0-9a-f]{8}-5-of-15\.csv$/);
  expect(csv.text.split('\r\n').filter(Boolean)).toHaveLength(6);
  expect((await saved(page, 'CSV for spreadsheets')).text.charCodeAt(0)).toBe(0xfeff);
  const json = JSON.parse((await saved(page, 'JSON')).text);
  expect(json.selection).toMatchObject({ words: 'source in Ryanggang', count: 5, of: 15 });
  expect(json.statements.map((s) => s.region)).toEqual(Array(5).fill('KP-10'));
  expect((await saved(page, 'JSON Lines')).text.trim().split('\n').map((line) => JSON.parse(line).id)).toEqual(json.statements.map((s) => s.id));
  const geo = JSON.parse((await saved(page, 'GeoJSON')).text);
  const ryanggang = geo.features.find((f) => f.id === 'KP-10');
  expect(ryanggang.properties.statements_from).toBe(5);
  expect(ryanggang.geometry.type).toMatch(/Polygon$/);
  const annotations = JSON.parse((await saved(page, 'Web Annotations')).text);
  expect(annotations.total).toBe(5);
});

test('own articles are exported with the rest, as another version', async ({ dateline, page }) => {
  await dateline.open();
  await dateline.files.setInputFiles(made('own.json', article()));
  await dateline.shows('16 of 16 statements');
  await page.getByRole('link', { name: 'Share' }).click();
  await expect(page.getByText('16 of 16 statements: all statements')).toBeVisible();
  const json = JSON.parse((await saved(page, 'JSON')).text);
  expect(json.statements.map((s) => s.title)).toContain('An invented article');
  expect(json.collection.version).toContain('+');
});

test('a dossier opens from a disk, filters, and holds its own statements alone', async ({ browser, dateline, page, log }) => {
  await page.goto(`${dateline.url}#/share/quotes?region=KP-10`);
  const file = await saved(page, 'Save the dossier');
  expect(file.name).toMatch(/^summit-[0-9a-f]{8}-5-of-15\.html$/);
  expect(file.text).not.toContain('tightened around political occasions');
  const manifest = JSON.parse(/id="manifest">(.*?)<\/script>/.exec(file.text)[1]);
  const data = /id="inline:[^"]*">(.*?)<\/script>/s.exec(file.text)[1];
  expect(manifest).toMatchObject({ collection: 'summit', selection: 'source in Ryanggang', count: 5, of: 15, sha256: createHash('sha256').update(data).digest('hex') });
  // Off the network, as a file.
  const context = await browser.newContext({ offline: true });
  await log.watch(context);
  const own = await context.newPage();
  const { copyFileSync } = await import('node:fs');
  const path = `${file.path}.html`;
  copyFileSync(file.path, path);
  const opened = new Dateline(own, pathToFileURL(path).href);
  await opened.open();
  await opened.shows('5 of 5 statements');
  await opened.toggle('Topic', 'sanctions');
  await opened.shows('3 of 5 statements');
  await expect(own.getByText(/Dossier of .*: source in Ryanggang, 5 of 15 statements/)).toBeVisible();
  // On paper it is what is filtered; without a program, everything.
  await own.emulateMedia({ media: 'print' });
  await expect(opened.statements).toHaveCount(3);
  await expect(opened.statements.first()).toBeVisible();
  await expect(own.locator('#listed li')).toHaveCount(5);
  await expect(own.locator('#listed')).toBeHidden();
  await own.emulateMedia({ media: 'screen' });
  // From a dossier another can be made.
  await own.getByRole('link', { name: 'Share' }).click();
  const again = await saved(own, 'Save the dossier');
  expect(again.name).toBe(file.name.replace('-5-of-15', '-3-of-5'));
  expect(/id="manifest">(.*?)<\/script>/s.exec(again.text)[1]).toContain(`"version":"${manifest.version}"`);
  log.requests = log.requests.filter((url) => !url.startsWith('file:'));
  await context.close();
});

test('what is printed is all that is selected', async ({ dateline, page }) => {
  await dateline.open('#/quotes?collection=velmara');
  await dateline.shows('214 of 214 statements');
  expect(await dateline.statements.count()).toBeLessThan(214);
  // Chromium asks for a page to be printed as a person does.
  await page.pdf();
  await expect(dateline.statements).toHaveCount(214);
});

test('a selection that points at a person is warned about, and a coarser one is offered', async ({ dateline, page }) => {
  await page.goto(`${dateline.url}#/share/quotes?region=KP-09&from=2019-02-26&to=2019-02-26`);
  const warning = page.getByRole('alert').filter({ hasText: 'anonymous statement' });
  await expect(warning).toContainText('of North Hamgyong on 26 Feb 2019');
  await warning.getByRole('link').click();
  await expect(warning).toHaveCount(0);
  await expect(page.getByText(/^\d+ of 15 statements: /)).toBeVisible();
});

test('axe finds nothing where something is shared', async ({ context, dateline, page }) => {
  test.slow();
  await context.addInitScript({ path: AXE });
  for (const [scheme, width] of [['light', 1440], ['dark', 1440], ['light', 768], ['light', 360], ['dark', 360]]) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 780 });
    await page.goto('about:blank');
    await page.goto(`${dateline.url}#/share/quotes?region=KP-09&from=2019-02-26&to=2019-02-26`);
    await expect(page.getByRole('heading', { name: 'Embed' })).toBeVisible();
    expect.soft(await violations(page), `${scheme} ${width}`).toEqual([]);
    expect.soft(await dateline.overflow(), 'it does not scroll sideways').toBeLessThanOrEqual(0);
  }
});

test('a link to share what is not there says so', async ({ dateline, page }) => {
  await page.goto(`${dateline.url}#/share/quotes?collection=nowhere`);
  await expect(page.getByRole('alert').filter({ hasText: 'does not have' })).toBeVisible();
});
