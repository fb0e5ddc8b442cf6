// From a text to an article: paste, review, correct, keep, hand on.
import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures/bench.mjs';
import { FERRY, files } from './fixtures/ferry.mjs';
import { Dateline, back } from './fixtures/page.mjs';

test('a text is pasted, reviewed, exported, and is an article of its own', async ({ bench, page }) => {
  await bench.begin();
  expect(page.url()).toMatch(/#\/bench\/waiting-at-the-pier$/);
  await expect(bench.text.getByRole('heading', { level: 2 })).toHaveText('Waiting at the pier');
  const total = await bench.marks.count();
  expect(total).toBeGreaterThanOrEqual(5);
  await expect(bench.progress).toHaveText(`0 of ${total} reviewed`);
  await expect(bench.source).toHaveValue(/net maker/);
  await page.getByRole('button', { name: /^Accept/ }).click();
  await expect(bench.progress).toHaveText(`1 of ${total} reviewed`);
  await expect(bench.heading).toHaveText('Statement 2');
  await page.getByRole('button', { name: /^Not a statement/ }).click();
  await page.keyboard.press('Enter');
  await expect(bench.progress).toHaveText(`3 of ${total} reviewed`);
  await page.getByRole('button', { name: 'Export' }).click();
  await expect(page.getByText('only the 2 accepted')).toBeVisible();
  const article = await bench.copied();
  expect(article.title).toBe('Waiting at the pier');
  expect(article.statements).toHaveLength(2);
  expect(article.statements[0].content[0]).toEqual({ quote: 'They put up a notice, and the wind took the notice,' });
  expect(article.text).toContain('No ferry, no flour');
  // Stand-off: what is said and where, without the text.
  await page.getByText('stand-off: only the statements').click();
  const apart = await bench.copied();
  expect(apart.text).toBeUndefined();
  expect(apart.statements[0].anchor.length).toBeGreaterThan(0);
  // All that is not rejected, as a file.
  await page.getByText('that are still open').click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download JSON' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('waiting-at-the-pier.json');
  expect(JSON.parse(readFileSync(await file.path(), 'utf8')).statements).toHaveLength(total - 1);
});

test('the bench is loaded when it is opened, and not before', async ({ dateline, bench, log, page, server }) => {
  const names = (all) => all.filter((u) => u.startsWith(server.url)).map((u) => u.slice(server.url.length).replace(/-[0-9a-f]{12,16}/, ''));
  await dateline.open();
  await page.waitForLoadState('networkidle');
  expect(names(log.requests).filter((n) => /bench|extractor/.test(n))).toEqual([]);
  const before = log.requests.length;
  await page.getByRole('link', { name: 'Add text' }).click();
  await expect(bench.paste).toBeVisible();
  expect(names(log.requests.slice(before)).sort()).toEqual(['bench.css', 'bench.js', 'bench_bg.wasm']);
  await bench.paste.fill(FERRY);
  await bench.find.click();
  await expect(bench.heading).toHaveText('Statement 1');
  expect(names(log.requests.slice(before)).sort()).toEqual(['bench.css', 'bench.js', 'bench_bg.wasm', 'extractor.js', 'extractor_bg.wasm']);
  // Back leads through the bench to the explorer.
  await back(page);
  await expect(bench.paste).toBeVisible();
  await back(page);
  await dateline.shows('15 of 15 statements');
  await expect(dateline.messages).toHaveText('');
});

test('everything can be done with the keys', async ({ bench, page }) => {
  await bench.begin();
  await bench.press('j');
  await expect(bench.heading).toHaveText('Statement 2');
  await expect(bench.mark(2)).toHaveAttribute('aria-current', 'true');
  await bench.press('k');
  await expect(bench.heading).toHaveText('Statement 1');
  await bench.press('3');
  await expect(page.getByRole('radio', { name: 'reported' })).toBeChecked();
  await bench.press('z');
  await expect(page.getByRole('radio', { name: 'quoted', exact: true })).toBeChecked();
  await bench.press('Shift+Z');
  await expect(page.getByRole('radio', { name: 'reported' })).toBeChecked();
  await bench.press('Control+z');
  // Fields: a key leads there, Enter leaves with what was typed, Escape without.
  await bench.press('s');
  await expect(bench.source).toBeFocused();
  await page.keyboard.type('an invented rope maker');
  await bench.press('Enter');
  await expect(bench.mark(1)).toHaveAccessibleName(/an invented rope maker/);
  await bench.press('r');
  await expect(bench.region).toBeFocused();
  await page.keyboard.type('nowhere at all');
  await bench.press('Escape');
  await expect(bench.region).not.toHaveValue('nowhere at all');
  await bench.press('r');
  await page.keyboard.type('Ryanggang');
  await bench.press('Enter');
  await expect(bench.region).toHaveValue('Ryanggang');
  await bench.press('d');
  await page.keyboard.type('2017-03-12');
  await bench.press('Enter');
  await expect(bench.said).toHaveValue('2017-03-12');
  await bench.press('d');
  await page.keyboard.type('the day before');
  await bench.press('Enter');
  await expect(bench.messages).toContainText('the day before');
  await bench.press('d');
  await page.keyboard.type('2017-03-12');
  await bench.press('Enter');
  // Edges, by words; a quotation mark is one step too.
  const words = bench.review.locator('blockquote');
  await expect(words).toContainText('They put up a notice');
  await bench.press('] ]');
  await expect(words).not.toContainText('They');
  await bench.press('[ [');
  await expect(words).toContainText('They put up a notice');
  const whole = await words.innerText();
  await bench.press('{ {');
  await expect(words).not.toHaveText(whole);
  await bench.press('} }');
  await expect(words).toHaveText(whole);
  // Join and split.
  const total = await bench.marks.count();
  await bench.press('m');
  await expect(bench.marks).toHaveCount(total - 1);
  await expect(words).toContainText('no news at all');
  await bench.press('p');
  await expect(bench.marks).toHaveCount(total);
  // A statement is made of the next sentence, and taken away again.
  await bench.press('n');
  await expect(bench.marks).toHaveCount(total + 1);
  await bench.press('z');
  await expect(bench.marks).toHaveCount(total);
  await bench.press('?');
  await expect(page.getByRole('region', { name: 'Keys' })).toBeVisible();
  await bench.press('Escape');
  await expect(bench.review).toBeVisible();
});

test('selected words become a statement, and single keys can be switched off', async ({ bench, page }) => {
  await bench.begin();
  const total = await bench.marks.count();
  await page.evaluate(() => {
    const run = [...document.querySelectorAll('[data-at]')].find((e) => e.textContent.includes('the harbour road is empty'));
    const at = run.textContent.indexOf('the harbour road');
    const range = document.createRange();
    range.setStart(run.firstChild, at);
    range.setEnd(run.firstChild, at + 'the harbour road is empty'.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  });
  await page.getByRole('button', { name: 'new from selection' }).click();
  await expect(bench.marks).toHaveCount(total + 1);
  await expect(bench.review.locator('blockquote')).toHaveText('the harbour road is empty');
  await bench.press('?');
  await page.getByLabel(/Single keys do this/).uncheck();
  await bench.press('Escape');
  await bench.press('x');
  await expect(bench.progress).toHaveText(new RegExp(`^[01] of ${total + 1} reviewed$`));
  const before = await bench.progress.textContent();
  await bench.press('x');
  await expect(bench.progress).toHaveText(before);
});

test('what was done is there after the page was left, and reading again keeps it', async ({ bench, page }) => {
  await bench.begin();
  const total = await bench.marks.count();
  await bench.press('s');
  await page.keyboard.type('an invented rope maker');
  await bench.press('Enter');
  await expect(bench.mark(1)).toHaveAccessibleName(/rope maker/);
  await bench.press('Enter');
  await expect(bench.progress).toHaveText(`1 of ${total} reviewed`);
  await bench.press('x');
  await expect(bench.progress).toHaveText(`2 of ${total} reviewed`);
  await page.waitForTimeout(200);
  await page.reload();
  await expect(bench.progress).toHaveText(`2 of ${total} reviewed`);
  await expect(bench.heading).toHaveText('Statement 3');
  // With a date of publication it is read again; what was decided stays.
  await page.getByRole('button', { name: 'Article', exact: true }).click();
  await page.getByLabel('Published').fill('2017-03-19');
  await page.getByLabel('Published').press('Enter');
  await page.getByRole('button', { name: 'Read the text again with this' }).click();
  await expect(page.getByRole('button', { name: 'Read the text again with this' })).toBeVisible();
  await expect(bench.progress).toHaveText(`2 of ${total} reviewed`);
  await expect(bench.mark(1)).toHaveAccessibleName(/rope maker, accepted/);
  await expect(bench.mark(2)).toHaveAccessibleName(/not a statement/);
  // Reading again is a step as any other.
  await page.getByRole('link', { name: 'Save & close' }).click();
  await expect(page.getByRole('link', { name: 'Waiting at the pier' })).toBeVisible();
  await expect(page.getByText(`2 of ${total} reviewed`)).toBeVisible();
  await page.getByRole('button', { name: 'Remove Waiting at the pier' }).click();
  await page.getByRole('button', { name: 'Remove it for good' }).click();
  await expect(page.getByText('Nothing yet')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Nothing yet')).toBeVisible();
});

test('texts that are dropped on the explorer come to the bench, and articles do not', async ({ dateline, bench, page }) => {
  await dateline.open();
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'ferry-story.txt', { type: 'text/plain' }));
    return data;
  }, FERRY);
  await dateline.list.dispatchEvent('dragover', { dataTransfer: transfer });
  await dateline.list.dispatchEvent('drop', { dataTransfer: transfer });
  await expect(bench.heading).toHaveText('Statement 1');
  expect(page.url()).toMatch(/#\/bench\/ferry-story$/);
});

