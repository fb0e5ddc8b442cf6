import { back, expect, test } from './fixtures/page.mjs';
import { matching, statusOf } from './fixtures/velmara.mjs';

test('finds words of statements, sources and titles, and marks them', async ({ dateline }) => {
  await dateline.open();
  await dateline.search.fill('sanctions');
  await dateline.shows('15 of 15 statements'); // the title has the word
  await expect(dateline.list.locator('cite mark').first()).toHaveText('sanctions');
  await dateline.search.fill('Musan');
  await dateline.shows('1 of 15 statements');
  await expect(dateline.statements.locator('mark')).toHaveText(['Musan']);
  await dateline.search.fill('minister of coal');
  await dateline.shows('1 of 15 statements');
  await expect(dateline.statements).toContainText('Go In-ho');
  await dateline.search.fill('');
  await dateline.shows('15 of 15 statements');
  await expect(dateline.statements.locator('mark')).toHaveCount(0);
});

test('a part of a word is found, and all words have to be', async ({ dateline }) => {
  await dateline.open();
  await dateline.search.fill('trad');
  const some = Number((await dateline.status.textContent()).split(' ')[0]);
  expect(some).toBeGreaterThan(1);
  await expect(dateline.statements).toHaveCount(some);
  for (const mark of await dateline.statements.locator('mark').allInnerTexts()) expect(mark.toLowerCase()).toBe('trad');
  await dateline.search.fill('trad musan');
  await dateline.shows('0 of 15 statements');
});

test('case and diacritics are folded', async ({ dateline }) => {
  await dateline.open();
  for (const word of ['MUSAN', 'müsán', 'ｍｕｓａｎ', '  musan  ', 'mu\u0301san']) {
    await dateline.search.fill(word);
    await dateline.shows('1 of 15 statements');
    await expect(dateline.statements.locator('mark')).toHaveText(['Musan']);
  }
});

for (const [script, word] of [['Korean', '밀가루'], ['Arabic', 'الخبز'], ['Latin', 'harbour']]) {
  test(`finds ${script} words`, async ({ dateline }) => {
    await dateline.open('#/quotes?collection=velmara');
    await dateline.shows('214 of 214 statements');
    const expected = matching({ q: word });
    expect(expected.length).toBeGreaterThan(0);
    await dateline.search.fill(word);
    await dateline.shows(statusOf({ q: word }));
    await expect(dateline.list.locator('mark').filter({ hasText: new RegExp(`^${word}$`, 'i') }).first()).toBeVisible();
  });
}

test('Arabic vowel signs do not matter', async ({ dateline }) => {
  await dateline.open('#/quotes?collection=velmara');
  await dateline.shows('214 of 214 statements');
  await dateline.search.fill('الخُبْز');
  await dateline.shows(statusOf({ q: 'الخبز' }));
});

const hostile = {
  'an open bracket': ['[', 15], 'a backslash': ['\\', 15], parentheses: ['(((', 15], 'a star': ['*.*', 15], 'only spaces': ['    ', 15],
  'an emoji': ['🦀', null], markup: ['<img src=x onerror=window.pwned=1>', 0], 'a quotation mark': ['"\'`', 15], 'a percent sign': ['%%%2', null],
  'control characters': ['\u0000\u0007\u001b', 15], 'right-to-left marks': ['\u202e\u200f', 15], 'half an emoji': ['\ud83e', null],
  '5,000 characters': ['trade '.repeat(833), null], '5,000 letters': ['x'.repeat(5000), 0],
};
test('no search does harm, and each is in the link', async ({ dateline, page }) => {
  test.slow();
  await dateline.open();
  for (const [name, [text, found]] of Object.entries(hostile)) {
    await test.step(name, async () => {
      await dateline.search.fill(text);
      if (found !== null) await dateline.shows(`${found} of 15 statements`);
      await expect(dateline.status).toHaveText(/^\d+ of 15 statements$/);
      await dateline.search.press('Enter');
      const [status, words] = [await dateline.status.textContent(), await dateline.search.inputValue()];
      await page.reload();
      await dateline.ready();
      await dateline.shows(status);
      await expect(dateline.search).toHaveValue(words.trim());
      await dateline.search.fill('Musan');
      await dateline.shows('1 of 15 statements');
      expect(await dateline.overflow()).toBe(0);
      expect(await page.evaluate(() => window.pwned)).toBeUndefined();
    });
  }
});

