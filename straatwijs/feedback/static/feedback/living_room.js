// The desk on a bad line: what was typed waits in the queue like any note (fieldwork/sheet.js). Once it has arrived the page goes on
// to its slip, by sending the same note again: the same id gives the same receipt.
import { write } from "../observations/store.js";

const form = document.getElementById("sheet");
const given = document.querySelector("[data-given]");

let noted;

if (form) {
  form.addEventListener("noted", event => (noted = event.detail));
  document.getElementById("thanks").addEventListener("sent", () => {
    if (!noted) return;
    Object.entries({ id: noted.id, at: noted.body.noted_at, seconds: noted.body.seconds }).forEach(([name, value]) => (form.elements[name].value = value));
    form.submit();
    noted = null;
  });
}

// The slip is the visitor's: what was shown does not stay on the device of the desk.
if (given)
  write("receipts", receipts => {
    const all = receipts.openCursor();
    all.onsuccess = () => {
      const found = all.result;
      if (!found) return;
      if (found.value.receipt === given.dataset.given) found.delete();
      found.continue();
    };
  }).catch(() => {});
