// Optional help for pages, which work without it. All texts come from the page: data of the script element, or hidden markup.
(function () {
  var words = (document.currentScript || {}).dataset || {}, told, sent, sentAt, timers = [];

  function each(selector, apply, within) {
    [].forEach.call((within || document).querySelectorAll(selector), apply);
  }

  // Seconds, by a clock that nobody sets. The other clock may be wrong, or changed while a page is open; old browsers have only that.
  function now() {
    return (window.performance && performance.now ? performance : Date).now() / 1000;
  }

  function say(text, waits) {
    told.textContent = text;
    each('.button', function (button) { button.setAttribute('aria-disabled', waits); }, sent);
  }

  // What is wrong with a control that can be told here; empty if nothing is.
  function fault(control) {
    var words = control.dataset, other = words.same && document.getElementById(words.same);
    return control.type === 'checkbox' ? control.checked ? '' : words.missing : other.value === control.value ? '' : words.differs;
  }

  // Shows the fault below the control as the server would. Without one, takes it away, there and from the list above the form.
  function point(control, text) {
    var id = control.id + '-error', told = document.getElementById(id), by = control.getAttribute('aria-describedby') || '';
    if (!told) {
      if (!text) return;
      told = control.parentNode.appendChild(document.createElement('p'));
      told.id = id;
      told.className = 'error';
    }
    told.textContent = text;
    control.setAttribute('aria-invalid', !!text);
    if (by.split(' ').indexOf(id) < 0) control.setAttribute('aria-describedby', (by + ' ' + id).trim());
    if (!text) each('.notice.failed a[href="#' + control.id + '"]', function (link) {
      var list = link.parentNode.parentNode;
      list.removeChild(link.parentNode);
      list.parentNode.hidden = !list.children.length;
    });
  }

  // The server never sends a typed password back. So what can be told here is told before the form leaves the browser.
  function isStopped(form) {
    var first, typed = form.querySelectorAll('input[type=password]'), any = [].some.call(typed, function (field) { return field.value; });
    if (any) each('[data-missing], [data-same]', function (control) {
      var text = fault(control);
      point(control, text);
      if (text && !first) first = control;
    }, form);
    if (first) {
      // What the server said of another password holds no more.
      each('input[type=password][aria-invalid=true]:not([data-same])', function (field) { if (field.value) point(field, ''); }, form);
      first.focus();
    }
    return !!first;
  }

  each('[data-missing]', function (control) {
    control.form.noValidate = true;
    control.addEventListener('change', function () { if (!fault(control)) point(control, ''); });
  });

  // A second click would send the form again, and the browser would drop the first answer with its cookie.
  document.addEventListener('submit', function (event) {
    if (!(event.submitter && event.submitter.name === 'lang') && isStopped(event.target)) {
      event.preventDefault();
      return;
    }
    if (sent === event.target && now() - sentAt < 10) {
      event.preventDefault();
      return;
    }
    sent = event.target;
    sentAt = now();
    // A download leaves the page as it is.
    if (told && !('download' in sent.dataset)) {
      // Shown where the user looks; the language buttons stand outside of the form.
      if (sent.contains(event.submitter)) event.submitter.after(told);
      else sent.appendChild(told);
      timers = [setTimeout(say, 1000, words.sending, true), setTimeout(say, 10000, words.unanswered, false)];
    }
  });

  // A user who goes back finds the page ready again.
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

  // Scrolls the menu to the entry of the page, in case it is too long for the window.
  each('.menu a:not([aria-current=false])', function (entry) {
    var row = entry.parentNode.parentNode;
    row.scrollLeft = entry.offsetLeft - row.offsetLeft - 16;
  });

  // The style sheet then hides what the notice makes useless, which may have the focus.
  function tell(notice) {
    if (!notice.hidden) return;
    notice.hidden = false;
    notice.focus();
  }

  // This tab keeps the typed ID until somebody is signed in or the sign-in page is opened anew: whoever starts over finds it there.
  try {
    var login = document.body.className === 'staff' ? null : document.getElementById('login'), place = 'ID ' + location.pathname;
    if (words.signedInTo || login && !/[?&]again=/.test(location.search)) sessionStorage.clear();
    if (login) {
      login.elements.email.value = login.elements.email.value || sessionStorage.getItem(place) || '';
      login.addEventListener('submit', function () { sessionStorage.setItem(place, login.elements.email.value); });
    }
  } catch (e) { /* no storage: the ID is typed again */ }

  // Measured from when the page was opened.
  each('[data-expires-in]', function (notice) {
    var opened = now();
    setInterval(function () {
      if (now() - opened >= notice.dataset.expiresIn) tell(notice);
    }, 5000);
  });

  // One channel for each service, so that no service learns of a sign-in to another.
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
