import { back, expect, forward, test } from './fixtures/page.mjs';
import { matching, statusOf } from './fixtures/velmara.mjs';

const DAY = 86_400_000;
const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);

const hand = (page, end) => page.getByRole('slider', { name: `${end} of the range` });

/** The first and last day that the timeline draws. */
async function drawn(page) {
  const slider = hand(page, 'Beginning');
  return [Number(await slider.getAttribute('aria-valuemin')), Number(await slider.getAttribute('aria-valuemax'))];
}

/** Presses, moves and releases the mouse over the plot, from one fraction of its width to another. */
async function drag(page, from, to) {
  const box = await page.locator('.plot').boundingBox();
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * ((from + to) / 2), y, { steps: 4 });
  await page.mouse.move(box.x + box.width * to, y, { steps: 4 });
  await page.mouse.up();
}

async function type(field, text) {
  await field.fill(text);
  await field.press('Enter');
}

test('typed dates filter: a day, a month, words', async ({ dateline }) => {
  await dateline.open('#/quotes?collection=velmara');
  await dateline.shows('214 of 214 statements');
  await type(dateline.from, '2017-03-08');
  await dateline.shows(statusOf({ from: '2017-03-08' }));
  await type(dateline.to, '2017-03-14');
  await dateline.shows(statusOf({ from: '2017-03-08', to: '2017-03-14' }));
  await expect.poll(() => dateline.fragment).toBe('#/quotes?collection=velmara&from=2017-03-08&to=2017-03-14');
  await type(dateline.from, '2017-02');
  await dateline.shows(statusOf({ from: '2017-02', to: '2017-03-14' }));
  await type(dateline.from, '');
  await type(dateline.to, '2016');
  await dateline.shows(statusOf({ to: '2016' }));
  await type(dateline.to, '');
  await dateline.shows('214 of 214 statements');
});

test('a date may be typed in several ways', async ({ dateline }) => {
  await dateline.open();
  const ways = {
    '26 Feb 2019': '2019-02-26', '2019': '2019', '25 february 2019': '2019-02-25', 'Feb 24, 2019': '2019-02-24', 'Feb 2019': '2019-02',
    ' 2019-02-26 ': '2019-02-26',
  };
  for (const [typed, meant] of Object.entries(ways)) {
    await type(dateline.from, typed);
    await expect(dateline.from, typed).toHaveValue(meant);
    await expect.poll(() => dateline.fragment, typed).toBe(`#/quotes?from=${meant}`);
    await expect(dateline.from).toHaveAttribute('aria-invalid', 'false');
  }
});

test('what is no date is said to be none, and changes nothing', async ({ dateline, page }) => {
  await dateline.open('#/quotes?from=2019-02-26');
  await dateline.shows(await dateline.status.textContent());
  const [status, fragment] = [await dateline.status.textContent(), dateline.fragment];
  for (const text of ['yesterday', '2019-02-30', '2019-13', '31 Feb 2019', '2019-02-25/2019-02-26', '../2019', 'XXXX-02-26', '26', '99999999999999999999', '🦀', '2019-02-26T10:00']) {
    await type(dateline.to, text);
    await expect(page.getByRole('alert').filter({ hasText: 'no date' }), text).toBeVisible();
    await expect(dateline.to, text).toHaveAttribute('aria-invalid', 'true');
    await expect(dateline.to, text).toHaveValue(text);
    expect(await dateline.status.textContent(), text).toBe(status);
    expect(dateline.fragment, text).toBe(fragment);
  }
  await type(dateline.to, '2019-02-26');
  await expect(page.getByRole('alert').filter({ hasText: 'no date' })).toHaveCount(0);
  await expect(dateline.to).toHaveAttribute('aria-invalid', 'false');
});

test('a wrong date gives way to the next link', async ({ dateline, page }) => {
  await dateline.open('#/quotes?from=2019-02-25');
  await type(dateline.from, 'nonsense');
  await expect(dateline.from).toHaveAttribute('aria-invalid', 'true');
  await page.evaluate(() => { location.hash = '#/quotes?from=2019-02-26'; });
  await expect(dateline.from).toHaveValue('2019-02-26');
  await expect(dateline.from).toHaveAttribute('aria-invalid', 'false');
});

