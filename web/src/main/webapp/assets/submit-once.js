// A second click sends a form again, and the browser drops the first answer with the cookie in it. Pages work without this.
document.addEventListener('submit', function (event) {
  var form = event.target, now = Date.now();
  if (now - (form.sentAt || 0) < 10000) {
    event.preventDefault();
  } else {
    form.sentAt = now;
  }
});
