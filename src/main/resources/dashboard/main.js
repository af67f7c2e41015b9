// The page: asks for the token once, keeps what is shown true, and does what the buttons say.

import { changeList, fileList, runList } from './details.js';
import { ask } from './dialogs.js';
import { el, redraw } from './elements.js';
import { EventList } from './events.js';
import { summary, worstFirst } from './fleet.js';
import { siteCard } from './overview.js';
import { Refusal, Service } from './service.js';
import { ago, setClock, standing } from './words.js';

/** Other instances' runs are no events of this one, so the state is looked at in any case. */
const LOOK_AGAIN = 5000;

/** The ones that need somebody come first; the others are a click away. */
const SITES_AT_FIRST = 6;

/** More names than this are a list to choose from. */
const MOST_BUTTONS = 8;

const LOOK_AGAIN_UNSEEN = 30000;
const AFTER_AN_EVENT = 200;

const byId = (id) => document.getElementById(id);
const service = new Service();
const events = new EventList(byId('events'), byId('no-events'));
const drawn = new Map();

let state = null;
let chosen = null;
let allFiles = false;
let allSites = false;
let looking = false;
let lookAgain = false;
let away = false;
let visit = 0;
let pressed = false;
let timer = 0;
let following = null;

/** Draws a part of the page if what it shows has changed. */
function draw(place, seen, children) {
  const key = JSON.stringify(seen);
  if (drawn.get(place) === key) return;
  drawn.set(place, key);
  redraw(byId(place), children());
}

function panel() {
  return state.sites.find((site) => site.state.name === chosen) ?? state.sites[0];
}

function drawAll() {
  // A button that is replaced between press and release would not hear of its click.
  if (pressed || state === null) return;
  byId('instance').textContent = `${state.instance} · ${state.version}`;
  draw('fleet', state.sites.map((site) => [site.state, site.files?.fresh, site.day]), () => summary(state.sites));
  const ordered = worstFirst(state.sites);
  const cards = allSites ? ordered : ordered.slice(0, SITES_AT_FIRST);
  draw('sites', [cards, state.readOnly], () => cards.map((site) => siteCard(site, state.readOnly ? null : acts)));
  byId('more-sites').hidden = cards.length === ordered.length;
  byId('more-sites').textContent = `Show ${ordered.length - cards.length} more sites`;
  const shown = panel();
  chosen = shown?.state.name ?? null;
  drawChooser();
  if (shown) {
    draw('runs', [chosen, shown.runs], () => runList(shown));
    draw('changes', [chosen, shown.changes], () => changeList(shown));
    draw('files', [chosen, shown.files ?? null, allFiles], () =>
      fileList(shown, allFiles, () => { allFiles = true; drawAll(); }));
  }
  const toned = (tone) => state.sites.filter((site) => standing(site).tone === tone).length;
  const said = (number, word) => (state.sites.length > 1 ? `${number} ${word.toLowerCase()}` : word);
  document.title = `${toned('bad') ? said(toned('bad'), 'Failing')
    : toned('warn') ? said(toned('warn'), 'Attention') : 'Up to date'} · Sentinel Sync`;
  tick();
}

function drawChooser() {
  const names = state.sites.map((site) => site.state.name);
  byId('chooser').hidden = names.length < 2;
  const choose = (name) => { chosen = name; allFiles = false; drawAll(); };
  draw('chooser', [names, chosen], () => (names.length > MOST_BUTTONS
    ? [el('label', { for: 'choose-site', text: 'Site' }),
      el('select', { id: 'choose-site', key: 'choose-site', on: { change: ({ target }) => choose(target.value) } },
        ...names.map((name) => el('option', { value: name, text: name, selected: name === chosen })))]
    : names.map((name) =>
      el('button', { type: 'button', key: `choose-${name}`, text: name, 'aria-pressed': String(name === chosen),
        on: { click: () => choose(name) } }))));
}

/** Keeps "3 min ago" true. */
function tick() {
  for (const time of document.querySelectorAll('time[data-at]')) {
    const words = ago(time.dataset.at);
    if (time.textContent !== words) time.textContent = words;
  }
}

async function look() {
  clearTimeout(timer);
  if (looking) {
    lookAgain = true;
    return;
  }
  looking = true;
  const mine = visit;
  try {
    const closed = await service.isClosed();
    if (mine !== visit) return;
    if (closed) {
      show('entry');
      if (away) problemAtEntry('');
      away = false;
      return;
    }
    const answer = await service.state();
    if (mine !== visit) return;
    state = answer;
    setClock(state.now);
    show('board');
    byId('trouble').hidden = true;
    drawAll();
    follow();
  } catch (problem) {
    if (mine === visit) trouble(problem);
  } finally {
    looking = false;
    timer = setTimeout(look, lookAgain ? AFTER_AN_EVENT : document.hidden ? LOOK_AGAIN_UNSEEN : LOOK_AGAIN);
    lookAgain = false;
  }
}

