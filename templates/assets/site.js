"use strict";
// On every page: the reader's choice of colours, set before anything is painted, and previews once they are wanted.
(() => {
  const root = document.documentElement;
  const { previews, previewsStyle } = document.currentScript.dataset;
  const device = matchMedia("(prefers-color-scheme: dark)");
  const keep = (theme) => {
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
    try {
      if (theme) localStorage.theme = theme;
      else localStorage.removeItem("theme");
    } catch { /* a browser that keeps nothing: the choice lasts for this page */ }
  };
  try {
    if (/^(dark|light)$/.test(localStorage.theme)) root.dataset.theme = localStorage.theme;
  } catch { /* as the device has it */ }
  root.classList.add("scripted");

  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : device.matches);
  addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".theme");
    const say = () => button.setAttribute("aria-pressed", dark());
    button.onclick = () => {
      const wanted = !dark();
      keep(wanted === device.matches ? "" : wanted ? "dark" : "light");
      say();
    };
    device.onchange = say;
    say();
  });

  // The first pointer, finger or focus on a link brings the script of the previews, which takes over from there.
  const events = ["pointerover", "pointerdown", "pointerup", "focusin"];
  let last = null;
  let script = null;
  const wake = (event) => {
    if (event.pointerType === "touch" && event.type === "pointerover") return;
    last = event.type !== "pointerup" && event.target.closest?.("main a, .mentions a") ? event : null;
    if (!last || script) return;
    script = document.createElement("script");
    script.src = previews;
    script.dataset.style = previewsStyle;
    script.onload = () => {
      for (const name of events) removeEventListener(name, wake, true);
      last?.target.dispatchEvent(new last.constructor(last.type, last));
    };
    document.head.append(script);
  };
  for (const name of events) addEventListener(name, wake, true);
})();
