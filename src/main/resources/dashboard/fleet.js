// All sites at a glance.

import { el } from './elements.js';
import { count, many, span, standing } from './words.js';

const ORDER = { bad: 0, warn: 1, ok: 2 };

/** Those that need somebody first, else in the order of the configuration. */
export function worstFirst(sites) {
  return [...sites].sort((a, b) => ORDER[standing(a).tone] - ORDER[standing(b).tone]);
}

/** The line over all sites; nothing where there is only one. */
export function summary(sites) {
  if (sites.length < 2) return [];
  const toned = (tone) => sites.filter((site) => standing(site).tone === tone).length;
  const paused = sites.filter((site) => site.state.pause).length;
  const lag = Math.max(...sites.map((site) => site.state.lagSeconds));
  const pages = sites.flatMap((site) => site.day ?? []).reduce((all, hour) => all + hour.pages, 0);
  const fact = (name, value, look) => el('div', { class: look ?? null }, el('dt', { text: name }), el('dd', { text: value }));
  return [el('dl', { class: 'fleet-facts' },
    fact('Sites', count(sites.length)),
    fact('Up to date', count(toned('ok')), 'ok'),
    toned('warn') ? fact('Attention', count(toned('warn')), 'warn') : null,
    fact('Failing', count(toned('bad')), toned('bad') ? 'bad' : null),
    paused ? fact('Paused', count(paused)) : null,
    fact('Longest lag', lag ? span(lag * 1000) : 'none', lag ? 'bad' : null),
    fact('Last 24 h', many(pages, 'page')))];
}
