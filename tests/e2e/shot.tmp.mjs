import { chromium } from '@playwright/test';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] });
const [,, frag, name, dark] = process.argv;
for (const w of [1440, 768, 360]) {
  const p = await b.newPage({ viewport: { width: w, height: 900 }, colorScheme: dark ? 'dark' : 'light' });
  await p.goto('http://127.0.0.1:8099/index.html' + frag); await p.waitForTimeout(1200);
  await p.screenshot({ path: `/tmp/shots/${name}-${w}.png` }); await p.close();
}
await b.close();
