import { back, expect, test } from './fixtures/page.mjs';
import { GROUPS, expectedBoxes, fragmentOf, labelOf, matching, sortBoxes, statements, statusOf } from './fixtures/velmara.mjs';

const GROUP_NAMES = ['Region', 'Subject region', 'Form', 'Source', 'Kind of source', 'Topic', 'Article', 'Language'];

test('there are eight filters, whose values are checkboxes with their counts', async ({ dateline }) => {
  await dateline.open();
  for (const name of GROUP_NAMES) {
    const boxes = await dateline.boxes(name);
    expect(boxes.length, name).toBeGreaterThan(0);
    for (const box of boxes) {
      expect(box.name).toMatch(/^.+, (1 statement|(0|[2-9]|\d\d) statements)$/);
      expect(box.checked).toBe(false);
    }
  }
  await expect(dateline.box('Region', 'Ryanggang')).toHaveAccessibleName('Ryanggang, 5 statements');
  await expect(dateline.box('Region', 'Pyongyang')).toHaveAccessibleName('Pyongyang, 1 statement');
  await expect(dateline.box('Region', 'not stated')).toHaveAccessibleName('not stated, 2 statements');
});

test('a value narrows the list; its own filter keeps its counts, the others change theirs', async ({ dateline }) => {
  await dateline.open();
  const before = await dateline.boxes('Region');
  await dateline.toggle('Region', 'Ryanggang');
  await dateline.shows('5 of 15 statements');
  await expect(dateline.statements).toHaveCount(5);
  for (const text of await dateline.texts()) expect(text).toMatch(/^ryanggang/i);
  expect((await dateline.boxes('Region')).map((b) => b.name)).toEqual(before.map((b) => b.name));
  await expect(dateline.box('Form', 'quoted')).toHaveAccessibleName('quoted, 3 statements');
  await expect(dateline.box('Form', 'part quoted')).toHaveAccessibleName('part quoted, 2 statements');
  await expect(dateline.box('Form', 'reported')).toHaveAccessibleName('reported, 0 statements');
  // Two values of one filter are either; values of two filters are both.
  await dateline.toggle('Region', 'South Pyongan');
  await dateline.shows('9 of 15 statements');
  await dateline.toggle('Form', 'part quoted');
  await dateline.shows('3 of 15 statements');
  await dateline.toggle('Region', 'Ryanggang');
  await dateline.shows('1 of 15 statements');
  await expect(dateline.box('Region', 'Ryanggang')).not.toBeChecked();
  await expect(dateline.box('Region', 'South Pyongan')).toBeChecked();
});

test('clicks that come faster than the page is painted all count', async ({ dateline, page }) => {
  await dateline.open();
  const boxes = [dateline.box('Region', 'Ryanggang'), dateline.box('Region', 'North Hamgyong'), dateline.box('Form', 'quoted')];
  const handles = await Promise.all(boxes.map((box) => box.elementHandle()));
  await page.evaluate((all) => all.forEach((box) => box.click()), handles);
  await dateline.shows('4 of 15 statements');
  for (const box of boxes) await expect(box).toBeChecked();
});

test('“not stated” is a value', async ({ dateline }) => {
  await dateline.open();
  await dateline.toggle('Region', 'not stated');
  await dateline.shows('2 of 15 statements');
  await expect(dateline.statements.filter({ hasText: 'No place given' })).toHaveCount(2);
  await expect.poll(() => dateline.fragment).toBe('#/quotes?region=~');
});

test('chips say what is in force and take it away one by one, or all at once', async ({ dateline }) => {
  await dateline.open();
  await expect(dateline.clearAll).toHaveCount(0);
  await dateline.toggle('Region', 'Ryanggang');
  await dateline.toggle('Topic', 'sanctions');
  await dateline.toggle('Form', 'part quoted');
  await dateline.shows('2 of 15 statements');
  const away = (name) => dateline.chips.getByRole('button', { name });
  await expect(dateline.chips).toContainText('sanctions');
  await away(/Take away .*part quoted/).click();
  await dateline.shows('3 of 15 statements');
  await expect(away(/Take away .*part quoted/)).toHaveCount(0);
  await expect(dateline.box('Form', 'part quoted')).not.toBeChecked();
  await expect(away(/Take away .*Ryanggang/)).toHaveCount(1);
  await dateline.clearAll.click();
  await dateline.shows('15 of 15 statements');
  await expect(dateline.clearAll).toHaveCount(0);
  await expect(dateline.page.getByRole('checkbox', { checked: true })).toHaveCount(0);
});

