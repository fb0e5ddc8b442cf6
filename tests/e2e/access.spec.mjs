import { AXE, violations } from './fixtures/axe.mjs';
import { expect, test } from './fixtures/page.mjs';

const screens = [
  ['the main page', '#/quotes', '15 of 15'],
  ['filtered', '#/quotes?region=KP-10&region=KP-99&topic=sanctions&q=trade&undated=yes&from=2019-02-25', '2 of 15'],
  ['the empty list', '#/quotes?region=KP-10&topic=doubt', '0 of 15'],
  ['the map of subjects', '#/quotes?mapped=about', '15 of 15'],
  ['an opened statement', '#/quotes?open=x2rddj2y8d', '15 of 15'],
  ['the invented collection', '#/quotes?collection=velmara', '214 of 214'],
  ['an article', '#/article/north-koreans-hope-summit', null],
  ['an invented article', '#/article/22-the-last-form-on-little-tarn?collection=velmara', null],
];
const phone = [
  ['the tab Quotations', '#/quotes?open=x2rddj2y8d', '15 of 15'],
  ['the tab Map', '#/map?region=KP-10', '5 of 15'],
  ['the tab Timeline', '#/timeline?from=2019-02-25', null],
  ['the tab Filters', '#/filters?topic=sanctions', null],
  ['an article', '#/article/17-the-first-boat-back?collection=velmara', null],
];

for (const scheme of ['light', 'dark']) {
  for (const [width, height, list] of [[1440, 900, screens], [360, 780, phone]]) {
    test(`axe finds nothing, ${scheme}, ${width} px`, async ({ context, dateline, page }) => {
      test.slow();
      await context.addInitScript({ path: AXE });
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height });
      for (const [name, fragment, status] of list) {
        await test.step(name, async () => {
          await page.goto('about:blank');
          await dateline.open(fragment);
          if (status) await dateline.shows(`${status} statements`);
          else await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          expect.soft(await violations(page), name).toEqual([]);
        });
      }
    });
  }
}

test('axe finds nothing in messages and own articles', async ({ context, dateline, page }) => {
  await context.addInitScript({ path: AXE });
  const { file } = await import('./fixtures/articles.mjs');
  await dateline.open();
  await dateline.files.setInputFiles([file('lantern-night.json'), file('wrong-fields.json')]);
  await dateline.shows('17 of 17 statements');
  await dateline.from.fill('nonsense');
  await dateline.from.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'no date' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

/** What has the focus: its role, its name, and whether the eye can see that it has it. */
function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    const name = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent;
    const near = [element, element.closest('label'), element.closest('.search'), ...element.querySelectorAll('rect')].filter(Boolean);
    const look = (one) => { const s = getComputedStyle(one); return [s.outlineStyle === 'none' ? '' : `${s.outlineWidth} ${s.outlineColor}`, s.boxShadow, s.borderColor, s.stroke, s.strokeWidth].join(); };
    const seen = near.map(look);
    element.blur();
    const marked = near.some((one, i) => look(one) !== seen[i]);
    element.focus({ preventScroll: true });
    return { role: element.getAttribute('role') ?? (element.tagName === 'INPUT' ? element.type : element.tagName.toLowerCase()), name: name.trim(), marked };
  });
}

test('Tab leads to everything and to nothing else, and the focus can be seen', async ({ dateline, page }) => {
  test.slow();
  await dateline.open();
  const order = [];
  for (let i = 0; i < 400; i += 1) {
    await page.keyboard.press('Tab');
    const here = await focused(page);
    if (here.role === 'body' || (here.name === order[0]?.name && here.role === order[0].role)) break;
    order.push(here);
  }
  const place = (role, name) => order.findIndex((one) => one.role === role && name.test(one.name));
  const stops = [
    ['combobox', /^Search$/], ['button', /^Copy link$/], ['button', /^Ryanggang, 5 statements$/], ['checkbox', /^Ryanggang, 5 statements$/],
    ['checkbox', /^China, \d+ statements$/], ['checkbox', /^quoted, \d+ statements$/], ['checkbox', /^English, 15 statements$/],
    ['file', /^Choose article files$/], ['text', /^From$/], ['text', /^To$/], ['slider', /^Beginning of the range$/], ['slider', /^End of the range$/], ['button', /^Undated, 9 statements$/],
  ];
  const places = stops.map(([role, name]) => place(role, name));
  expect(stops.filter((_, i) => places[i] < 0), 'reached by Tab').toEqual([]);
  expect.soft(order.filter((one) => !one.marked), 'focus that cannot be seen').toEqual([]);
  const answers = ['a', 'button', 'checkbox', 'combobox', 'text', 'file', 'slider', 'summary'];
  const idle = order.filter((one) => !answers.includes(one.role)).map((one) => `${one.role} ${one.name}`);
  expect.soft(idle, 'stops at which there is nothing to do').toEqual([]);
  // In the order of the page: search, regions, filters, timeline.
  const chain = [places[0], places[2], places[3], places[5], places[8], places[10], places[12]];
  expect(chain).toEqual([...chain].sort((a, b) => a - b));
});

test('a filter answers to the keyboard, and keeps the focus', async ({ dateline, page }) => {
  await dateline.open();
  await dateline.box('Topic', 'sanctions').focus();
  await page.keyboard.press('Space');
  await expect(dateline.box('Topic', 'sanctions')).toBeChecked();
  await expect(dateline.box('Topic', 'sanctions')).toBeFocused();
  await page.keyboard.press('Space');
  await dateline.shows('15 of 15 statements');
});

test('an end of the range is seen to have the focus', async ({ dateline, page }) => {
  await dateline.open();
  await dateline.to.focus();
  await page.keyboard.press('Tab');
  const slider = page.getByRole('slider', { name: 'Beginning of the range' });
  await expect(slider).toBeFocused();
  const without = await page.getByRole('slider', { name: 'End of the range' }).locator('rect').evaluate((e) => getComputedStyle(e).strokeWidth);
  expect(await slider.locator('rect').evaluate((e) => getComputedStyle(e).strokeWidth)).not.toBe(without);
});

test('reading structure: one title, landmarks, headings', async ({ dateline, page }) => {
  await dateline.open();
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.getByRole('banner')).toHaveCount(1);
  await expect(page.getByRole('main')).toHaveCount(1);
  for (const name of ['Regions', 'Quotations', 'Timeline']) await expect(page.getByRole('region', { name, exact: true })).toHaveCount(1);
  for (const name of ['Regions', 'Quotations', 'Filters', 'Timeline']) await expect(page.getByRole('heading', { level: 2, name })).toHaveCount(1);
});

test('axe finds nothing in the suggestions', async ({ context, dateline, page }) => {
  await context.addInitScript({ path: AXE });
  await dateline.open('#/quotes?collection=velmara');
  await dateline.search.click();
  await dateline.search.pressSequentially('ha');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  expect(await violations(page)).toEqual([]);
});
