// What is filled in in a form, as the intake wants it; and back again. Marked up in fieldwork/_question.html:
// [data-question=CODE][data-type], whose fields are named answers.CODE (a corner of a triangle: answers.CODE.CORNER).

const MIDDLE = "50";
const OF_THE_NOTE = ["perspective", "tenure"];

const fields = block => [...block.querySelectorAll("input,textarea")];
// Of a triangle: the numbers that are sent, not what draws them (triangle.js).
export const corners = block => [...block.querySelectorAll("[type=number]")];
const number = field => (field.value === "" ? undefined : +field.value);
const chosen = block => fields(block).filter(field => field.checked).map(field => field.value);

// Parts of 100 out of weights of any size, as the server does it; or of another whole.
export function parts(weights, of = 100) {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!total) return undefined;
  const whole = weights.map(weight => Math.floor((weight * of) / total));
  const rest = of - whole.reduce((sum, part) => sum + part, 0);
  const order = weights.map((weight, corner) => [-((weight * of) % total), corner]).sort(([a, i], [b, j]) => a - b || i - j);
  order.slice(0, rest).forEach(([, corner]) => whole[corner]++);
  return whole;
}

const READ = {
  choice: block => chosen(block)[0],
  many: block => (chosen(block).length ? chosen(block) : undefined),
  number: block => number(fields(block)[0]),
  scale: block => (block.querySelector("[type=checkbox]").checked ? undefined : number(block.querySelector("[type=range]"))),
  triangle: block => parts(corners(block).map(field => number(field) || 0)),
  words: block => fields(block)[0].value.trim() || undefined,
};

// {body, words}: what goes into a note of the form.
export function given(form) {
  const body = { answers: {} };
  const words = {};
  for (const block of form.querySelectorAll("[data-question]")) {
    const { question, type } = block.dataset;
    const answer = READ[type](block);
    if (answer === undefined) continue;
    if (OF_THE_NOTE.includes(question)) body[question] = answer;
    else if (type === "words") words[question] = answer;
    else body.answers[question] = answer;
  }
  return { body, words };
}

// A part is never more than its whole: the field says so as long as it is, and the browser shows it.
export function compare(form) {
  for (const block of form.querySelectorAll("[data-part-of]")) {
    const field = fields(block)[0];
    const whole = form.querySelector(`[data-question="${block.dataset.partOf}"] input`);
    const wrong = number(field) > (number(whole) || 0);
    field.setCustomValidity(wrong ? block.dataset.tooMany.replace("{number}", field.value).replace("{most}", whole.value || 0) : "");
  }
}

export function check(form) {
  compare(form);
  return form.reportValidity();
}

// Everything but words: [name, value] of each field, to put back later.
export const typed = form => [...new FormData(form)].filter(([name]) => /^(answers\.|side$|indicator$|day$)/.test(name) && !form.querySelector(`textarea[name="${name}"]`));

export function fill(form, pairs) {
  for (const field of form.querySelectorAll("input[name]:not([type=hidden])")) {
    const values = pairs.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
    else if (field.type === "range") field.value = values[0] ?? MIDDLE;
    else field.value = values[0] ?? "";
  }
}
