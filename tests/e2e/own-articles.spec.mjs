import { article, file, made } from './fixtures/articles.mjs';
import { expect, test } from './fixtures/page.mjs';

const remove = (page, name) => page.getByRole('button', { name: `Remove ${name}`, exact: true });

test('an article that is chosen is explored at once, kept, and removed', async ({ dateline, log, page }) => {
  await dateline.open();
  const before = log.requests.length;
  await dateline.files.setInputFiles(file('lantern-night.json'));
  await dateline.shows('17 of 17 statements');
  await expect(dateline.messages).toContainText('Added 1 article with 2 statements');
  expect(log.requests.slice(before), 'nothing leaves the machine').toEqual([]);
  await expect(dateline.region('Nowhere Quay')).toHaveCount(0);
  await expect(dateline.box('Region', 'Nowhere Quay')).toHaveAccessibleName('Nowhere Quay, 2 statements');
  await dateline.toggle('Source', 'Odo Makebelieve');
  await dateline.shows('1 of 17 statements');
  await expect(dateline.statements).toContainText('“The lamp was lit before the clock, and nobody minded.”');
  // Kept for the next visit, with the link that was left.
  await page.reload();
  await dateline.ready();
  await dateline.shows('1 of 17 statements');
  await expect(dateline.messages).toHaveText('');
  await dateline.clearAll.click();
  await dateline.shows('17 of 17 statements');
  await remove(page, 'lantern-night.json').click();
  await dateline.shows('15 of 15 statements');
  await expect(remove(page, 'lantern-night.json')).toHaveCount(0);
  await expect.poll(() => kept(page)).toEqual([]);
  await page.reload();
  await dateline.ready();
  await dateline.shows('15 of 15 statements');
});

/** The names of the files that the browser keeps. */
function kept(page) {
  return page.evaluate(() => new Promise((done, failed) => {
    const request = indexedDB.open('dateline');
    request.onerror = failed;
    request.onsuccess = () => {
      const keys = request.result.transaction('articles').objectStore('articles').getAllKeys();
      keys.onsuccess = () => { request.result.close(); done(keys.result); };
      keys.onerror = failed;
    };
  }));
}

test('the article has a page, and its link works for whoever has the file', async ({ dateline, fresh, page }) => {
  await dateline.open();
  await dateline.files.setInputFiles(file('lantern-night.json'));
  await dateline.shows('17 of 17 statements');
  await page.getByRole('button', { name: 'Show only these' }).click();
  await dateline.shows('2 of 17 statements');
  await dateline.statements.first().hover();
  await dateline.statements.first().getByRole('link', { name: 'Article' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lantern night on Nowhere Quay');
  await expect.poll(() => kept(page)).toEqual(['lantern-night.json']);
  const other = await fresh(new URL(page.url()).hash);
  await expect(other.page.getByRole('heading', { level: 1 })).toHaveText('Lantern night on Nowhere Quay');
  await expect(other.messages).toHaveText('');
});

test('the same file again takes the place of the first', async ({ dateline, page }) => {
  await dateline.open();
  await dateline.files.setInputFiles(made('lamp.json', article()));
  await dateline.shows('16 of 16 statements');
  await dateline.files.setInputFiles(made('lamp.json', article({}, { content: ['The invented lamp went out, the keeper said.'] })));
  await expect(dateline.statements.filter({ hasText: 'The invented lamp went out' })).toHaveCount(1);
  await dateline.shows('16 of 16 statements');
  await expect(dateline.statements.filter({ hasText: 'The invented lamp was lit' })).toHaveCount(0);
  await expect(remove(page, 'lamp.json')).toHaveCount(1);
});

test('two articles of one id are both there', async ({ dateline }) => {
  await dateline.open();
  await dateline.files.setInputFiles([
    made('a.json', article({ id: 'lamp', title: 'Invented lamp, morning' })),
    made('b.json', article({ id: 'lamp', title: 'Invented lamp, evening' })),
  ]);
  await dateline.shows('17 of 17 statements');
  await dateline.toggle('Article', 'Invented lamp, evening');
  await dateline.shows('1 of 17 statements');
});

test('own articles are there in the other collection too', async ({ dateline }) => {
  await dateline.open();
  await dateline.files.setInputFiles(file('lantern-night.json'));
  await dateline.shows('17 of 17 statements');
  await dateline.page.getByRole('link', { name: 'Voices from Velmara, winter 2017' }).click();
  await dateline.shows('216 of 216 statements');
});

test('a file that is no article is named with line, column, path and reason; the good one loads', async ({ dateline }) => {
  await dateline.open();
  await dateline.files.setInputFiles([
    file('broken-syntax.json'), file('lantern-night.json'), file('wrong-fields.json'),
    made('not-utf8.json', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])),
  ]);
  await dateline.shows('17 of 17 statements');
  await expect(dateline.messages).toContainText('3 files could not be added');
  const faults = dateline.messages.getByRole('list', { name: 'Faults' }).getByRole('listitem');
  await expect(faults.filter({ hasText: /^broken-syntax\.json:6:2\d: \$: not valid JSON/ })).toHaveCount(1);
  await expect(faults.filter({ hasText: /^wrong-fields\.json:4:\d+: \$\.langauge: .*did you mean `language`/ })).toHaveCount(1);
  await expect(faults.filter({ hasText: /^wrong-fields\.json:\d+:\d+: \$: the field `language` is missing/ })).toHaveCount(1);
  await expect(faults.filter({ hasText: /^wrong-fields\.json:7:15: \$\.statements\[0\]\.form: `shouted` is not one of/ })).toHaveCount(1);
  await expect(faults.filter({ hasText: /^wrong-fields\.json:10:15: \$\.statements\[0\]\.said: `2019-02-30`/ })).toHaveCount(1);
  await expect(faults.filter({ hasText: /^not-utf8\.json.*UTF-8/ })).toHaveCount(1);
  await expect(faults).toHaveCount(6);
});

