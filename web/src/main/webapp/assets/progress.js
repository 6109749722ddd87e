// What is under way shows how far it is, every five seconds. Whoever only looks on is not kept signed in by this. Pages work without.
(function () {
  function soon() {
    var shown = document.getElementById('progress');
    if (shown && shown.dataset.refresh === 'true') {
      setTimeout(refresh, 5000);
    }
  }
  function refresh() {
    fetch(location.href, { headers: { 'X-Refresh': '1' }, redirect: 'error' })
      .then(function (answer) { return answer.ok ? answer.text() : Promise.reject(); })
      .then(function (html) {
        var fresh = new DOMParser().parseFromString(html, 'text/html').getElementById('progress');
        var shown = document.getElementById('progress');
        if (fresh.dataset.refresh !== 'true') {
          location.reload();
        } else if (!shown.contains(document.activeElement)) {
          shown.replaceWith(document.adoptNode(fresh));
        }
      })
      .then(soon, function () {});
  }
  soon();
})();
