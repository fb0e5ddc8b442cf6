import { expect, test } from './fixtures/page.mjs';
import { file } from './fixtures/articles.mjs';

test('everything that is loaded is the page’s own, and nothing is loaded twice', async ({ dateline, log, page, server }) => {
  await dateline.open();
  await dateline.shows('15 of 15 statements');
  await page.waitForLoadState('networkidle');
  const files = log.requests.filter((url) => url.startsWith(server.url)).map((url) => url.slice(server.url.length));
  expect(files.map((name) => name.replace(/-[0-9a-f]{12,16}/, '')).sort()).toEqual(['', 'offline.js', 'page.js', 'page_bg.wasm', 'styles.css']);
  // A whole visit, and nothing more than the second collection.
  const before = log.requests.length;
  await dateline.toggle('Region', 'Ryanggang');
  await dateline.search.fill('trade');
  await dateline.statements.first().hover();
  await dateline.statements.first().getByRole('link', { name: 'Context' }).click();
  await dateline.statements.first().getByRole('link', { name: 'Article' }).first().click();
  await page.getByRole('link', { name: 'All statements' }).click();
  await dateline.files.setInputFiles(file('lantern-night.json'));
  await dateline.shows(/of 17 statements/);
  expect(log.requests.slice(before)).toEqual([]);
  await page.getByRole('link', { name: 'Voices from Velmara, winter 2017' }).click();
  await dateline.shows('216 of 216 statements');
  expect(log.requests.slice(before).map((url) => url.slice(server.url.length))).toEqual([expect.stringMatching(/^data\/velmara-[0-9a-f]+\.json$/)]);
});

test('a policy stands in the page, before what it covers, and it allows no other host', async ({ dateline, page }) => {
  await dateline.open();
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  const rules = new Map(policy.split(';').map((rule) => rule.trim().split(/\s+/)).map(([name, ...values]) => [name, values]));
  expect(rules.get('default-src')).toEqual(["'none'"]);
  for (const [name, values] of rules) {
    for (const value of values) expect(value, name).toMatch(/^('none'|'self'|'wasm-unsafe-eval'|'sha256-[A-Za-z0-9+/=]+'|data:)$/);
  }
  const first = await page.evaluate(() => {
    const all = [...document.querySelectorAll('meta[http-equiv="Content-Security-Policy"], script, link[rel=stylesheet], style')];
    return all[0].tagName;
  });
  expect(first).toBe('META');
});

test('the policy is in force: what does not belong to the page does not run, and nobody is asked', async ({ dateline, log, page }) => {
  log.expected = /policy|Content Security Policy|Refused|Failed to fetch/;
  await dateline.open();
  const before = log.requests.length;
  await page.evaluate(() => {
    window.seen = [];
    document.addEventListener('securitypolicyviolation', (event) => window.seen.push(event.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'window.pwned = 1';
    document.body.append(script);
    new Image().src = 'https://example.invalid/picture.png';
    fetch('https://example.invalid/').catch(() => {});
  });
  await expect.poll(() => page.evaluate(() => [...window.seen].sort())).toEqual(['connect-src', 'img-src', 'script-src-elem']);
  expect(await page.evaluate(() => window.pwned)).toBeUndefined();
  log.requests.length = before; // what was tried here was refused before it left
});

test('a link to a publisher does not say where one comes from', async ({ dateline, page }) => {
  await dateline.open();
  expect(await page.locator('meta[name=referrer]').getAttribute('content')).toBe('no-referrer');
  const { article, made } = await import('./fixtures/articles.mjs');
  await dateline.files.setInputFiles(made('lamp.json', article({ url: 'https://example.invalid/lamp' })));
  const statement = dateline.statements.filter({ hasText: 'The invented lamp was lit' });
  await statement.hover();
  const link = statement.getByRole('link', { name: 'At the publisher' }).first();
  await expect(link).toHaveAttribute('href', /^https:\/\/example\.invalid\/lamp#:~:text=The%20invented%20lamp/);
  await expect(link).toHaveAttribute('rel', /noopener/);
});
