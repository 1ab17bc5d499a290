// node ask.js <search.js>: reads a line of JSON, answers with one.
//   {"fold": [texts]}                          -> the folded words of each
//   {"site": folder, "ask": [[text, filters]]} -> for each {slips, bytes, hits: [{path, text, marked}]}, ten at most
//   with "packed": true                        -> and how many bytes those files have by gzip
const fs = require("fs");
const zlib = require("zlib");
const SEARCH = require(process.argv[2]);
const asked = JSON.parse(fs.readFileSync(0, "utf8"));

const packed = new Map();
const pack = (name, script) => {
  if (!packed.has(name)) packed.set(name, zlib.gzipSync(script, { level: 6 }).length);
  return packed.get(name);
};
const sum = (sizes) => [...sizes.values()].reduce((all, size) => all + size, 0);

const answer = async () => {
  if (asked.fold) return asked.fold.map((text) => SEARCH.words(text));
  const answers = [];
  for (const [text, filters] of asked.ask) {
    const sizes = new Map();
    const sent = new Map();
    const load = async (name) => {
      const script = fs.readFileSync(`${asked.site}/search/${name}`, "utf8");
      sizes.set(name, Buffer.byteLength(script));
      if (asked.packed) sent.set(name, pack(name, script));
      let given;
      new Function("shard", script)((_, value) => { given = value; });
      return given;
    };
    const found = await SEARCH.find(text, filters, load);
    const hits = [];
    for (const hit of found.hits.slice(0, 10)) {
      const part = hit.part ? `-${parseInt(hit.part, 36)}` : "";
      const [path, , , summary, rows] = await load(`text/${hit.key}${part}.js`);
      const { pieces, anchor, when } = SEARCH.snippet(summary, rows, found.asked, found.slips);
      hits.push({
        path: path.replace(/index\.html$/, ""), anchor, when, name: hit.name ?? "",
        text: pieces.map(([piece]) => piece).join(""), marked: pieces.filter((piece) => piece[1]).map(([piece]) => piece),
      });
    }
    answers.push({ slips: found.slips, count: found.hits.length, bytes: sum(sizes), packed: sum(sent), hits });
  }
  return answers;
};
answer().then((value) => console.log(JSON.stringify(value)));
