// What a page cannot do without a script: switch of colours, copying a query, sorting and filtering a list,
// the mark of the section that is being read.
(function () {
  "use strict";

  var FEWEST_SORTED = 5;
  var FEWEST_FILTERED = 20;
  var order = new Intl.Collator("en", { numeric: true });

  function all(selector, within) {
    return Array.from((within || document).querySelectorAll(selector));
  }

  function element(name, text) {
    var made = document.createElement(name);
    made.textContent = text || "";
    return made;
  }

  function button(text, label) {
    var made = element("button", text);
    made.type = "button";
    if (label) {
      made.setAttribute("aria-label", label);
    }
    return made;
  }

  function dark() {
    var chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function themeSwitch() {
    var made = button("◐", "Dark colours");
    made.className = "theme";
    made.setAttribute("aria-pressed", String(dark()));
    made.addEventListener("click", function () {
      var next = dark() ? "light" : "dark";
      document.documentElement.dataset.theme = next;
      made.setAttribute("aria-pressed", String(next === "dark"));
      try {
        localStorage.setItem("theme", next);
      } catch (e) {
        // The choice counts for this page only.
      }
    });
    document.querySelector("header").append(made);
  }

  function copyButton(block) {
    var made = button("Copy", "Copy the query");
    made.className = "copy";
    made.addEventListener("click", function () {
      navigator.clipboard.writeText(block.textContent).then(
        function () { made.textContent = "Copied"; },
        function () { made.textContent = "Not copied"; });
      setTimeout(function () { made.textContent = "Copy"; }, 2000);
    });
    block.before(made);
  }

  function value(row, column) {
    return row.cells[column] ? row.cells[column].textContent.trim() : "";
  }

  /** Numbers have commas between thousands; an empty cell comes last in both orders. */
  function compare(a, b, ascending) {
    if (!a || !b) {
      return a ? -1 : b ? 1 : 0;
    }
    var result = order.compare(a.replace(/(\d),(?=\d{3})/g, "$1"), b.replace(/(\d),(?=\d{3})/g, "$1"));
    return ascending ? result : -result;
  }

  function sort(table, column, heading) {
    var ascending = heading.getAttribute("aria-sort") !== "ascending";
    all("th[aria-sort]", table).forEach(function (other) { other.removeAttribute("aria-sort"); });
    heading.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    var body = table.tBodies[0];
    var rows = Array.from(body.rows).map(function (row) { return { row: row, key: value(row, column) }; });
    rows.sort(function (a, b) { return compare(a.key, b.key, ascending); });
    rows.forEach(function (entry) { body.append(entry.row); });
  }

  function sortable(table) {
    if (!table.tHead || !table.tBodies[0] || table.tBodies[0].rows.length < FEWEST_SORTED) {
      return;
    }
    var titles = Array.from(table.tHead.rows[0].cells);
    if (titles[0].textContent === "Attribute") {
      return;
    }
    titles.forEach(function (heading, column) {
      if (heading.textContent.trim()) {
        var made = button(heading.textContent);
        made.addEventListener("click", function () { sort(table, column, heading); });
        heading.replaceChildren(made);
      }
    });
  }

  // The search: the link becomes a box, whose script comes when a reader turns to it.
  function searchBox(link) {
    if (location.protocol === "file:" || link.getAttribute("aria-current")) {
      return;
    }
    var explorer = link.href;
    var box = document.createElement("input");
    box.type = "search";
    box.autocomplete = "off";
    box.spellcheck = false;
    box.placeholder = "Search";
    box.setAttribute("aria-label", "Search");
    box.setAttribute("aria-keyshortcuts", "/");
    box.addEventListener("focus", function () {
      var script = document.createElement("script");
      script.src = new URL("assets/search.js", explorer);
      script.addEventListener("load", function () { window.sentinelSearch.attach(box, explorer); });
      document.head.append(script);
    }, {once: true});
    box.addEventListener("keydown", function (event) {
      if (event.key === "Enter" && !box.getAttribute("aria-activedescendant")) {
        location.href = explorer + "?q=" + encodeURIComponent(box.value);
      }
    });
    var place = document.createElement("div");
    place.className = "search";
    place.setAttribute("role", "search");
    place.append(box);
    link.after(place);
    link.hidden = true;
  }

  function focusSearch(event) {
    var box = document.querySelector("main .ask input, header .search input");
    if (event.key === "/" && box && !event.ctrlKey && !event.metaKey && !event.altKey
        && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
      box.focus();
      box.select();
      event.preventDefault();
    }
  }

  function plain(text) {
    return text.normalize("NFKC").toLowerCase();
  }

  /** What belongs to a list and is left out with it: the heading or the line directly above. */
  function titleOf(list) {
    var above = list.previousElementSibling;
    return above && (/^H[3-6]$/.test(above.tagName) || above.tagName === "P" && /:\s*$/.test(above.textContent))
      ? above : null;
  }

  /** One field that filters the entries of several lists. */
  function filter(lists, before) {
    var entries = lists.map(function (list) {
      return { list: list, title: titleOf(list), rows: all("tbody > tr, :scope > li", list) };
    });
    var total = entries.reduce(function (sum, entry) { return sum + entry.rows.length; }, 0);
    if (total < FEWEST_FILTERED) {
      return;
    }
    var texts = new Map();
    var field = element("input");
    field.type = "search";
    field.autocomplete = "off";
    field.spellcheck = false;
    var count = element("output");
    count.setAttribute("aria-live", "polite");
    field.addEventListener("input", function () {
      var words = plain(field.value).split(/\s+/).filter(Boolean);
      var found = 0;
      entries.forEach(function (entry) {
        var left = 0;
        entry.rows.forEach(function (row) {
          if (!texts.has(row)) {
            texts.set(row, plain(row.textContent));
          }
          row.hidden = !words.every(function (word) { return texts.get(row).includes(word); });
          left += row.hidden ? 0 : 1;
        });
        entry.list.hidden = !left;
        if (entry.title) {
          entry.title.hidden = !left;
        }
        found += left;
      });
      count.textContent = words.length ? found + " of " + total : "";
    });
    var label = element("label", "Filter ");
    label.append(field);
    var bar = element("div");
    bar.className = "filter";
    bar.append(label, count);
    before.before(bar);
  }

  /** Lists with the same columns, such as those of the letters, have one field together. */
  function filters() {
    var groups = new Map();
    all("main > .table").forEach(function (list) {
      var key = all("th", list).map(function (title) { return title.textContent; }).join("\t");
      groups.set(key, (groups.get(key) || []).concat(list));
    });
    var section = "";
    all("main > h2, main > ul").forEach(function (part) {
      if (part.tagName === "H2") {
        section = "#" + part.id;
      } else {
        groups.set(section, (groups.get(section) || []).concat(part));
      }
    });
    groups.forEach(function (lists, key) {
      var heading = key[0] === "#" && document.getElementById(key.slice(1));
      filter(lists, heading ? heading.nextElementSibling : titleOf(lists[0]) || lists[0]);
    });
  }

  /** The link of the section that is being read. */
  function readingMark() {
    var links = all(".contents a");
    var headings = links.map(function (link) {
      return document.getElementById(decodeURIComponent(link.hash.slice(1)));
    });
    function mark() {
      var at = 0;
      headings.forEach(function (heading, i) {
        if (heading && heading.getBoundingClientRect().top < 120) {
          at = i;
        }
      });
      links.forEach(function (link, i) { link.classList.toggle("here", i === at); });
    }
    if (links.length) {
      new IntersectionObserver(mark, { rootMargin: "-100px 0px -60% 0px" }).observe(document.querySelector("h1"));
      var waiting = false;
      addEventListener("scroll", function () {
        if (!waiting) {
          waiting = true;
          requestAnimationFrame(function () { waiting = false; mark(); });
        }
      }, { passive: true });
    }
  }

  /** The main page that this page belongs to. */
  function mainPage() {
    var above = all(".breadcrumb a").map(function (link) { return link.href; }).slice(1).concat(location.href.split(/[?#]/)[0]);
    all("header nav a").forEach(function (link) {
      link.classList.toggle("here", above.includes(link.href));
      if (link.href === above[above.length - 1]) {
        link.setAttribute("aria-current", "page");
      }
    });
  }

  function age(seconds) {
    var units = [["year", 31557600], ["month", 2629800], ["day", 86400], ["hour", 3600], ["minute", 60]];
    var unit = units.find(function (one) { return seconds >= one[1]; });
    if (!unit) {
      return "just now";
    }
    var count = Math.floor(seconds / unit[1]);
    return count + " " + unit[0] + (count === 1 ? "" : "s") + " ago";
  }

  // How old the content is, by the reader's clock: the site itself does not know the time.
  function freshness() {
    var sheet = document.querySelector("link[rel=stylesheet]");
    var footer = document.querySelector("footer");
    if (!sheet || !footer || location.protocol === "file:") {
      return;
    }
    // Only when a reader comes near: most pages are left before.
    var near = new IntersectionObserver(function (seen) {
      if (seen.some(function (it) { return it.isIntersecting; })) {
        near.disconnect();
        askFreshness(sheet, footer);
      }
    });
    near.observe(footer);
  }

  function askFreshness(sheet, footer) {
    fetch(new URL("../freshness.json", sheet.href), { cache: "no-cache" })
      .then(function (answer) { return answer.json(); })
      .then(function (data) {
        var line = document.createElement("p");
        var time = document.createElement("time");
        time.dateTime = data.committedAt;
        time.textContent = age((Date.now() - Date.parse(data.committedAt)) / 1000);
        line.append("Content of commit " + data.commit.slice(0, 10) + ", made ", time, ".");
        footer.append(line);
      })
      .catch(function () {
        // The page says all that it has to say without it.
      });
  }

  var search = document.querySelector("header a.search");
  if (search) {
    searchBox(search);
    document.addEventListener("keydown", focusSearch);
  }
  themeSwitch();
  mainPage();
  freshness();
  if (navigator.clipboard) {
    all("pre.query").forEach(copyButton);
  }
  filters();
  all("main .table > table").forEach(sortable);
  readingMark();
  addEventListener("beforeprint", function () {
    all("details").forEach(function (part) { part.open = true; });
  });
})();
