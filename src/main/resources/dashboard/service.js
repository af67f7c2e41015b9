// Speaks to the service: state, wishes, and the stream of events.

const KEY = 'sentinel-sync-token';
const LONGEST_PAUSE = 30000;

/** A stream that ended sooner was not ended by its age. */
const SHORTEST_STREAM = 5000;

/** What the service answered instead of what was asked for. */
export class Refusal extends Error {
  constructor(status, reason) {
    super(reason);
    this.status = status;
  }
}

export class Service {
  #lastEvent = '';

  get token() {
    return sessionStorage.getItem(KEY);
  }

  set token(value) {
    if (value) sessionStorage.setItem(KEY, value);
    else sessionStorage.removeItem(KEY);
  }

  /** Whether reading needs a token that is not there. */
  async isClosed() {
    if (this.token) return false;
    return (await this.#json('dashboard/access', { signal: AbortSignal.timeout(20000) })).token;
  }

  state() {
    return this.#json('dashboard/state', { signal: AbortSignal.timeout(20000) });
  }

  sync(site, wish) {
    return this.#post(site, 'sync', wish);
  }

  pause(site, by, reason) {
    return this.#post(site, 'pause', { by, reason });
  }

  resume(site) {
    return this.#post(site, 'resume', {});
  }

  #post(site, what, body) {
    return this.#json(`api/sites/${encodeURIComponent(site)}/${what}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20000),
    });
  }

  async #json(path, options) {
    const answer = await this.#fetch(path, options);
    return answer.json();
  }

  async #fetch(path, options) {
    const headers = { ...options.headers };
    if (this.token) headers.Authorization = `Bearer ${this.token}`;
    const answer = await fetch(path, { ...options, headers, cache: 'no-store', credentials: 'same-origin' });
    if (!answer.ok) {
      let reason = `The service answered ${answer.status}.`;
      try {
        reason = (await answer.json()).reason ?? reason;
      } catch {
        // Not one of the service's own answers; the status has to do.
      }
      throw new Refusal(answer.status, reason);
    }
    return answer;
  }

  /**
   * Follows the events until the signal says stop; comes again whenever the stream ends. An
   * EventSource could not carry the token.
   * @param {object} hears happened(event), missed(), connected(boolean)
   */
  async follow(hears, signal) {
    let pause = 1000;
    while (!signal.aborted) {
      try {
        const answer = await this.#fetch(`dashboard/events?after=${this.#lastEvent}`, { signal });
        hears.connected(true);
        const began = Date.now();
        await this.#read(answer.body, hears);
        if (Date.now() - began > SHORTEST_STREAM) {
          pause = 1000;
          continue;
        }
      } catch (problem) {
        if (signal.aborted) return;
        hears.connected(false);
        if (problem instanceof Refusal && (problem.status === 401 || problem.status === 403)) return;
      }
      await new Promise((done) => setTimeout(done, pause));
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
  }

  async #read(body, hears) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += value;
      const messages = text.split('\n\n');
      text = messages.pop();
      for (const message of messages) this.#take(message, hears);
    }
  }

  #take(message, hears) {
    const fields = {};
    for (const line of message.split('\n')) {
      const colon = line.indexOf(': ');
      if (colon > 0) fields[line.slice(0, colon)] = line.slice(colon + 2);
    }
    if (fields.event === 'happened') {
      this.#lastEvent = fields.id;
      hears.happened(JSON.parse(fields.data));
    } else if (fields.event === 'missed') {
      hears.missed(Number(fields.data));
    } else if (fields.event === 'closed') {
      // Another process counts from the start.
      this.#lastEvent = '';
      throw new Error('the service is stopping');
    }
  }
}
