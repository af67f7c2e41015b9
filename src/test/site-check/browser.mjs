// A published site behind a server of this machine, as hosts serve it (compressed), and a browser.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import zlib from 'node:zlib';

const TYPES = { html: 'text/html; charset=utf-8', css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8',
  png: 'image/png', json: 'application/json', svg: 'image/svg+xml', xml: 'application/xml',
  txt: 'text/plain; charset=utf-8' };

/** Asks for a page that leads elsewhere as it is, so that it can be looked at. */
export const STAY = '?stay';

/** A package of the folder with the tools. */
export const tool = (tools, name) => import(pathToFileURL(path.resolve(tools, 'node_modules', name)));

function serve(site) {
  const root = fs.realpathSync(site);
  const server = http.createServer((request, response) => {
    const asked = path.join(root, decodeURIComponent(request.url.split('?')[0]).replace(/\/$/, '/index.html'));
    if (!asked.startsWith(root + path.sep) || !fs.existsSync(asked)) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[asked.split('.').pop()] ?? 'application/octet-stream';
    const lasting = /image\/(?!svg)/.test(type);
    let body = fs.readFileSync(asked);
    if (request.url.endsWith(STAY)) body = Buffer.from(String(body).replace(/<meta http-equiv="refresh"[^>]*>/, ''));
    response.writeHead(200, { 'content-type': type,
      ...(lasting ? { 'cache-control': 'public, max-age=604800' }
        : { 'cache-control': 'no-cache', 'content-encoding': 'gzip' }) });
    response.end(lasting ? body : zlib.gzipSync(body));
  });
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Opens both. */
export async function open(site, tools) {
  const server = await serve(site);
  const puppeteer = (await tool(tools, 'puppeteer-core/lib/esm/puppeteer/puppeteer-core.js')).default;
  const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--headless=new', '--disable-gpu', '--hide-scrollbars'] });
  return {
    browser,
    address: `http://127.0.0.1:${server.address().port}/`,
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}
