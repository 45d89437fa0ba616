// "Find where I am": the phone asks its owner, and the position goes in the body of one request.

const form = document.querySelector("[data-here]");

if (form && navigator.geolocation) {
  form.hidden = false;
  const notice = form.querySelector("[role=status]");
  const say = (words) => {
    notice.textContent = words;
    notice.hidden = false;
  };
  form.querySelector("button").addEventListener("click", () => {
    say(notice.dataset.busy);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        // Five decimals are a metre: enough to find a street.
        form.elements.longitude.value = coords.longitude.toFixed(5);
        form.elements.latitude.value = coords.latitude.toFixed(5);
        form.submit();
      },
      () => say(notice.dataset.failed),
      { enableHighAccuracy: true, timeout: 10000, maximumAge: 30000 },
    );
  });
}
