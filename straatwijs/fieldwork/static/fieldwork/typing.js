// Typing sheets in by keyboard alone: Enter goes to the next line, and from the last one it sends. Day and writer are skipped, as
// they are the same for a whole pile; Shift+Tab goes back to them.
const form = document.querySelector("[data-typing]");
const lines = [...form.querySelectorAll("input[type=text]")];

form.addEventListener("keydown", event => {
  const at = lines.indexOf(event.target);
  if (event.key !== "Enter" || at < 0 || at === lines.length - 1) return;
  event.preventDefault();
  lines[at + 1].focus();
  lines[at + 1].select();
});
