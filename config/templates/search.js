// The search: finds pages by words and by facets, in data that the site publishes below search/.
// The box of every page loads it when a reader turns to the box; the page explore.html has it at once.
(function () {
  "use strict";

  // Words. The program splits its texts in the same way: one file of examples is the test of both.
  const GUID = /([0-9A-Fa-f]{8})(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}/g;
  const WORD = new RegExp(
    "[\\p{L}\\p{M}\\p{N}_]+(?:(?:(?<=[\\p{L}\\p{M}])['’.](?=\\p{L})|(?<=\\p{N})[.,'’](?=\\p{N}))"
      + "[\\p{L}\\p{M}\\p{N}_]+)*", "gu");
  const UNSPACED = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー";
  const RUN = new RegExp("[" + UNSPACED + "]+|[^" + UNSPACED + "]+", "gu");
  const SPACELESS = new RegExp("^[" + UNSPACED + "]", "u");
  const PREFIX = 3;
  const LONGEST = 64;

  function words(text, stopWords) {
    const found = new Set();
    for (const token of text.normalize("NFKC").replace(GUID, " $1 ").match(WORD) || []) {
      for (const run of token.toLowerCase().match(RUN)) {
        const points = Array.from(run);
        if (!SPACELESS.test(run)) {
          found.add(points.slice(0, LONGEST).join(""));
        } else if (points.length === 1) {
          found.add(run);
        } else {
          points.slice(1).forEach((point, i) => found.add(points[i] + point));
        }
      }
    }
    return Array.from(found).filter((word) => !stopWords.has(word));
  }

  function shardOf(word) {
    const points = Array.from(word);
    if (points.length < PREFIX) {
      return "short";
    }
    let hash = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(points.slice(0, PREFIX).join(""))) {
      hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    }
    return (hash % 512).toString(16).padStart(3, "0");
  }

  // Data. A shard that is not the one of the manifest is asked for once more past all caches; if it
  // still is another one, the site is being published, and one revision of difference does no harm.
  const link = document.querySelector("header a.search");
  const base = new URL(".", link ? link.href : location.href);
  const loaded = new Map();
  let manifest = null;

  function get(address, cache) {
    return fetch(new URL("search/" + address, base), {cache: cache}).then((answer) => {
      if (!answer.ok) {
        throw new Error("The site has no search/" + address.replace(/\?.*/, "") + ".");
      }
      return answer.json();
    });
  }

  function once(key, start) {
    if (!loaded.has(key)) {
      const promise = start();
      promise.catch(() => loaded.delete(key));
      loaded.set(key, promise);
    }
    return loaded.get(key);
  }

  function open() {
    return once("manifest", () => get("manifest.json", "no-cache").then((read) => {
      manifest = read;
      manifest.stop = new Set(read.stopWords);
    }));
  }

  function shard(folder, name) {
    return once(folder + name, () => {
      const digest = manifest[folder][name];
      const address = folder + "/" + name + ".json?v=" + digest;
      return get(address, "default")
        .then((read) => (read.digest === digest ? read : get(address, "reload")))
        .then((read) => read.lines);
    });
  }

  const FIELDS = ["id", "title", "address", "kind", "severity", "tactics", "techniques", "solution",
    "tables", "connectors", "source", "status", "version", "month"];
  const LISTS = new Set(["tactics", "techniques", "tables", "connectors"]);
  const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  function card(line) {
    const made = {};
    FIELDS.forEach((field, i) => { made[field] = line[i] || (LISTS.has(field) ? [] : ""); });
    return made;
  }

  function cards(names, read) {
    const all = new Map();
    return Promise.all(names.map((name) => read(name).then((lines) => {
      lines.forEach((line) => all.set(line[0], line));
    }))).then(() => all);
  }

  function cardShard(id) {
    return ALPHABET.indexOf(id[0]).toString(16).padStart(2, "0");
  }

  // Matching: each word must be on the page; the best place of a word counts.
  const PLACES = ["title", "id or file name", "attributes", "description", "query"];
  const EXACT = [100, 80, 40, 12, 6];
  const BEGINNING = [90, 70, 35, 10, 5];

  function matches(word) {
    return shard("terms", shardOf(word)).then((lines) => {
      const found = new Map();
      const whole = Array.from(word).length < PREFIX;
      for (const line of lines) {
        const exact = line[0] === word;
        if (!exact && (whole || !line[0].startsWith(word))) {
          continue;
        }
        for (let field = 0; field < line.length - 1; field++) {
          const score = (exact ? EXACT : BEGINNING)[field];
          for (let at = 0; at < line[field + 1].length; at += 8) {
            const id = line[field + 1].slice(at, at + 8);
            const before = found.get(id);
            if (!before || before.score < score) {
              found.set(id, {score: score, field: field, term: line[0]});
            }
          }
        }
      }
      return found;
    });
  }

  // Ids of the pages that have all words, each with its score and the reasons; null without words.
  function find(text) {
    const wanted = words(text, manifest.stop);
    if (!wanted.length) {
      return Promise.resolve(null);
    }
    return Promise.all(wanted.map(matches)).then((found) => {
      // A last word of a letter or two is still being typed.
      const typing = /[\p{L}\p{N}]$/u.test(text) && found.length > 1
        && Array.from(wanted[wanted.length - 1]).length < PREFIX && !found[found.length - 1].size;
      const parts = typing ? found.slice(0, -1) : found;
      parts.sort((a, b) => a.size - b.size);
      const all = new Map();
      parts[0].forEach((first, id) => {
        const reasons = parts.map((part) => part.get(id));
        if (reasons.every(Boolean)) {
          all.set(id, {score: reasons.reduce((sum, it) => sum + it.score, 0), reasons: reasons});
        }
      });
      return all;
    });
  }

  function weight(match, title, text) {
    const a = title.toLowerCase();
    const b = text.trim().toLowerCase();
    return match.score + (a === b ? 200 : a.startsWith(b) ? 60 : a.includes(b) ? 30 : 0);
  }

  // Facets: what a reader can choose by, in the address and typed.
  const KINDS = {
    "analytic-rule": "Analytic rule", "hunting-query": "Hunting query", "workbook": "Workbook",
    "playbook": "Playbook", "parser": "Parser", "asim-parser": "ASIM parser",
    "watchlist": "Watchlist", "summary-rule": "Summary rule", "table": "Table",
    "connector": "Data connector", "solution": "Solution", "collection-method": "Collection method",
    "logic-app": "Logic App connector", "asim-schema": "ASIM schema", "technique": "ATT&CK technique",
  };
  const SOURCES = {"solution": "Solution", "standalone": "Standalone", "github-only": "GitHub only"};
  const SEVERITIES = ["High", "Medium", "Low", "Informational"];
  const spaced = (name) => name.replace(/([a-z])([A-Z])/g, "$1 $2");
  const same = (name) => name;
  const FACETS = [
    {key: "kind", words: ["kind", "type"], label: "Type", of: (it) => [it.kind], show: (v) => KINDS[v] || v, open: true},
    {key: "sev", words: ["sev", "severity"], label: "Severity", of: (it) => [it.severity], show: same, order: SEVERITIES, open: true},
    {key: "tac", words: ["tac", "tactic"], label: "Tactic", of: (it) => it.tactics, show: spaced, open: true},
    {key: "tech", words: ["tech", "technique"], label: "Technique", of: (it) => it.techniques, show: same},
    {key: "table", words: ["table"], label: "Table", of: (it) => it.tables, show: same},
    {key: "conn", words: ["conn", "connector"], label: "Connector", of: (it) => it.connectors, show: same},
    {key: "sol", words: ["sol", "solution"], label: "Solution", of: (it) => [it.solution], show: same},
    {key: "src", words: ["src", "source"], label: "Source", of: (it) => [it.source], show: (v) => SOURCES[v] || v},
    {key: "status", words: ["status"], label: "Status", of: (it) => [it.status], show: same},
  ];
  const SINCE = ["since", "changed"];

  // Splits what was typed into words and facets such as table:SigninLogs or sol:"Azure Firewall".
  function parse(text) {
    const typed = [];
    const rest = text.replace(/(\p{L}+):(?:"([^"]*)"?|(\S+))/gu, (all, key, quoted, plain) => {
      const name = key.toLowerCase();
      const facet = FACETS.find((it) => it.words.includes(name));
      const value = quoted === undefined ? plain : quoted;
      if ((!facet && !SINCE.includes(name)) || !value) {
        return all;
      }
      typed.push({facet: facet, value: value.toLowerCase().replace(/[\s_-]/g, ""), written: value});
      return " ";
    });
    return {text: rest.trim(), typed: typed};
  }

  function has(facet, it, value) {
    return facet.of(it).some((own) =>
      [own, facet.show(own)].some((name) => {
        const parts = name.toLowerCase().split(/[\s_-]+/);
        return parts.some((part, i) => parts.slice(i).join("").startsWith(value));
      }));
  }

  function fits(typed, it) {
    return typed.every((one) =>
      one.facet ? has(one.facet, it, one.value) : it.month >= one.written);
  }

  // Elements; texts of the repository are texts and nothing else.
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
  const counted = (count) => (count === 1 ? "1 result" : number(count) + " results");

  function reasons(match) {
    const places = new Map();
    match.reasons.forEach((reason) => {
      places.set(reason.field, (places.get(reason.field) || new Set()).add(reason.term));
    });
    return Array.from(places).sort((a, b) => a[0] - b[0])
      .map(([field, terms]) => PLACES[field] + ": " + Array.from(terms).join(", ")).join(" · ");
  }

  // Suggestions below the box of a page.
  const SUGGESTIONS = 8;
  const LOOKED_AT = 24;

  function suggest(text) {
    const query = parse(text);
    return open()
      .then(() => find([query.text, ...query.typed.filter((it) => it.facet).map((it) => it.written)].join(" ")))
      .then((found) => {
        const ids = Array.from(found || []).sort((a, b) => b[1].score - a[1].score)
          .slice(0, LOOKED_AT);
        return cards(Array.from(new Set(ids.map(([id]) => cardShard(id)))), (name) => shard("cards", name)).then((all) => ({
          count: found ? found.size : 0,
          best: ids.filter(([id]) => all.has(id))
            .map(([id, match]) => ({card: card(all.get(id)), match: match}))
            .sort((a, b) => weight(b.match, b.card.title, query.text)
              - weight(a.match, a.card.title, query.text)
              || a.card.title.length - b.card.title.length)
            .slice(0, SUGGESTIONS),
        }));
      });
  }

  function attach(box, explorer) {
    const list = make("div", {class: "suggestions", role: "listbox", id: "search.list", "aria-label": "Suggestions", hidden: true});
    const status = make("p", {class: "visually-hidden", role: "status"});
    box.after(list, status);
    Object.entries({role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false"})
      .forEach(([name, value]) => box.setAttribute(name, value));
    let chosen = -1;
    let latest = "";

    function choose(index) {
      chosen = index;
      Array.from(list.children).forEach((option, i) => {
        option.setAttribute("aria-selected", String(i === index));
      });
      const option = list.children[index];
      if (option) {
        box.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({block: "nearest"});
      } else {
        box.removeAttribute("aria-activedescendant");
      }
    }

    function close() {
      list.hidden = true;
      box.setAttribute("aria-expanded", "false");
      choose(-1);
    }

    function option(i, href, ...children) {
      return make("a", {role: "option", id: "search.option." + i, "aria-selected": "false", tabindex: "-1", href: href}, ...children);
    }

    function explorerFor(text) {
      return explorer + "?q=" + encodeURIComponent(text);
    }

    function show(result, text) {
      status.textContent = counted(result.count);
      list.replaceChildren(...result.best.map((it, i) =>
        option(i, new URL(it.card.address, base),
          make("bdi", {}, it.card.title),
          make("small", {}, [KINDS[it.card.kind] || it.card.kind, it.card.solution].filter(Boolean).join(" · ")))));
      list.append(option(result.best.length, explorerFor(text),
        result.count ? "All results: " + number(result.count) : "No page has all these words"));
      list.hidden = false;
      box.setAttribute("aria-expanded", "true");
      choose(-1);
    }

    function update() {
      const text = box.value.trim();
      latest = text;
      if (!text) {
        close();
        return;
      }
      // Until its suggestions are found those of an earlier text stand, but all results are this text's.
      if (list.lastChild) {
        list.lastChild.href = explorerFor(text);
      }
      suggest(text).then((result) => {
        if (text === latest) {
          show(result, text);
        }
      }, (error) => { status.textContent = error.message; });
    }

    box.addEventListener("input", update);
    box.addEventListener("keydown", (event) => {
      const size = list.hidden ? 0 : list.children.length;
      if (event.key === "Escape") {
        close();
      } else if (size && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
        choose((chosen + (event.key === "ArrowDown" ? 1 : chosen < 0 ? 0 : -1) + size) % size);
        event.preventDefault();
      } else if (event.key === "Enter" && chosen >= 0) {
        location.href = list.children[chosen].href;
        event.preventDefault();
      }
    });
    box.parentNode.addEventListener("focusout", (event) => {
      if (!box.parentNode.contains(event.relatedTarget)) {
        close();
      }
    });
    if (box.value) {
      update();
    } else {
      open().catch((error) => { status.textContent = error.message; });
    }
  }

  // The explorer.
  const STEP = 30;
  const SHORT_LIST = 8;
  const LONG_LIST = 200;
  const SORTS = {"": "Best first", "changed": "Last changed", "title": "Title", "severity": "Severity"};

  function explorer(main) {
    const box = make("input", {type: "search", id: "search.box", autocomplete: "off", spellcheck: "false", "aria-describedby": "search.hint", placeholder: "brute force, SigninLogs, T1078, 4625 …"});
    const status = make("p", {role: "status", class: "count"});
    const chips = make("ul", {class: "chips", "aria-label": "Filters in use"});
    const results = make("ol", {class: "results"});
    const more = make("button", {type: "button", hidden: true, click: () => { shown += STEP; draw(); focusResult(shown - STEP); }}, "Show more");
    const sort = make("select", {id: "search.sort", change: () => { state.sort = sort.value; changed(); }},
      ...Object.entries(SORTS).map(([value, label]) => make("option", {value: value}, label)));
    const since = make("select", {id: "search.since", change: () => { state.since = since.value; changed(); }});
    const groups = new Map();
    const filters = make("details", {class: "filters"}, make("summary", {}, "Filters"));
    let all = [];
    let state = {};
    let shown = STEP;
    let listed = [];
    let typing = false;
    let turn = 0;

    // The groups are shown with their values, so that none moves those below it.
    const choices = FACETS.map((facet) => {
      const group = {values: make("ul", {}), find: make("input", {type: "search", "aria-label": "Find among: " + facet.label, placeholder: "Find …", hidden: true, input: () => { drawGroup(facet, group); }}), counts: new Map()};
      groups.set(facet.key, group);
      return make("details", facet.open ? {open: true} : {}, make("summary", {}, facet.label), group.find, group.values);
    });
    filters.open = matchMedia("(min-width: 56rem)").matches;
    main.replaceChildren(
      make("h1", {}, "Explore"),
      make("div", {role: "search", class: "ask"},
        make("label", {for: box.id, class: "visually-hidden"}, "Search all content"), box,
        make("p", {id: "search.hint", class: "hint"}, "All words count. Choose with ", make("code", {}, "table:SigninLogs"), " ", make("code", {}, "sev:high"), " ", make("code", {}, "tech:T1078"), " ", make("code", {}, "kind:hunting"), " or with the filters. Keys: ", make("kbd", {}, "/"), " ", make("kbd", {}, "↓"), " ", make("kbd", {}, "Enter"), ".")),
      make("div", {class: "explorer"}, filters,
        make("section", {"aria-label": "Results"},
          make("div", {class: "bar"}, status, make("label", {for: sort.id}, "Sort"), sort), chips, results, more)));

    function read() {
      const parameters = new URLSearchParams(location.search);
      state = {q: parameters.get("q") || "", since: parameters.get("since") || "", sort: parameters.get("sort") || ""};
      FACETS.forEach((facet) => { state[facet.key] = new Set(parameters.getAll(facet.key)); });
      if (!SORTS[state.sort]) {
        state.sort = "";
      }
      shown = (history.state && history.state.shown) || STEP;
    }

    function address() {
      const parameters = new URLSearchParams();
      const add = (key, value) => { if (value) { parameters.append(key, value); } };
      add("q", state.q);
      FACETS.forEach((facet) => state[facet.key].forEach((value) => add(facet.key, value)));
      add("since", state.since);
      add("sort", state.sort);
      const query = parameters.toString();
      return location.pathname + (query ? "?" + query : "");
    }

    // A choice is a step to go back to; of what is typed in one go only the last state is one.
    function changed() {
      typing = false;
      shown = STEP;
      history.pushState({shown: shown}, "", address());
      update();
    }

    function typed() {
      state.q = box.value;
      shown = STEP;
      history[typing ? "replaceState" : "pushState"]({shown: shown}, "", address());
      typing = true;
      update();
    }

    function update() {
      const mine = ++turn;
      const query = parse(state.q);
      (query.text ? open().then(() => find(query.text)) : Promise.resolve(null)).then((found) => {
        if (mine === turn) {
          select(query, found);
          draw();
        }
      }, failed);
    }

    function select(query, found) {
      const months = new Map();
      groups.forEach((group) => group.counts.clear());
      listed = [];
      for (const it of all) {
        const match = found ? found.get(it.id) : undefined;
        if ((found && !match) || !fits(query.typed, it)) {
          continue;
        }
        const misses = FACETS.filter((facet) => state[facet.key].size
          && !facet.of(it).some((value) => state[facet.key].has(value)));
        const old = state.since && !(it.month >= state.since);
        if (misses.length + (old ? 1 : 0) > 1) {
          continue;
        }
        if (!misses.length) {
          months.set(it.month, (months.get(it.month) || 0) + 1);
        }
        (old ? [] : misses.length ? misses : FACETS).forEach((facet) => {
          const counts = groups.get(facet.key).counts;
          facet.of(it).forEach((value) => { if (value) { counts.set(value, (counts.get(value) || 0) + 1); } });
        });
        if (!misses.length && !old) {
          listed.push({card: it, match: match, weight: match ? weight(match, it.title, query.text) : 0});
        }
      }
      order(Boolean(found));
      drawSince(months);
    }

    function order(byWords) {
      const rank = (it) => (SEVERITIES.indexOf(it.card.severity) + 1) || SEVERITIES.length + 1;
      const title = (a, b) => a.card.lower < b.card.lower ? -1 : a.card.lower > b.card.lower ? 1 : a.card.id < b.card.id ? -1 : 1;
      const newest = (a, b) => (a.card.month < b.card.month ? 1 : a.card.month > b.card.month ? -1 : title(a, b));
      const sorts = {
        "": byWords ? (a, b) => b.weight - a.weight || a.card.title.length - b.card.title.length || title(a, b) : newest,
        "changed": newest, "title": title, "severity": (a, b) => rank(a) - rank(b) || title(a, b),
      };
      listed.sort(sorts[state.sort]);
    }

    function drawSince(months) {
      let sum = 0;
      const options = Array.from(months).filter(([month]) => month).sort((a, b) => (a[0] < b[0] ? 1 : -1))
        .map(([month, count]) => make("option", {value: month}, month + " (" + number(sum += count) + ")"));
      if (state.since && !months.has(state.since)) {
        options.unshift(make("option", {value: state.since}, state.since));
      }
      since.replaceChildren(make("option", {value: ""}, "Any time"), ...options);
      since.value = state.since;
    }

    function drawGroup(facet, group) {
      const chosen = state[facet.key];
      const wanted = group.find.value.trim().toLowerCase();
      chosen.forEach((value) => { if (!group.counts.has(value)) { group.counts.set(value, 0); } });
      const place = (value) => (facet.order ? facet.order.indexOf(value) + 1 || 9 : 0);
      const values = Array.from(group.counts).sort((a, b) =>
        chosen.has(b[0]) - chosen.has(a[0]) || place(a[0]) - place(b[0]) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      const some = values.filter(([value]) => !wanted || facet.show(value).toLowerCase().includes(wanted))
        .slice(0, Math.max(wanted || facet.open ? LONG_LIST : SHORT_LIST, chosen.size));
      group.find.hidden = values.length <= SHORT_LIST || (facet.open && values.length < 20);
      const focused = document.activeElement && group.values.contains(document.activeElement) ? document.activeElement.value : null;
      group.values.replaceChildren(...some.map(([value, count]) => {
        const tick = make("input", {type: "checkbox", value: value, change: () => {
          if (tick.checked) { chosen.add(value); } else { chosen.delete(value); }
          changed();
        }});
        tick.checked = chosen.has(value);
        return make("li", {}, make("label", {}, tick, make("bdi", {}, facet.show(value)), make("span", {}, number(count))));
      }));
      if (some.length < values.length) {
        group.values.append(make("li", {class: "rest"}, number(values.length - some.length) + " more: use the field above"));
      }
      if (focused !== null) {
        const again = Array.from(group.values.querySelectorAll("input")).find((input) => input.value === focused);
        if (again) { again.focus(); }
      }
    }

    function drawChips() {
      const drop = (label, action) => make("li", {}, make("button", {type: "button", click: action, "aria-label": "Remove the filter " + label}, make("bdi", {}, label), " ×"));
      const parts = FACETS.flatMap((facet) => Array.from(state[facet.key]).map((value) =>
        drop(facet.label + ": " + facet.show(value), () => { state[facet.key].delete(value); changed(); box.focus(); })));
      if (state.since) {
        parts.push(drop("Changed since: " + state.since, () => { state.since = ""; changed(); box.focus(); }));
      }
      chips.replaceChildren(...parts);
      chips.hidden = !parts.length;
    }

    function draw() {
      sort.value = state.sort;
      if (box.value !== state.q) {
        box.value = state.q;
      }
      status.textContent = listed.length ? counted(listed.length) : "No results. Take a word or a filter away.";
      results.replaceChildren(...listed.slice(0, shown).map(result));
      more.hidden = listed.length <= shown;
      FACETS.forEach((facet) => drawGroup(facet, groups.get(facet.key)));
      drawChips();
      history.replaceState({shown: shown}, "", address());
    }

    function result(it) {
      const about = make("p", {class: "about"}, make("span", {class: "kind"}, KINDS[it.card.kind] || it.card.kind));
      if (it.card.severity) {
        about.append(make("span", {class: "severity " + it.card.severity.toLowerCase().replace(/[^a-z]/g, "")}, it.card.severity));
      }
      [it.card.kind === "solution" ? "" : it.card.solution, it.card.tactics.map(spaced).join(", "), it.card.status === "Available" ? "" : it.card.status, it.card.month && "changed " + it.card.month]
        .filter(Boolean).forEach((text) => about.append(make("bdi", {}, text)));
      const made = make("li", {}, make("a", {href: new URL(it.card.address, base)}, make("bdi", {}, it.card.title)), about);
      if (it.match) {
        made.append(make("p", {class: "why"}, "Found in its ", make("bdi", {}, reasons(it.match))));
      }
      return made;
    }

    function focusResult(index) {
      const links = results.querySelectorAll("a");
      if (index < 0) {
        box.focus();
      } else if (links[index]) {
        links[index].focus();
      }
    }

    function failed(error) {
      status.textContent = "The search is not available: " + error.message;
    }

    box.addEventListener("input", typed);
    main.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") {
        return;
      }
      const at = Array.from(results.querySelectorAll("a")).indexOf(document.activeElement);
      if (document.activeElement === box ? event.key === "ArrowDown" : at >= 0) {
        focusResult(event.key === "ArrowDown" ? at + 1 : at - 1);
        event.preventDefault();
      }
    });
    box.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        focusResult(0);
        event.preventDefault();
      }
    });
    window.addEventListener("popstate", () => { typing = false; read(); update(); });
    read();
    box.value = state.q;
    status.textContent = "Loading …";
    // All cards, for the counts. They are wanted at once and without the manifest, so each is
    // compared with the server's instead of asked for by its digest.
    const names = Array.from({length: 64}, (none, i) => i.toString(16).padStart(2, "0"));
    cards(names, (name) => get("cards/" + name + ".json", "no-cache").then((read) => read.lines))
      .then((lines) => {
        all = Array.from(lines.values(), card);
        all.forEach((it) => { it.lower = it.title.toLowerCase(); });
        filters.append(...choices, make("p", {class: "since"}, make("label", {for: since.id}, "Changed since"), since));
        update();
      })
      .catch(failed);
    if (!location.search) {
      box.focus();
    }
  }

  window.sentinelSearch = {words: words, shardOf: shardOf, attach: attach};
  if (link && link.getAttribute("aria-current") === "page") {
    const main = document.querySelector("main");
    if (location.protocol === "file:") {
      main.querySelector("h1").after(make("p", {role: "status"}, "The search is not here: a browser lets a page read the search data from a web server only, not from a folder. Publish the folder, or show it with: sentinel-sync serve --target file:FOLDER"));
    } else {
      explorer(main);
    }
  }
})();
