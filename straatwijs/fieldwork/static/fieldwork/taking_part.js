// How somebody wants to take part stays on this device: nothing of it is sent.
const NAME = "straatwijs-taking-part";
const form = document.getElementById("taking-part");
const [kept, lost] = ["kept", "not-kept"].map(id => document.getElementById(id));
const boxes = [...form.querySelectorAll("input")];

function read() {
  try {
    return JSON.parse(localStorage.getItem(NAME)) || [];
  } catch {
    return [];
  }
}

function show(values) {
  for (const box of boxes) box.checked = values.includes(box.name + ":" + box.value);
  kept.hidden = !values.length;
}

form.addEventListener("change", () => {
  const values = boxes.filter(box => box.checked).map(box => box.name + ":" + box.value);
  try {
    localStorage.setItem(NAME, JSON.stringify(values));
  } catch {
    lost.hidden = false;
    return;
  }
  show(values);
});

document.getElementById("forget").addEventListener("click", () => {
  localStorage.removeItem(NAME);
  show([]);
  boxes[0].focus();
});

form.querySelectorAll("[data-choice]").forEach(box => (box.hidden = false));
document.getElementById("often").hidden = false;
show(read());
