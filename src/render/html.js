// html.js: filters, search, sorting and links. The page says everything without it.
'use strict';
(function () {
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const plain = text => text.normalize('NFKC').toLowerCase();
  let last = [];

  // --- from an item to the text and back ---

  function unmark() {
    last.forEach(node => node.classList.remove('now', 'on'));
    last = [];
  }

  function add(node, name) {
    node.classList.add(name);
    last.push(node);
  }

  // Opens what hides the node, then brings it into view within its own pane only.
  function show(node) {
    for (let up = node; up; up = up.parentElement) {
      if (up.tagName === 'DETAILS') up.open = true;
      if (up.hidden) up.hidden = false;
    }
    const pane = node.closest('.text');
    if (pane && getComputedStyle(pane).position === 'fixed' && pane !== node) {
      const top = node.getBoundingClientRect().top - pane.getBoundingClientRect().top;
      pane.scrollTop += top - pane.clientHeight / 3;
    } else {
      node.scrollIntoView({block: node.tagName === 'MARK' ? 'center' : 'start'});
    }
  }

  function follow(node, from) {
    unmark();
    if (node.tagName === 'MARK') {
      const item = from && from.closest('[data-item]');
      const id = item ? item.dataset.item : node.dataset.of.split(' ')[0];
      const section = node.closest('.text') || document;
      all('mark', section).forEach(mark => {
        if (mark.dataset.of.split(' ').includes(id)) add(mark, 'on');
      });
    }
    add(node, 'now');
    show(node);
    if (!node.matches('a, button, summary, [tabindex]')) node.tabIndex = -1;
    (node.tagName === 'DETAILS' ? node.firstElementChild : node).focus({preventScroll: true});
  }

  document.addEventListener('click', event => {
    const link = event.target.closest('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const id = decodeURIComponent(link.hash.slice(1));
    const node = document.getElementById(id) || show_report(id);
    if (!node) return;
    event.preventDefault();
    if (location.hash !== link.hash) history.pushState(null, '', link.hash);
    follow(node, link);
  });

  function go() {
    const id = decodeURIComponent(location.hash.slice(1));
    const node = id && (document.getElementById(id) || show_report(id));
    if (node) follow(node, null);
  }
  window.addEventListener('hashchange', go);
  window.addEventListener('popstate', go);

  // --- the items of a report: show, find, order ---

  function items_tools(form) {
    const list = document.getElementById(form.dataset.for).closest('section').querySelector('.list');
    const items = all('.item', list);
    const order = {gain: items, item: items.slice().sort((a, b) => a.dataset.n - b.dataset.n)};
    const output = form.querySelector('output');
    function apply() {
      const wanted = all('input[name=v]:checked', form).map(box => box.value);
      const words = plain(form.elements.q.value).split(/\s+/).filter(Boolean);
      let n = 0;
      items.forEach(node => {
        const text = plain(node.textContent);
        node.hidden = !wanted.includes(node.dataset.verdict) || !words.every(word => text.includes(word));
        n += !node.hidden;
      });
      output.textContent = n + ' / ' + items.length;
    }
    form.addEventListener('input', apply);
    form.addEventListener('change', event => {
      if (event.target.name === 'sort') order[event.target.value].forEach(node => list.append(node));
      apply();
    });
    form.elements.open.addEventListener('click', () => items.forEach(node => { node.open = !node.hidden; }));
    form.elements.shut.addEventListener('click', () => items.forEach(node => { node.open = false; }));
    apply();
  }

  // --- tables: sort by any column ---

  function key(row, column) {
    const cell = row.cells[column];
    const text = cell ? cell.textContent.trim() : '';
    const mark = '✗▲?✓–'.indexOf(text);
    const number = parseFloat(text);
    return mark >= 0 && text ? mark : Number.isNaN(number) ? text : number;
  }

  // Gives the heads buttons; `place` receives all rows in their new order.
  function sortable(heads, rows, place) {
    heads.forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      while (head.firstChild) button.append(head.firstChild);
      head.append(button);
      button.addEventListener('click', () => {
        const down = head.getAttribute('aria-sort') === 'ascending';
        heads.forEach(other => other.removeAttribute('aria-sort'));
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        const keyed = rows.map(row => ({row: row, key: key(row, column)}));
        keyed.sort((a, b) => {
          const less = typeof a.key === 'number' && typeof b.key === 'number'
            ? a.key - b.key : String(a.key).localeCompare(String(b.key), 'zh-CN');
          return down ? -less : less;
        });
        keyed.forEach((entry, i) => { rows[i] = entry.row; });
        place(rows);
      });
    });
  }

  function sortable_table(table) {
    const body = table.tBodies[0];
    sortable(all('thead th', table), Array.from(body.rows), rows => body.append(...rows));
  }

  // --- the matrix: which rows, in which order; they fill its tables from the top ---

  function matrix_tools(form) {
    const bodies = all('tbody', document.getElementById(form.dataset.for));
    const rows = bodies.flatMap(body => Array.from(body.rows));
    const block = bodies.length ? bodies[0].rows.length : 1;
    const heads = bodies.length ? all('th', bodies[0].parentElement.tHead) : [];
    const output = form.querySelector('output');
    const texts = new Map(rows.map(row => [row, plain(row.cells[0].textContent + ' ' + row.dataset.path)]));
    function fits(row, words, item, verdict, result) {
      if (!words.every(word => texts.get(row).includes(word)) || (result && row.dataset.result !== result)) return false;
      if (!verdict) return true;
      const cells = item ? [row.cells[Number(item) + 2]] : Array.from(row.cells);
      return cells.some(cell => cell && cell.className === verdict);
    }
    function place() {
      const words = plain(form.elements.q.value).split(/\s+/).filter(Boolean);
      const item = form.elements.item.value;
      const wanted = rows.filter(row => fits(row, words, item, form.elements.verdict.value, form.elements.result.value));
      bodies.forEach((body, i) => {
        body.replaceChildren(...wanted.slice(i * block, (i + 1) * block));
        body.closest('div').hidden = i > 0 && i * block >= wanted.length;
      });
      heads.forEach((head, i) => head.classList.toggle('now', item !== '' && i === Number(item) + 2));
      output.textContent = wanted.length + ' / ' + rows.length;
    }
    let timer = 0;
    form.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(place, 80); });
    sortable(heads, rows, place);
    output.textContent = rows.length + ' / ' + rows.length;
  }

  // --- one report of very many ---

  function element(name, text, parent, className) {
    const node = document.createElement(name);
    if (text) node.textContent = text;
    if (className) node.className = className;
    if (parent) parent.append(node);
    return node;
  }

  function show_report(id) {
    const data = /^r\d+$/.test(id) && document.getElementById('d' + id.slice(1));
    const place = document.getElementById('one');
    if (!data || !place) return null;
    const words = JSON.parse(document.getElementById('words').textContent);
    const report = JSON.parse(data.textContent);
    const box = document.createElement('article');
    element('h3', report.t || report.p, box);
    element('p', report.p, box, 'file');
    if (report.s) element('p', report.g + ' · ' + report.s, box);
    report.m.forEach(message => element('p', '! ' + message, box, 'warn'));
    put_items(box, report, words);
    put_findings(box, report, words);
    const back = element('a', words.back, element('p', '', box));
    back.href = '#ranking';
    place.replaceChildren(box);
    return box;
  }

  function put_items(box, report, words) {
    if (!report.i.length) return;
    const table = element('table', '', element('div', '', box, 'wide'), 'gains');
    const heads = element('tr', '', element('thead', '', table));
    [words.gain, words.verdict, words.item, words.points, words.why].forEach(word => {
      element('th', word, heads).scope = 'col';
    });
    const body = element('tbody', '', table);
    report.i.forEach(item => {
      const row = element('tr', '', body);
      element('td', Number(item[4]) > 0 ? '+' + item[4] : '–', row, 'gain');
      element('span', words.verdicts[item[1]], element('td', '', row), 'v ' + item[1]);
      const head = document.getElementById('i-' + item[0]);
      element('td', head ? head.cells[0].textContent : item[0], row);
      element('td', item[2] + '/' + item[3], row, 'pts');
      const why = element('td', item[5], row, 'why');
      if (item.length > 6) {
        element('br', '', why);
        why.append((item.length > 8 ? words.closest : words.found) + ' ' + words.line.replace('%u', item[6]) + ' ');
        element('q', item[7], why);
        if (item[8]) why.append(' ' + item[8]);
      }
    });
  }

  function put_findings(box, report, words) {
    if (!report.f.length) return;
    element('h4', words.findings, box);
    const list = element('ul', '', box, 'findings');
    report.f.forEach(finding => {
      element('li', words.severities[finding[1]] + ' ' + finding[0] + ' · ' + words.line.replace('%u', finding[2]) + ' · ' + finding[3], list);
    });
  }

  // --- printing shows what is not present, whatever was closed ---

  let closed = [];
  window.addEventListener('beforeprint', () => {
    closed = all('.item:not([open])').filter(node => !['present', 'not-applicable'].includes(node.dataset.verdict));
    closed.forEach(node => { node.open = true; });
  });
  window.addEventListener('afterprint', () => {
    closed.forEach(node => { node.open = false; });
    closed = [];
  });

  all('form.tools').forEach(form => {
    form.hidden = false;
    form.addEventListener('submit', event => event.preventDefault());
    if (form.elements.sort) items_tools(form); else matrix_tools(form);
  });
  all('table.sorted').forEach(sortable_table);
  go();
})();
