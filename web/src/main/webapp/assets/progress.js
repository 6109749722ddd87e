// Refreshes the progress of a running import every five seconds. This does not prolong the session. The page works without it.
(function () {
  function soon() {
    var shown = document.getElementById('progress');
    if (shown && shown.dataset.refresh === 'true') {
      setTimeout(refresh, 5000);
    }
  }
  function refresh() {
    fetch(location.href, { headers: { 'X-Refresh': '1' }, redirect: 'manual' })
      .then(function (answer) {
        // A redirect: the session has ended.
        if (answer.type !== 'opaqueredirect') {
          return (answer.ok ? answer.text().then(show) : Promise.resolve()).then(soon);
        }
      })
      .catch(soon);
  }
  function show(html) {
    var fresh = new DOMParser().parseFromString(html, 'text/html').getElementById('progress');
    var shown = document.getElementById('progress');
    if (fresh.dataset.refresh !== 'true') {
      location.reload();
    } else if (!shown.contains(document.activeElement)) {
      shown.replaceWith(document.adoptNode(fresh));
    }
  }
  soon();
})();