test('many files are read one after the other, with progress, and can be cancelled', async ({ bench, page }) => {
  await bench.open();
  await bench.files.setInputFiles(files(5));
  const reading = page.getByRole('group', { name: 'Reading' });
  await expect(reading.getByRole('status')).toHaveText('5 of 5 read');
  await expect(reading.getByRole('link', { name: /\d+ statements/ })).toHaveCount(5);
  await expect(page.getByRole('region', { name: 'On the bench' }).getByRole('listitem')).toHaveCount(5);
  await reading.getByRole('button', { name: 'Put away' }).click();
  // A long text takes a while; Cancel ends it.
  const long = { name: 'long.txt', mimeType: 'text/plain', buffer: Buffer.from(FERRY.repeat(4000)) };
  await bench.files.setInputFiles([long, ...files(3)]);
  await reading.getByRole('button', { name: 'Cancel' }).click();
  await expect(reading).toContainText('cancelled');
  await expect(reading.getByRole('button', { name: 'Put away' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'On the bench' }).getByRole('listitem')).toHaveCount(5);
});

test('what is no text, and a text without statements, are said to be that', async ({ bench, page }) => {
  await bench.open();
  await bench.find.click();
  await expect(bench.messages).toContainText('Paste or write a text first');
  await bench.files.setInputFiles({ name: 'picture.png', mimeType: 'image/png', buffer: Buffer.from([137, 80]) });
  await expect(bench.messages).toContainText('None of these is a text');
  await bench.paste.fill('The harbour was quiet.');
  await bench.find.click();
  await expect(bench.review.getByRole('heading', { level: 2 })).toHaveText('No statement');
});