function trouble(problem) {
  if (problem instanceof Refusal && (problem.status === 401 || problem.status === 403)) {
    const given = service.token !== null;
    forget();
    if (problem.status === 403) problemAtEntry(problem.message);
    else if (given) problemAtEntry('The service does not know this token.');
    return;
  }
  const reason = problem instanceof Refusal ? problem.message : 'The service does not answer.';
  if (state === null) {
    away = true;
    show('entry');
    problemAtEntry(reason);
    return;
  }
  byId('trouble').textContent = `${reason} What is shown is as of ${new Date(state.now).toLocaleTimeString()}.`;
  byId('trouble').hidden = false;
}

function follow() {
  if (following) return;
  following = new AbortController();
  const mine = following;
  service.follow({
    happened(event) {
      events.add(event);
      tick();
      soon();
    },
    missed(number) {
      events.missed(number);
      soon();
    },
    connected(live) {
      byId('connection').hidden = false;
      byId('connection').textContent = live ? 'Live' : 'Looking every few seconds';
      byId('connection').classList.toggle('live', live);
    },
  }, mine.signal).then(() => { if (following === mine) following = null; });
}

/** Looks again soon, but once for many events. */
function soon() {
  clearTimeout(timer);
  timer = setTimeout(look, AFTER_AN_EVENT);
}

function show(part) {
  const shown = !byId(part).hidden;
  byId('entry').hidden = part !== 'entry';
  byId('board').hidden = part !== 'board';
  byId('forget').hidden = part !== 'board' || service.token === null;
  // Where the keyboard was is gone now.
  if (!shown) byId(part === 'entry' ? 'token' : 'content').focus();
}

function problemAtEntry(text) {
  byId('entry-problem').textContent = text;
}

function forget() {
  // What is on its way for the token that was is not shown any more.
  visit += 1;
  service.token = null;
  following?.abort();
  following = null;
  state = null;
  clearTimeout(timer);
  drawn.clear();
  for (const place of ['fleet', 'sites', 'runs', 'changes', 'files', 'chooser']) byId(place).replaceChildren();
  events.clear();
  byId('instance').textContent = '';
  byId('connection').hidden = true;
  document.title = 'Sentinel Sync';
  problemAtEntry('');
  show('entry');
}

function say(text, bad = false) {
  const note = el('p', { class: bad ? 'bad' : null, text });
  byId('said').append(note);
  setTimeout(() => note.remove(), bad ? 10000 : 5000);
}

/** Does something that needs the token, and asks for it if need be. */
async function act(what, done) {
  try {
    await what();
    say(done);
  } catch (problem) {
    if (problem instanceof Refusal && problem.status === 401) {
      const answer = await ask({
        title: 'Enter the token',
        text: 'Acting needs the bearer token of the control interface. It stays in this browser tab.',
        confirm: 'Continue',
        fields: [{ name: 'token', label: 'Token', type: 'password', required: true }],
      });
      if (answer) {
        service.token = answer.token.trim();
        show('board');
        await act(what, done);
      }
      return;
    }
    say(problem instanceof Refusal ? problem.message : 'The service does not answer.', true);
  } finally {
    look();
  }
}

const acts = {
  sync: ({ state: { name } }) => act(() => service.sync(name, {}), `Sync of ${name} requested.`),

  async hardRefresh({ state: { name } }) {
    const sure = await ask({
      title: `Hard refresh of ${name}?`,
      text: 'Every file is read and every page is rendered again, whatever is cached. Only pages that differ are written. This takes as long as a first build.',
      confirm: 'Hard refresh',
    });
    if (sure) await act(() => service.sync(name, { hardRefresh: true }), `Hard refresh of ${name} requested.`);
  },

  async acceptRemovals({ state: { name } }) {
    const sure = await ask({
      title: `Publish the removals of ${name}?`,
      text: 'The next run publishes, even if a large share of the pages goes.',
      confirm: 'Publish',
    });
    if (sure) await act(() => service.sync(name, { acceptRemovals: true }), `Sync of ${name} requested, with removals.`);
  },

  async pause({ state: { name } }) {
    const answer = await ask({
      title: `Pause ${name}?`,
      text: 'The running sync ends; no other begins until the site is resumed. Requests wait.',
      confirm: 'Pause',
      fields: [
        { name: 'by', label: 'Your name', required: true, most: 128 },
        { name: 'reason', label: 'Reason', most: 1024 },
      ],
    });
    if (answer) await act(() => service.pause(name, answer.by, answer.reason), `${name} is paused.`);
  },

  resume: ({ state: { name } }) => act(() => service.resume(name), `${name} is resumed and syncs.`),
};

byId('entry-form').addEventListener('submit', (event) => {
  event.preventDefault();
  service.token = byId('token').value.trim();
  byId('token').value = '';
  look();
});
byId('steps').addEventListener('change', ({ target }) => {
  byId('events').classList.toggle('every-step', target.checked);
});
byId('more-sites').addEventListener('click', () => {
  allSites = true;
  drawAll();
});
byId('forget').addEventListener('click', () => {
  forget();
  look();
});
document.addEventListener('pointerdown', () => { pressed = true; });
for (const end of ['pointerup', 'pointercancel']) {
  document.addEventListener(end, () => {
    pressed = false;
    // After the click that follows.
    setTimeout(drawAll);
  });
}
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && state) look();
});
setInterval(tick, 1000);
look();
