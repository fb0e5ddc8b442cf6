// The bench with axe, with a keyboard alone, and on narrow screens.
import { AXE, violations } from './fixtures/axe.mjs';
import { expect, test } from './fixtures/bench.mjs';

for (const scheme of ['light', 'dark']) {
  for (const [width, height] of [[1440, 900], [768, 1024], [360, 780]]) {
    test(`axe finds nothing on the bench, ${scheme}, ${width} px`, async ({ bench, context, page }) => {
      test.slow();
      await context.addInitScript({ path: AXE });
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height });
      const clean = (name) => test.step(name, async () => {
        expect.soft(await violations(page), name).toEqual([]);
        expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${name}: it does not scroll sideways`).toBeLessThanOrEqual(0);
      });
      await bench.open();
      await page.getByText('What is known of it').click();
      await clean('the beginning');
      await bench.paste.fill((await import('./fixtures/ferry.mjs')).FERRY);
      await bench.find.click();
      await expect(bench.marks.first()).toBeVisible();
      await bench.press('Enter');
      await bench.press('x');
      await clean('the text');
      if (width < 600) await page.getByRole('button', { name: 'Review', exact: true }).click();
      await expect(bench.heading).toBeVisible();
      await clean('a statement');
      for (const [key, name] of [['i', 'What is known of the article'], ['e', 'Export'], ['?', 'Keys']]) {
        await bench.press(key);
        await expect(page.getByRole('region', { name })).toBeVisible();
        await clean(name);
      }
      await page.getByRole('link', { name: 'Save & close' }).click();
      await expect(page.getByRole('link', { name: 'Waiting at the pier' })).toBeVisible();
      await clean('what is on the bench');
    });
  }
}

test('what has the focus is seen, and Tab goes through the fields', async ({ bench, page }) => {
  await bench.begin();
  await bench.press('s');
  await expect(bench.source).toBeFocused();
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  expect(outline).toBe('solid');
  for (let i = 0; i < 12 && !(await bench.region.evaluate((e) => e === document.activeElement)); i += 1) await page.keyboard.press('Tab');
  await expect(bench.region).toBeFocused();
});