test('an article is explored at once, beside the others', async ({ bench, dateline, page }) => {
  await bench.begin();
  const total = await bench.marks.count();
  await bench.press('Enter');
  await bench.press('e');
  await page.getByText('that are still open').click();
  await page.getByRole('button', { name: 'Explore now' }).click();
  await dateline.shows(`${total} of ${15 + total} statements`);
  await expect(dateline.statements.first()).toContainText('Waiting at the pier');
  await expect(dateline.messages).toContainText(`Added 1 article with ${total} statements. They stay on this machine`);
  await dateline.clearAll.click();
  await dateline.shows(`${15 + total} of ${15 + total} statements`);
  await page.reload();
  await dateline.ready();
  await dateline.shows(`${15 + total} of ${15 + total} statements`);
});

test('a link carries an article, and whoever opens it may keep it', async ({ bench, context, page, server }) => {
  await bench.begin();
  await bench.press('Enter');
  await bench.press('Enter');
  await bench.press('e');
  await page.getByRole('button', { name: 'Copy link that carries this article' }).click();
  await expect(bench.messages).toContainText('The link is copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/#\/d\/1[-_A-Za-z0-9]+$/);
  const other = new Dateline(await context.newPage(), server.url);
  await other.page.goto(link);
  await other.shows('2 of 17 statements');
  const bar = other.page.getByRole('region', { name: 'Articles from the link' });
  await expect(bar).toContainText('The link itself carries the article “Waiting at the pier” with 2 statements');
  await expect(other.statements.first()).toContainText('They put up a notice');
  await other.page.reload();
  await other.ready();
  await other.shows(/of 15 statements/);
  await other.page.goto(link);
  await other.shows('2 of 17 statements');
  await bar.getByRole('button', { name: 'Keep on this machine' }).click();
  await expect(bar).toContainText('They stay on this machine');
  await other.page.waitForTimeout(200);
  await other.page.reload();
  await other.ready();
  await other.shows('2 of 17 statements');
});

test('what is too long for a link is a file', async ({ bench, page }) => {
  const long = Array.from({ length: 1500 }, (_, i) => `Paragraph ${i} tells of ${(i * i * 7919) % 100003} boats, ${(i * i * i * 104729) % 99991} nets and ${(i * i * 1299709) % 99989} sacks.`).join('\n\n');
  await bench.open();
  await bench.files.setInputFiles({ name: 'long.txt', mimeType: 'text/plain', buffer: Buffer.from(`${FERRY}\n${long}`) });
  await expect(bench.heading).toHaveText('Statement 1', { timeout: 15_000 });
  await bench.press('Enter');
  await bench.press('e');
  await page.getByRole('button', { name: 'Copy link that carries this article' }).click();
  await expect(bench.messages).toContainText(/too much for a link/);
  await expect(page.getByRole('button', { name: 'Download JSON' })).toBeVisible();
});

test('a link that carries nothing that can be read says so, and the explorer is there', async ({ dateline, page }) => {
  for (const payload of ['', '1', '1AAAA', '9abc', '%00%ff', '../../x', '1'.repeat(15000), '<script>alert(1)</script>']) {
    await page.goto('about:blank');
    await page.goto(`${dateline.url}#/d/${payload}`);
    await dateline.ready();
    await dateline.shows('15 of 15 statements');
    await expect(page.getByRole('log', { name: 'From the link' })).toContainText('they cannot be read');
  }
});

test('a text that is hostile is only a text', async ({ bench, page }) => {
  await bench.open();
  const hostile = `Invented\n\n<script>window.pwned=1</script>\n\n“<img src=x onerror=window.pwned=1>,” said a baker in \u202eVess\u202c.\n\n${'“'.repeat(3000)}\n\n“Done,” said a clerk.`;
  await bench.paste.fill(hostile);
  await bench.find.click();
  await expect(bench.text).toContainText('<img src=x');
  expect(await page.evaluate(() => window.pwned)).toBeUndefined();
});

test('where the browser keeps nothing, the bench works and says so', async ({ bench, page }) => {
  await page.addInitScript(() => { IDBFactory.prototype.open = () => { throw new DOMException('not here', 'SecurityError'); }; });
  await bench.begin();
  await expect(bench.messages).toContainText('does not keep');
  await bench.press('Enter');
  await expect(bench.heading).toHaveText('Statement 2');
});
