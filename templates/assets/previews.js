"use strict";
// What a link leads to, beside it: on hover, focus and long touch. The link works without it, and without this file.
// Dismissible, hoverable, persistent (the Understanding document of the W3C).
(() => {
  const WAIT = 350; // ms until it shows, so that a pointer on its way elsewhere meets nothing
  const GRACE = 200; // ms for the pointer to move from the link onto it
  const LONG = 500; // ms of a long touch
  const GAP = 6; // px between link and preview
  const EDGE = 12; // px between preview and window

  const root = new URL("../", document.currentScript.src).href;
  const ENTRY = /^(?:reports|conflicts|actors|places|agreements|terms|sources|pages)\/[^/]+\/index\.html$/;
  const here = location.href.split(/[?#]/)[0];

  const box = document.createElement("div");
  box.className = "preview";
  box.id = "preview.box";
  box.setAttribute("role", "tooltip");
  box.hidden = true;
  box.style.position = "absolute"; // whatever has come of its own style sheet, nothing else moves
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = document.currentScript.dataset.style;
  document.head.append(sheet);

  // Files call preview(name, value); from disk fetch would not do. Some dozens of entries share a file, and index.js
  // says how many files there are: so no page says it, and pages stay as they are when others come.
  const known = new Map();
  const waiting = new Map();
  window.preview = (name, value) => waiting.get(name)?.(value);
  const load = (name) => {
    if (!known.has(name)) {
      known.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        waiting.set(name, resolve);
        script.src = `${root}previews/${name}.js`;
        script.onload = script.onerror = () => { script.remove(); waiting.delete(name); reject(new Error(name)); };
        document.head.append(script);
      }));
      known.get(name).catch(() => {});
    }
    return known.get(name);
  };

  // CRC-32, as in explainer/model/bins.py.
  const sum = (text) => {
    let found = -1;
    for (const byte of new TextEncoder().encode(text)) {
      found ^= byte;
      for (let bit = 0; bit < 8; bit += 1) found = (found >>> 1) ^ (found & 1 ? 0xedb88320 : 0);
    }
    return ~found >>> 0;
  };

  // [title, kind, sentence, date] of the entry at a path.
  const entryAt = async (path) => {
    const id = decodeURIComponent(path.split("/")[1]);
    const bin = sum(id) % await load("index");
    const found = (await load(`${bin}`)).find((row) => row[0] === id);
    if (!found) throw new Error(path);
    return found.slice(1);
  };

  // The path of the entry that a link leads to, or of the source that a citation's number stands for; "" for others.
  const pathOf = (link) => {
    if (!link.closest("main, .mentions") || link.closest(".rows")) return "";
    const href = link.href.split(/[?#]/)[0];
    if (href === here) {
      if (!link.closest(".cite")) return "";
      const work = document.getElementById(decodeURIComponent(link.hash.slice(1)))?.querySelector("a");
      return work ? pathOf(work) : "";
    }
    const path = href.startsWith(root) ? href.slice(root.length) : "";
    return ENTRY.test(path) ? path : "";
  };

  const line = (name, text) => {
    const made = document.createElement(name === "preview-title" ? "strong" : "span");
    made.className = name;
    made.textContent = text;
    return made;
  };

  let link = null; // that the preview is for, shown or about to be
  let byFocus = false;
  let timer = 0;

  const hide = () => {
    clearTimeout(timer);
    if (link && !box.hidden) link.removeAttribute("aria-describedby");
    link = null;
    box.hidden = true;
  };

  // Below the link's first line or above it, where there is room; always inside the window. Nothing else moves.
  const place = (x) => {
    const lines = [...link.getClientRects()];
    const at = lines.find((one) => x >= one.left && x <= one.right) ?? lines[0];
    const width = document.documentElement.clientWidth;
    const { width: own, height } = box.getBoundingClientRect();
    const left = Math.max(EDGE, Math.min(at.left, width - own - EDGE));
    const below = at.bottom + GAP + height <= window.innerHeight || at.top - GAP - height < 0;
    box.style.left = `${left + window.scrollX}px`;
    box.style.top = `${(below ? at.bottom + GAP : at.top - GAP - height) + window.scrollY}px`;
  };

  const show = async (wanted, x) => {
    let found;
    try {
      found = await entryAt(pathOf(wanted));
    } catch {
      return;
    }
    if (link !== wanted) return;
    const [title, kind, sentence, date] = found;
    const about = [kind, date].filter(Boolean).join(" · ");
    const today = document.body.classList.contains("as-of") && kind !== "Source" && kind !== "Report" ? " · as of today" : "";
    box.replaceChildren(line("preview-kind", about + today), line("preview-title", title), line("preview-sentence", sentence));
    box.style.left = box.style.top = "0";
    if (!box.isConnected) document.body.append(box);
    box.hidden = false;
    place(x);
    link.setAttribute("aria-describedby", box.id);
  };

  const begin = (wanted, wait, x) => {
    if (link === wanted) {
      clearTimeout(timer);
      if (box.hidden) timer = setTimeout(show, wait, wanted, x);
      return;
    }
    hide();
    link = wanted;
    entryAt(pathOf(wanted)).catch(() => {});
    timer = setTimeout(show, wait, wanted, x);
  };

  const later = () => {
    if (!link || byFocus) return;
    clearTimeout(timer);
    timer = setTimeout(hide, GRACE);
  };

  const linkAt = (event) => {
    const found = event.target instanceof Element ? event.target.closest("a[href]") : null;
    return found && pathOf(found) ? found : null;
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const over = linkAt(event);
    if (over) {
      if (over !== link) byFocus = false;
      begin(over, WAIT, event.clientX);
    } else if (box.contains(event.target)) clearTimeout(timer);
    else later();
  });
  document.documentElement.addEventListener("pointerleave", (event) => {
    if (event.pointerType !== "touch") later(); // a lifted finger leaves everything; what it brought up stays
  });

  document.addEventListener("focusin", (event) => {
    const over = linkAt(event);
    if (!over || !over.matches(":focus-visible")) return;
    byFocus = true;
    begin(over, WAIT, -1);
  });
  document.addEventListener("focusout", () => {
    if (!byFocus) return;
    byFocus = false;
    hide();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && link) hide();
  });

  // A long touch shows it; then neither the system's menu nor the link itself answers to the finger. A tap follows.
  let touch = null; // {x, y} while a finger is on a link
  let held = false;
  document.addEventListener("pointerdown", (event) => {
    held = false;
    if (event.pointerType !== "touch") return;
    const over = linkAt(event);
    if (!over) {
      if (!box.contains(event.target)) hide();
      return;
    }
    byFocus = false;
    touch = { x: event.clientX, y: event.clientY };
    begin(over, LONG, event.clientX);
    setTimeout(() => { held = touch !== null; }, LONG);
  });
  const lift = () => {
    touch = null;
    if (!held && box.hidden) hide();
  };
  document.addEventListener("pointerup", (event) => { if (event.pointerType === "touch") lift(); });
  document.addEventListener("pointercancel", () => { if (touch) lift(); });
  document.addEventListener("pointermove", (event) => {
    if (touch && Math.hypot(event.clientX - touch.x, event.clientY - touch.y) > 12) lift();
  });
  document.addEventListener("contextmenu", (event) => {
    if (touch && linkAt(event)) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    if (held && linkAt(event)) event.preventDefault();
    else hide();
    held = false;
  }, true);
})();
