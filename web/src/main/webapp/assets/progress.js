// What is under way shows how far it is, every five seconds. Whoever only looks on is not kept signed in by this. Pages work without.
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
        // Nobody is signed in any more.
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
