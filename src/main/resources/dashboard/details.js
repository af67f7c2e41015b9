// What stands below the cards: runs, unreadable files and changed pages of one site.

import { el, link, moment } from './elements.js';
import { runbook } from './overview.js';
import { bytes, count, many, short, since, span, status, trigger } from './words.js';

const FILES_AT_FIRST = 8;

const empty = (text) => [el('p', { class: 'empty', text })];

/** The runs of a site, the newest first, each with its report to fold open. */
export function runList(panel) {
  if (panel.runs.length === 0) return empty('No run yet.');
  return [el('div', { class: 'folds' }, ...panel.runs.map((run) => runFold(run)))];
}

function runFold(summary) {
  const { run, report } = summary;
  const { word, tone } = status(summary);
  const took = run.finishedAt ? Date.parse(run.finishedAt) - Date.parse(run.startedAt) : since(run.startedAt);
  return el('details', { class: 'run', key: `run-${run.id}`, 'data-status': run.status },
    el('summary', { key: `run-head-${run.id}` },
      el('span', { class: `dot ${tone}`, 'aria-hidden': 'true' }),
      el('span', { class: 'run-status', text: word }),
      el('span', { class: 'run-why quiet', text: trigger(run.trigger) + (report?.hardRefresh ? ', hard refresh' : '') }),
      el('code', { class: 'run-revision', text: short(run.toRevision) }),
      pages(report),
      el('span', { class: 'run-took', text: span(took) }),
      moment(run.startedAt, { class: 'run-when quiet' }),
      report?.failure ? el('span', { class: 'run-failure', text: report.failure }) : null),
    el('div', { class: 'fold-body' },
      report?.failure ? el('p', { class: `callout ${tone === 'warn' ? 'warn' : 'bad'}` }, report.failure, ' ', runbook(report, `fold-${run.id}`)) : null,
      report?.subject ? el('p', { class: 'subject' }, link(report.link, report.subject),
        report.compareLink ? link(report.compareLink, 'all changes', { class: 'aside', key: `run-compare-${run.id}` }) : null) : null,
      report ? stages(report.stages) : null,
      numbers(run, report)));
}

/** Pages written and removed, short for the eye and in words for who cannot see it. */
function pages(report) {
  const written = report?.pagesPublished ?? 0;
  const removed = report?.pagesRemoved ?? 0;
  if (written + removed === 0) return el('span', { class: 'run-pages' });
  const words = [written ? `${many(written, 'page')} written` : '', removed ? `${count(removed)} removed` : ''].filter(Boolean).join(', ');
  return el('span', { class: 'run-pages', title: words },
    el('span', { class: 'visually-hidden', text: words }),
    el('span', { 'aria-hidden': 'true' },
      written ? el('span', { class: 'plus', text: `+${count(written)}` }) : null,
      removed ? el('span', { class: 'minus', text: `−${count(removed)}` }) : null));
}

/** Durations by stage as one bar, with their names and numbers beneath. */
function stages(durations) {
  const all = Object.entries(durations);
  const total = all.reduce((sum, [, ms]) => sum + ms, 0);
  if (total === 0) return null;
  const bar = el('div', { class: 'stage-bar', 'aria-hidden': 'true' });
  const names = el('dl', { class: 'stages' });
  for (const [name, ms] of all) {
    const part = el('span', { class: `stage ${name}`, title: `${name}: ${span(ms)}` });
    part.style.flexGrow = String(ms / total);
    bar.append(part);
    names.append(el('div', {}, el('dt', {}, el('span', { class: `stage ${name}`, 'aria-hidden': 'true' }), name), el('dd', { text: span(ms) })));
  }
  return el('div', {}, bar, names);
}

