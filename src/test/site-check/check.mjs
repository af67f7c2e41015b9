// Checks a published HTML site: links and anchors of all pages; vnu, axe-core, moves while a page is loaded and
// Lighthouse on some of each kind.
// node check.mjs SITE TOOLS [--pages N] [--valid N] [--lighthouse N]: SITE is the folder of the site, TOOLS the
// folder with node_modules. Exits with 1 when anything is found.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { open, STAY, tool } from './browser.mjs';

const [site, tools, ...options] = process.argv.slice(2);
const option = (name, otherwise) => {
  const at = options.indexOf('--' + name);
  return at < 0 ? otherwise : Number(options[at + 1]);
};
const PAGES = option('pages', 3);
const VALID = option('valid', 200);
const LIGHTHOUSE = option('lighthouse', 3);
const LEAST_SCORE = 95;
// Scripts come that many milliseconds late where moves are looked at; what a browser's vendors call good is 0.1.
const LATE = 400;
const MOST_SHIFT = 0.1;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
const read = file => fs.readFileSync(path.join(site, file), 'utf8');
/** The address of a page, from the root of the site. */
const encoded = page => page.split('/').map(encodeURIComponent).join('/');
let problems = 0;
const problem = text => { problems++; console.log('PROBLEM ' + text); };

const files = new Set(fs.readdirSync(site, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => path.relative(site, path.join(entry.parentPath ?? entry.path, entry.name))));
const pages = [...files].filter(file => file.endsWith('.html')).sort();

/** The kind of a page, by its address and by what it holds. */
function kind(page) {
  const folder = path.dirname(page);
  if (folder === '.') return page.replace(/-(?:[a-z0-9]{1,2}|other)(?=\.html$)/, '-part');
  if (/\/(?:analytic-rules|hunting-queries|playbooks|workbooks|watchlists|summary-rules|parsers)(?:-\w{1,5})?\.html$/
    .test(page)) return folder + ' list';
  if (/-selection-criteria/.test(page)) return 'criteria';
  return folder + (/id="additional-documentation"/.test(read(page)) ? ' with README' : '');
}

/** The same pages in every run: in the order of the digests of their addresses. */
const digest = text => createHash('sha256').update(text).digest('hex');
const kinds = new Map();
for (const page of [...pages].sort((a, b) => digest(a) < digest(b) ? -1 : 1)) {
  const name = kind(page);
  kinds.set(name, [...(kinds.get(name) ?? []), page]);
}
const some = count => [...kinds.values()].flatMap(list => list.slice(0, count));

/** As many pages as that, of all kinds in turns. */
function inTurns(count) {
  const chosen = [];
  for (let turn = 0; chosen.length < Math.min(count, pages.length); turn++) {
    chosen.push(...[...kinds.values()].filter(list => turn < list.length).map(list => list[turn]));
  }
  return chosen;
}

