"use strict";
// Search over titles and names in every script. The page works without it: the index of names is linked below.
(() => {
  const form = document.querySelector("form.search");
  if (!form) return;
  const input = form.querySelector("input");
  const status = form.querySelector(".status");
  const results = form.querySelector(".results");
  const base = new URL(form.dataset.index, location.href);

  const fold = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/ə/g, "a").replace(/ı/g, "i")
      .replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  const rank = (entry, words) => {
    let best = 0;
    for (const name of entry.folded) {
      if (!words.every((word) => name.includes(word))) continue;
      const query = words.join(" ");
      best = Math.max(best, name === query ? 3 : name.startsWith(query) ? 2 : 1);
    }
    return best;
  };

  const show = (entries) => {
    const words = fold(input.value).split(" ").filter(Boolean);
    results.replaceChildren();
    if (!words.length) {
      status.textContent = "";
      return;
    }
    const found = entries
      .map((entry) => [rank(entry, words), entry])
      .filter(([score]) => score > 0)
      .sort((a, b) => b[0] - a[0])
      .slice(0, 50);
    status.textContent = found.length ? `${found.length} found` : "Nothing found";
    for (const [, entry] of found) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.className = "title";
      link.href = new URL(entry.href, location.href);
      link.textContent = entry.names[0];
      const kind = document.createElement("span");
      kind.className = "aside";
      kind.textContent = ` ${entry.kind}`;
      const summary = document.createElement("p");
      summary.textContent = entry.summary;
      item.append(link, kind, summary);
      results.append(item);
    }
  };

  fetch(base)
    .then((answer) => answer.json())
    .then(({ entries }) => {
      for (const entry of entries) entry.folded = entry.names.map(fold);
      form.hidden = false;
      const asked = new URLSearchParams(location.search).get("q");
      if (asked) input.value = asked;
      input.addEventListener("input", () => show(entries));
      form.addEventListener("submit", (event) => event.preventDefault());
      show(entries);
    })
    .catch(() => {});
})();
