import { back, expect, test } from './fixtures/page.mjs';

test('opens with every statement of the shipped collection', async ({ dateline, page }) => {
  await dateline.open();
  await dateline.shows('15 of 15 statements');
  await expect(dateline.statements).toHaveCount(15);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What North Koreans expect of the Hanoi summit');
  await expect(page.getByText('Invented collection')).toHaveCount(0);
});

test('a statement shows its words, form, source, place, date and article', async ({ dateline }) => {
  await dateline.open();
  const statement = dateline.statements.filter({ hasText: 'only once the state media began to carry it' });
  for (const text of ['quoted; our wording', 'a source based in North Hamgyong', 'North Hamgyong', '26 Feb 2019', 'North Koreans hope summit to bring sanctions relief', 'Daily NK']) {
    await expect(statement).toContainText(text);
  }
  // Only what the article put in quotation marks stands in them.
  await expect(statement).not.toContainText('“');
  await expect(dateline.statements.filter({ hasText: 'Told by the government to “break through” the sanctions' })).toHaveCount(1);
  // A year that nobody stated is marked, with the reason.
  await expect(statement.getByTitle(/the year follows from the summit/)).toHaveText('2019');
});

test('a statement opens into its context and closes again', async ({ dateline, page }) => {
  await dateline.open();
  const statement = dateline.statements.filter({ hasText: 'At the Musan mine' });
  await statement.getByRole('button', { name: 'Open the context' }).or(statement.getByRole('link', { name: 'Context' })).first().click();
  await expect(statement).toContainText('before it');
  await expect(statement).toContainText('Carried over from the same source’s other statement');
  await expect.poll(() => dateline.fragment).toMatch(/[?&]open=/);
  await back(page);
  await expect(statement).not.toContainText('before it');
});

test('the invented collection is loaded only when asked for', async ({ dateline, log }) => {
  await dateline.open();
  await dateline.shows('15 of 15 statements');
  const asked = () => log.requests.filter((url) => url.includes('velmara'));
  expect(asked()).toEqual([]);
  await dateline.openInvented();
  expect(asked()).toHaveLength(1);
  await expect(dateline.page.getByText('Invented collection').locator('visible=true')).toHaveCount(1);
  // Back to the first and once more to the second: nothing is loaded twice.
  await back(dateline.page);
  await dateline.shows('15 of 15 statements');
  await dateline.openInvented();
  expect(asked()).toHaveLength(1);
});

test('the whole of a long list can be shown', async ({ dateline, page }) => {
  await dateline.open('#/quotes?collection=velmara');
  await dateline.shows('214 of 214 statements');
  // What is far out of sight is not set, but the list is as long as it is, and says so.
  const items = dateline.list.getByRole('listitem');
  await expect(items.first()).toHaveAttribute('aria-setsize', '214');
  await expect(dateline.statements.last()).not.toBeInViewport();
  const seen = new Set();
  const look = () => dateline.list.evaluate((list) => [...list.querySelectorAll('[aria-posinset]')].map((item) => item.getAttribute('aria-posinset')));
  await dateline.list.hover();
  for (let turn = 0; turn < 120 && !seen.has('214'); turn++) {
    await page.mouse.wheel(0, 700);
    (await look()).forEach((nth) => seen.add(nth));
  }
  expect(seen.size).toBe(214);
  expect(await dateline.statements.count()).toBeLessThan(100);
  // The browser's own search finds what is set: all of it, once somebody begins to search.
  await page.keyboard.press('Control+f');
  await expect(dateline.statements).toHaveCount(214);
});

test('the three orders of the list', async ({ dateline, page }) => {
  await dateline.open();
  await page.getByRole('button', { name: 'order in the article' }).click();
  await expect(dateline.statements.first()).toContainText('Kim Jong Un is going to the talks');
  await page.getByRole('button', { name: 'region', exact: true }).click();
  await expect(dateline.statements.first()).toContainText('Ryanggang');
  await expect(dateline.statements.last()).toContainText('No place given');
  await page.getByRole('button', { name: 'date said' }).click();
  await expect(dateline.statements.first()).toContainText('26 Feb 2019');
  await dateline.shows('15 of 15 statements');
});

test('a collection that cannot be loaded is said to be, and the page still answers', async ({ dateline, page, log }) => {
  log.expected = /Failed to load resource/;
  await page.route('**/data/velmara*', (route) => route.abort());
  await dateline.open('#/quotes?collection=velmara');
  await expect(dateline.messages).toContainText('could not be loaded');
  await dateline.shows('15 of 15 statements');
  await dateline.toggle('Region', 'Ryanggang');
  await dateline.shows('5 of 15 statements');
});

test('leaves measures of what it did', async ({ dateline, page }) => {
  await dateline.open();
  const entries = (name) => page.evaluate((name) => performance.getEntriesByName(name, 'measure').map((e) => [e.startTime, e.duration]), name);
  const [ready] = await entries('dateline:ready');
  expect(ready[0]).toBe(0);
  expect(ready[1]).toBeGreaterThan(0);
  expect(await entries('dateline:select')).toEqual([]);
  await dateline.toggle('Region', 'Ryanggang');
  await dateline.shows('5 of 15 statements');
  await expect.poll(() => entries('dateline:paint')).toHaveLength(1);
  const [[selected], [painted]] = [await entries('dateline:select'), await entries('dateline:paint')];
  expect(selected[0]).toBeGreaterThan(0);
  expect(painted[0]).toBe(selected[0]);
  // Which of the two ends first is the browser's to choose: effects may come after the frame.
  expect(selected[1]).toBeGreaterThan(0);
  expect(painted[1]).toBeGreaterThan(0);
});