test('a keyboard goes on where a button was taken away', async ({ dateline }) => {
  await dateline.open('#/quotes?region=KP-10&topic=sanctions');
  await dateline.chips.getByRole('button', { name: /Take away .*sanctions/ }).press('Enter');
  await expect(dateline.chips.getByRole('button', { name: /Take away .*Ryanggang/ })).toBeFocused();
  await dateline.clearAll.press('Enter');
  await dateline.shows('15 of 15 statements');
  await expect(dateline.chips.getByRole('button').first()).toBeFocused();
});

test('Clear all also clears dates, words and “undated”', async ({ dateline }) => {
  await dateline.open('#/quotes?from=2019-02-25&to=2019-02-26&undated=yes&q=trade&region=KP-10');
  await dateline.shows('4 of 15 statements');
  await dateline.clearAll.click();
  await dateline.shows('15 of 15 statements');
  await expect(dateline.search).toHaveValue('');
  await expect(dateline.from).toHaveValue('');
  await expect(dateline.to).toHaveValue('');
});

test('an empty list names the filter that emptied it, and the way out', async ({ dateline, page }) => {
  await dateline.open();
  await dateline.toggle('Region', 'Ryanggang');
  await dateline.toggle('Topic', 'doubt');
  await dateline.shows('0 of 15 statements');
  await expect(dateline.statements).toHaveCount(0);
  const quotes = page.getByRole('region', { name: 'Quotations' });
  // It is the one without which most is left.
  await expect(quotes.getByRole('heading', { name: /doubt.*emptied the list/ })).toBeVisible();
  // What each way out promises is what it leads to.
  await expect(quotes.getByRole('row', { name: /doubt/ })).toContainText('5 statements');
  const row = quotes.getByRole('row', { name: /Ryanggang/ });
  await expect(row).toContainText('4 statements');
  await row.getByRole('button').click();
  await dateline.shows('4 of 15 statements');
  await back(page);
  await dateline.shows('0 of 15 statements');
  await page.getByRole('button', { name: 'Undo the last filter' }).click();
  await dateline.shows('5 of 15 statements');
  await dateline.toggle('Topic', 'doubt');
  await quotes.getByRole('button', { name: 'all of them' }).click();
  await dateline.shows('15 of 15 statements');
});

test('a word that nobody says is named as what emptied the list', async ({ dateline, page }) => {
  await dateline.open();
  await dateline.toggle('Region', 'Ryanggang');
  await dateline.search.fill('xylophone');
  await dateline.shows('0 of 15 statements');
  const quotes = page.getByRole('region', { name: 'Quotations' });
  await expect(quotes.getByRole('heading', { name: /xylophone.*emptied the list/ })).toBeVisible();
  await quotes.getByRole('button', { name: /xylophone/ }).click();
  await dateline.shows('5 of 15 statements');
  await expect(dateline.search).toHaveValue('');
});

test('a long filter is folded, and what is chosen stays in sight', async ({ dateline, page }) => {
  await dateline.open('#/quotes?collection=velmara');
  await dateline.shows('214 of 214 statements');
  const group = dateline.group('Source');
  const short = await group.getByRole('checkbox').count();
  await group.getByRole('button', { name: /^Show all/ }).click();
  const all = await group.getByRole('checkbox').count();
  expect(all).toBeGreaterThan(short);
  const last = (await dateline.boxes('Source')).at(-2).name.replace(/, \d+ statements?$/, '');
  await dateline.toggle('Source', last);
  await group.getByRole('button', { name: 'Show fewer' }).click();
  await expect(group.getByRole('checkbox')).toHaveCount(short + 1);
  await expect(dateline.box('Source', last)).toBeChecked();
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(1);
});

/** The status and the count of every value are those of the oracle. */
async function agrees(dateline, selection) {
  await dateline.shows(statusOf(selection));
  await dateline.unfold();
  for (const [word, { name }] of Object.entries(GROUPS)) {
    expect(sortBoxes(await dateline.boxes(name)), `${name} under ${JSON.stringify(selection)}`).toEqual(expectedBoxes(word, selection));
  }
}

