// What is being typed survives a line that fails: each form keeps its words in this browser until they are kept on the server.
const HOURS = 24;
const prefix = "straatwijs-draft-";

function store() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function fields(form) {
  return [...form.elements].filter((field) => field.name && !["hidden", "submit", "button"].includes(field.type));
}

const isTick = (field) => ["radio", "checkbox"].includes(field.type);
const nameOf = (field) => (isTick(field) ? `${field.name}=${field.value}` : field.name);
const stateOf = (field) => (isTick(field) ? field.checked : field.value);

function restore(form, kept) {
  for (const field of fields(form)) {
    const before = kept.words[nameOf(field)];
    if (before === undefined || before === stateOf(field)) continue;
    if (isTick(field)) field.checked = before;
    else field.value = before;
  }
  form.closest("details")?.setAttribute("open", "");
}

function follow(form, drafts) {
  const key = prefix + form.dataset.draft;
  const kept = JSON.parse(drafts.getItem(key) ?? "null");
  if (kept) restore(form, kept);
  form.addEventListener("input", () => {
    const words = Object.fromEntries(fields(form).map((field) => [nameOf(field), stateOf(field)]));
    drafts.setItem(key, JSON.stringify({ at: Date.now(), words }));
  });
}

// The next version or agreement has another name, so what was kept on the server is never put back over it.
function clean(drafts) {
  for (const key of Object.keys(drafts).filter((name) => name.startsWith(prefix))) {
    const kept = JSON.parse(drafts.getItem(key) ?? "null");
    if (!kept || Date.now() - kept.at > HOURS * 3600 * 1000) drafts.removeItem(key);
  }
}

const drafts = store();
if (drafts) {
  clean(drafts);
  for (const form of document.querySelectorAll("form[data-draft]")) follow(form, drafts);
}