test('a range that is typed backwards is a range', async ({ dateline }) => {
  await dateline.open('#/quotes?collection=velmara&from=2017-03-14');
  await type(dateline.to, '2017-03-08');
  await dateline.shows(statusOf({ from: '2017-03-08', to: '2017-03-14' }));
  await expect(dateline.from).toHaveValue('2017-03-08');
  await expect(dateline.to).toHaveValue('2017-03-14');
});

test('the clock decides which date is meant', async ({ dateline, page }) => {
  await dateline.open('#/quotes?collection=velmara&from=2017-03-01&to=2017-03-07');
  for (const clock of ['happened', 'published', 'said']) {
    const button = page.getByRole('button', { name: clock, exact: true });
    await button.click();
    await dateline.shows(statusOf({ clock, from: '2017-03-01', to: '2017-03-07' }));
    await expect(button).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByRole('group', { name: 'Which date' }).getByRole('button', { pressed: true })).toHaveCount(1);
    const undated = matching({}).filter((s) => !s.dates[clock]).length;
    await expect(page.getByRole('button', { name: `Undated, ${undated} statement${undated === 1 ? '' : 's'}` })).toBeVisible();
  }
  await expect.poll(() => dateline.fragment).toBe('#/quotes?collection=velmara&from=2017-03-01&to=2017-03-07');
});

for (const [way, from, to] of [['forwards', 0.3, 0.55], ['backwards', 0.8, 0.45], ['out of the plot', 0.7, 1.2]]) {
  test(`a drag ${way} selects the days under it, and is one step`, async ({ dateline, page }) => {
    await dateline.open('#/quotes?collection=velmara');
    await dateline.shows('214 of 214 statements');
    const [first, last] = await drawn(page);
    const entries = await dateline.entries();
    await drag(page, from, to);
    const day = (at) => iso(Math.min(last, first + Math.floor(Math.min(at, 1) * (last - first + 1))));
    const selection = { from: day(Math.min(from, to)), to: day(Math.max(from, to)) };
    await expect(dateline.from).toHaveValue(selection.from);
    await expect(dateline.to).toHaveValue(selection.to);
    await dateline.shows(statusOf(selection));
    await expect.poll(() => dateline.entries()).toBe(entries + 1);
    await back(page);
    await dateline.shows('214 of 214 statements');
    await expect(dateline.from).toHaveValue('');
    await forward(page);
    await dateline.shows(statusOf(selection));
  });
}

test('a click picks a day, and lets go of it', async ({ dateline, page }) => {
  await dateline.open('#/quotes?collection=velmara');
  await dateline.shows('214 of 214 statements');
  const [first, last] = await drawn(page);
  const day = iso(first + Math.floor(0.4 * (last - first + 1)));
  const box = await page.locator('.plot').boundingBox();
  const click = () => page.mouse.click(box.x + box.width * 0.4, box.y + box.height / 2);
  await click();
  await expect(dateline.from).toHaveValue(day);
  await expect(dateline.to).toHaveValue(day);
  await dateline.shows(statusOf({ from: day, to: day }));
  await click();
  await dateline.shows('214 of 214 statements');
});

for (const [end, other, by] of [['End', 'Beginning', -0.1], ['Beginning', 'End', -0.1], ['End', 'Beginning', 0.1]]) {
  test(`the ${end.toLowerCase()} of the range is dragged by ${by}, and the other stays`, async ({ dateline, page }) => {
    await dateline.open('#/timeline?collection=velmara&from=2017-03-01&to=2017-03-10');
    const [first, last] = await drawn(page);
    const day = async (which) => Number(await hand(page, which).getAttribute('aria-valuenow'));
    const before = [await day(end), await day(other)];
    const at = (before[0] + (end === 'End' ? 1 : 0) - first) / (last + 1 - first);
    const steps = await dateline.entries();
    await drag(page, at, at + by);
    await expect.poll(() => day(end)).not.toBe(before[0]);
    expect(Math.sign((await day(end)) - before[0])).toBe(Math.sign(by));
    expect(await day(other)).toBe(before[1]);
    await expect.poll(() => dateline.entries()).toBe(steps + 1);
  });
}

