import { readFileSync } from 'node:fs';
import { back, expect, forward, test } from './fixtures/page.mjs';
import { statusOf } from './fixtures/velmara.mjs';

// Each is done on the page; the address then has to say it, and to do it in a fresh page.
const deeds = {
  'a region by its checkbox': async (d) => d.toggle('Region', 'Ryanggang'),
  'a region by the map': async (d) => d.region('South Pyongan').click(),
  'a subject region': async (d) => d.toggle('Subject region', 'China'),
  'a form': async (d) => d.toggle('Form', 'quoted'),
  'a source': async (d) => d.toggle('Source', 'a source in Ryanggang Province'),
  'a kind of source': async (d) => d.toggle('Kind of source', 'anonymous, several'),
  'a topic': async (d) => d.toggle('Topic', 'doubt'),
  'an article': async (d) => d.toggle('Article', 'North Koreans hope summit to bring sanctions relief'),
  'a language': async (d) => d.toggle('Language', 'English'),
  '“not stated”': async (d) => d.toggle('Region', 'not stated'),
  'several filters': async (d) => {
    await d.toggle('Region', 'Ryanggang');
    await d.toggle('Region', 'South Pyongan');
    await d.toggle('Topic', 'sanctions');
    await d.toggle('Form', 'part quoted');
  },
  'words': async (d) => {
    await d.search.fill('Musan “mine” & 50%+');
    await d.search.press('Enter');
  },
  'From': async (d) => {
    await d.from.fill('2019-02-26');
    await d.from.press('Enter');
  },
  'To': async (d) => {
    await d.to.fill('2019-02-25');
    await d.to.press('Enter');
  },
  'undated': async (d) => d.page.getByRole('button', { name: /^Undated, / }).click(),
  'the clock': async (d) => d.page.getByRole('button', { name: 'published', exact: true }).click(),
  'the order': async (d) => d.page.getByRole('button', { name: 'order in the article' }).click(),
  'an opened statement': async (d) => d.statements.nth(2).getByRole('link', { name: 'Context' }).click(),
};

test('what a person does is in the address, and a fresh page shows the same', async ({ dateline, page }) => {
  test.slow();
  await dateline.open();
  const seen = new Set(['#/quotes']);
  for (const [name, deed] of Object.entries(deeds)) {
    await test.step(name, async () => {
      await page.goto(`${dateline.url}#/quotes`);
      await dateline.shows('15 of 15 statements');
      await deed(dateline);
      await expect.poll(() => seen.has(dateline.fragment), 'the deed is in the address').toBe(false);
      seen.add(dateline.fragment);
      const [status, texts] = [await dateline.status.textContent(), await dateline.texts()];
      const hash = new URL(page.url()).hash;
      // A fresh page: nothing is left of the one before.
      await page.goto('about:blank');
      await dateline.open(hash);
      await dateline.shows(status);
      expect(await dateline.texts()).toEqual(texts);
      expect(new URL(page.url()).hash, 'a link is not rewritten').toBe(hash);
    });
  }
});