test('what is wrong with a file is said again for every file that is wrong, and nothing of it is kept', async ({ dateline, page }) => {
  await dateline.open();
  const wrong = {
    'empty.json': ['', /empty\.json:1:1: \$: not valid JSON/],
    'list.json': ['[]', /list\.json:1:1: \$: expected an object/],
    'null.json': ['null', /null\.json:1:1: \$: expected an object/],
    'nothing.json': ['{}', /nothing\.json:1:1: \$: the field `title` is missing/],
    'deep.json': ['['.repeat(100_000), /deep\.json:1:\d+: \$: not valid JSON/],
    'number.json': [article({ title: 7 }), /number\.json:2:\d+: \$\.title: expected a string, found a number/],
    'source.json': [article({}, { source: 'nobody' }), /source\.json:\d+:\d+: \$\.statements\[0\]\.source: no source/],
    'address.json': [article({ url: 'javascript:window.pwned=1' }), /address\.json:\d+:\d+: \$\.url: /],
    'no-words.json': [article({}, { content: [] }), /no-words\.json:\d+:\d+: \$\.statements\[0\]\.content: /],
  };
  for (const [name, [content, message]] of Object.entries(wrong)) {
    await dateline.files.setInputFiles(made(name, content));
    await expect(dateline.messages, name).toContainText(message);
    await dateline.shows('15 of 15 statements');
  }
  await page.reload();
  await dateline.ready();
  await expect(dateline.messages).toHaveText('');
  await dateline.shows('15 of 15 statements');
});

test('a file with very many faults leaves the page to be used', async ({ dateline }) => {
  await dateline.open();
  const statements = Array.from({ length: 2000 }, () => ({ form: 'x', wording: 'y', content: [], said: 'z' }));
  await dateline.files.setInputFiles(made('faulty.json', article({ statements })));
  await expect(dateline.messages).toContainText(/and [\d,]+ more/);
  await expect(dateline.statements.first()).toBeInViewport();
  await dateline.toggle('Region', 'Ryanggang');
  await dateline.shows('5 of 15 statements');
});

test('a file that is no JSON is said to be none', async ({ dateline }) => {
  await dateline.open();
  await dateline.files.setInputFiles({ name: 'notes.csv', mimeType: 'text/csv', buffer: Buffer.from('an invented note') });
  await expect(dateline.messages).toContainText(/ends in \.json/);
  await dateline.shows('15 of 15 statements');
});

/** Drops files anywhere on the page. */
async function drop(page, target, files) {
  const plain = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, bytes: [...buffer] }));
  const transfer = await page.evaluateHandle((all) => {
    const data = new DataTransfer();
    for (const { name, mimeType, bytes } of all) data.items.add(new File([new Uint8Array(bytes)], name, { type: mimeType }));
    return data;
  }, plain);
  await target.dispatchEvent('dragover', { dataTransfer: transfer });
  await target.dispatchEvent('drop', { dataTransfer: transfer });
}

test('articles can be dropped on the page, good and bad at once', async ({ dateline, page }) => {
  await dateline.open();
  await drop(page, dateline.list, [file('lantern-night.json'), file('broken-syntax.json')]);
  await dateline.shows('17 of 17 statements');
  await expect(dateline.messages).toContainText('broken-syntax.json:6:');
});

test('articles can be dropped on an article’s page', async ({ dateline, page }) => {
  await dateline.open('#/article/north-koreans-hope-summit');
  await drop(page, page.getByRole('main'), [file('lantern-night.json')]);
  await expect(dateline.messages).toContainText('Added 1 article with 2 statements');
  await page.getByRole('link', { name: 'All statements' }).click();
  await dateline.shows('17 of 17 statements');
});

test('a dropped text, or nothing, does no harm', async ({ dateline, page }) => {
  await dateline.open();
  await drop(page, dateline.list, []);
  await expect(dateline.messages).toContainText('Nothing was chosen');
  await drop(page, dateline.list, [{ name: 'picture.png', mimeType: 'image/png', buffer: Buffer.from([137, 80]) }]);
  await expect(dateline.messages).toContainText(/ends in \.json/);
  await dateline.shows('15 of 15 statements');
});

test('a folder can be chosen', async ({ dateline, page }, info) => {
  const { copyFileSync, mkdirSync } = await import('node:fs');
  const folder = info.outputPath('invented-folder');
  mkdirSync(folder, { recursive: true });
  for (const name of ['lantern-night.json', 'wrong-fields.json']) copyFileSync(new URL(`fixtures/${name}`, import.meta.url), `${folder}/${name}`);
  await dateline.open();
  await page.getByLabel('Choose a folder of articles').setInputFiles(folder);
  await dateline.shows('17 of 17 statements');
  await expect(dateline.messages).toContainText('wrong-fields.json:4:');
});

test('where the browser keeps nothing, the page works and says so', async ({ dateline, page }) => {
  await page.addInitScript(() => { IDBFactory.prototype.open = () => { throw new DOMException('not here', 'SecurityError'); }; });
  await dateline.open();
  await dateline.shows('15 of 15 statements');
  await dateline.files.setInputFiles(file('lantern-night.json'));
  await dateline.shows('17 of 17 statements');
  await expect(dateline.messages).toContainText('does not keep');
});