test('the ends of the range answer to the keyboard', async ({ dateline, page }) => {
  await dateline.open('#/quotes?collection=velmara');
  await dateline.shows('214 of 214 statements');
  const [first, last] = await drawn(page);
  const entries = await dateline.entries();
  const [begin, end] = [hand(page, 'Beginning'), hand(page, 'End')];
  const press = async (slider, field, keys) => {
    await slider.focus();
    for (const [key, day] of keys) {
      await page.keyboard.press(key);
      await expect(field, key).toHaveValue(iso(day));
      await expect(slider).toHaveAttribute('aria-valuenow', String(day));
      await expect(slider).toBeFocused();
    }
  };
  await press(begin, dateline.from, [['ArrowRight', first + 1], ['ArrowUp', first + 2], ['PageUp', first + 9], ['ArrowLeft', first + 8]]);
  await dateline.shows(statusOf({ from: iso(first + 8) }));
  await press(end, dateline.to, [['PageDown', last - 7], ['ArrowDown', last - 8], ['End', last], ['PageDown', last - 7]]);
  await dateline.shows(statusOf({ from: iso(first + 8), to: iso(last - 7) }));
  await press(begin, dateline.from, [['Home', first]]);
  // Every key that is let go of is a step.
  await expect.poll(() => dateline.entries()).toBe(entries + 9);
  await back(page);
  await dateline.shows(statusOf({ from: iso(first + 8), to: iso(last - 7) }));
});

test('a key that is held is one step', async ({ dateline, page }) => {
  await dateline.open('#/quotes?collection=velmara');
  await dateline.shows('214 of 214 statements');
  const [first] = await drawn(page);
  const entries = await dateline.entries();
  await hand(page, 'Beginning').focus();
  for (let i = 1; i <= 6; i += 1) {
    await page.keyboard.down('ArrowRight');
    await expect(dateline.from).toHaveValue(iso(first + i));
  }
  await expect.poll(() => dateline.entries()).toBe(entries);
  await page.keyboard.up('ArrowRight');
  await expect.poll(() => dateline.entries()).toBe(entries + 1);
  await back(page);
  await dateline.shows('214 of 214 statements');
});

test('keys that come faster than the page is painted all count', async ({ dateline, page }) => {
  await dateline.open('#/quotes?collection=velmara');
  await dateline.shows('214 of 214 statements');
  const [first] = await drawn(page);
  await hand(page, 'Beginning').evaluate((slider) => {
    const send = (type) => slider.dispatchEvent(new KeyboardEvent(type, { key: 'ArrowRight', bubbles: true, cancelable: true }));
    for (let i = 0; i < 5; i += 1) send('keydown');
    send('keyup');
  });
  await expect(dateline.from).toHaveValue(iso(first + 5));
});

test('keys that are let go of faster than the page is painted are a step each', async ({ dateline, page }) => {
  await dateline.open('#/quotes?collection=velmara');
  await dateline.shows('214 of 214 statements');
  const [first] = await drawn(page);
  const entries = await dateline.entries();
  await hand(page, 'Beginning').evaluate((slider) => {
    for (let i = 0; i < 3; i += 1) {
      for (const type of ['keydown', 'keyup']) {
        slider.dispatchEvent(new KeyboardEvent(type, { key: 'ArrowRight', bubbles: true, cancelable: true }));
      }
    }
  });
  for (const left of [2, 1]) {
    await dateline.shows(statusOf({ from: iso(first + left + 1) }));
    await expect.poll(() => dateline.entries()).toBe(entries + 3);
    await back(page);
    await dateline.shows(statusOf({ from: iso(first + left) }));
    await expect(dateline.from).toHaveValue(iso(first + left));
  }
  await back(page);
  await dateline.shows('214 of 214 statements');
  await expect(dateline.from).toHaveValue('');
});

