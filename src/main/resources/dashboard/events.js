// The list of live events.

import { el, moment } from './elements.js';
import { many } from './words.js';

const MOST = 80;

const TONE = { ERROR: 'bad', WARN: 'warn', INFO: 'info' };

/** Shows events as they come, the newest first, and lets go of the oldest. */
export class EventList {
  constructor(list, hint) {
    this.list = list;
    this.hint = hint;
  }

  add(event) {
    const tone = event.outcome === 'failure' ? 'bad' : event.outcome === 'success' ? 'ok' : TONE[event.level] ?? 'still';
    this.#put(el('li', { 'data-action': event.action, class: event.level === 'DEBUG' ? 'minor' : null },
      el('span', { class: `dot ${tone}`, 'aria-hidden': 'true' }),
      el('div', {},
        el('p', { class: 'event-head' },
          el('span', { class: 'event-action', text: event.action.replaceAll('-', ' ') }),
          event.site ? el('span', { class: 'tag', text: event.site }) : null,
          moment(event.time, { class: 'quiet' })),
        el('p', { class: 'quiet event-text', text: event.message }))));
  }

  missed(number) {
    this.#put(el('li', {}, el('span', { class: 'dot still', 'aria-hidden': 'true' }),
      el('p', { class: 'quiet', text: `${many(number, 'event')} passed too quickly to be shown.` })));
  }

  clear() {
    this.list.replaceChildren();
    this.hint.hidden = false;
  }

  #put(item) {
    this.hint.hidden = true;
    this.list.prepend(item);
    while (this.list.childElementCount > MOST) this.list.lastElementChild.remove();
  }
}
