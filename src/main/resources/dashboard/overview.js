// A card for each site: how it stands, and what can be done.

import { el, link, moment } from './elements.js';
import { charts } from './charts.js';
import { absolute, many, short, since, span, standing, status, trigger } from './words.js';

/**
 * The card of a site.
 * @param {object} panel what the service says of the site
 * @param {object} acts what the buttons do: sync, hardRefresh, acceptRemovals, pause, resume
 */
export function siteCard(panel, acts) {
  const { state } = panel;
  const stands = standing(panel);
  const title = `site-${state.name}`;
  return el('article', { class: `site card ${stands.tone}`, 'aria-labelledby': title, 'data-site': state.name },
    el('header', { class: 'site-head' },
      el('div', { class: 'site-name' },
        el('h3', { id: title, text: state.name }),
        el('p', { class: 'badges' },
          el('span', { class: `badge ${stands.tone}`, text: stands.word }),
          standingFiles(panel),
          activity(state))),
      acts ? buttons(panel, acts) : el('span', { class: 'badge still', text: 'Read only' })),
    way(panel),
    stands.run?.report?.failure ? failure(stands.run) : null,
    state.lastRun?.status === 'HELD' ? held(panel, acts) : null,
    state.pause ? pauseNote(state.pause) : null,
    figures(panel),
    charts(panel.day),
    history(panel));
}

/** Files that could not be read yesterday either. */
function standingFiles(panel) {
  const known = (panel.files?.rejected ?? 0) - (panel.files?.fresh ?? 0);
  return known > 0 ? el('span', { class: 'badge still', text: `${many(known, 'file')} unreadable` }) : null;
}

function activity(state) {
  if (state.pause) return el('span', { class: 'badge paused', text: 'Paused' });
  if (state.busy || state.lastRun?.status === 'RUNNING') {
    return el('span', { class: 'badge info busy', text: 'Syncing' });
  }
  return state.waiting ? el('span', { class: 'badge info', text: 'Sync requested' }) : null;
}

function buttons(panel, acts) {
  const { name, pause } = panel.state;
  const button = (what, text, act, look = '') =>
    el('button', { type: 'button', class: look, text, key: `${what}-${name}`, 'data-act': what,
      'aria-label': `${text}: ${name}`, on: { click: () => act(panel) } });
  return el('div', { class: 'buttons' },
    button('sync', 'Sync now', acts.sync, 'primary'),
    button('hard-refresh', 'Hard refresh', acts.hardRefresh),
    pause ? button('resume', 'Resume', acts.resume) : button('pause', 'Pause', acts.pause));
}

function way(panel) {
  return el('dl', { class: 'way' },
    el('div', {}, el('dt', { text: 'Source' }),
      el('dd', {}, el('code', { text: panel.source }), panel.branch ? el('span', { class: 'quiet', text: ` ${panel.branch}` }) : null)),
    el('div', {}, el('dt', { text: 'Target' }), el('dd', {}, el('code', { text: panel.target }),
      panel.siteLink ? link(panel.siteLink, 'Open the site', { class: 'aside', key: `site-${panel.state.name}` }) : null)));
}

function failure(run) {
  return el('p', { class: 'callout bad' }, el('strong', { text: 'Last run failed ' }),
    moment(run.run.finishedAt), el('strong', { text: '. ' }), run.report.failure, ' ', runbook(run.report, run.run.id));
}

/** What to do about a run that did not deliver. */
export function runbook(report, id) {
  return report?.runbook ? link(report.runbook, 'What to do', { class: 'runbook', key: `runbook-${id}` }) : null;
}

function held(panel, acts) {
  return el('div', { class: 'callout warn' },
    el('p', { text: panel.runs[0]?.report?.failure ?? 'The run waits for a person’s word.' }),
    acts ? el('button', { type: 'button', text: 'Publish the removals', key: `accept-${panel.state.name}`,
      'data-act': 'accept-removals', on: { click: () => acts.acceptRemovals(panel) } }) : runbook(panel.runs[0]?.report, 'held'));
}

function pauseNote(pause) {
  return el('p', { class: 'callout paused' },
    el('strong', { text: `Paused by ${pause.by} ` }), moment(pause.since), pause.reason ? `: ${pause.reason}` : '.');
}

/** A first sync that is at work or awaited is not late. */
function lag({ state, runs }) {
  if (!state.publishedRevision && !runs.some((run) => run.report?.failure)) {
    return figure('Lag', el('span', { text: '–' }), 'after the first sync');
  }
  return state.lagSeconds > 0
    ? figure('Lag', el('span', { class: 'late', text: span(state.lagSeconds * 1000) }), 'since the first run that did not deliver')
    : figure('Lag', el('span', { text: 'None' }), 'the last run delivered');
}

function figures(panel) {
  const { state } = panel;
  return el('dl', { class: 'figures' },
    lag(panel),
    figure('Published', revision(state.publishedRevision, panel.publishedLink, 'published'),
      state.publishedAt ? moment(state.publishedAt) : 'nothing yet'),
    figure('Source', revision(state.sourceRevision, panel.sourceLink, 'source'),
      state.sourceRevision && state.sourceRevision === state.publishedRevision ? 'the same commit'
        : panel.compareLink ? link(panel.compareLink, 'what is not published', { key: `compare-${state.name}` }) : 'newest commit seen'),
    figure('Next sync', state.nextSync && !state.pause ? moment(state.nextSync) : el('span', { text: state.pause ? 'When resumed' : 'Never' }),
      state.pause ? 'requests wait' : 'by schedule'));
}

function figure(name, value, note) {
  return el('div', {}, el('dt', { text: name }), el('dd', { class: 'value' }, value), el('dd', { class: 'quiet' }, note));
}

function revision(id, address, what) {
  if (!id) return el('span', { text: '–' });
  return link(address, short(id), { class: 'revision', title: id, 'data-revision': what, key: `${what}-${id}` });
}

/** The newest runs as a strip of ticks, the newest at the right. */
function history(panel) {
  const runs = [...panel.runs].reverse();
  if (runs.length === 0) return null;
  const longest = Math.max(...runs.map(took));
  const ticks = runs.map((run) => {
    const { word, tone } = status(run);
    const tick = el('span', { class: `tick ${tone}`, title: `${word}, ${trigger(run.run.trigger)}, ${absolute(run.run.startedAt)}, ${span(took(run))}` });
    // By the logarithm: a full build takes a thousand times as long as a look without news.
    tick.style.height = `${Math.round(25 + (75 * Math.log1p(took(run))) / Math.log1p(longest || 1))}%`;
    return tick;
  });
  const bad = runs.filter((run) => status(run).tone === 'bad').length;
  return el('div', { class: 'history' },
    el('div', { class: 'ticks', role: 'img', 'aria-label': `The last ${runs.length} runs, ${bad} of them without success` }, ...ticks),
    el('p', { class: 'quiet', text: `Last ${runs.length} ${runs.length === 1 ? 'run' : 'runs'}${bad ? `, ${bad} without success` : ''}` }));
}

function took(run) {
  return run.run.finishedAt ? Date.parse(run.run.finishedAt) - Date.parse(run.run.startedAt) : since(run.run.startedAt);
}
