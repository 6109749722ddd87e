// Help that pages can do without. All words are theirs: data of this script's element, or hidden markup.
(function () {
  var words = (document.currentScript || {}).dataset || {}, told, sent, sentAt, timers = [];

  function each(selector, act, within) {
    [].forEach.call((within || document).querySelectorAll(selector), act);
  }

  function say(text, waits) {
    told.textContent = text;
    each('.button', function (button) { button.setAttribute('aria-disabled', waits); }, sent);
  }

  // A second click sends a form again, and the browser drops the first answer with the cookie in it.
  document.addEventListener('submit', function (event) {
    if (sent === event.target && Date.now() - sentAt < 10000) {
      event.preventDefault();
      return;
    }
    sent = event.target;
    sentAt = Date.now();
    // A file that is sent leaves the page as it is.
    if (told && !('download' in sent.dataset)) {
      // Where its sender looks; the buttons of languages stand outside of the form.
      if (sent.contains(event.submitter)) event.submitter.after(told);
      else sent.appendChild(told);
      timers = [setTimeout(say, 1000, words.sending, true), setTimeout(say, 10000, words.unanswered, false)];
    }
  });

  // Who goes back finds the page ready again.
  window.addEventListener('pagehide', function () {
    timers.forEach(clearTimeout);
    if (told && sent) say('', false);
    sent = null;
  });

  if (words.sending) {
    told = document.getElementById('main').appendChild(document.createElement('p'));
    told.className = 'sending';
    told.setAttribute('role', 'status');
  }

  if (words.show) each('input[type=password]', function (input) {
    var button = document.createElement('button'), field = input.parentNode;
    function show(shown) {
      input.type = shown ? 'text' : 'password';
      button.textContent = shown ? words.hide : words.show;
      button.setAttribute('aria-label', button.textContent + ' ' + field.querySelector('label').textContent);
    }
    button.type = 'button';
    button.className = 'show';
    button.setAttribute('aria-controls', input.id);
    button.onclick = function () { show(input.type === 'password'); };
    input.form.addEventListener('submit', function () { show(false); });
    field.insertBefore(button, input.nextSibling);
    show(false);
  });

  // What the page belongs to is seen where the menu is too long for the window.
  each('.menu a:not([aria-current=false])', function (entry) {
    var row = entry.parentNode.parentNode;
    row.scrollLeft = entry.offsetLeft - row.offsetLeft - 16;
  });

  // What it makes useless is hidden by the style sheet, maybe with what has the focus.
  function tell(notice) {
    if (!notice.hidden) return;
    notice.hidden = false;
    notice.focus();
  }

  // By how long the page has been open: the browser's clock may be wrong.
  each('[data-expires-in]', function (notice) {
    var opened = Date.now();
    setInterval(function () {
      if (Date.now() - opened >= notice.dataset.expiresIn * 1000) tell(notice);
    }, 5000);
  });

  // A channel for each service, so that none learns of another.
  function channel(service) {
    return new BroadcastChannel('signed in to ' + service);
  }
  if (window.BroadcastChannel) {
    if (words.signedInTo) channel(words.signedInTo).postMessage('');
    each('[data-awaits]', function (notice) {
      channel(notice.dataset.awaits).onmessage = function () { tell(notice); };
    });
  }
})();
