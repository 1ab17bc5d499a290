"use strict";
// Only while serving: shows what is wrong, and loads the page again, at the changed place, when it is another one.
(() => {
  const me = document.currentScript;
  const { page, looks } = me.dataset;
  const KEY = "serve";
  const BLOCKS = "main :is(h1, h2, h3, h4, h5, p, li, dt, dd, td, figcaption, blockquote)";
  const SHOWN = 2500; // ms for which what changed is marked

  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = new URL("reload.css", me.src).href;
  document.head.append(sheet);

  // The page in its smallest pieces of text.
  const blocks = () => [...document.querySelectorAll(BLOCKS)].filter((block) => !block.querySelector(BLOCKS));
  const text = (block) => block.textContent.replace(/\s+/g, " ").trim();

  const again = () => {
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ page, y: scrollY, texts: blocks().map(text) }));
    } catch { /* a page too long to keep: it begins where the browser puts it */ }
    history.scrollRestoration = "manual"; // or the browser scrolls after us
    location.reload();
  };

  const changedSince = (texts) => {
    const count = new Map();
    for (const one of texts) count.set(one, (count.get(one) ?? 0) + 1);
    const now = blocks();
    const added = now.find((block) => {
      const left = count.get(text(block)) ?? 0;
      count.set(text(block), left - 1);
      return left < 1;
    });
    if (added || now.length === texts.length) return added;
    return now.find((block, number) => text(block) !== texts[number]) ?? now.at(-1);
  };

  const back = () => {
    setTimeout(() => { history.scrollRestoration = "auto"; });
    let kept = null;
    try {
      kept = JSON.parse(sessionStorage.getItem(KEY));
      sessionStorage.removeItem(KEY);
    } catch { /* nothing kept */ }
    if (kept?.page !== page) return;
    scrollTo({ top: kept.y, behavior: "instant" });
    const block = changedSince(kept.texts);
    if (!block) return;
    for (let around = block.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
    const { top, bottom } = block.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) block.scrollIntoView({ block: "center", behavior: "instant" });
    block.classList.add("serve-changed");
    setTimeout(() => block.classList.remove("serve-changed"), SHOWN);
  };

  const made = (tag, name, words) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (words) element.textContent = words;
    return element;
  };

  const alert = made("section", "serve-panel");
  alert.setAttribute("role", "alert"); // there before it says anything, or it would not be read out
  alert.hidden = true;
  const aside = made("aside", "serve-panel warnings");
  aside.setAttribute("aria-label", "Warnings");
  aside.hidden = true;
  document.body.append(alert, aside);

  const listed = ({ problems, more }) => {
    const list = made("ul");
    for (const { place, message, rule, hint } of problems) {
      const item = made("li");
      item.append(made("code", "", place), ` ${message} `, made("code", "", `[${rule}]`));
      if (hint) item.append(made("span", "hint", hint));
      list.append(item);
    }
    if (more) list.append(made("li", "", `and ${more} more; the terminal has all`));
    return list;
  };

  const show = (news) => {
    const broken = news.fault || news.problems.some(({ severity }) => severity === "error");
    const parts = [];
    if (broken) {
      const hide = made("button", "", "Hide");
      hide.type = "button";
      hide.onclick = () => { alert.hidden = true; };
      const title = news.fault ? "The set-up is broken; this is the last good page" : `${news.summary}; this is the last good page`;
      parts.push(hide, made("h2", "", title), news.fault ? made("p", "", news.fault) : listed(news));
    }
    alert.hidden = !broken;
    alert.replaceChildren(...parts);
    aside.hidden = Boolean(broken) || !news.problems.length;
    if (aside.hidden) { aside.replaceChildren(); return; }
    const open = aside.querySelector("details")?.open ?? false;
    const details = made("details");
    details.open = open;
    details.append(made("summary", "", news.summary), listed(news));
    aside.replaceChildren(details);
  };
  addEventListener("keydown", (event) => { if (event.key === "Escape") alert.hidden = true; });

  // Only for a page that somebody sees: a browser has six connections to a server, and more tabs than that.
  let source = null;
  const listen = () => {
    if (document.hidden) { source?.close(); source = null; return; }
    if (source) return;
    const address = new URL("events", me.src);
    address.search = new URLSearchParams({ page, looks });
    source = new EventSource(address);
    source.onmessage = ({ data }) => {
      const news = JSON.parse(data);
      if (news.changed) { source.close(); again(); return; }
      show(news);
    };
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => { source?.close(); source = null; });
  addEventListener("pageshow", listen);
  addEventListener("load", back); // when everything has its size
  listen();
})();
