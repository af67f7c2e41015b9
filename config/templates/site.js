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

  themeSwitch();
  freshness();
  if (navigator.clipboard) {
    document.querySelectorAll("pre.query").forEach(copyButton);
  }
  document.querySelectorAll("main .table > table").forEach(sortable);
})();
