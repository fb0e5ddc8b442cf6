import { expect, test } from './fixtures/page.mjs';
import { matching } from './fixtures/velmara.mjs';

test('every region of the map is a button with its count', async ({ dateline, page }) => {
  await dateline.open();
  const map = page.getByRole('group', { name: 'Map of where sources are' });
  const buttons = map.getByRole('button');
  await expect(buttons).toHaveCount(11);
  for (const button of await buttons.all()) await expect(button).toHaveAttribute('aria-pressed', 'false');
  await expect(dateline.region('Ryanggang')).toHaveAccessibleName('Ryanggang, 5 statements');
  await expect(dateline.region('Pyongyang')).toHaveAccessibleName('Pyongyang, 1 statement');
  await expect(dateline.region('Kangwon')).toHaveAccessibleName('Kangwon, 0 statements');
});

test('a click on a region is a click on its value in the list', async ({ dateline }) => {
  await dateline.open();
  const [region, box] = [dateline.region('Ryanggang'), dateline.box('Region', 'Ryanggang')];
  await region.click();
  await dateline.shows('5 of 15 statements');
  await expect(region).toHaveAttribute('aria-pressed', 'true');
  await expect(box).toBeChecked();
  await expect.poll(() => dateline.fragment).toBe('#/quotes?region=KP-10');
  await dateline.toggle('Region', 'Ryanggang');
  await dateline.shows('15 of 15 statements');
  await expect(region).toHaveAttribute('aria-pressed', 'false');
  await dateline.toggle('Region', 'South Pyongan');
  await expect(dateline.region('South Pyongan')).toHaveAttribute('aria-pressed', 'true');
  await expect(region).toHaveAttribute('aria-pressed', 'false');
});

for (const key of ['Enter', 'Space']) {
  test(`a region answers to ${key}`, async ({ dateline, page }) => {
    await dateline.open();
    const region = dateline.region('South Pyongan');
    await region.focus();
    await page.keyboard.press(key);
    await dateline.shows('4 of 15 statements');
    await expect(region).toHaveAttribute('aria-pressed', 'true');
    await expect(region).toBeFocused();
    await page.keyboard.press(key);
    await dateline.shows('15 of 15 statements');
    await expect(region).toHaveAttribute('aria-pressed', 'false');
  });
}

test('regions count under the other filters, not under their own', async ({ dateline }) => {
  await dateline.open();
  await dateline.region('Ryanggang').click();
  await expect(dateline.region('South Pyongan')).toHaveAccessibleName('South Pyongan, 4 statements');
  await dateline.toggle('Topic', 'doubt');
  await expect(dateline.region('South Pyongan')).toHaveAccessibleName('South Pyongan, 4 statements');
  await expect(dateline.region('Ryanggang')).toHaveAccessibleName('Ryanggang, 0 statements');
});

test('the map can count what statements are about', async ({ dateline, page }) => {
  await dateline.open();
  await page.getByRole('button', { name: 'what it is about' }).click();
  await expect(page.getByRole('group', { name: 'Map of what statements are about' })).toBeVisible();
  await expect(dateline.region('Ryanggang')).toHaveAccessibleName('Ryanggang, 0 statements');
  await dateline.region('North Hamgyong').click();
  await dateline.shows('1 of 15 statements');
  await expect(dateline.box('Subject region', 'North Hamgyong')).toBeChecked();
  await expect(dateline.box('Region', 'North Hamgyong')).not.toBeChecked();
  await expect.poll(() => dateline.fragment).toBe('#/quotes?about=KP-09&mapped=about');
});

test('places without a border are listed and counted, and are not on the map', async ({ dateline }) => {
  await dateline.open();
  await expect(dateline.region('North Korea, no province')).toHaveCount(0);
  await expect(dateline.region('China')).toHaveCount(0);
  await expect(dateline.box('Region', 'North Korea, no province')).toHaveAccessibleName('North Korea, no province, 1 statement');
  await dateline.toggle('Subject region', 'China');
  await dateline.shows('2 of 15 statements');
});

test('the invented country has its own map; a region there counts its districts', async ({ dateline, page }) => {
  await dateline.open('#/quotes?collection=velmara');
  await dateline.shows('214 of 214 statements');
  await expect(page.getByRole('group', { name: 'Map of where sources are' }).getByRole('button')).toHaveCount(8);
  const n = matching({ region: ['VM-HC'] }).length;
  await expect(dateline.region('Harrow Coast')).toHaveAccessibleName(`Harrow Coast, ${n} statements`);
  await dateline.region('Harrow Coast').click();
  await dateline.shows(`${n} of 214 statements`);
});