test('Copy link puts the address on the clipboard', async ({ context, dateline, page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await dateline.open();
  await dateline.toggle('Region', 'Ryanggang');
  await dateline.search.fill('trade');
  await dateline.shows('4 of 15 statements');
  await dateline.copyLink.click();
  await expect(dateline.messages).toContainText('Link copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(`${dateline.url}#/quotes?region=KP-10&q=trade`);
  expect(copied).toBe(page.url());
  // A statement has a link of its own.
  await dateline.statements.first().hover();
  await dateline.statements.first().getByRole('button', { name: 'Link' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/#\/quotes\?region=KP-10&q=trade&open=[a-z0-9-]+$/);
});

test('where the browser does not let it copy, the page shows the link', async ({ dateline, page }) => {
  await page.addInitScript(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); });
  await dateline.open('#/quotes?region=KP-10');
  await dateline.copyLink.click();
  await expect(dateline.messages).toContainText(`${dateline.url}#/quotes?region=KP-10`);
});

test('Back and Forward go through the filters one by one', async ({ dateline, page }) => {
  await dateline.open();
  const steps = ['15 of 15 statements'];
  for (const [group, value] of [['Region', 'Ryanggang'], ['Form', 'quoted'], ['Topic', 'sanctions']]) {
    await dateline.toggle(group, value);
    await expect(dateline.status).not.toHaveText(steps.at(-1));
    steps.push(await dateline.status.textContent());
  }
  expect(steps).toEqual(['15 of 15 statements', '5 of 15 statements', '3 of 15 statements', '1 of 15 statements']);
  for (const status of steps.slice(0, -1).reverse()) {
    await back(page);
    await dateline.shows(status);
  }
  await expect(dateline.box('Region', 'Ryanggang')).not.toBeChecked();
  for (const status of steps.slice(1)) {
    await forward(page);
    await dateline.shows(status);
  }
  await expect(dateline.box('Topic', 'sanctions')).toBeChecked();
});

test('filters that come faster than the page is painted are a step each', async ({ dateline, page }) => {
  await dateline.open('#/quotes');
  await dateline.shows('15 of 15 statements');
  const entries = await dateline.entries();
  const boxes = await Promise.all([['Region', 'Ryanggang'], ['Topic', 'sanctions']].map((box) => dateline.box(...box).elementHandle()));
  await page.evaluate((all) => all.forEach((box) => box.click()), boxes);
  await expect.poll(() => dateline.fragment).toBe('#/quotes?region=KP-10&topic=sanctions');
  expect(await dateline.entries()).toBe(entries + 2);
  await back(page);
  await expect.poll(() => dateline.fragment).toBe('#/quotes?region=KP-10');
  await expect(dateline.box('Region', 'Ryanggang')).toBeChecked();
  await expect(dateline.box('Topic', 'sanctions')).not.toBeChecked();
  await back(page);
  await dateline.shows('15 of 15 statements');
});

test('a word that is typed is in the address at once, and one step of the history', async ({ dateline, page }) => {
  await dateline.open();
  await dateline.toggle('Region', 'Ryanggang');
  await dateline.shows('5 of 15 statements');
  const entries = await dateline.entries();
  await dateline.search.click();
  for (const [i, letter] of [...'trade'].entries()) {
    await page.keyboard.type(letter);
    await expect.poll(() => dateline.fragment).toBe(`#/quotes?region=KP-10&q=${'trade'.slice(0, i + 1)}`);
    expect(await dateline.entries()).toBe(entries);
  }
  await dateline.shows('4 of 15 statements');
  await page.keyboard.press('Enter');
  await expect.poll(() => dateline.entries()).toBe(entries + 1);
  await expect.poll(() => dateline.fragment).toBe('#/quotes?region=KP-10&q=trade');
  await back(page);
  await dateline.shows('5 of 15 statements');
  await expect(dateline.search).toHaveValue('');
  await expect.poll(() => dateline.fragment).toBe('#/quotes?region=KP-10');
  await forward(page);
  await dateline.shows('4 of 15 statements');
  await expect(dateline.search).toHaveValue('trade');
});

test('leaving the search makes its word a step too', async ({ dateline, page }) => {
  await dateline.open();
  await dateline.search.click();
  await page.keyboard.type('musan');
  await dateline.shows('1 of 15 statements');
  await dateline.toggle('Topic', 'sanctions');
  await expect(dateline.box('Topic', 'sanctions')).toBeChecked();
  await back(page);
  await expect(dateline.search).toHaveValue('musan');
  await expect(dateline.box('Topic', 'sanctions')).not.toBeChecked();
  await back(page);
  await expect(dateline.search).toHaveValue('');
  await dateline.shows('15 of 15 statements');
});

test('a link that leads elsewhere on the page replaces nothing', async ({ dateline, page }) => {
  await dateline.open();
  await dateline.openInvented();
  await back(page);
  await dateline.shows('15 of 15 statements');
  await forward(page);
  await dateline.shows('214 of 214 statements');
  await page.reload();
  await dateline.ready();
  await dateline.shows('214 of 214 statements');
});

const odd = [
  // what the link asks for, the fragment, the status, what the page says of it
  ['an unknown region', '#/quotes?region=KP-99&topic=doubt', '4 of 15 statements', /KP-99/],
  ['an unknown region beside a known one', '#/quotes?region=KP-99&region=KP-10', '5 of 15 statements', /KP-99/],
  ['a region of another collection', '#/quotes?region=VM-HC', '15 of 15 statements', /VM-HC/],
  ['an unknown article to filter by', '#/quotes?article=no-such-article&form=mixed', '3 of 15 statements', /no-such-article/],
  ['an unknown article to read', '#/article/no-such-article?region=KP-10', '5 of 15 statements', /no-such-article/],
  ['an unknown statement', '#/quotes?region=KP-10&open=zzzzzzzzzz', '5 of 15 statements', /zzzzzzzzzz/],
  ['an unknown collection', '#/quotes?collection=atlantis&region=KP-10', '5 of 15 statements', /atlantis/],
  ['an unknown page', '#/nowhere?region=KP-10', '5 of 15 statements', /nowhere/],
  ['an unknown parameter', '#/quotes?colour=red&region=KP-10', '5 of 15 statements', /colour=red/],
  ['an unknown topic, form and kind', '#/quotes?topic=x&form=y&kind=z&language=en', '15 of 15 statements', /topic[^]*form|form[^]*topic/],
  ['no date', '#/quotes?from=yesterday&region=KP-10', '5 of 15 statements', /from=yesterday/],
  ['a day that is not in the calendar', '#/quotes?to=2019-02-30&region=KP-10', '5 of 15 statements', /2019-02-30/],
  ['an interval where a date belongs', '#/quotes?from=2019-02-25/2019-02-26&region=KP-10', '5 of 15 statements', /from=/],
  ['garbage where parameters belong', '#/quotes?&&&=&==&region=KP-10&?&#&q', '5 of 15 statements', /not understood/],
  ['broken percent-encoding', '#/quotes?region=%&topic=%E0%A4%A&form=%ZZ&region=KP-10', '5 of 15 statements', /%|�/],
  ['zero bytes', '#/quotes?region=%00%00&region=KP-10', '5 of 15 statements', /region/],
  ['nothing but noise', '#%%%\\\\<script>alert(1)</script>', '15 of 15 statements', /no page here/],
  ['markup', '#/quotes?region=%3Cimg%20src%3Dx%20onerror%3Dwindow.pwned%3D1%3E', '15 of 15 statements', /<img src=x onerror=window\.pwned=1>/],
  ['100,000 characters', `#/quotes?region=KP-10&region=${'x'.repeat(100_000)}`, '5 of 15 statements', /too long/],
  ['10,000 parameters', `#/quotes?region=KP-10&${'topic=a&'.repeat(10_000)}`, '5 of 15 statements', /too long/],
];
test('a link with anything in it opens, is honoured as far as it is understood, and says what is not', async ({ dateline, page }) => {
  test.slow();
  for (const [name, fragment, status, notice] of odd) {
    await test.step(name, async () => {
      await page.goto('about:blank');
      await dateline.open(fragment);
      await expect.soft(dateline.status, name).toHaveText(status);
      await expect.soft(dateline.messages, name).toContainText(notice);
      expect.soft(await dateline.overflow(), name).toBe(0);
      expect.soft(await page.evaluate(() => window.pwned), name).toBeUndefined();
      await expect.soft(dateline.statements, `${name}: the list`).toHaveCount(Number(status.split(' ')[0]));
      // And the page still answers.
      await dateline.toggle('Form', 'reported');
      await expect.soft(dateline.box('Form', 'reported'), name).toBeChecked();
    });
  }
});

test('the same odd links arrive in an open page, and a notice goes with the link that it is of', async ({ dateline, page }) => {
  test.slow();
  await dateline.open();
  for (const [name, fragment, status, notice] of odd) {
    await test.step(name, async () => {
      await page.evaluate((fragment) => { location.hash = fragment; }, fragment);
      await expect.soft(dateline.status, name).toHaveText(status);
      await expect.soft(dateline.messages, name).toContainText(notice);
      await page.evaluate(() => { location.hash = '#/quotes?region=KP-01'; });
      await expect.soft(dateline.status, name).toHaveText('1 of 15 statements');
      await expect.soft(dateline.messages, name).not.toContainText(notice);
    });
  }
});

test('a link that asks for a thousand things that are not there leaves the page to be used', async ({ dateline }) => {
  await dateline.open(`#/quotes?region=KP-10&${Array.from({ length: 1000 }, (_, i) => `region=R${i}`).join('&')}`);
  await dateline.shows('5 of 15 statements');
  await expect(dateline.messages).toContainText('R0');
  await expect(dateline.statements.first()).toBeInViewport();
  await expect(dateline.timeline).toBeInViewport();
  await dateline.toggle('Form', 'quoted');
  await dateline.shows('3 of 15 statements');
});

test('a notice can be dismissed', async ({ dateline }) => {
  await dateline.open('#/quotes?region=KP-99');
  await expect(dateline.messages).toContainText('KP-99');
  await dateline.messages.getByRole('button', { name: 'Dismiss' }).click();
  await expect(dateline.messages).not.toContainText('KP-99');
});

test('a link into the invented collection says what that collection does not have', async ({ dateline }) => {
  await dateline.open('#/quotes?collection=velmara&region=KP-10&region=VM-TA');
  await dateline.shows(statusOf({ region: ['VM-TA'] }));
  await expect(dateline.messages).toContainText('KP-10');
});

const golden = readFileSync(new URL('links.golden.txt', import.meta.url), 'utf8').split('\n').filter((line) => line && !line.startsWith('//'));

test('links that were once given out open for ever', async ({ dateline, page }) => {
  test.slow();
  expect(golden.length).toBeGreaterThanOrEqual(12);
  for (const line of golden) {
    const [fragment, status] = line.split('\t');
    await test.step(fragment, async () => {
      await page.goto('about:blank');
      await dateline.open(fragment);
      await expect.soft(dateline.status, fragment).toHaveText(status);
      await expect.soft(dateline.messages, fragment).toHaveText('');
    });
  }
});

test('the golden links use every parameter', () => {
  const used = new Set(golden.flatMap((line) => [...line.split('\t')[0].matchAll(/[?&]([a-z]+)=/g)].map((found) => found[1])));
  expect([...used].sort()).toEqual([
    'about', 'article', 'certain', 'clock', 'collection', 'form', 'from', 'kind', 'language', 'mapped', 'open', 'q', 'region', 'sort', 'source', 'to', 'topic', 'undated', 'zoom',
  ]);
});
