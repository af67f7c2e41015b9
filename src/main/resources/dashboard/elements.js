// Makes elements. Whatever comes from outside is set as text, never parsed as markup.

import { absolute } from './words.js';

/**
 * An element.
 * @param {string} tag name of the element
 * @param {object} [traits] class, text, title, key (survives a redraw), on (listeners by event),
 *     and attributes by their own names; a trait that is null or undefined is left out
 * @param {...(Node|string|null)} children what it holds
 */
export function el(tag, traits = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(traits)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'class') element.className = value;
    else if (name === 'text') element.textContent = value;
    else if (name === 'key') element.dataset.key = value;
    else if (name === 'on') {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A link to another host if the address is one of the web, else the text alone. */
export function link(address, text, traits = {}) {
  if (!address || !/^https?:\/\//i.test(address)) return el('span', { ...traits, text });
  return el('a', { ...traits, text, href: address, target: '_blank', rel: 'noopener noreferrer' });
}

/** A moment as words that are kept true by {@link tick}. */
export function moment(at, traits = {}) {
  const element = el('time', { ...traits, datetime: at, title: absolute(at) });
  element.dataset.at = at;
  return element;
}

/** Draws again, but leaves the keyboard's focus and what a person folded open or shut as it was. */
export function redraw(place, children) {
  const key = place.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const folded = new Map();
  for (const fold of place.querySelectorAll('details[data-by-hand]')) folded.set(fold.dataset.key, fold.open);
  const scrolled = new Map();
  for (const part of place.querySelectorAll('[data-scroll]')) scrolled.set(part.dataset.scroll, part.scrollTop);
  place.replaceChildren(...children);
  for (const fold of place.querySelectorAll('details[data-key]')) {
    if (folded.has(fold.dataset.key)) {
      fold.open = folded.get(fold.dataset.key);
      fold.dataset.byHand = '';
    }
  }
  for (const part of place.querySelectorAll('[data-scroll]')) part.scrollTop = scrolled.get(part.dataset.scroll) ?? 0;
  if (key) {
    for (const candidate of place.querySelectorAll('[data-key]')) {
      if (candidate.dataset.key === key) candidate.focus({ preventScroll: true });
    }
  }
}

// A click on a summary, which the keyboard's keys are as well.
document.addEventListener('click', ({ target }) => {
  const summary = target instanceof Element ? target.closest('summary') : null;
  if (summary) summary.parentElement.dataset.byHand = '';
});
