// Measures what a reader waits for and loads on a published HTML site, in Chromium against a server of this machine.
// node measure.mjs SITE TOOLS: prints a figure and its bound each line, and exits with 1 when one is beyond its bound.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { open } from './browser.mjs';

const [site, tools] = process.argv.slice(2);
const TYPED = 25;
let beyond = 0;

function print(what, value, bound, unit) {
  if (value > bound) beyond++;
  console.log(`${value > bound ? 'BEYOND ' : ''}${what}: ${Math.round(value).toLocaleString('en')} ${unit}`
    + ` (at most ${bound.toLocaleString('en')})`);
}

const median = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const body = address => fs.readFileSync(path.join(site, decodeURIComponent(new URL(address).pathname)));

/** Words of titles, the same in every run: every n-th card has one. */
function words() {
  const folder = path.join(site, 'search/cards');
  const titles = fs.readdirSync(folder).sort()
    .flatMap(file => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')).lines).map(line => line[1]);
  const step = Math.floor(titles.length / TYPED);
  return Array.from({ length: TYPED }, (_, i) => titles[i * step].match(/\p{L}{4,}/u)?.[0].toLowerCase())
    .filter(Boolean);
}

/** A fresh profile, so that nothing is in a cache; counts what is asked for. */
async function fresh(browser, address) {
  const context = await browser.createBrowserContext();
  const tab = await context.newPage();
  const asked = [];
  tab.on('request', request => {
    if (!request.url().startsWith(address)) {
      beyond++;
      console.log('BEYOND another host is asked: ' + request.url());
    } else if (request.url() !== address + 'favicon.ico') {
      asked.push(request.url());
    }
  });
  return { context, tab, asked };
}

/** Types a word; milliseconds until results of it are there. */
const typed = (tab, box, results, word) => tab.evaluate((boxOf, resultsOf, text) => new Promise((resolve, reject) => {
  const field = document.querySelector(boxOf);
  const began = performance.now();
  const observer = new MutationObserver(changes => {
    if (changes.some(change => change.target.closest('.results, .suggestions')) && document.querySelector(resultsOf)) {
      observer.disconnect();
      resolve(performance.now() - began);
    }
  });
  observer.observe(document.body, { childList: true, subtree: true });
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  setTimeout(() => reject(new Error('no results of ' + text)), 20000);
}), box, results, word);

async function home(browser, address) {
  const { context, tab, asked } = await fresh(browser, address);
  await tab.goto(address + 'index.html', { waitUntil: 'networkidle0' });
  const text = asked.filter(url => /\.(?:html|css|js)$/.test(new URL(url).pathname));
  print('home page, HTML, styles and scripts, raw', text.reduce((sum, url) => sum + body(url).length, 0), 60_000,
    'bytes');
  await context.close();
}

async function explorer(browser, address) {
  const { context, tab, asked } = await fresh(browser, address);
  await tab.goto(address + 'explore.html', { waitUntil: 'networkidle0' });
  await tab.waitForSelector('.results a');
  const bodies = asked.map(body);
  print('explorer, first view, requests', asked.length, 70, 'requests');
  print('explorer, first view, raw', bodies.reduce((sum, it) => sum + it.length, 0), 2_000_000, 'bytes');
  print('explorer, first view, gzip', bodies.reduce((sum, it) => sum + zlib.gzipSync(it).length, 0), 700_000, 'bytes');
  const times = [];
  for (const word of words()) {
    times.push(await typed(tab, '.ask input', '.results a', word));
  }
  print(`explorer, ${times.length} words typed, p50 until results`, median(times), 150, 'ms');
  console.log(`explorer, slowest of them: ${Math.round(Math.max(...times))} ms`);
  const client = await tab.createCDPSession();
  await client.send('HeapProfiler.collectGarbage');
  print('explorer, memory of scripts afterwards', (await tab.metrics()).JSHeapUsedSize, 100_000_000, 'bytes');
  await context.close();
}

async function cold(browser, address) {
  const times = [];
  for (const word of words().slice(0, 7)) {
    const { context, tab } = await fresh(browser, address);
    await tab.goto(address + 'index.html');
    const box = 'header .search input';
    await tab.waitForSelector(box);
    times.push(await typed(tab, box, '.suggestions a', word));
    await context.close();
  }
  print(`box of a page, ${times.length} words with nothing loaded, p50 until results`, median(times), 1_000, 'ms');
  const explorers = [];
  for (const word of words().slice(0, 5)) {
    const { context, tab } = await fresh(browser, address);
    const began = performance.now();
    await tab.goto(address + 'explore.html?q=' + encodeURIComponent(word));
    await tab.waitForSelector('.results a');
    explorers.push(performance.now() - began);
    await context.close();
  }
  print('explorer with a word in the address, nothing loaded, p50', median(explorers), 1_000, 'ms');
}

const { browser, address, close } = await open(site, tools);
try {
  await home(browser, address);
  await explorer(browser, address);
  await cold(browser, address);
} finally {
  await close();
}
process.exitCode = beyond === 0 ? 0 : 1;
