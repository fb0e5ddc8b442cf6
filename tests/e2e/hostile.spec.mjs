import { writeFileSync } from 'node:fs';
import { article, made } from './fixtures/articles.mjs';
import { expect, test } from './fixtures/page.mjs';

const MARKUP = [
  '<script>window.pwned=1</script>', '<img src=x onerror="window.pwned=1">', '</article></ol><h1>broken</h1>', '"><svg onload=window.pwned=1>',
  "' onmouseover='window.pwned=1", '{{7*7}}${7*7}', 'javascript:window.pwned=1', '&lt;b&gt;&amp;', '</script><script>window.pwned=1</script>',
].join(' ');

/** An article in which every field holds a text. */
const everywhere = (text) => article({
  title: text,
  publisher: text,
  authors: [text, text],
  published: { date: '2019-02-26', inferred: 'date', why: text },
  url: `https://example.invalid/${encodeURIComponent(text.slice(0, 500))}`,
  summary: text,
  text: `${text}\n\n${text}`,
  corrections: [{ date: '2019-02-27', note: text, was: text }],
  sources: [{ id: text, name: text, kind: 'person', role: text }],
  statements: [{
    form: 'mixed',
    wording: 'verbatim',
    content: [text, { quote: text }],
    cue: text,
    source: { id: text, inferred: text },
    region: { code: text, inferred: text },
    about: [text],
    said: { date: '2019-02-26', inferred: 'year', why: text },
    happened: { date: '2019-02', inferred: 'date', why: text },
    topics: [text],
    anchor: [{ type: 'TextQuoteSelector', exact: text, prefix: text, suffix: text }, { type: 'TextPositionSelector', start: 1, end: 5 }],
    correction: { date: '2019-02-27', note: text, was: text },
  }],
  events: [{ title: text, date: { date: '2019-02-26', inferred: 'year', why: text }, region: text }],
  places: [{ name: text, code: text }],
});

/** Nothing ran, nothing sticks out, everything still answers. */
async function holds(dateline, page) {
  expect(await page.evaluate(() => window.pwned)).toBeUndefined();
  expect(await dateline.overflow(), 'no horizontal overflow').toBe(0);
}

/** The element is not wider than the window, nor outside of it. */
async function inside(page, locator) {
  const { width } = page.viewportSize();
  const box = await locator.boundingBox();
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(width + 0.5);
}

const texts = {
  'markup and scripts': MARKUP,
  '10,000 letters without a space': 'W'.repeat(10_000),
  '10,000 letters in words': 'invented '.repeat(1111),
  'marks that turn the direction': '\u202eevil\u202c \u2067turned\u2069 \u200fmark\u061c \u202dno end \u2066no end',
  'marks piled up': `Z${'\u0300\u0316'.repeat(500)}algo`,
  'emoji, joined and flagged': '👩‍👩‍👧‍👦🏴‍☠️🇰🇵'.repeat(60),
  'lines and tabs': 'one\n\n\n\ntwo\t\tthree\r\nfour',
};

const narrow = ['markup and scripts', '10,000 letters without a space', 'emoji, joined and flagged'];

for (const [name, text] of Object.entries(texts)) {
  for (const width of narrow.includes(name) ? [1440, 360] : [1440]) {
    test(`${name} in every field, at ${width} px`, async ({ dateline, page }) => {
      await page.setViewportSize({ width, height: 780 });
      await dateline.open(width < 600 ? '#/filters' : '#/quotes');
      await dateline.files.setInputFiles(made('hostile.json', everywhere(text)));
      await dateline.shows('16 of 16 statements');
      await holds(dateline, page);
      if (width < 600) await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Quotations' }).click();
      const statement = dateline.statements.filter({ hasText: text.slice(0, 40).replace(/\s+/g, ' ').trim() });
      await expect(statement).toHaveCount(1);
      await inside(page, statement);
      await statement.scrollIntoViewIfNeeded();
      await holds(dateline, page);
      // Opened, with its context.
      await statement.hover();
      await statement.getByRole('button', { name: 'Open the context' }).or(statement.getByRole('link', { name: 'Context' })).first().click();
      await expect(statement).toContainText('Source inferred');
      await holds(dateline, page);
      await inside(page, statement);
      // Its article's page.
      await statement.getByRole('link', { name: 'Article' }).locator('visible=true').first().click();
      await expect(page.getByRole('complementary', { name: 'The article' })).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(text);
      await holds(dateline, page);
      await inside(page, dateline.statements.first());
      await dateline.page.getByRole('link', { name: 'All statements' }).click();
      // Found again by the filter that names it.
      await page.goto(`${dateline.url}#/quotes?region=${encodeURIComponent(text)}`);
      await dateline.shows('1 of 16 statements');
      await holds(dateline, page);
      await dateline.clearAll.click();
      await dateline.shows('16 of 16 statements');
    });
  }
}

test('markup is shown as the text that it is', async ({ dateline, page }) => {
  await dateline.open();
  await dateline.files.setInputFiles(made('<b>hostile.json', everywhere(MARKUP)));
  await dateline.shows('16 of 16 statements');
  const statement = dateline.statements.filter({ hasText: '<script>window.pwned=1</script>' });
  await expect(statement).toContainText(MARKUP);
  await expect(page.getByRole('button', { name: 'Remove <b>hostile.json' })).toBeVisible();
  expect(await page.evaluate(() => document.querySelectorAll('#host script, #host img, #host [onerror], #host [onmouseover], #host [onload]').length)).toBe(0);
  await holds(dateline, page);
});

