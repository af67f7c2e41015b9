// Words and numbers for people.

const NUMBERS = new Intl.NumberFormat('en');

/** How far this machine's clock is behind the service's, in milliseconds. */
let skew = 0;

/** Learns what time it is at the service. */
export function setClock(now) {
  skew = Date.parse(now) - Date.now();
}

/** Milliseconds since a moment, by the service's clock. */
export function since(at) {
  return Date.now() + skew - Date.parse(at);
}

export function count(number) {
  return NUMBERS.format(number);
}

/** A number with its noun. */
export function many(number, noun) {
  return `${count(number)} ${number === 1 ? noun : `${noun}s`}`;
}

/** A span of time in its two largest units. */
export function span(milliseconds) {
  if (milliseconds < 1000) return `${Math.max(0, Math.round(milliseconds))} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min${minutes < 10 && seconds % 60 >= 1 ? ` ${Math.floor(seconds % 60)} s` : ''}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h${minutes % 60 ? ` ${minutes % 60} min` : ''}`;
  return many(Math.floor(hours / 24), 'day');
}

/** How long ago, or in how long; moments within a second are now. */
export function ago(at) {
  const past = since(at);
  const rough = (ms) => (ms < 60000 ? `${Math.round(ms / 1000)} s` : span(ms).replace(/ \d+ s$/, ''));
  if (Math.abs(past) < 1000) return 'just now';
  return past > 0 ? `${rough(past)} ago` : `in ${rough(-past)}`;
}

export function bytes(number) {
  if (number < 1024) return `${number} B`;
  if (number < 1024 * 1024) return `${(number / 1024).toFixed(1)} KiB`;
  return `${(number / 1024 / 1024).toFixed(1)} MiB`;
}

/** A commit's id as people know it. */
export function short(revision) {
  return revision ? revision.slice(0, 8) : '';
}

const STATUS = {
  RUNNING: ['Running', 'info'],
  PUBLISHED: ['Published', 'ok'],
  UNCHANGED: ['Unchanged', 'still'],
  UNSTABLE: ['Unstable', 'warn'],
  HELD: ['Held', 'warn'],
  FAILED: ['Failed', 'bad'],
  SUPERSEDED: ['Superseded', 'still'],
  ABANDONED: ['Abandoned', 'bad'],
};

/** How a run ended: a word and its tone. A file that the run before could not read either is no alarm. */
export function status({ run, newlyUnreadable }) {
  const [word, tone] = STATUS[run.status] ?? [run.status, 'still'];
  return { word, tone: run.status === 'UNSTABLE' && newlyUnreadable === 0 ? 'still' : tone };
}

const TRIGGER = {
  START: 'start of the service',
  SCHEDULE: 'schedule',
  WEBHOOK: 'webhook',
  CONTROL: 'a person',
  // The history may hold runs of versions that had these two as triggers.
  HARD_REFRESH: 'hard refresh',
  ACCEPT_REMOVALS: 'removals accepted',
  RETRY: 'retry',
  COMMAND: 'command line',
};

export function trigger(name) {
  return TRIGGER[name] ?? name;
}

/** How a site stands: a word and its tone, by its newest run that ended. */
export function standing(panel) {
  const ended = panel.runs.find((run) => run.run.finishedAt && run.run.status !== 'SUPERSEDED');
  const last = ended?.run.status;
  if (last === 'HELD') return { word: 'Held until you decide', tone: 'warn' };
  if (last === 'FAILED' || last === 'ABANDONED') {
    return { word: last === 'FAILED' ? 'Failing' : 'Interrupted', tone: 'bad', run: ended };
  }
  if (!panel.state.publishedRevision) return { word: 'Not published yet', tone: 'warn' };
  // What stands for longer than a day is a count, no alarm: the authors know.
  const fresh = panel.files?.fresh ?? 0;
  if (fresh > 0) return { word: `Unstable, ${many(fresh, 'file')} newly unreadable`, tone: 'warn' };
  return { word: 'Up to date', tone: 'ok' };
}

/** The moment in full, in the reader's own time zone. */
export function absolute(at) {
  return new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'long' });
}
