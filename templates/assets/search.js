"use strict";
// Search as one types, over an index in small files (explainer/compose/search.py says what is in them). The first part
// needs no page and is tested by itself; the page works without any of it: the index of names is linked from there.

const SEARCH = (() => {
  // Folding: the same as explainer/model/folding.py, character for character.
  const SPELLINGS = {
    "ı": "i", "ə": "e", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th",
    "ς": "σ", "ґ": "г", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ء": "", "ـ": "",
  };
  for (const mark of "'’‘`´ʹʺʻʼʽʾʿˈ") SPELLINGS[mark] = "";
  for (let digit = 0; digit < 10; digit++) {
    SPELLINGS[String.fromCharCode(0x660 + digit)] = SPELLINGS[String.fromCharCode(0x6f0 + digit)] = String(digit);
  }
  const fold = (text) => {
    const plain = text.replace(/(?<=\p{L})['’]s(?![\p{L}\p{N}])/gu, "").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    return Array.from(plain, (character) => SPELLINGS[character] ?? character).join("").replace(/[^\p{L}\p{N}]/gu, " ");
  };
  const words = (text) => fold(text).split(" ").filter(Boolean);

  // Whether two words are one slip of the hand apart: a letter more, less or other, or two in the wrong order.
  const near = (one, other) => {
    const a = Array.from(one);
    const b = Array.from(other);
    if (Math.abs(a.length - b.length) > 1) return false;
    let from = 0;
    while (from < a.length && from < b.length && a[from] === b[from]) from++;
    let ends = [a.length, b.length];
    while (ends[0] > from && ends[1] > from && a[ends[0] - 1] === b[ends[1] - 1]) ends = [ends[0] - 1, ends[1] - 1];
    const [left, right] = [a.slice(from, ends[0]), b.slice(from, ends[1])];
    if (left.length < 2 && right.length < 2) return true;
    return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
  };

  // How well a word answers to one that was asked: 3 the same, 2 begins with it, 1 a slip apart (if asked for), else 0.
  const answers = (word, asked, slips) => {
    if (word === asked) return 3;
    if (word.startsWith(asked)) return 2;
    if (!slips || asked.length < 4) return 0;
    return near(word, asked) || near(word.slice(0, asked.length), asked) ? 1 : 0;
  };

  const fileName = (prefix) =>
    `w-${Array.from(prefix, (c) => (/[a-tv-z0-9]/.test(c) ? c : `u${c.codePointAt(0).toString(16)}.`)).join("")}.js`;

  // The shards to look in: the one that holds the word itself, and some of those whose words all begin with it. For
  // slips of the hand also those whose prefix is one slip away from the beginning of what was asked.
  const MORE_SHARDS = 2;
  const SLIP_SHARDS = 3;
  const shardsFor = (prefixes, asked, slips) => {
    const own = prefixes.filter((prefix) => asked.startsWith(prefix)).pop();
    const deeper = prefixes.filter((prefix) => prefix !== own && prefix.startsWith(asked)).slice(0, MORE_SHARDS);
    const found = own === undefined ? deeper : [own, ...deeper];
    if (!slips) return found;
    const common = (prefix) => {
      let length = 0;
      while (length < prefix.length && prefix[length] === asked[length]) length++;
      return length / (prefix.length || 1);
    };
    const close = prefixes
      .filter((prefix) => !found.includes(prefix))
      .filter((prefix) => [0, -1, 1].some((more) => near(prefix, asked.slice(0, prefix.length + more))))
      .sort((a, b) => common(b) - common(a) || (a < b ? -1 : 1));
    return [...found, ...close.slice(0, SLIP_SHARDS)];
  };

  const loadShards = async (load, folder, prefixes, asked, slips) => {
    const wanted = new Set(asked.flatMap((word) => shardsFor(prefixes, word, slips)));
    const shards = await Promise.all([...wanted].map((prefix) => load(`${folder}/${fileName(prefix)}`)));
    return shards.flat();
  };

  const KINDS = "cpagtxrs"; // of two that answer alike, a conflict stands before a place and so on

  // Entries with a name that has every word asked for: key to {score, path, title, name}.
  const byName = (rows, asked, slips) => {
    const found = new Map();
    for (const [key, path, title, other] of rows) {
      const name = other || title;
      const own = words(name);
      let score = 0;
      for (const word of asked) {
        const best = Math.max(0, ...own.map((candidate) => answers(candidate, word, slips)));
        if (!best) { score = 0; break; }
        score += best / (3 * asked.length);
      }
      if (!score) continue;
      score = 10 * score + 10 * (asked.length / Math.max(own.length, asked.length)) + (own.join(" ").startsWith(asked.join(" ")) ? 5 : 0);
      score -= KINDS.indexOf(key[0]) / 10;
      if (!(found.get(key)?.score >= score)) found.set(key, { key, score, path, title, name, part: "" });
    }
    return found;
  };

  // Entries whose text has every word asked for but the common ones: key to {score, part}.
  const KEY = 6;
  const byWord = (rows, asked, slips) => {
    const lists = asked.map((word) => {
      const entries = new Map();
      let common = false;
      let listed = 0;
      for (const [own, postings, more] of rows) {
        const how = answers(own, word, slips);
        if (!how) continue;
        if (how === 3 && more) common = true;
        const found = postings.split(" ");
        listed += found.length;
        const worth = [0, 0.4, 0.7, 1][how] / Math.log2(4 + found.length);
        for (const posting of found) {
          const key = posting.slice(0, KEY);
          const score = worth * Number(posting[KEY]);
          const known = entries.get(key);
          if (!known || known.score < score) entries.set(key, { score, part: posting.slice(KEY + 1) });
        }
      }
      return { entries, common, listed };
    });
    const strict = lists.filter((list) => !list.common).sort((a, b) => a.listed - b.listed);
    const base = strict.length ? strict : lists;
    const found = new Map();
    const candidates = strict.length ? strict[0].entries.keys() : new Set(lists.flatMap((list) => [...list.entries.keys()]));
    for (const key of candidates) {
      if (strict.length && !strict.every((list) => list.entries.has(key))) continue;
      const score = lists.reduce((sum, list) => sum + (list.entries.get(key)?.score ?? 0), 0);
      const from = base.find((list) => list.entries.has(key));
      found.set(key, { key, score, part: from.entries.get(key).part });
    }
    found.more = base.some((list) => list.common);
    return found;
  };

  // Of many words the longest tell enough, and each may cost a shard.
  const MOST_WORDS = 5;
  const telling = (asked) => {
    const longest = [...asked].sort((a, b) => b.length - a.length).slice(0, MOST_WORDS);
    return asked.filter((word) => longest.includes(word));
  };

  // Everything that answers to a text, the best first. `load(name)` brings a file of the index; `filters` are
  // {kind: letter, conflict: id, year}. Gives {hits, asked, slips, more}: a hit is {key, part}, with {path, title,
  // name} when it was found by a name; `slips` says that nothing has the very words and near ones are given, `more`
  // that the words are so common that only the foremost entries are listed.
  const find = async (text, filters, load) => {
    const asked = telling([...new Set(words(text))]);
    if (!asked.length) return { hits: [], asked, slips: false };
    const [names, texts] = await load("index.js");
    const lists = [];
    if (filters.conflict) lists.push(load(`filters/conflict-${filters.conflict}.js`));
    if (filters.year) lists.push(load(`filters/year-${filters.year}.js`));
    const allowed = (await Promise.all(lists)).map((keys) => new Set(keys.split(" ")));
    const kept = (key) => (!filters.kind || key[0] === filters.kind) && allowed.every((keys) => keys.has(key));
    const short = asked.length === 1 && Array.from(asked[0]).length < 2;
    for (const slips of short ? [false] : [false, true]) {
      const [nameRows, wordRows] = await Promise.all([
        loadShards(load, "names", names, asked, slips),
        short ? [] : loadShards(load, "words", texts, asked, slips),
      ]);
      const named = byName(nameRows, asked, slips);
      const said = byWord(wordRows, asked, slips);
      const hits = [...named.values()].sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
      const rest = [...said.values()].filter((hit) => !named.has(hit.key)).sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
      const all = [...hits, ...rest].filter((hit) => kept(hit.key));
      if (all.length || slips || short) return { hits: all, asked, slips: slips && all.length > 0, more: Boolean(said.more) };
    }
    return { hits: [], asked, slips: false };
  };

  // A text cut into [piece, whether it answers], and how many different words asked for it has.
  const WORD = /[\p{L}\p{M}\p{N}'’‘ʼʾʿ]+/gu;
  const marked = (text, asked, slips) => {
    const pieces = [];
    const met = new Set();
    let end = 0;
    for (const match of text.matchAll(WORD)) {
      const own = words(match[0]);
      const hit = asked.filter((word) => own.some((candidate) => answers(candidate, word, slips)));
      if (!hit.length) continue;
      hit.forEach((word) => met.add(word));
      pieces.push([text.slice(end, match.index), false], [match[0], true]);
      end = match.index + match[0].length;
    }
    pieces.push([text.slice(end), false]);
    return { pieces: pieces.filter(([piece]) => piece), met: met.size };
  };

  // The statement of a part that answers best, shortened around its first match: {pieces, anchor, when}.
  const BEFORE = 70;
  const LENGTH = 220;
  const snippet = (summary, rows, asked, slips) => {
    let best = { ...marked(summary, asked, slips), anchor: "", when: "" };
    for (const [text, anchor = "", when = ""] of rows) {
      const found = marked(text, asked, slips);
      if (found.met > best.met) best = { ...found, anchor, when };
    }
    if (!best.met && !summary && rows.length) best = { pieces: [[rows[0][0], false]], anchor: "", when: "" };
    const pieces = best.pieces.map((piece) => [...piece]);
    if (pieces.length > 1 && !pieces[0][1] && pieces[0][0].length > BEFORE) {
      const cut = pieces[0][0].slice(-BEFORE);
      pieces[0][0] = `… ${cut.slice(cut.indexOf(" ") + 1)}`;
    }
    let left = LENGTH;
    const short = [];
    for (const [piece, hit] of pieces) {
      if (left <= 0) break;
      if (piece.length <= left) short.push([piece, hit]);
      else short.push([`${piece.slice(0, piece.lastIndexOf(" ", left) + 1 || left)}…`, hit]);
      left -= piece.length;
    }
    return { pieces: short, anchor: best.anchor, when: best.when };
  };

  return { fold, words, near, fileName, shardsFor, find, marked, snippet };
})();

if (typeof module !== "undefined") module.exports = SEARCH;

if (typeof document !== "undefined") {
  const form = document.querySelector("form.search-form");
  const input = form.elements.q;
  const filters = [form.elements.kind, form.elements.conflict, form.elements.year];
  const status = document.querySelector(".search-status");
  const list = document.querySelector(".results");
  const more = document.querySelector(".more-results");
  const base = new URL("./", location.href);
  const KIND_NAMES = JSON.parse(form.dataset.kinds);
  const PAGE = 10;

  // Files of the index are scripts that call shard(name, value): they load where fetch does not, from disk.
  const waiting = new Map();
  const loaded = new Map();
  window.shard = (name, value) => waiting.get(name)?.(value);
  const load = (name) => {
    if (!loaded.has(name)) {
      loaded.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        waiting.set(name, resolve);
        script.src = new URL(name, base);
        script.onload = () => { script.remove(); waiting.delete(name); reject(new Error(name)); };
        script.onerror = () => { script.remove(); loaded.delete(name); reject(new Error(name)); };
        document.head.append(script);
      }));
    }
    return loaded.get(name);
  };

  const element = (tag, name, ...children) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...children);
    return made;
  };

  const withMarks = (pieces) => pieces.map(([piece, matched]) => (matched ? element("mark", "", piece) : piece));

  let turn = 0; // answers to what was asked before are dropped
  let answer = { hits: [] };
  let shown = 0;

  const fill = async (item, hit, mine) => {
    const part = hit.part ? `-${parseInt(hit.part, 36)}` : "";
    const [path, title, date, summary, rows] = await load(`text/${hit.key}${part}.js`);
    if (mine !== turn) return;
    const { pieces, anchor, when } = SEARCH.snippet(summary, rows, answer.asked, answer.slips);
    const link = element("a", "title", ...withMarks(SEARCH.marked(title, answer.asked, answer.slips).pieces));
    link.href = new URL(`../${path}${anchor ? `#${encodeURIComponent(anchor)}` : ""}`, base);
    const aside = element("span", "aside", [KIND_NAMES[hit.key[0]], date].filter(Boolean).join(", "));
    const text = element("p", "", ...(when ? [element("span", "date", when), " "] : []));
    text.append(...withMarks(pieces));
    const head = [link, " ", aside];
    if (hit.name && hit.name !== title) {
      const name = element("bdi", "", ...withMarks(SEARCH.marked(hit.name, answer.asked, answer.slips).pieces));
      head.push(element("p", "other-name", "Also ", name));
    }
    const focused = item.contains(document.activeElement);
    item.replaceChildren(...head, text);
    if (focused) link.focus();
  };

  const grow = async () => {
    const mine = turn;
    const hits = answer.hits.slice(shown, shown + PAGE);
    const items = hits.map((hit) => {
      const item = element("li", "");
      if (hit.title) {
        const link = element("a", "title", hit.title);
        link.href = new URL(`../${hit.path}`, base);
        item.append(link, " ", element("span", "aside", KIND_NAMES[hit.key[0]]), element("p", "", "\u00a0"));
      }
      return item;
    });
    list.append(...items);
    shown += hits.length;
    more.hidden = shown >= answer.hits.length;
    await Promise.all(hits.map((hit, at) => fill(items[at], hit, mine).catch(() => {})));
  };

  const say = () => {
    const count = answer.hits.length;
    if (!answer.asked.length) return "";
    if (!count) return "Nothing found. Other spellings, or a part of the name, may help.";
    const found = count === 1 ? "1 entry found" : `${answer.more ? "More than " : ""}${count} entries found`;
    return answer.slips ? `${found} with a spelling near to this` : found;
  };

  const remember = () => {
    const query = new URLSearchParams();
    for (const field of [input, ...filters]) if (field.value.trim()) query.set(field.name, field.value.trim());
    const text = query.toString();
    try {
      history.replaceState(null, "", text ? `?${text}` : location.pathname);
    } catch { /* some browsers forbid it for files on disk */ }
  };

  const ask = async () => {
    const mine = ++turn;
    remember();
    const [kind, conflict, year] = filters.map((filter) => filter.value);
    try {
      const found = await SEARCH.find(input.value, { kind, conflict, year }, load);
      if (mine !== turn) return;
      answer = found;
      shown = 0;
      list.replaceChildren();
      status.textContent = say();
      await grow();
    } catch {
      if (mine !== turn) return;
      list.replaceChildren();
      more.hidden = true;
      status.textContent = "The search index could not be read. The index of names below lists every name.";
    }
    if (mine === turn) form.dataset.asked = input.value; // for those who wait for the answer
  };

  let timer = 0;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  };

  const move = (event) => {
    const links = [...list.querySelectorAll("a.title")];
    const at = links.indexOf(document.activeElement);
    const inField = document.activeElement === input;
    if (event.key === "ArrowDown" && (inField || at >= 0)) (links[at + 1] ?? (more.hidden ? links.at(-1) : more))?.focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? input).focus();
    else if (event.key === "ArrowUp" && document.activeElement === more) links.at(-1)?.focus();
    else if (event.key === "Escape" && !inField) input.focus();
    else if (event.key === "Escape" && input.value) { input.value = ""; ask(); }
    else return;
    event.preventDefault();
  };

  const asked = new URLSearchParams(location.search);
  for (const field of [input, ...filters]) if (asked.get(field.name)) field.value = asked.get(field.name);
  for (const filter of filters) if (filter.selectedIndex < 0) filter.value = "";
  form.hidden = false;
  input.addEventListener("input", soon);
  for (const filter of filters) filter.addEventListener("change", ask);
  more.addEventListener("click", async () => {
    const first = shown;
    await grow();
    list.children[first]?.querySelector("a")?.focus();
  });
  document.querySelector("main").addEventListener("keydown", move);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(timer);
    await ask();
    list.querySelector("a.title")?.focus();
  });
  if (input.value) ask();
  else input.focus({ preventScroll: true });
}
