// Words wait locked: AES-GCM with a key that can be used here but never leaves the browser.
import { add, entry, hold } from "./queue.js";
import { read, write } from "./store.js";

const stored = () => read("settings", settings => settings.get("words"));

async function key() {
  const known = await stored();
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  // Two tabs at once: the first one's key counts for both.
  await write("settings", settings => settings.add(made, "words")).catch(error => {
    if (error.name !== "ConstraintError") throw error;
  });
  return stored();
}

export async function lock(text) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key(), new TextEncoder().encode(text)) };
}

// A string was never locked: this phone could not, so it is in the page's memory only.
export async function unlock(locked) {
  if (typeof locked === "string") return locked;
  const data = await crypto.subtle.decrypt({ name: "AES-GCM", iv: locked.iv }, await key(), locked.data);
  return new TextDecoder().decode(data);
}

// Words and "I speak as" for the note `of`; later ones take the place of earlier ones. True once safe on disk.
export async function keep(of, data) {
  const text = (data.get("text") || "").trim();
  const body = {};
  for (const name of ["perspective", "tenure"]) if (data.get(name)) body[name] = data.get(name);
  const addition = entry("addition", body, { id: of + ":words", of });
  if (!text) return Object.keys(body).length ? add(addition) : true;
  try {
    return await add({ ...addition, locked: await lock(text) });
  } catch {
    return hold({ ...addition, locked: text });
  }
}
