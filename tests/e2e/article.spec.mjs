import { back, expect, test } from './fixtures/page.mjs';
import { matching } from './fixtures/velmara.mjs';

test('a statement leads to its article: facts, statements in order, and back', async ({ dateline, page }) => {
  await dateline.open('#/quotes?region=KP-10');
  await dateline.shows('5 of 15 statements');
  await dateline.statements.first().hover();
  await dateline.statements.first().getByRole('link', { name: 'Article' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('North Koreans hope summit to bring sanctions relief');
  await expect(page).toHaveTitle(/North Koreans hope summit to bring sanctions relief/);
  const facts = page.getByRole('complementary', { name: 'The article' });
  for (const text of ['Daily NK', 'Kang Mi Jin', 'English', 'Feb 2019', 'Ryanggang 5', 'South Pyongan 4']) await expect(facts).toContainText(text);
  // All statements of the article, whatever was selected, in its order.
  const sequence = dateline.statements;
  await expect(sequence).toHaveCount(15);
  const paragraphs = (await sequence.allInnerTexts()).map((text) => Number(/¶ (\d+)/.exec(text)[1]));
  expect(paragraphs).toEqual([...paragraphs].sort((a, b) => a - b));
  await expect(sequence.first()).toContainText('Kim Jong Un is going to the talks');
  await page.getByRole('link', { name: 'All statements' }).click();
  await dateline.shows('5 of 15 statements');
  await expect.poll(() => dateline.fragment).toBe('#/quotes?region=KP-10');
  await back(page);
  await expect(sequence).toHaveCount(15);
  await back(page);
  await dateline.shows('5 of 15 statements');
});

test('an article’s link opens in a fresh page', async ({ dateline, fresh, page }) => {
  await dateline.open('#/article/17-the-first-boat-back?collection=velmara');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The first boat back');
  await expect(page.getByText('Invented collection')).toBeVisible();
  const n = matching({ article: ['17-the-first-boat-back'] }).length;
  await expect(dateline.statements).toHaveCount(n);
  await page.getByText('The text of the article').click();
  await expect(page.getByText('She came round the breakwater at twenty to eleven')).toBeVisible();
  const other = await fresh(new URL(page.url()).hash);
  await expect(other.page.getByRole('heading', { level: 1 })).toHaveText('The first boat back');
  await expect(other.statements).toHaveCount(n);
});

test('Copy link on an article’s page copies the article’s link', async ({ context, dateline, page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await dateline.open('#/article/17-the-first-boat-back?collection=velmara');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The first boat back');
  await dateline.copyLink.click();
  await expect(dateline.messages).toContainText('Link copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
});

test('from an article to its statements, one or all', async ({ dateline, page }) => {
  await dateline.open('#/article/17-the-first-boat-back?collection=velmara');
  const n = matching({ article: ['17-the-first-boat-back'] }).length;
  await page.getByRole('link', { name: 'Explore only this article' }).click();
  await dateline.shows(`${n} of 214 statements`);
  await expect(dateline.box('Article', 'The first boat back')).toBeChecked();
  await back(page);
  const third = dateline.statements.nth(2);
  await third.hover();
  await third.getByRole('link', { name: 'Context' }).click();
  await dateline.shows('214 of 214 statements');
  const opened = dateline.statements.filter({ hasText: 'The driver said that about half of them had been planted' });
  await expect(opened).toBeInViewport();
  await expect(opened.locator('blockquote')).toContainText('First off was the lorry with the seed potatoes.');
});

test('right-to-left articles are set from right to left', async ({ dateline, page }) => {
  await dateline.open('#/quotes?collection=velmara&language=ar');
  await expect(dateline.statements.first()).toBeVisible();
  await dateline.statements.first().hover();
  await dateline.statements.first().getByRole('link', { name: 'Article' }).click();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveAttribute('lang', 'ar');
  await expect(heading).toHaveCSS('direction', 'rtl');
});

test('a correction is shown with what it corrects', async ({ dateline, page }) => {
  await dateline.open('#/quotes?collection=velmara');
  await dateline.shows('214 of 214 statements');
  const corrected = dateline.statements.filter({ has: page.getByText('corrected', { exact: true }) });
  await expect(async () => {
    await page.keyboard.press('Control+f');
    await expect(corrected).not.toHaveCount(0, { timeout: 1000 });
  }).toPass();
  await corrected.first().hover();
  await corrected.first().getByRole('link', { name: 'Context' }).click();
  await expect(corrected.first()).toContainText('Corrected');
  await expect(corrected.first().getByRole('deletion')).not.toHaveText('');
});
