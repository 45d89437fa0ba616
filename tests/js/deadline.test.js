import assert from "node:assert/strict";
import { test } from "node:test";

import { deadline, phrase } from "../../straatwijs/observations/static/observations/deadline.js";
import { DAY, note, queue } from "./phone.js";

const now = Date.UTC(2026, 10, 21, 12);
const aged = days => note({ at: now - days * DAY });

test("counts notes with their words as one, and leaves out what needs a person or lives in the page only", () => {
  const first = aged(0);
  const all = [first, queue.entry("addition", {}, { of: first.id, at: now }), aged(0), { ...aged(0), refused: 422 }, { ...aged(0), unreadable: true }, { ...aged(5), loose: true }];
  assert.equal(deadline(all, now).number, 2);
});

for (const [age, days, before] of [
  [0, 7, false],
  [2.9, 5, false],
  [3, 4, now + 4 * DAY],
  [6.5, 1, now + 0.5 * DAY],
  [9, -2, now - 2 * DAY],
])
  test(`after ${age} days there are ${days} left`, () => {
    assert.deepEqual(deadline([aged(0), aged(age)], now), { number: 2, days, before });
  });

test("nothing waiting is number 0", () => assert.equal(deadline([], now).number, 0));

test("a phrase takes the plural of its language, or the general one", () => {
  const texts = { one: "{n} briefje", other: "{n} briefjes", keepOther: "nog {days} dagen" };
  assert.equal(phrase(texts, "nl", "", 1, { n: 1 }), "1 briefje");
  assert.equal(phrase(texts, "nl", "", 3, { n: 3 }), "3 briefjes");
  assert.equal(phrase(texts, "nl", "keep", 1, { days: 1 }), "nog 1 dagen");
});
