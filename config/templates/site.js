// What a page cannot do without a script: switch of colours, copying a query, sorting a table.
(function () {
  "use strict";

  function button(text, label) {
    var made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
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

  function compare(a, b) {
    var x = Number(a.replace(/,/g, ""));
    var y = Number(b.replace(/,/g, ""));
    return a && b && !isNaN(x) && !isNaN(y) ? x - y : a.localeCompare(b, "en");
  }

  function sort(table, column, heading) {
    var ascending = heading.getAttribute("aria-sort") !== "ascending";
    table.querySelectorAll("th[aria-sort]").forEach(function (other) {
      other.removeAttribute("aria-sort");
    });
    heading.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    var body = table.tBodies[0];
    var rows = Array.from(body.rows);
    rows.sort(function (a, b) {
      var order = compare(value(a, column), value(b, column));
      return ascending ? order : -order;
    });
    body.append.apply(body, rows);
  }

  function sortable(table) {
    if (!table.tHead || !table.tBodies[0] || table.tBodies[0].rows.length < 8) {
      return;
    }
    Array.from(table.tHead.rows[0].cells).forEach(function (heading, column) {
      if (!heading.textContent.trim()) {
        return;
      }
      var made = button(heading.textContent);
      made.addEventListener("click", function () { sort(table, column, heading); });
      heading.replaceChildren(made);
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

  var search = document.querySelector("header a.search");
  if (search) {
    searchBox(search);
    document.addEventListener("keydown", focusSearch);
  }
  themeSwitch();
  if (navigator.clipboard) {
    document.querySelectorAll("pre.query").forEach(copyButton);
  }
  document.querySelectorAll("main .table > table").forEach(sortable);
})();
