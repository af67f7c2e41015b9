// Takes the pictures of the documentation: eight kinds of pages, light and dark.
// node pictures.mjs SITE TOOLS FOLDER
import fs from 'node:fs';
import path from 'node:path';
import { open } from './browser.mjs';

const [site, tools, folder] = process.argv.slice(2);
const list = name => fs.readdirSync(path.join(site, name)).filter(file => file.endsWith('.html')).sort();
const holds = (name, ...texts) => name + '/' + list(name).find(file => {
  const html = fs.readFileSync(path.join(site, name, file), 'utf8');
  return texts.every(text => html.includes(text));
});
const PAGES = {
  home: 'index.html',
  rule: holds('content', '>Analytic Rule<', 'id="entities"', 'id="alert-details-override"'),
  playbook: holds('content', '>Playbook<', 'id="additional-documentation"'),
  solution: holds('solutions', 'id="data-connectors', 'id="content-items'),
  connector: holds('connectors', 'id="data-collection"', 'id="setup-instructions"'),
  table: 'tables/signinlogs.html',
  list: 'content/analytic-rules-s.html',
  statistics: 'statistics.html',
};

fs.mkdirSync(folder, { recursive: true });
const { browser, address, close } = await open(site, tools);
try {
  for (const [name, page] of Object.entries(PAGES)) {
    for (const mode of ['light', 'dark']) {
      const tab = await browser.newPage();
      await tab.setViewport({ width: 1200, height: 750 });
      await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: mode }]);
      await tab.goto(address + page.split('/').map(encodeURIComponent).join('/'), { waitUntil: 'networkidle0' });
      await tab.screenshot({ path: path.join(folder, `${name}-${mode}.webp`), type: 'webp', quality: 75 });
      await tab.close();
    }
    console.log(`${name}: ${page}`);
  }
} finally {
  await close();
}
