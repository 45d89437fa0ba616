// How many notes wait, and for how long still. Pure.
import { waits } from "./queue.js";

const DAY = 864e5;

// Safari wipes after 7 days without a visit, so from day 3 the page names the day before which it must be opened.
export function deadline(all, now = Date.now()) {
  // What lives in the page only is no promise to keep.
  const waiting = all.filter(entry => waits(entry) && !entry.loose);
  const oldest = Math.min(...waiting.map(entry => entry.at));
  const days = 7 - Math.floor((now - oldest) / DAY);
  return { number: new Set(waiting.map(entry => entry.of || entry.id)).size, days, before: days < 5 && oldest + 7 * DAY };
}

// A plural's form by the language's own rule, with its numbers filled in: texts {one, other} or {keepOne, keepOther}.
export function phrase(texts, language, name, number, values) {
  const key = form => (name ? name + form[0].toUpperCase() + form.slice(1) : form);
  const text = texts[key(new Intl.PluralRules(language).select(number))] || texts[key("other")];
  return text.replace(/{(\w+)}/g, (all, value) => values[value]);
}
