// The map beside the list: a tap on a street ticks its box. Without script there is the list alone.

const figure = document.querySelector("[data-picks]");

if (figure) {
  figure.hidden = false;
  const boxes = new Map([...document.querySelectorAll("input[name=areas]")].map((box) => [box.value, box]));
  const paths = new Map([...figure.querySelectorAll("[data-pick]")].map((path) => [path.dataset.pick, path]));
  const show = (box) => paths.get(box.value)?.classList.toggle("here", box.checked);
  boxes.forEach((box) => box.addEventListener("change", () => show(box)));
  figure.addEventListener("click", (event) => {
    const box = boxes.get(event.target.closest("[data-pick]")?.dataset.pick);
    if (box) {
      box.checked = !box.checked;
      show(box);
    }
  });
}
