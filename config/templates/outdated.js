// Compares the rules of a workspace with those of this site, in the browser of the reader. The file
// is read in a worker. The site is asked for some of its 512 files of versions and names below
// api/v1; no rule, no name and no query is sent to anybody, and nothing is stored.
(function () {
  "use strict";

  const LARGEST = 50 * 1024 * 1024;
  const SPACE = /[ \t\r\n\f\v\u00A0\uFEFF]+/g;

  // SHA-256 (FIPS 180-4), as the program computes it: browsers have it on encrypted pages only.
  const ROUNDS = [
      0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
      0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
      0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
      0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
      0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
      0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
      0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
      0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2];
  const START = [
      0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

  function sha256(text) {
    const bytes = new TextEncoder().encode(text);
    const padded = new Uint8Array(((bytes.length + 8 >> 6) + 1) << 6);
    padded.set(bytes);
    padded[bytes.length] = 0x80;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x20000000));
    view.setUint32(padded.length - 4, bytes.length << 3);
    const state = Uint32Array.from(START);
    const words = new Uint32Array(64);
    const turn = (x, n) => (x >>> n) | (x << (32 - n));
    for (let at = 0; at < padded.length; at += 64) {
      for (let i = 0; i < 16; i++) {
        words[i] = view.getUint32(at + 4 * i);
      }
      for (let i = 16; i < 64; i++) {
        const x = words[i - 15];
        const y = words[i - 2];
        words[i] = words[i - 16] + (turn(x, 7) ^ turn(x, 18) ^ x >>> 3)
          + words[i - 7] + (turn(y, 17) ^ turn(y, 19) ^ y >>> 10);
      }
      let [a, b, c, d, e, f, g, h] = state;
      for (let i = 0; i < 64; i++) {
        const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (e & f ^ ~e & g) + ROUNDS[i] + words[i];
        const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + (a & b ^ a & c ^ b & c);
        h = g;
        g = f;
        f = e;
        e = d + one | 0;
        d = c;
        c = b;
        b = a;
        a = one + two | 0;
      }
      [a, b, c, d, e, f, g, h].forEach((value, i) => { state[i] += value; });
    }
    return Array.from(state, (value) => value.toString(16).padStart(8, "0")).join("");
  }

  const lower = (id) => id.toLowerCase();
  const nameKey = (name) => name.replace(SPACE, " ").replace(/^ | $/g, "").toLowerCase();
  const shardOf = (key) => sha256(key).slice(0, 2);

  // The worker: from bytes to rules. A portal, the REST interface and templates write "properties",
  // the command line writes flat objects, PowerShell begins names of fields with a capital letter.
  function decode(bytes) {
    const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
    return new TextDecoder(wide).decode(bytes);
  }

  const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

  function fields(object) {
    const all = new Map();
    Object.keys(object).forEach((key) => { all.set(key.toLowerCase(), object[key]); });
    return all;
  }

  // In a template a text that begins with a bracket has two of them, or it is an expression.
  function text(value) {
    return typeof value === "string" ? value.replace(/^\[\[/, "[").trim() : "";
  }

  const MARKS = ["query", "alertruletemplatename", "productfilter"];

  function isRule(outer, inner) {
    const type = text(outer.get("type")).toLowerCase();
    return typeof inner.get("displayname") === "string"
      && (type.includes("/") ? /\/(alertrules|alertruletemplates)$/.test(type)
        : MARKS.some((mark) => typeof inner.get(mark) === "string") || typeof outer.get("kind") === "string");
  }

  function rule(outer, inner) {
    const name = text(outer.get("name"));
    const guid = name.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i);
    const query = text(inner.get("query")).replace(SPACE, "");
    const made = {
      title: text(inner.get("displayname")),
      template: lower(text(inner.get("alertruletemplatename"))),
      name: lower(guid ? guid[0] : name.slice(name.lastIndexOf("/") + 1)),
      version: text(inner.get("templateversion")),
      query: query ? sha256(query) : "",
    };
    made.key = nameKey(made.title);
    return made;
  }

  function rules(root) {
    const found = [];
    const waiting = [root];
    while (waiting.length) {
      const node = waiting.pop();
      if (isObject(node)) {
        const outer = fields(node);
        const properties = outer.get("properties");
        const inner = isObject(properties) ? fields(properties) : outer;
        if (isRule(outer, inner)) {
          found.push(rule(outer, inner));
          continue;
        }
      }
      // The properties of another resource are no rule, whatever they hold; what is in them may be.
      const values = node === null || typeof node !== "object" ? [] : Object.values(node).flatMap((value) =>
        (value === node.properties && isObject(value) && typeof node.type === "string" ? Object.values(value) : [value]));
      for (let i = values.length - 1; i >= 0; i--) {
        waiting.push(values[i]);
      }
    }
    return found;
  }

  function parse(bytes) {
    const written = decode(new Uint8Array(bytes));
    if (!written.trim()) {
      return {error: "There is nothing to compare: choose a file, or paste its text."};
    }
    let root;
    try {
      root = JSON.parse(written);
    } catch (error) {
      return {error: "This is not JSON, so nothing was compared. The browser says: " + error.message};
    }
    const found = rules(root);
    return found.length ? {rules: found}
      : {error: "The JSON holds no analytic rules. Expected are objects with a display name and a query or the name of a template."};
  }

  if (typeof document === "undefined") {
    self.addEventListener("message", (event) => {
      Promise.resolve(event.data.file ? event.data.file.arrayBuffer() : event.data.bytes)
        .then(parse)
        .catch((error) => ({error: "The file could not be read: " + error.message}))
        .then((answer) => self.postMessage(answer));
    });
    return;
  }

  // The page. What the site says of ids and names comes in files by the first digits of a digest.
  const script = document.currentScript.src;
  const root = new URL("..", script);

  function lookUps() {
    const loaded = new Map();
    function load(folder, key) {
      const address = "api/v1/" + folder + "/" + shardOf(key) + ".json";
      if (!loaded.has(address)) {
        loaded.set(address, fetch(new URL(address, root), {cache: "no-cache"}).then((answer) => {
          if (!answer.ok) {
            throw new Error("The site has no " + address + ".");
          }
          return answer.json();
        }));
      }
      return loaded.get(address).then((all) => (Object.hasOwn(all, key) ? all[key] : []));
    }
    return {versions: (id) => load("versions", id), ids: (name) => load("names", name)};
  }

  // -1, 0 or 1 as a version is older than another one, the same or newer; undefined if that is unclear.
  function order(a, b) {
    const [one, two] = [a, b].map((version) =>
      (/^v?\d+(\.\d+)*$/.test(version) ? version.replace("v", "").split(".") : null));
    if (!one || !two) {
      return a && a === b ? 0 : undefined;
    }
    for (let i = 0; i < Math.max(one.length, two.length); i++) {
      const difference = Number(one[i] || 0) - Number(two[i] || 0);
      if (difference) {
        return Math.sign(difference);
      }
    }
    return 0;
  }

  const FLAGS = {
    "logic-without-version": "logic changed, version did not",
    "table-not-delivered": "new table that no required connector names",
    "table-lost": "table no longer read", "id-changed": "other id", "removed": "removed",
    "renamed": "other name or file", "entity-column-removed": "entity column removed",
    "custom-detail-removed": "custom detail removed", "kind-changed": "other kind of rule",
    "connector-added": "one more required connector", "broken": "file can no longer be read",
    "mended": "file can be read again",
  };

  // The states in the order in which they are shown.
  const STATES = {
    older: ["Newer version available", "The site has a newer version of these rules."],
    removed: ["Removed", "The rules that these were made from are no longer in the repository."],
    twice: ["Same id in several files", "Several files of the repository have the id of these rules, so which one they were made from is not known."],
    edited: ["Another query, same version", "The version is that of the site, the query is not: it was edited in the workspace, or the repository changed it without a new version."],
    unclear: ["Cannot tell", "These rules do not say their version and their query is not that of the site: they are older, or were edited."],
    ahead: ["Newer than the site", "The version in the workspace is higher than that of the site."],
    renamed: ["Current, under another name", "Version and query are those of the site; the name is not."],
    current: ["Current", "Version or query are those of the site."],
    probably: ["Probably: same name only", "No id of these rules is known. A rule of the site has the same name, so they were probably made from it."],
    unknown: ["Unknown", "Neither an id nor the name of these rules is known: they are your own, or come from elsewhere."],
  };

  function state(rule, entry) {
    const by = rule.version ? order(rule.version, entry.version) : undefined;
    const same = rule.query === entry.query;
    if (by === -1) {
      return "older";
    }
    if (by === 1) {
      return "ahead";
    }
    if (rule.query && entry.query ? !same : by === undefined) {
      return by === 0 ? "edited" : "unclear";
    }
    return rule.key === nameKey(entry.name) ? "current" : "renamed";
  }

  const since = (rule, entry) => (entry.changes || []).filter((change) =>
    order(change.version, rule.version) === 1);

  // What the site says of a rule: by the id of its template, else its own id, else its name.
  async function judge(rule, site) {
    const named = async () => (await Promise.all((await site.ids(rule.key)).map(site.versions)))
      .flat().filter((entry) => !entry.removed && nameKey(entry.name) === rule.key);
    for (const id of [rule.template, rule.name]) {
      const entries = id ? await site.versions(id) : [];
      if (entries.length) {
        const entry = entries[0];
        const result = {rule: rule, entries: entries, by: "id", state: "twice", changes: [], id: id};
        if (entries.every((one) => one.removed)) {
          result.state = "removed";
          result.successors = entry.successor ? [{page: entry.successor, name: "the rule that its file holds now"}] : await named();
        } else if (entries.length === 1) {
          result.state = state(rule, entry);
          result.changes = result.state === "older" ? since(rule, entry)
            : result.state === "edited" ? (entry.changes || []).filter((change) =>
              order(change.version, rule.version) === 0 && change.flags.includes("logic-without-version")) : [];
        }
        return result;
      }
    }
    const entries = rule.key ? await named() : [];
    return {rule: rule, entries: entries, by: entries.length ? "name" : "", state: entries.length ? "probably" : "unknown",
      inner: entries.length === 1 ? state(rule, entries[0]) : entries.length ? "twice" : "",
      changes: entries.length === 1 && rule.version ? since(rule, entries[0]) : [], id: rule.template || rule.name};
  }

  // The list as a file for spreadsheets. A text that one would take for a formula starts with an apostrophe.
  function cell(value) {
    const guarded = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? "'" + value : value;
    return '"' + guarded.replace(/"/g, '""') + '"';
  }

  const words = (change) => change.flags.map((flag) => FLAGS[flag] || flag);
  const address = (page) => new URL(page.split("/").map(encodeURIComponent).join("/"), root).href;

  function csv(results) {
    const rows = [["state", "matched_by", "name", "id", "version", "site_version", "site_name", "flags", "changes", "removed", "pages"]];
    results.forEach((it) => rows.push([
      STATES[it.state][0], it.by, it.rule.title, it.id, it.rule.version,
      it.entries.map((entry) => entry.version).join("; "), it.entries.map((entry) => entry.name).join("; "),
      Array.from(new Set(it.changes.flatMap(words))).join("; "), it.changes.flatMap((change) => change.changes).join("; "),
      it.state === "removed" ? it.entries[0].removed.time.slice(0, 10) : "",
      it.entries.concat(it.successors || []).filter((entry) => entry.page).map((entry) => address(entry.page)).join(" "),
    ]));
    return "\uFEFF" + rows.map((row) => row.map(cell).join(",") + "\r\n").join("");
  }

  // Elements; texts of the repository and of the workspace are texts and nothing else.
  function make(tag, attributes, ...children) {
    const made = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => {
      if (typeof value === "function") {
        made.addEventListener(name, value);
      } else if (value === true) {
        made.setAttribute(name, "");
      } else if (value !== false) {
        made.setAttribute(name, value);
      }
    });
    made.append(...children);
    return made;
  }

  const number = (count) => count.toLocaleString("en");
  const counted = (count, what) => number(count) + " " + what + (count === 1 ? "" : "s");
  const bidi = (value) => make("bdi", {}, value);

  function onSite(entry, label) {
    return entry.page ? make("a", {href: address(entry.page)}, bidi(label || entry.name)) : bidi(label || entry.name);
  }

  function joined(parts, tag) {
    return parts.flatMap((part, i) => (i ? [make(tag, {}), part] : [part]));
  }

  function difference(it) {
    if (it.state === "removed") {
      const gone = it.entries[0].removed;
      const parts = ["Removed on " + gone.time.slice(0, 10) + " with commit " + gone.commit.slice(0, 10) + "."];
      if (it.successors.length) {
        parts.push(" Instead: ", ...it.successors.slice(0, 5).map((one) => onSite(one)));
      }
      return parts;
    }
    const parts = [];
    if (it.inner) {
      parts.push((it.inner === "twice" ? "Several rules have this name" : STATES[it.inner][0]) + ". ");
    }
    const flags = Array.from(new Set(it.changes.flatMap(words)));
    if (flags.length) {
      parts.push(make("strong", {}, "Watch: " + flags.join(", ") + "."), " ");
    }
    if (it.changes.length) {
      parts.push(make("details", {}, make("summary", {}, counted(it.changes.length, "change")), make("ul", {},
        ...it.changes.map((change) => make("li", {}, change.time.slice(0, 10) + ", " + (change.version || "no version") + ": ",
          bidi(change.changes.join("; ") || "no difference in words"))))));
    } else if (it.state === "older") {
      parts.push("The site's history does not reach back to this version.");
    }
    if (it.copies > 1) {
      parts.push(make("p", {}, counted(it.copies, "rule") + " of the workspace come from it."));
    }
    return parts;
  }

  function row(it) {
    return make("tr", {},
      make("td", {}, bidi(it.rule.title || "(no name)")),
      make("td", {}, bidi(it.rule.version || "—")),
      make("td", {}, ...(it.entries.length ? joined(it.entries.slice(0, 10).map((entry) => make("span", {}, bidi(entry.version || "—"), " ", onSite(entry))), "br") : ["—"])),
      make("td", {}, ...difference(it)));
  }

  function section(key, results) {
    const [title, about] = STATES[key];
    const heading = make("h2", {id: "state." + key}, title + " (" + number(results.length) + ")");
    const table = make("table", {"aria-labelledby": heading.id},
      make("thead", {}, make("tr", {}, ...["Rule in the workspace", "Version", "On this site", "What is different"].map((name) => make("th", {scope: "col"}, name)))),
      make("tbody", {}, ...results.map(row)));
    return [heading, make("p", {}, about), make("div", {class: "table", tabindex: "0", role: "region", "aria-labelledby": heading.id}, table)];
  }

  const risk = (it) => it.changes.reduce((sum, change) => sum + change.flags.length, 0);

  function arranged(results) {
    const copies = new Map();
    results.forEach((it) => { if (it.by) { copies.set(it.id, (copies.get(it.id) || 0) + 1); } });
    results.forEach((it) => { it.copies = it.by ? copies.get(it.id) : 0; });
    const place = Object.keys(STATES);
    return results.sort((a, b) => place.indexOf(a.state) - place.indexOf(b.state) || risk(b) - risk(a)
      || (a.rule.key < b.rule.key ? -1 : a.rule.key > b.rule.key ? 1 : 0));
  }

  function page(main) {
    const status = make("p", {role: "status", class: "count"});
    const problem = make("p", {role: "alert", class: "problem", hidden: true});
    const output = make("div", {class: "outdated"});
    const file = make("input", {type: "file", id: "outdated.file", accept: ".json,application/json", change: () => { if (file.files.length) { start({file: file.files[0]}, file.files[0].size); } }});
    const pasted = make("textarea", {id: "outdated.text", rows: "6", spellcheck: "false", autocomplete: "off"});
    const form = make("section", {class: "drop", "aria-label": "Rules of the workspace"},
      make("p", {}, make("label", {for: file.id}, "File (or drop it here)"), " ", file),
      make("p", {}, make("label", {for: pasted.id}, "Or its text"), pasted),
      make("p", {}, make("button", {type: "button", click: () => {
        const bytes = new TextEncoder().encode(pasted.value);
        start({bytes: bytes}, bytes.length);
      }}, "Compare")), problem, status);
    let worker = null;

    function fail(message) {
      status.textContent = "";
      output.replaceChildren();
      problem.textContent = message;
      problem.hidden = false;
    }

    function start(input, size) {
      if (worker) {
        worker.terminate();
        worker = null;
      }
      problem.hidden = true;
      if (size > LARGEST) {
        fail("This has " + number(Math.ceil(size / 1048576)) + " MB. At most 50 MB are read: export fewer rules at a time.");
        return;
      }
      const mine = new Worker(script);
      const begun = performance.now();
      worker = mine;
      status.textContent = "Reading …";
      mine.addEventListener("error", () => { if (mine === worker) { fail("The browser could not start the comparison."); } });
      mine.addEventListener("message", (event) => {
        mine.terminate();
        if (mine === worker) {
          compare(event.data, mine, begun);
        }
      });
      mine.postMessage(input);
    }

    function compare(answer, mine, begun) {
      if (answer.error) {
        fail(answer.error);
        return;
      }
      status.textContent = "Comparing " + counted(answer.rules.length, "rule") + " …";
      const site = lookUps();
      Promise.all(answer.rules.map((rule) => judge(rule, site))).then((results) => {
        if (mine === worker) {
          draw(arranged(results), performance.now() - begun);
        }
      }, (error) => { if (mine === worker) { fail("The comparison failed: " + error.message); } });
    }

    function draw(results, milliseconds) {
      const groups = Object.keys(STATES).map((key) => [key, results.filter((it) => it.state === key)]).filter(([, some]) => some.length);
      status.textContent = counted(results.length, "rule") + " compared in " + (milliseconds / 1000).toFixed(1) + " s: "
        + groups.map(([key, some]) => number(some.length) + " " + STATES[key][0].toLowerCase()).join(", ") + ".";
      output.replaceChildren(
        make("p", {}, make("button", {type: "button", click: () => save(csv(results))}, "Download as CSV")),
        ...groups.flatMap(([key, some]) => section(key, some)));
    }

    function save(written) {
      const link = make("a", {download: "outdated-rules.csv", href: URL.createObjectURL(new Blob([written], {type: "text/csv"}))});
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    }

    ["dragover", "dragleave", "drop"].forEach((name) => form.addEventListener(name, (event) => {
      event.preventDefault();
      form.classList.toggle("over", name === "dragover");
      if (name === "drop" && event.dataTransfer.files.length) {
        start({file: event.dataTransfer.files[0]}, event.dataTransfer.files[0].size);
      }
    }));
    main.querySelector(".needs").replaceWith(form, output);
  }

  window.sentinelOutdated = {parse: parse, sha256: sha256, csv: csv};
  const place = document.querySelector("main");
  const needs = Array.from(place.querySelectorAll("p")).find((part) => part.textContent.startsWith("This page needs JavaScript"));
  if (needs) {
    needs.className = "needs";
    if (location.protocol === "file:") {
      needs.textContent = "The comparison is not here: a browser lets a page read the site's data from a web server only, not from a folder. Publish the folder, or show it with: sentinel-sync serve --target file:FOLDER";
      needs.setAttribute("role", "status");
    } else {
      page(place);
    }
  }
})();
