// Reads {"chromium": path, "addresses": […], "runs": 5}; answers, by address, with the best score of each category
// over at most so many runs, and with the audits of the last run that took points away. All categories are looked at
// once, those short of a hundred again:
// {address: {"scores": {category: 0…100}, "lost": [text]}}.
import fs from "node:fs";
import * as launcher from "chrome-launcher";
import lighthouse from "lighthouse";

const { chromium, addresses, runs } = JSON.parse(fs.readFileSync(0, "utf8"));

const lost = ({ audits, categories }) =>
  Object.values(categories).flatMap(({ id, auditRefs }) =>
    auditRefs
      .filter(({ id: audit, weight }) => weight > 0 && audits[audit].score !== null && audits[audit].score < 0.995)
      .map(({ id: audit }) => {
        const { score, displayValue, details } = audits[audit];
        const where = (details?.items ?? []).slice(0, 3).map((item) => item.node?.selector ?? item.url ?? item.description);
        return `${id}: ${audit} ${score} ${displayValue ?? ""} ${where.filter(Boolean).join(" | ")}`.trim();
      }),
  );

const measure = async (address, port) => {
  const found = { scores: {}, lost: [] };
  let onlyCategories;
  for (let run = 0; run < runs; run += 1) {
    const { lhr } = await lighthouse(address, { port, logLevel: "silent", throttlingMethod: "simulate", onlyCategories });
    if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
    for (const { id, score } of Object.values(lhr.categories)) {
      found.scores[id] = Math.max(found.scores[id] ?? 0, Math.round(score * 100));
    }
    found.lost = lost(lhr);
    onlyCategories = Object.keys(found.scores).filter((id) => found.scores[id] < 100);
    if (!onlyCategories.length) break;
  }
  return found;
};

const chrome = await launcher.launch({ chromePath: chromium, chromeFlags: ["--headless=new", "--no-sandbox"] });
const answer = {};
try {
  for (const address of addresses) answer[address] = await measure(address, chrome.port);
} finally {
  await chrome.kill();
}
console.log(JSON.stringify(answer));
