import { back, expect, test } from './fixtures/page.mjs';

test.use({ viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });

const views = (dateline, page) => ({
  Quotations: dateline.list,
  Map: page.getByRole('group', { name: 'Map of where sources are' }),
  Timeline: dateline.timeline,
  Filters: dateline.group('Topic'),
});
const tab = (page, name) => page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name, exact: true });

for (const [collection, first, total] of [['', '#/quotes', 15], ['velmara', '#/quotes?collection=velmara', 214]]) {
  test(`four tabs, each alone, ${total} statements`, async ({ dateline, page }) => {
    await dateline.open(first);
    await dateline.shows(`${total} of ${total} statements`);
    const parts = views(dateline, page);
    await expect(page.getByRole('navigation', { name: 'Views' }).getByRole('link')).toHaveText(Object.keys(parts));
    for (const name of ['Map', 'Timeline', 'Filters', 'Quotations']) {
      const box = await tab(page, name).boundingBox();
      expect(box.height).toBeGreaterThanOrEqual(44);
      expect(box.width).toBeGreaterThanOrEqual(44);
      expect(box.y + box.height).toBeLessThanOrEqual(780);
      await tab(page, name).tap();
      await expect(tab(page, name)).toHaveAttribute('aria-current', 'page');
      for (const [other, part] of Object.entries(parts)) {
        await expect(part, `${other} on ${name}`).toBeVisible({ visible: other === name });
      }
      expect(await dateline.overflow(), name).toBe(0);
      await dateline.shows(`${total} of ${total} statements`);
      await expect(page.getByText('Invented collection').locator('visible=true'), name).toHaveCount(collection ? 1 : 0);
    }
  });
}

test('the tab is in the link, and Back returns to the one before', async ({ dateline, page }) => {
  await dateline.open();
  await tab(page, 'Map').tap();
  await expect.poll(() => dateline.fragment).toBe('#/map');
  await tab(page, 'Filters').tap();
  await expect.poll(() => dateline.fragment).toBe('#/filters');
  await back(page);
  await expect(views(dateline, page).Map).toBeVisible();
  await page.reload();
  await dateline.ready();
  await expect(views(dateline, page).Map).toBeVisible();
  await expect(dateline.list).toBeHidden();
});

test('a tap on a region, a filter, a word: all views are of one selection', async ({ dateline, page }) => {
  await dateline.open('#/map');
  await dateline.region('Ryanggang').tap();
  await dateline.shows('5 of 15 statements');
  await tab(page, 'Filters').tap();
  await dateline.box('Topic', 'sanctions').locator('xpath=ancestor::label').tap();
  await dateline.shows('3 of 15 statements');
  await dateline.search.fill('final say');
  await dateline.shows('1 of 15 statements');
  await tab(page, 'Quotations').tap();
  await expect(dateline.statements).toHaveCount(1);
  await dateline.clearAll.tap();
  await dateline.shows('15 of 15 statements');
});

test('everything that is for the thumb is 44 px high', async ({ dateline, page }) => {
  await dateline.open('#/filters?region=KP-10&topic=sanctions');
  await dateline.shows('3 of 15 statements');
  const high = async (locator) => {
    for (const one of await locator.all()) {
      if (!(await one.isVisible())) continue;
      const box = await one.boundingBox();
      expect(Math.round(box.height), await one.evaluate((e) => e.outerHTML.slice(0, 120))).toBeGreaterThanOrEqual(44);
    }
  };
  await expect(dateline.group('Topic').locator('label').first()).toBeVisible();
  await high(page.locator('.rows label'));
  await high(page.getByRole('button', { name: /^Take away/ }));
  await high(dateline.clearAll);
  await high(dateline.copyLink);
  await high(dateline.search.locator('xpath=ancestor::label'));
  await tab(page, 'Quotations').tap();
  await high(page.getByRole('button', { name: 'Open the context' }));
  await tab(page, 'Timeline').tap();
  await high(dateline.from);
  await high(dateline.to);
  await high(page.getByRole('button', { name: /^Undated/ }));
});

test('a statement opens, and leads to its article and back', async ({ dateline, page }) => {
  await dateline.open('#/quotes?collection=velmara&region=VM-TA-01');
  await expect(dateline.statements.first()).toBeVisible();
  await dateline.statements.first().getByRole('button', { name: 'Open the context' }).tap();
  await expect(dateline.statements.first()).toContainText('Published');
  expect(await dateline.overflow()).toBe(0);
  await dateline.statements.first().getByRole('link', { name: 'Article' }).locator('visible=true').tap();
  await expect(page.getByRole('complementary', { name: 'The article' })).toBeVisible();
  expect(await dateline.overflow()).toBe(0);
  await page.getByRole('link', { name: 'All statements' }).tap();
  await expect(dateline.status).toHaveText(/ of 214 statements$/);
});

test('an invented article is labelled so', async ({ dateline, page }) => {
  await dateline.open('#/article/17-the-first-boat-back?collection=velmara');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The first boat back');
  await expect(page.getByText('Invented collection').locator('visible=true')).toHaveCount(1);
});

test('an article’s map, the empty list and messages fit', async ({ dateline, page }) => {
  for (const fragment of ['#/quotes?region=KP-10&topic=doubt', '#/quotes?region=KP-99', '#/article/north-koreans-hope-summit', '#/map?mapped=about', '#/timeline?from=2019-02-25']) {
    await page.goto('about:blank');
    await dateline.open(fragment);
    expect(await dateline.overflow(), fragment).toBe(0);
  }
});
