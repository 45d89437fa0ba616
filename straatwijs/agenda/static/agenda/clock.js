// The time that is left for this topic. It runs on when the page is made anew after something was written down.
const clock = document.querySelector(".clock");

function began() {
  const key = `straatwijs-clock-${window.location.pathname}${window.location.search}`;
  const now = Date.now();
  try {
    const known = Number(window.sessionStorage.getItem(key));
    if (known && now - known < 4 * 3600 * 1000) return known;
    window.sessionStorage.setItem(key, String(now));
  } catch {
    // Without a store the clock starts with the page.
  }
  return now;
}

if (clock) {
  const end = began() + Number(clock.dataset.minutes) * 60 * 1000;
  const show = () => {
    const left = Math.ceil((end - Date.now()) / 60000);
    clock.textContent = left > 0 ? clock.dataset.left.replace("{minutes}", String(left)) : clock.dataset.over;
    clock.classList.toggle("over", left <= 0);
  };
  show();
  window.setInterval(show, 5000);
}