test('undated statements are counted and can be asked for', async ({ dateline, page }) => {
  await dateline.open('#/quotes?collection=velmara');
  const undated = matching({ undated: true }).length;
  const button = page.getByRole('button', { name: `Undated, ${undated} statements`, exact: true });
  await button.click();
  await dateline.shows(`${undated} of 214 statements`);
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await type(dateline.from, '2017-03-20');
  await dateline.shows(statusOf({ from: '2017-03-20', undated: true }));
  await button.click();
  await dateline.shows(statusOf({ from: '2017-03-20' }));
  await expect(button).toHaveAttribute('aria-pressed', 'false');
});

test('the timeline answers to every other filter', async ({ dateline, page }) => {
  await dateline.open();
  const summary = page.getByRole('img', { name: /statements dated to a day/ });
  await expect(summary).toHaveAccessibleName('3 statements dated to a day, 3 not exact, 9 undated');
  await dateline.toggle('Region', 'Ryanggang');
  await expect(summary).toHaveAccessibleName('0 statements dated to a day, 0 not exact, 5 undated');
  await dateline.toggle('Region', 'Ryanggang');
  await dateline.toggle('Topic', 'the journey');
  await expect(summary).toHaveAccessibleName('2 statements dated to a day, 1 not exact, 0 undated');
  // But not to itself.
  await type(dateline.from, '2019-02-26');
  await expect(summary).toHaveAccessibleName('2 statements dated to a day, 1 not exact, 0 undated');
});

test.describe('on a touch screen', () => {
  test.use({ viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });

  test('a swipe over the plot selects days', async ({ context, dateline, page }) => {
    await dateline.open('#/timeline?collection=velmara');
    await dateline.shows('214 of 214 statements');
    const [first, last] = await drawn(page);
    const entries = await dateline.entries();
    const box = await page.locator('.plot').boundingBox();
    const y = box.y + box.height / 2;
    const session = await context.newCDPSession(page);
    const touch = (type, at) => session.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [{ x: box.x + box.width * at, y }] });
    await touch('touchStart', 0.3);
    for (const at of [0.35, 0.4, 0.45, 0.5, 0.6]) await touch('touchMove', at);
    await touch('touchEnd');
    const day = (at) => iso(first + Math.floor(at * (last - first + 1)));
    const selection = { from: day(0.3), to: day(0.6) };
    await expect(dateline.from).toHaveValue(selection.from);
    await expect(dateline.to).toHaveValue(selection.to);
    await dateline.shows(statusOf(selection));
    await expect.poll(() => dateline.entries()).toBe(entries + 1);
  });
});

test('a range can ask for dates that certainly lie within', async ({ dateline, page }) => {
  await dateline.open();
  const certain = page.getByRole('button', { name: 'certain only' });
  await expect(certain).toHaveCount(0);
  await dateline.open('#/quotes?from=2019-02-25&to=2019-02-26');
  await dateline.shows('6 of 15 statements');
  await certain.click();
  await dateline.shows('4 of 15 statements');
  await expect.poll(() => dateline.fragment).toBe('#/quotes?from=2019-02-25&to=2019-02-26&certain=yes');
  await expect(page.getByText('certainly said')).toBeVisible();
  await back(page);
  await dateline.shows('6 of 15 statements');
});

test('the timeline zooms to what is picked, and back', async ({ dateline, page }) => {
  await dateline.open('#/timeline?from=2019-02-24&to=2019-02-28');
  await dateline.timeline.getByRole('button', { name: 'zoom in' }).click();
  await expect.poll(() => dateline.fragment).toContain('zoom=2019-02-24/2019-02-28');
  await expect(dateline.timeline.getByRole('button', { name: 'zoomed in' })).toHaveAttribute('aria-pressed', 'true');
  await expect(dateline.timeline.getByRole('button', { name: 'zoom in', exact: true })).toHaveCount(0);
  await dateline.timeline.getByRole('button', { name: 'zoomed in' }).click();
  await expect.poll(() => dateline.fragment).not.toContain('zoom');
  await back(page);
  await expect.poll(() => dateline.fragment).toContain('zoom=');
});
