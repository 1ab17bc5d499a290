"use strict";
// Takes the place in the text (#…) along to the new address, which a refresh of the page drops.
if (location.hash) {
  document.addEventListener("DOMContentLoaded", () => {
    location.replace(document.querySelector("main a[href]").href + location.hash);
  });
}
