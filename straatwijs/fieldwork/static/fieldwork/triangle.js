// A triangle to touch, to drag and to move with the arrow keys: three sliders that share a hundred, read aloud by their words.
// Marked up in fieldwork/_triangle.html. The three numbers that stand there without script stay what is sent and kept.
import { corners, parts } from "./answers.js";

const STEP = 5;
const MIDDLE = [34, 33, 33];
// As drawn: the first word on top, the second at the left, the third at the right.
const [TOP, LEFT, RIGHT] = [[50, 7], [8, 80], [92, 80]];

const given = block => parts(corners(block).map(field => +field.value || 0));
const inSteps = (weights, of = 100) => parts(weights, of / STEP).map(step => step * STEP);

function sharesAt({ x, y }) {
  const top = (LEFT[1] - y) / (LEFT[1] - TOP[1]);
  const right = (x - LEFT[0] - (TOP[0] - LEFT[0]) * top) / (RIGHT[0] - LEFT[0]);
  return inSteps([top, 1 - top - right, right].map(share => Math.max(share, 0)));
}

function draw(block) {
  const shares = given(block);
  const [at, drawn] = [shares || MIDDLE, block.querySelector("[data-drawn]")];
  const place = axis => [TOP, LEFT, RIGHT].reduce((sum, corner, n) => sum + (corner[axis] * at[n]) / 100, 0);
  drawn.querySelector(".dot").setAttribute("transform", `translate(${place(0)} ${place(1)})`);
  drawn.querySelector("svg").classList.toggle("open", !shares);
  drawn.querySelector("[data-none]").checked = !shares;
  drawn.querySelectorAll("[type=range]").forEach((slider, n) => {
    slider.value = at[n];
    slider.setAttribute("aria-valuetext", shares ? slider.dataset.said.replace("{share}", shares[n]) : slider.dataset.unsaid);
    slider.parentNode.querySelector("[data-share]").textContent = shares ? shares[n] : "";
  });
}

function put(block, shares) {
  corners(block).forEach((field, n) => (field.value = shares ? shares[n] : ""));
  corners(block)[0].dispatchEvent(new Event("input", { bubbles: true }));
}

// One corner gets more or less; the two others keep their proportion.
function slide(block, sliders, moved) {
  const now = given(block) || MIDDLE;
  const others = now.map((share, n) => (n === moved ? 0 : share));
  const rest = others.some(Boolean) ? others : others.map((_share, n) => (n === moved ? 0 : 1));
  const value = +sliders[moved].value;
  const shares = value < 100 ? inSteps(rest, 100 - value) : [0, 0, 0];
  shares[moved] = value;
  put(block, shares);
}

function ready(block) {
  const [drawn, svg] = [block.querySelector("[data-drawn]"), block.querySelector("svg")];
  const sliders = [...drawn.querySelectorAll("[type=range]")];
  const touched = event => put(block, sharesAt(new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse())));
  const dot = svg.querySelector(".dot");
  block.querySelector("[data-plain]").hidden = true;
  drawn.hidden = false;
  // The dot is dragged; a swipe that begins beside it scrolls the page and answers nothing.
  dot.addEventListener("touchstart", event => event.preventDefault(), { passive: false });
  dot.addEventListener("pointerdown", event => dot.setPointerCapture(event.pointerId));
  dot.addEventListener("pointermove", event => dot.hasPointerCapture(event.pointerId) && touched(event));
  svg.addEventListener("click", touched);
  drawn.addEventListener("input", event => {
    if (event.target.type === "range") slide(block, sliders, sliders.indexOf(event.target));
    else put(block, event.target.checked ? undefined : MIDDLE);
  });
  draw(block);
}

export function triangles(form) {
  const blocks = [...form.querySelectorAll("[data-type=triangle]")];
  blocks.forEach(ready);
  form.addEventListener("filled", () => blocks.forEach(draw));
}
