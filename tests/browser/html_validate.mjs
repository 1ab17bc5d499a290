// Reads {"folder": …}; answers with a list of faults in its pages, "path:line:column message [rule]".
import fs from "node:fs";
import path from "node:path";
import { HtmlValidate, StaticConfigLoader } from "html-validate";

const rules = {
  // HTML asks of an id only that it has no white space (https://html.spec.whatwg.org/#the-id-attribute); ours have
  // dots (`ref.3`), which no heading of a text can take.
  "valid-id": ["error", { relaxed: true }],
  // Style, not validity: the spec takes the doctype in any case, and white space at the end of a line.
  "doctype-style": "off",
  "no-trailing-whitespace": "off",
  // A title is the entry's and the archive's name; a cut one would name neither.
  "long-title": "off",
  // The one form, the search, answers while one types and is never sent.
  "wcag/h32": "off",
};

const { folder } = JSON.parse(fs.readFileSync(0, "utf8"));
const validator = new HtmlValidate(new StaticConfigLoader({ root: true, extends: ["html-validate:recommended"], rules }));
const pages = fs.readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".html")).sort();
const faults = pages.flatMap((page) =>
  validator.validateStringSync(fs.readFileSync(path.join(folder, page), "utf8")).results.flatMap((result) =>
    result.messages.map(({ line, column, message, ruleId }) => `${page}:${line}:${column} ${message} [${ruleId}]`),
  ),
);
console.log(JSON.stringify({ pages: pages.length, faults }));
