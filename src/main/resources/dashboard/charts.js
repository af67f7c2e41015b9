// The last 24 hours of a site as three small charts, drawn as SVG.

import { el } from './elements.js';
import { count, many, span } from './words.js';

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 120;
const HEIGHT = 28;

/**
 * Lag, duration of runs and pages by the hour.
 * @param {object[]} hours from, runs, lagSeconds, longestMillis, pages; oldest first
 */
export function charts(hours) {
  if (!hours?.length || hours.every((hour) => hour.runs === 0 && hour.lagSeconds === 0)) return null;
  const lag = hours.map((hour) => hour.lagSeconds);
  const longest = hours.map((hour) => hour.longestMillis);
  const pages = hours.map((hour) => hour.pages);
  const most = Math.max(...lag);
  const sum = pages.reduce((all, one) => all + one, 0);
  return el('dl', { class: 'charts' },
    chart('Lag, 24 h', lag, most ? `at most ${span(most * 1000)}` : 'none', 'bad'),
    chart('Longest run', longest, span(Math.max(...longest)), 'info'),
    chart('Pages', pages, sum ? many(sum, 'page') : 'none', 'ok'));
}

function chart(name, values, words, tone) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('class', `chart ${tone}`);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', `${name} by the hour: ${words}, in ${count(values.filter(Boolean).length)} of 24 hours`);
  const most = Math.max(...values, 1);
  const step = WIDTH / values.length;
  values.forEach((value, place) => {
    const bar = document.createElementNS(SVG, 'rect');
    // A root, so that a full build does not flatten all else; a hair where there is nothing.
    const height = value ? Math.max(3, HEIGHT * Math.sqrt(value / most)) : 1;
    bar.setAttribute('x', String(place * step + 0.5));
    bar.setAttribute('y', String(HEIGHT - height));
    bar.setAttribute('width', String(step - 1));
    bar.setAttribute('height', String(height));
    bar.setAttribute('class', value ? 'some' : 'none');
    svg.append(bar);
  });
  return el('div', {}, el('dt', { text: name }), el('dd', {}, svg), el('dd', { class: 'quiet', text: words }));
}
