// Reads the questions of a form aloud, one after the other, with the voice of the phone; each gets the focus as it is read.
const button = document.getElementById("speak");
const voice = window.speechSynthesis;
const language = document.documentElement.lang;
const label = button && button.textContent;

const texts = block => [...block.querySelectorAll("legend,label,.hint,p")].filter(part => !part.closest(".none")).map(part => part.textContent.trim());

function say(text, block) {
  const spoken = new SpeechSynthesisUtterance(text);
  spoken.lang = language;
  spoken.rate = 0.9;
  spoken.onstart = () => block.scrollIntoView({ block: "center" });
  voice.speak(spoken);
  return spoken;
}

function stop() {
  voice.cancel();
  button.textContent = label;
}

function start() {
  voice.cancel();
  const heading = document.querySelector("h1");
  say(heading.textContent, heading);
  const blocks = [...document.querySelectorAll("#sheet [data-question]")];
  const last = blocks.map(block => say(texts(block).join(". "), block)).pop();
  if (last) last.onend = stop;
  button.textContent = button.dataset.stop;
}

if (button && voice) {
  button.hidden = false;
  button.addEventListener("click", () => (button.textContent === label ? start() : stop()));
  addEventListener("pagehide", () => voice.cancel());
}