const clicked = [
  { region: ['VM-HC'] },
  { region: ['VM-HC-01', '~'], form: ['direct', 'mixed'] },
  { kind: ['anonymous', 'anonymous-several'], topic: ['fuel', 'food'], language: ['en'] },
  { about: ['VM', '~'], language: ['ko', 'ar'] },
];
for (const selection of clicked) {
  test(`every count is right after clicking ${JSON.stringify(selection)}`, async ({ dateline }) => {
    await dateline.open('#/quotes?collection=velmara');
    await agrees(dateline, {});
    const soFar = {};
    for (const [word, keys] of Object.entries(selection)) {
      for (const key of keys) {
        soFar[word] = [...(soFar[word] ?? []), key];
        await dateline.toggle(GROUPS[word].name, labelOf(word, key));
        await dateline.shows(statusOf(soFar));
      }
    }
    await agrees(dateline, selection);
  });
}

const linked = [
  { region: ['VM-TA'], about: ['VM-TA-01'] },
  { topic: ['transport'], from: '2017-03-08', to: '2017-03-14' },
  { kind: ['person'], from: '2017-03', undated: true },
  { undated: true, form: ['indirect'] },
  { clock: 'happened', from: '2017-02', to: '2017-02-26' },
  { clock: 'published', from: '2017-03-16', language: ['en', 'ar'] },
  { q: 'ferry', kind: ['anonymous', 'office'] },
  { q: 'FERRY boat', region: ['VM-HC', 'VM-TA'], from: '2017-02-20' },
  { region: ['~'], about: ['~'] },
  { article: [[...statements[0].values.article][0]], source: ['~'] },
];
for (const [half, selections] of [['first', linked.slice(0, 5)], ['second', linked.slice(5)]]) {
  test(`every count is right under the ${half} five links`, async ({ dateline }) => {
    await dateline.open(fragmentOf({}));
    for (const selection of selections) {
      await dateline.page.goto(dateline.url + fragmentOf(selection));
      await agrees(dateline, selection);
    }
  });
}

test('the oracle’s selections are worth asking', () => {
  for (const selection of [...clicked, ...linked.slice(0, -1)]) {
    const n = matching(selection).length;
    expect(n, JSON.stringify(selection)).toBeGreaterThan(0);
    expect(n, JSON.stringify(selection)).toBeLessThan(statements.length);
  }
});

test('a region counts for the one above it', async ({ dateline }) => {
  await dateline.open('#/quotes?collection=velmara');
  await dateline.toggle('Region', 'Harrow Coast');
  const all = matching({ region: ['VM-HC'] });
  const port = matching({ region: ['VM-HC-01'] });
  expect(port.length).toBeGreaterThan(0);
  expect(port.length).toBeLessThan(all.length);
  await dateline.shows(`${all.length} of 214 statements`);
  await expect(dateline.statements.first()).toContainText(/Harrow Coast|Port Ansel|Gull Reach|Quellan Sands/i);
  await dateline.toggle('Region', 'Harrow Coast');
  await dateline.toggle('Region', 'Port Ansel');
  await dateline.shows(`${port.length} of 214 statements`);
});

test('a filter changes the statements and the chips that are there, and makes none of them anew', async ({ dateline, page }) => {
  await dateline.open('#/quotes?collection=velmara');
  await dateline.toggle('Form', 'quoted');
  await dateline.shows(/^70 of/);
  await page.evaluate(() => { for (const e of document.querySelectorAll('#list > .row:nth-child(2), .chip')) e.dataset.before = 'yes'; });
  await dateline.toggle('Kind of source', 'named person');
  await expect(dateline.chips.getByRole('button', { name: /^Take away/ })).toHaveCount(2);
  await expect(page.locator('[data-before]')).toHaveCount(2);
});

test('an address that is opened in the same moment as a filter holds', async ({ dateline }) => {
  await dateline.open();
  await dateline.box('Region', 'Ryanggang').evaluate((box) => { box.click(); location.hash = '#/quotes?topic=sanctions'; });
  await expect(dateline.chips).toContainText('sanctions');
  await dateline.texts();
  await expect.poll(() => dateline.fragment).toBe('#/quotes?topic=sanctions');
  await expect(dateline.box('Region', 'Ryanggang')).not.toBeChecked();
});
