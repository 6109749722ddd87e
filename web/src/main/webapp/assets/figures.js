// Draws each chart from its table, and fetches the page again every 30 seconds. Without this script users read the tables.
(function () {
  const EVERY = 30000;
  const root = getComputedStyle(document.documentElement);
  const color = name => root.getPropertyValue('--' + name).trim();

  // Lines differ in colour, dashes and points; each colour has a contrast of at least 3:1 with the background.
  const LOOKS = [
    { color: color('chart-1'), dash: [], point: 'circle' },
    { color: color('chart-2'), dash: [6, 4], point: 'rectRot' },
    { color: color('chart-3'), dash: [2, 3], point: 'triangle' },
    { color: color('chart-4'), dash: [10, 3, 2, 3], point: 'rect' }
  ];
  const BAR = color('bar');
  const BAR_UNFINISHED = color('bar-unfinished');
  const AXES = { COUNT: 'count', PERCENT: 'percent', SECONDS: 'seconds' };
  const SUFFIX = { percent: '%', seconds: '\u79d2' };

  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 13;
  Chart.defaults.color = color('text');
  Chart.defaults.borderColor = color('line');
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => location.reload());
  // No animation, whatever the user has set.
  Chart.defaults.animation = false;

  const value = cell => {
    const number = parseFloat(cell.textContent.replace(/,/g, ''));
    return isNaN(number) ? null : number;
  };

  function read(table) {
    // The table begins with the newest interval, the chart ends with it.
    const rows = Array.from(table.tBodies[0].rows).reverse();
    return {
      labels: rows.map(row => row.cells[0].dataset.short),
      series: Array.from(table.tHead.rows[0].cells)
        .map((head, at) => ({ head, values: rows.map(row => value(row.cells[at])) }))
        .filter(({ head }) => head.dataset.drawn === 'LINE' || head.dataset.drawn === 'BAR')
    };
  }

  function dataset({ head, values }, at) {
    const bar = head.dataset.drawn === 'BAR';
    const look = LOOKS[at];
    // The current interval is not complete, so it is paler than the rest.
    const last = values.length - 1;
    return {
      type: bar ? 'bar' : 'line',
      label: head.textContent,
      data: values,
      yAxisID: AXES[head.dataset.unit],
      order: bar ? 1 : 0,
      borderColor: look.color,
      backgroundColor: bar ? context => (context.dataIndex === last ? BAR_UNFINISHED : BAR) : look.color,
      segment: bar ? undefined : { borderColor: context => (context.p1DataIndex === last ? look.color + '55' : undefined) },
      borderWidth: bar ? 0 : 2,
      borderDash: look.dash,
      pointStyle: bar ? 'rect' : look.point,
      pointRadius: 3,
      pointHoverRadius: 5,
      maxBarThickness: 28
    };
  }

  function scales(series) {
    const used = series.map(({ head }) => AXES[head.dataset.unit]);
    const axes = { x: { grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 12 } } };
    used.forEach((id, at) => {
      axes[id] = axes[id] || {
        position: at === 0 ? 'left' : 'right',
        beginAtZero: true,
        suggestedMax: id === 'percent' ? 100 : 1,
        grid: { display: at === 0, color: color('neutral-solid-gray-100') },
        border: { display: false },
        ticks: { maxTicksLimit: 6, precision: id === 'count' ? 0 : undefined, callback: tick => tick.toLocaleString('ja-JP') + (SUFFIX[id] || '') }
      };
    });
    return axes;
  }

  function draw(part) {
    const table = part.querySelector('table');
    const found = read(table);
    part.querySelector('.drawing').hidden = false;
    part.querySelector('details').open = false;
    const chart = new Chart(part.querySelector('canvas'), {
      data: { labels: found.labels, datasets: found.series.map(dataset) },
      options: {
        maintainAspectRatio: false,
        interaction: { mode: 'index', intersect: false },
        scales: scales(found.series),
        plugins: { legend: { position: 'bottom', labels: { usePointStyle: true, boxHeight: 8, padding: 14, sort: (a, b) => a.datasetIndex - b.datasetIndex } } }
      }
    });
    return { table, chart };
  }

  const drawn = Array.from(document.querySelectorAll('.chart')).map(draw);

  function redraw({ table, chart }) {
    const found = read(table);
    chart.data.labels = found.labels;
    chart.data.datasets.forEach((set, at) => { set.data = found.series[at].values; });
    chart.update('none');
  }

  // Announces new alerts, and that there are none any more; but not each change of a number in an alert.
  const attention = document.getElementById('attention');
  const news = document.getElementById('news');
  const alerts = () => new Map(Array.from(attention.querySelectorAll('.what, .calm'), p => [p.textContent.replace(/[\d.,]+/g, ''), p.textContent.trim()]));

  function announce(before) {
    const added = Array.from(alerts()).filter(([kind]) => !before.has(kind)).map(([, text]) => text);
    if (added.length > 0) {
      news.textContent = added.join(' ');
    }
  }

  // Replaces only what changed, so that the reader keeps their place.
  function replace(part, fresh) {
    const now = fresh.getElementById(part.id);
    if (now && now.innerHTML !== part.innerHTML) {
      part.replaceChildren(...Array.from(now.childNodes));
    }
  }

  const button = document.getElementById('refresh');
  const trouble = document.getElementById('trouble');
  let timer;

  function show(fresh) {
    const before = alerts();
    document.querySelectorAll('[data-live]').forEach(part => replace(part, fresh));
    announce(before);
    drawn.forEach(redraw);
    trouble.textContent = '';
  }

  function stop() {
    clearInterval(timer);
    timer = undefined;
  }

  function endWithSignIn() {
    const link = document.createElement('a');
    link.href = 'login';
    link.textContent = trouble.dataset.login;
    trouble.replaceChildren(trouble.dataset.ended + ' ', link);
  }

  // The header marks an automatic request, so that it does not prolong the session.
  async function refresh() {
    let answer;
    try {
      answer = await fetch(location.href, { headers: { 'X-Refresh': '1' }, redirect: 'manual', cache: 'no-store' });
    } catch (e) {
      answer = { status: 503 };
    }
    if (timer === undefined) {
      return;
    }
    if (answer.ok) {
      show(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    } else if (answer.status >= 500) {
      trouble.textContent = trouble.dataset.retry;
    } else {
      stop();
      button.hidden = true;
      endWithSignIn();
    }
  }

  function start() {
    timer = setInterval(refresh, EVERY);
  }

  const words = [button.textContent, button.dataset.resume];
  button.hidden = false;
  button.addEventListener('click', () => {
    if (timer === undefined) {
      start();
      refresh();
    } else {
      stop();
    }
    button.textContent = words[timer === undefined ? 1 : 0];
  });
  start();
})();
