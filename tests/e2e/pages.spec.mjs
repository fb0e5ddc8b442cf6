// The static pages: read without a script, by people, axe, feed readers and reference managers.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AXE, violations } from './fixtures/axe.mjs';
import { expect, test } from './fixtures/page.mjs';
import { DIST } from './fixtures/server.mjs';

const first = (folder) => `${folder}/${readdirSync(join(DIST, folder)).sort()[0]}`;
const kinds = () => [
  'pages.html', first('statement'), first('article'), first('source'), first('region'), first('topic'),
  'velmara/pages.html', first('velmara/statement'), 'velmara/article/17-the-first-boat-back.html', first('velmara/source'), 'velmara/region/VM-HC.html', first('velmara/topic'),
  '404.html',
];

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a statement’s page says who, where and when, and leads on', async ({ page, server }) => {
    await page.goto(`${server.url}statement/0q53v6rd9k.html`);
    await expect(page.locator('blockquote')).toContainText('break through');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('a source in Ryanggang Province');
    await page.getByRole('main').getByRole('link', { name: 'Ryanggang', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ryanggang');
    await expect(page.getByRole('list', { name: 'Quotations' }).getByRole('listitem')).toHaveCount(5);
    await page.getByRole('link', { name: /North Koreans hope summit/ }).first().click();
    await expect(page.getByRole('list', { name: 'Quotations' }).getByRole('listitem')).toHaveCount(15);
    await page.getByRole('link', { name: 'All pages' }).click();
    await expect(page.getByRole('heading', { name: 'Regions' })).toBeVisible();
    for (const link of await page.getByRole('main').getByRole('link').all()) {
      expect((await page.request.get(new URL(await link.getAttribute('href'), page.url()).href)).status()).toBe(200);
    }
  });
});

test('a page leads into the explorer at that very selection', async ({ dateline, page, server }) => {
  await page.goto(`${server.url}velmara/region/VM-HC.html`);
  await page.getByRole('link', { name: 'Explore 67 statements from here' }).click();
  await dateline.ready();
  await dateline.shows('67 of 214 statements');
  await page.goto(`${server.url}statement/x2rddj2y8d.html`);
  await page.getByRole('link', { name: 'Explore it' }).click();
  await dateline.ready();
  await expect(page.locator('#st-x2rddj2y8d.is-open')).toBeVisible();
});

for (const scheme of ['light', 'dark']) {
  for (const width of [1440, 768, 360]) {
    test(`axe finds nothing on any kind of page, ${scheme}, ${width} px`, async ({ context, page, server }) => {
      test.slow();
      await context.addInitScript({ path: AXE });
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 780 });
      for (const path of kinds()) {
        await page.goto(server.url + path);
        expect.soft(await violations(page), path).toEqual([]);
        expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${path} does not scroll sideways`).toBeLessThanOrEqual(0);
      }
    });
  }
}

test('what machines read of a page is there, and is what it has to be', async ({ page, server }) => {
  for (const path of kinds().filter((path) => path !== '404.html')) {
    await page.goto(server.url + path);
    const read = await page.evaluate(() => ({
      data: [...document.querySelectorAll('script[type="application/ld+json"]')].map((e) => JSON.parse(e.textContent)),
      meta: Object.fromEntries([...document.querySelectorAll('meta[name], meta[property]')].map((e) => [e.name || e.getAttribute('property'), e.content])),
      title: document.title,
      coins: [...document.querySelectorAll('.Z3988')].map((e) => Object.fromEntries(new URLSearchParams(e.title))),
      scripts: document.querySelectorAll('script:not([type="application/ld+json"])').length,
    }));
    expect(read.scripts, path).toBe(0);
    expect(read.data, path).toHaveLength(1);
    expect(read.meta.description.length, path).toBeGreaterThan(20);
    expect(read.meta.description.length, path).toBeLessThanOrEqual(310);
    expect(read.title, path).toBe(read.meta['og:title']);
    expect(read.data[0]['@context']).toBe('https://schema.org');
    if (/(^|\/)statement\//.test(path)) {
      expect(read.data[0]['@type']).toBe('Quotation');
      expect(read.data[0].isPartOf['@type']).toBe('NewsArticle');
    }
    if (/(^|\/)(statement|article)\//.test(path)) {
      // By the rules of reference managers: a title, a date that is no more than stated, a kind.
      expect(read.meta.citation_title).toBeTruthy();
      expect(read.coins[0]).toMatchObject({ ctx_ver: 'Z39.88-2004', 'rft.type': 'newspaperArticle', 'rft.title': read.meta.citation_title });
      const date = read.meta.citation_publication_date;
      if (date) expect(date).toMatch(/^\d{4}(\/\d\d(\/\d\d)?)?$/);
    }
  }
});

test('feeds are Atom, and every address of a page is one', async ({ page, server }) => {
  await page.goto(`${server.url}pages.html`);
  for (const path of ['feed.xml', 'velmara/feed.xml', `feed/${readdirSync(join(DIST, 'feed'))[0]}`]) {
    const read = await page.evaluate((text) => {
      const xml = new DOMParser().parseFromString(text, 'application/xml');
      const of = (e, name) => e.getElementsByTagNameNS('http://www.w3.org/2005/Atom', name);
      return {
        error: xml.querySelector('parsererror')?.textContent,
        root: xml.documentElement.localName,
        ids: [...of(xml, 'id')].map((e) => e.textContent),
        updated: [...of(xml, 'updated')].map((e) => e.textContent),
        links: [...of(xml, 'entry')].map((e) => of(e, 'link')[0].getAttribute('href')),
      };
    }, readFileSync(join(DIST, path), 'utf8'));
    expect(read.error).toBeUndefined();
    expect(read.root).toBe('feed');
    expect(new Set(read.ids).size).toBe(read.ids.length);
    for (const moment of read.updated) expect(moment).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/);
    for (const link of read.links) expect((await page.request.get(new URL(link, server.url + path).href)).status(), link).toBe(200);
  }
});