test('a statement of a megabyte is cut, and can be read whole', async ({ dateline, page }) => {
  test.slow();
  await dateline.open();
  const words = 'The invented lamp burned on and on. '.repeat(29_128);
  await dateline.files.setInputFiles(made('long.json', article({}, { content: [words] })));
  await dateline.shows('16 of 16 statements');
  const statement = dateline.statements.filter({ hasText: 'The invented lamp burned on' });
  expect((await statement.innerText()).length).toBeLessThan(2_000);
  await dateline.search.fill('invented lamp');
  await dateline.shows('1 of 16 statements');
  await holds(dateline, page);
  await statement.getByRole('button', { name: /^Show all 1[,.  ]?0\d\d[,.  ]?\d{3} characters$/ }).click({ timeout: 20_000 });
  await expect.poll(async () => (await statement.innerText()).length, { timeout: 20_000 }).toBeGreaterThan(1_000_000);
  await holds(dateline, page);
});

test('a long statement that is read whole stays whole when another one is', async ({ dateline, page }) => {
  await dateline.open();
  const long = word => ({ form: 'indirect', wording: 'verbatim', content: [`The invented ${word} went on. `.repeat(80)] });
  await dateline.files.setInputFiles(made('long.json', article({ statements: ['lamp', 'kettle'].map(long) })));
  await dateline.shows('17 of 17 statements');
  await dateline.search.fill('invented');
  await dateline.shows('2 of 17 statements');
  const length = word => dateline.statements.filter({ hasText: `invented ${word}` }).innerText().then(text => text.length);
  for (const word of ['lamp', 'kettle']) {
    expect(await length(word)).toBeLessThan(1_200);
    await dateline.statements.filter({ hasText: `invented ${word}` }).getByRole('button', { name: /^Show all/ }).click();
    await expect.poll(() => length(word)).toBeGreaterThan(1_800);
  }
  expect(await length('lamp')).toBeGreaterThan(1_800);
  // Another selection and back: it is still as it was left.
  await dateline.search.fill('lamp went');
  await dateline.shows('1 of 17 statements');
  expect(await length('lamp')).toBeGreaterThan(1_800);
  await holds(dateline, page);
});

test('a statement of 5 MB loads', async ({ dateline, page }) => {
  await dateline.open();
  await dateline.files.setInputFiles(made('long.json', article({}, { content: ['x'.repeat(5_000_000)] })));
  await dateline.shows('16 of 16 statements');
  await holds(dateline, page);
  await dateline.toggle('Region', 'Ryanggang');
  await dateline.shows('5 of 16 statements');
});

test('10,000 statements load, and only a page of them is set', async ({ dateline, page }) => {
  await dateline.open();
  const statements = Array.from({ length: 10_000 }, (_, i) => ({ form: 'indirect', wording: 'verbatim', content: [`Invented statement ${i}.`] }));
  await dateline.files.setInputFiles(made('many.json', article({ statements })));
  await dateline.shows('10015 of 10015 statements');
  await expect(dateline.list.getByRole('listitem').first()).toHaveAttribute('aria-setsize', '10015');
  expect(await dateline.statements.count()).toBeLessThan(61);
  await dateline.search.fill('statement 9999');
  await dateline.shows('1 of 10015 statements');
});

test('a file of more than 20 MB is refused with a sentence', async ({ dateline }, info) => {
  const huge = info.outputPath('huge.json');
  writeFileSync(huge, Buffer.alloc(20_000_001, 0x20));
  await dateline.open();
  await dateline.files.setInputFiles(huge);
  await expect(dateline.messages).toContainText(/huge\.json: has 20 MB/);
  await dateline.shows('15 of 15 statements');
});

test('dates at the ends of the calendar', async ({ dateline, page }) => {
  await dateline.open();
  const said = ['0000-01-01', '9999-12-31', '0001', '9999', '../0000', '9999-12-31/..', '1XXX', 'XXXX', '2019-21', '2019-XX', '2016-02-29', 'XXXX-02-29'];
  await dateline.files.setInputFiles(made('dates.json', article({
    statements: said.map((date) => ({ form: 'indirect', wording: 'verbatim', content: [`Said ${date}.`], said: date })),
    events: [{ title: 'An invented end', date: '9999-12-31' }, { title: 'An invented beginning', date: '0000' }],
  })));
  await dateline.shows(`${15 + said.length} of ${15 + said.length} statements`);
  await holds(dateline, page);
  await page.getByRole('button', { name: 'Show only these' }).click();
  await dateline.shows(`${said.length} of ${15 + said.length} statements`);
  for (const clock of ['happened', 'published', 'said']) await page.getByRole('button', { name: clock, exact: true }).click();
  await dateline.from.fill('9999-12-31');
  await dateline.from.press('Enter');
  await expect(dateline.status).toHaveText(/^[2-4] of/);
  await page.getByRole('slider', { name: 'End of the range' }).focus();
  for (const key of ['End', 'Home', 'PageUp']) await page.keyboard.press(key);
  await holds(dateline, page);
});