function links() {
  const ids = new Map();
  const idsOf = page => {
    if (!ids.has(page)) {
      ids.set(page, new Set([...read(page).matchAll(/\sid="([^"]*)"/g)].map(found => decode(found[1]))));
    }
    return ids.get(page);
  };
  const decode = text => text.replace(/&(?:amp|quot|lt|gt|#(\d+)|#x([0-9a-f]+));/gi, (whole, decimal, hex) =>
    decimal ? String.fromCodePoint(decimal) : hex ? String.fromCodePoint(parseInt(hex, 16))
      : { '&amp;': '&', '&quot;': '"', '&lt;': '<', '&gt;': '>' }[whole.toLowerCase()]);
  let count = 0;
  for (const page of pages) {
    for (const found of read(page).matchAll(/\s(?:href|src)="([^"]*)"/g)) {
      const reference = decode(found[1]);
      if (/^[a-z][a-z0-9+.-]*:/i.test(reference)) continue;
      count++;
      const [asked, anchor] = reference.split('#');
      // Behind the question mark stands what the explorer is asked.
      const where = asked.split('?')[0];
      let file = where === '' ? page : path.normalize(path.join(path.dirname(page), decodeURIComponent(where)));
      if (where.startsWith('/')) file = decodeURIComponent(where.slice(1));
      if (!files.has(file)) problem(`${page}: ${reference} leads to nothing`);
      else if (anchor && !idsOf(file).has(decodeURIComponent(anchor))) problem(`${page}: ${reference} has no anchor`);
    }
  }
  console.log(`links: ${count} references on ${pages.length} pages`);
}

function vnu() {
  const chosen = inTurns(VALID);
  const jar = path.join(tools, 'node_modules/vnu-jar/build/dist/vnu.jar');
  const run = spawnSync('java', ['-XX:TieredStopAtLevel=1', '-Xss4m', '-jar', jar, '--format', 'json',
    ...chosen.map(page => path.join(site, page))], { maxBuffer: 1 << 28, encoding: 'utf8' });
  if (run.error) throw run.error;
  const messages = JSON.parse(run.stderr || '{"messages":[]}').messages;
  const errors = messages.filter(message => message.type !== 'info');
  for (const error of errors) problem(`vnu ${error.url ?? ''}:${error.lastLine ?? ''}: ${error.message}`);
  const warnings = new Map();
  // A file has no address, so its policy seems to block its own scripts.
  for (const found of messages.filter(message => message.type === 'info' && !/blocked by/.test(message.message))) {
    warnings.set(found.message, (warnings.get(found.message) ?? 0) + 1);
  }
  for (const [text, count] of warnings) console.log(`vnu warning, ${count} times: ${text}`);
  console.log(`vnu: ${errors.length} errors on ${chosen.length} pages of ${kinds.size} kinds`);
}

async function axe(browser, address) {
  const source = fs.readFileSync(path.join(tools, 'node_modules/axe-core/axe.min.js'), 'utf8');
  const chosen = some(PAGES);
  let found = 0;
  for (const dark of [false, true]) {
    const tab = await browser.newPage();
    tab.on('console', message => problem(`${tab.url()}: the console says ${message.text()}`));
    tab.on('pageerror', error => problem(`${tab.url()}: ${error.message}`));
    tab.on('request', request => {
      if (!request.url().startsWith(address)) problem(`${tab.url()}: asks for ${request.url()}`);
    });
    await tab.setViewport({ width: 1280, height: 900 });
    await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
    for (const page of chosen) {
      await tab.goto(address + encoded(page) + STAY);
      await tab.evaluate(source);
      const result = await tab.evaluate(tags => globalThis.axe.run({ runOnly: tags, resultTypes: ['violations'] }), TAGS);
      for (const violation of result.violations) {
        found++;
        problem(`axe ${dark ? 'dark' : 'light'} ${page}: ${violation.id}, ${violation.nodes.length} times: `
          + violation.nodes.slice(0, 2).map(node => node.html.slice(0, 160)).join(' … '));
      }
    }
    await tab.close();
  }
  console.log(`axe-core: ${found} violations on ${chosen.length} pages of ${kinds.size} kinds, light and dark`);
}

/** How far a page jumps under a reader when its scripts come late, on a desk and on a phone. */
async function shifts(browser, address) {
  let worst = 0;
  const chosen = some(1);
  for (const [width, height] of [[1350, 940], [390, 800]]) {
    for (const page of chosen) {
      const tab = await browser.newPage();
      await tab.setViewport({ width, height });
      await tab.setCacheEnabled(false);
      await tab.setRequestInterception(true);
      // A tab may be closed before what it asked for last.
      tab.on('request', asked => setTimeout(() => asked.continue().catch(() => {}),
        /\/assets\/(?!theme)\w+\.js/.test(asked.url()) ? LATE : 0));
      await tab.evaluateOnNewDocument(() => {
        window.shift = 0;
        new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shift += entry.value; }))
          .observe({ type: 'layout-shift', buffered: true });
      });
      await tab.goto(address + encoded(page) + STAY);
      await tab.waitForNetworkIdle({ idleTime: 100 });
      const shift = await tab.evaluate(() => new Promise(done => requestAnimationFrame(() => done(window.shift))));
      if (shift > MOST_SHIFT) problem(`shift ${page}, ${width} wide: ${shift.toFixed(3)}, at most ${MOST_SHIFT}`);
      worst = Math.max(worst, shift);
      await tab.close();
    }
  }
  console.log(`shifts: at most ${worst.toFixed(3)} on ${chosen.length} pages of ${kinds.size} kinds, desk and phone`);
}

async function lighthouse(browser, address) {
  const { default: run, desktopConfig } = await tool(tools, 'lighthouse/core/index.js');
  const first = folder => (kinds.get(folder) ?? [])[0];
  const chosen = ['index.html', first('content with README') ?? first('content'), first('tables'),
    first('content list'), first('solutions with README') ?? first('solutions'),
    files.has('explore.html') ? 'explore.html' : undefined].filter(Boolean);
  const port = Number(new URL(browser.wsEndpoint()).port);
  for (const page of chosen) {
    const scores = [];
    for (let i = 0; i < LIGHTHOUSE; i++) {
      const { lhr } = await run(address + encoded(page),
        { port, output: 'json', logLevel: 'error' }, desktopConfig);
      scores.push(lhr);
    }
    const parts = [];
    for (const category of ['performance', 'accessibility', 'best-practices', 'seo']) {
      const values = scores.map(lhr => Math.round(100 * lhr.categories[category].score)).sort((a, b) => a - b);
      const score = values[Math.floor(values.length / 2)];
      parts.push(`${category} ${score}`);
      if (score < LEAST_SCORE) {
        const failed = scores[0].categories[category].auditRefs
          .map(ref => scores[0].audits[ref.id]).filter(audit => audit.score !== null && audit.score < 0.9);
        problem(`lighthouse ${page}: ${category} ${score}: ${failed.map(audit => audit.id).join(', ')}`);
      }
    }
    console.log(`lighthouse ${page}: ${parts.join(', ')}`);
  }
}

links();
vnu();
const { browser, address, close } = await open(site, tools);
try {
  await axe(browser, address);
  await shifts(browser, address);
  if (LIGHTHOUSE > 0) await lighthouse(browser, address);
} finally {
  await close();
}
console.log(problems === 0 ? 'The site is in order.' : `${problems} problems.`);
process.exitCode = problems === 0 ? 0 : 1;