function numbers(run, report) {
  const facts = [];
  if (report) {
    facts.push(
      ['Files changed', count(report.changedFiles)],
      ['Parsed', `${count(report.cacheMisses)}, ${count(report.cacheHits)} known`],
      ['Pages made', count(report.pagesRendered)],
      ['Written', `${count(report.pagesPublished)}, ${bytes(report.bytesPublished)}`],
      ['Removed', count(report.pagesRemoved)],
      ['Unreadable files', count(report.rejectedFiles)]);
    if (report.recovered) facts.push(['Recovered', 'state or target had to be found again']);
    if (report.fromRevision) facts.push(['From', short(report.fromRevision)]);
  }
  if (run.toRevision) facts.push(['Revision', run.toRevision]);
  facts.push(['Instance', run.instance], ['Run', run.id]);
  return el('dl', { class: 'numbers' },
    ...facts.map(([name, value]) => el('div', {}, el('dt', { text: name }), el('dd', { text: value }))));
}

/** Files that could not be read, or not in full. */
export function fileList(panel, showAll, askAll) {
  const { files } = panel;
  if (!files) {
    return empty(panel.state.publishedRevision ? 'No run of the history has read the files. A hard refresh does.' : 'Not read yet.');
  }
  if (files.listed.length === 0 && files.rejected === 0) return empty('Every file could be read.');
  const shown = showAll ? files.listed : files.listed.slice(0, FILES_AT_FIRST);
  const more = files.listed.length - shown.length;
  return [
    el('p', { class: 'quiet', text: `${files.rejected === 0 ? 'All files could be read, some not in full' : `${many(files.rejected, 'file')} unreadable`}, as of ${short(files.revision)}.` }),
    el('ul', { class: 'files' }, ...shown.map(fileItem)),
    more > 0 ? el('button', { type: 'button', class: 'plain', key: 'all-files', text: `Show ${count(more)} more`, on: { click: askAll } }) : null,
  ].filter(Boolean);
}

function fileItem(file) {
  const place = file.line > 0 ? `${file.path}:${file.line}` : file.path;
  return el('li', { 'data-path': file.path },
    link(file.link, place, { class: 'path', key: `file-${place}-${file.code}` }),
    file.fresh ? el('span', { class: 'tag warn', text: 'new' }) : null,
    el('p', { text: file.message }),
    el('p', { class: 'quiet' }, el('code', { text: file.code }),
      file.keptFrom ? ` · shown as of ${short(file.keptFrom)}` : ''));
}

/** The pages that the newest runs changed. */
export function changeList(panel) {
  if (panel.changes.length === 0) return empty('None of the latest runs changed a page.');
  return [el('div', { class: 'folds' }, ...panel.changes.map((change, place) => changeFold(change, place === 0)))];
}

function changeFold(change, open) {
  const parts = [];
  if (change.written) parts.push(`${many(change.written, 'page')} written`);
  if (change.removed) parts.push(`${count(change.removed)} removed`);
  const unlisted = change.written - change.pages.length + change.removed - change.removedPages.length;
  return el('details', { class: 'change', key: `change-${change.run}`, open },
    el('summary', { key: `change-head-${change.run}` },
      el('span', { class: 'change-subject', text: change.subject || short(change.revision) }),
      el('span', { class: 'change-count', text: parts.join(', ') }),
      moment(change.finishedAt, { class: 'quiet' })),
    el('div', { class: 'fold-body' },
      el('p', { class: 'quiet' }, 'Commit ', link(change.link, short(change.revision), { class: 'revision' }),
        change.compareLink ? link(change.compareLink, 'all changes', { class: 'aside', key: `change-compare-${change.run}` }) : null),
      el('ul', { class: 'pages', tabindex: '0', 'aria-label': 'Pages', 'data-scroll': change.run, key: `pages-${change.run}` },
        ...change.pages.map((page) => el('li', {},
          el('code', { class: 'path', text: page.address }),
          el('span', { class: 'tag', text: page.kind.toLowerCase().replaceAll('_', ' ') }),
          page.added ? el('span', { class: 'tag ok', text: 'new' }) : null,
          page.reasons.length ? el('p', { class: 'quiet causes', text: page.reasons.join(' · ') }) : null)),
        ...change.removedPages.map((address) => el('li', { class: 'gone' },
          el('code', { class: 'path', text: address }), el('span', { class: 'tag bad', text: 'removed' })))),
      unlisted > 0 ? el('p', { class: 'quiet', text: `and ${count(unlisted)} more` }) : null));
}