test('the slash leads to the search', async ({ dateline, page }) => {
  await dateline.open();
  await page.keyboard.press('/');
  await expect(dateline.search).toBeFocused();
  await expect(dateline.search).toHaveValue('');
  await page.keyboard.type('musan/');
  await expect(dateline.search).toHaveValue('musan/');
});

test('a mistyped word finds what is nearest, and marks it', async ({ dateline, page }) => {
  await dateline.open('#/quotes?q=sancsions');
  await expect(dateline.statements.first()).toBeVisible();
  await expect(page.locator('#quotes mark').first()).toHaveText(/^sanctions?/i);
});

test('words in quotation marks follow one another, and a hyphen takes away', async ({ dateline }) => {
  await dateline.open();
  await dateline.search.fill('"first summit"');
  const phrase = await dateline.texts();
  expect(phrase.length).toBeGreaterThan(0);
  for (const text of phrase) expect(text).toMatch(/first summit/i);
  await dateline.search.fill('summit');
  const all = (await dateline.texts()).length;
  await dateline.search.fill('summit -"first summit"');
  await expect.poll(async () => (await dateline.texts()).length).toBe(all - phrase.length);
});

test('a field that is typed becomes the filter that a click sets, and one step back', async ({ dateline, page }) => {
  await dateline.open();
  await dateline.search.fill('region:yanggang trade');
  await dateline.search.press('Enter');
  await expect(dateline.box('Region', 'Ryanggang')).toBeChecked();
  await expect.poll(() => dateline.fragment).toBe('#/quotes?region=KP-10&q=trade');
  await expect(dateline.search).toHaveValue('trade');
  await back(page);
  await dateline.shows('15 of 15 statements');
});

test('a field that names nothing filters nothing, and says so', async ({ dateline }) => {
  await dateline.open();
  await dateline.search.fill('region:Atlantis');
  await dateline.search.press('Enter');
  await dateline.shows('15 of 15 statements');
  await expect(dateline.messages).toContainText('“Atlantis” is no region of this collection');
});

test('what answers best can stand first', async ({ dateline, page }) => {
  await dateline.open();
  await expect(page.getByRole('button', { name: 'relevance' })).toHaveCount(0);
  await dateline.search.fill('trade china');
  await page.getByRole('button', { name: 'relevance' }).click();
  await expect.poll(() => dateline.fragment).toContain('sort=relevance');
  const texts = await dateline.texts();
  expect(texts.length).toBeGreaterThan(1);
});

test('what may be meant is offered while typing, and taken with the keyboard', async ({ dateline, page }) => {
  await dateline.open('#/quotes?collection=velmara');
  await dateline.search.click();
  await dateline.search.pressSequentially('ha');
  const options = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
  await expect(options.first()).toBeVisible();
  await expect(dateline.search).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowDown');
  const first = options.first();
  await expect(first).toHaveAttribute('aria-selected', 'true');
  await expect(dateline.search).toHaveAttribute('aria-activedescendant', await first.getAttribute('id'));
  const [, what, count] = /^(.*?)(\d+)$/s.exec((await first.innerText()).trim()) ?? [];
  expect(what).toBeTruthy();
  await page.keyboard.press('Enter');
  await dateline.shows(`${count} of 214 statements`);
  await expect(options).toHaveCount(0);
  // Escape closes without a choice; the words stay.
  await dateline.search.fill('har');
  await expect(options.first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(options).toHaveCount(0);
  await expect(dateline.search).toHaveValue('har');
  // By mouse; one step back undoes both the typing and the choice.
  await page.goto('about:blank');
  await dateline.open('#/quotes?collection=velmara');
  await dateline.search.click();
  await dateline.search.pressSequentially('ha');
  await options.first().click();
  await expect(options).toHaveCount(0);
  await expect(dateline.clearAll).toBeVisible();
  await back(page);
  await dateline.shows('214 of 214 statements');
});

test('an opened statement says where the words were found', async ({ dateline }) => {
  await dateline.open('#/quotes?q=yanggang');
  const first = dateline.statements.first();
  await first.hover();
  await first.getByRole('link', { name: 'Context' }).click();
  await expect(first).toContainText('Found by');
  await expect(first).toContainText('also Yanggang');
});
