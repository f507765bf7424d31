// <repayment-calculator>: reads the form, shows the view, keeps the page's promises: nothing is sent, nothing is kept
// unless asked, no result is ever not a number. All words come from the block in the page.
import { draw } from './chart.mjs';
import { day_number, format_date } from './money/dates.mjs';
import { read_field } from './entry.mjs';
import { Problem } from './money/exact.mjs';
import { INSTEAD, MODES } from './modes.mjs';

const { words, settings } = JSON.parse(document.getElementById('calculator-data').textContent);
const limits = { ...settings.limits, year_days: settings.year_days };
const KEPT = 'calculator.';
const [LONGEST_TEXT, LONGEST_LINK] = [4000, 20000];
const DRAW_AFTER = 120; // ms: the answer comes with each key, the picture when the typing pauses

const fill = (text, said) => text.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(said, name) ? show(said[name]) : whole));
const percent = (rate) => `${(rate * 100).toFixed(2)}%`;
const today = () => {
  const now = new Date();
  return day_number(now.getFullYear(), now.getMonth() + 1, now.getDate());
};

/** 123456n is 1234.56, with a sign and thousands where a person reads it. */
function amount(fen, thousands) {
  const size = String(fen < 0n ? -fen : fen).padStart(3, '0');
  const yuan = thousands ? size.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',') : size.slice(0, -2);
  return `${fen < 0n ? (thousands ? '−' : '-') : ''}${thousands ? '¥' : ''}${yuan}.${size.slice(-2)}`;
}

const show = (value) => (typeof value === 'bigint' ? amount(value, true) : String(value));
const saving = (more) =>
  more === 0n ? words.answers.costs_same : fill(words.answers[more > 0n ? 'costs_more' : 'costs_less'], { amount: more < 0n ? -more : more });

function make(name, text = '', attributes = {}) {
  const node = document.createElement(name);
  node.textContent = text;
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

function table({ head, rows }) {
  const [whole, body] = [make('table'), make('tbody')];
  if (head) {
    const line = make('tr');
    line.append(...head.map((text) => make('th', text, { scope: 'col' })));
    whole.append(make('thead'));
    whole.firstChild.append(line);
  }
  for (const row of rows) {
    const line = make('tr');
    line.append(...row.map((cell, index) => (index ? make('td', show(cell)) : make('th', show(cell), { scope: 'row' }))));
    body.append(line);
  }
  whole.append(body);
  return whole;
}

/** Show a table in `place`. Where only amounts changed, the cells stay: a slow phone lays out again what is new and no more. */
function showIn(place, table, after) {
  const [was, now] = [place.querySelectorAll('th, td'), table.querySelectorAll('th, td')];
  const rows = (whole) => whole.querySelectorAll('tr').length;
  if (was.length !== now.length || rows(place) !== rows(table)) return place.replaceChildren(table, after);
  was.forEach((cell, index) => setText(cell, now[index].textContent));
}

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** At most 62 lines for paper: years where there are more months, sums for what is paid and the last for what is left. */
function condensed({ head, rows, adds }) {
  if (rows.length <= 62) return { head, rows };
  const years = [];
  for (let from = 0; from < rows.length; from += 12) {
    const part = rows.slice(from, from + 12);
    const last = part[part.length - 1];
    years.push(last.map((cell, column) => (adds.includes(column) ? part.reduce((all, row) => all + row[column], 0n) : cell)));
  }
  return { head, rows: years };
}

/** A cell for a spreadsheet: quoted, and never a formula even where a name begins like one. */
const cell = (value) => {
  const text = typeof value === 'bigint' ? amount(value, false) : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
};

class RepaymentCalculator extends HTMLElement {
  connectedCallback() {
    this.mode = this.dataset.mode;
    this.form = this.querySelector('form');
    this.fields = [...this.form.elements].filter((field) => field.name);
    this.seen = new Set();
    this.form.addEventListener('submit', (event) => this.submitted(event));
    this.form.addEventListener('input', () => this.update());
    this.form.addEventListener('focusout', ({ target }) => {
      if (target.name && !this.seen.has(target.name)) this.update(this.seen.add(target.name));
    });
    this.addEventListener('click', ({ target }) => this.act(target.closest('[data-do]')?.dataset.do));
    this.part('table').addEventListener('toggle', () => this.showTable());
    addEventListener('hashchange', () => this.fromLink());
    this.restore();
    this.fromLink();
    this.update();
  }

  /** Nothing is sent: the button shows what is still missing, or the result. */
  submitted(event) {
    event.preventDefault();
    for (const { name } of this.fields) this.seen.add(name);
    this.update();
    const wrong = this.form.querySelector('[aria-invalid]');
    if (wrong) wrong.focus();
    else this.part('result').scrollIntoView({ block: 'nearest' });
  }

  part(name) {
    return this.querySelector(`.calc-${name}`);
  }

  say(text) {
    this.part('said').textContent = text;
  }

  /** The typed values, or null where one is missing or wrong; each wrong one is told at its field. */
  read() {
    const values = {};
    let whole = true;
    for (const field of this.fields) {
      const text = field.value.trim();
      try {
        values[field.name] = this.value(field, text);
        this.tell(field, '');
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        whole = false;
        this.tell(field, error.code === 'required' && !this.seen.has(field.name) ? '' : error.code, error.line);
      }
      if (field.dataset.kind === 'rate' && field.name !== 'fee_rate') this.echo(field, values[field.name]);
    }
    return whole ? values : null;
  }

  value(field, text) {
    const { kind, min = 0, max = 0 } = field.dataset;
    if (!text) {
      const instead = this.form.elements[INSTEAD.get(field.name)]?.value.trim();
      if (field.required && !instead) throw new Problem('required');
      return kind === 'text' ? '' : undefined;
    }
    if (text.length > LONGEST_TEXT) throw new Problem('too_much_text');
    if (kind === 'choice') return text;
    const value = read_field(kind, text, limits, { min: Number(min), max: Number(max) });
    if ('positive' in field.dataset && value === 0n) throw new Problem('too_small');
    return value;
  }

  tell(field, code, line = 0) {
    const place = document.getElementById(`${field.id}-error`);
    const { min, max } = field.dataset;
    const most = { bad_rate: limits.rate, bad_money: limits.money }[code] ?? max;
    setText(place, code ? fill(words.errors[code] ?? words.errors.bad_number, { min, max: most, n: line }) : '');
    if (code) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
  }

  /** A rate in both ways, so that 0.05 % a day is not taken for a year's. */
  echo(field, rate) {
    const hint = document.getElementById(`${field.id}-hint`);
    hint.dataset.text ??= hint.textContent;
    if (!rate) return setText(hint, hint.dataset.text);
    const year = Number(rate.digits) / 10 ** (rate.scale - 2);
    const day = year / limits.year_days;
    const short = (number) => String(Number(number.toPrecision(5)));
    const said = { annual: `${short(year)}%`, daily: `${short(day)}%`, tenthousandth: short(day * 100) };
    setText(hint, fill(words.rate_echo, said));
  }

  update() {
    clearPaper(); // a sheet that was laid out and never printed does not outlive its numbers
    const values = this.read();
    const page = { words, limits, today: today(), fill, percent, saving, typed: (name) => this.typed(name) };
    try {
      if (values) this.view = MODES.get(this.mode)(values, page);
      if (values) this.showView();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const field = this.fields.find(({ name }) => name === error.field);
      if (field && error.code !== 'required') this.seen.add(field.name);
      if (field && this.seen.has(field.name)) this.tell(field, error.code);
      this.stale(true);
    }
    if (!values) this.stale(true);
    this.keep();
  }

  /** Whether a field holds something other than what the page put there. */
  typed(name) {
    const field = this.form.elements[name];
    return field.value.trim() !== '' && !(field.options && field.selectedIndex === 0);
  }

  stale(is) {
    this.part('result').classList.toggle('calc-old', is && Boolean(this.view));
    this.part('stale').hidden = !(is && this.view);
    if (this.view) this.part('tools').hidden = is;
  }

  showView() {
    const { answer, figures, chart, table: rows, offers = [], rate } = this.view;
    setText(this.part('answer'), fill(words.answers[answer[0]], answer[1]));
    showIn(this.part('figures'), table(figures), make('p', words.estimate, { class: 'calc-hint' }));
    this.part('chart').hidden = !chart;
    clearTimeout(this.later);
    // The first picture comes with the answer: later it would push the buttons from under a finger.
    if (chart && this.part('chart').firstChild) this.later = setTimeout(() => this.drawChart(), DRAW_AFTER);
    else if (chart) this.drawChart();
    this.part('table').hidden = !rows;
    this.showTable();
    this.showLines(rate);
    const links = offers.map(({ label, value }) => make('a', label, { href: `${this.dataset.checklist}#offer=${value}` }));
    this.part('links').replaceChildren(...links);
    this.stale(false);
  }

  drawChart() {
    draw(this.part('chart'), this.view.chart, fill(words.chart, { name: words.charts[this.mode] }), show);
  }

  /** The long table is made only when it is open: nobody waits for 600 lines at each key. */
  showTable() {
    const open = this.part('table').open && this.view?.table;
    this.part('scroll').replaceChildren(...(open ? [table(this.view.table())] : []));
  }

  showLines(rate) {
    if (rate === undefined) return;
    const list = make('ul');
    for (const line of settings.lines) {
      const item = make('li');
      const said = { name: line.topic, yours: percent(rate), rate: `${line.rate}%`, verdict: '' };
      if (line.rate) {
        said.verdict = words.lines[rate * 100 > Number(line.rate) ? 'above' : 'below'];
        item.append(make('strong', fill(words.lines.line, said)), ' ');
      }
      item.append(line.says, ' ', make('a', line.topic, { href: line.link }), `（${fill(words.lines.grade, line)}）`);
      list.append(item);
    }
    this.part('lines').replaceChildren(make('p', words.lines.title), list, make('p', words.lines.note, { class: 'calc-hint' }));
  }

  act(name) {
    const acts = { csv: 'csv', print: 'print', copy: 'copy', link: 'makeLink', clear: 'clear', keep: 'keepNow' };
    if (name && Object.hasOwn(acts, name)) this[acts[name]]();
  }

  csv() {
    const { figures } = this.view;
    const rows = this.view.table?.();
    const lines = [...(figures.head ? [figures.head] : []), ...figures.rows, [], ...(rows ? [rows.head, ...rows.rows] : [])];
    const text = `\ufeff${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
    const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
    const link = make('a', '', { href: url, download: `${this.mode}-${format_date(today())}.csv` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }

  /** What was typed, as label and text, for paper. */
  typedRows() {
    const label = (field) => {
      const text = document.querySelector(`label[for="${field.id}"]`).textContent;
      const group = field.name.includes('.') ? `${field.closest('fieldset').querySelector('legend').textContent} · ` : '';
      return group + text;
    };
    const text = (field) => (field.options ? field.options[field.selectedIndex].text : field.value);
    return this.fields.filter(({ name }) => this.typed(name)).map((field) => [label(field), text(field)]);
  }

  print() {
    clearPaper();
    this.layOut();
    print();
  }

  /** Whether what is shown is the answer to what is typed. */
  get isAnswered() {
    return Boolean(this.view) && !this.part('tools').hidden;
  }

  /** Puts the result on a sheet for paper; where there is a sheet, nothing else is printed. */
  layOut() {
    const sheet = make('section', '', { class: 'calc-sheet' });
    const title = document.getElementById(this.mode)?.textContent ?? '';
    sheet.append(make('h1', title), make('p', fill(words.printed_on, { date: format_date(today()) })));
    sheet.append(table({ rows: this.typedRows() }), make('p', this.part('answer').textContent));
    sheet.append(table(this.view.figures));
    if (this.view.chart) {
      this.drawChart();
      sheet.append(this.part('chart').cloneNode(true));
    }
    const rows = this.view.table?.();
    if (rows?.adds) {
      const box = make('div', '', { class: rows.rows.length > 30 ? 'calc-columns' : '' });
      box.append(table(condensed(rows)));
      sheet.append(box);
    }
    sheet.append(make('p', words.estimate));
    document.body.append(sheet);
    document.documentElement.classList.add('calc-printing');
  }

  async offerText(text, said) {
    const box = this.part('text');
    box.value = text;
    box.hidden = false;
    try {
      await navigator.clipboard.writeText(text);
      this.say(`${words.copied} ${said}`);
    } catch {
      box.select();
      this.say(`${words.copy_by_hand} ${said}`);
    }
  }

  copy() {
    const [name, said] = this.view.text ?? [];
    return this.offerText(name ? fill(words.proposals[name], said) : this.part('answer').textContent, '');
  }

  makeLink() {
    const carried = new URLSearchParams([['calc', this.mode]]);
    for (const field of this.fields) if (this.typed(field.name)) carried.set(field.name, field.value);
    const url = new URL(location.href);
    url.hash = carried.toString();
    return this.offerText(url.href, words.link_says);
  }

  /** Only this form's own fields are looked up; whatever else a link carries is never read. */
  fromLink() {
    const text = location.hash.slice(1);
    if (!text.startsWith('calc=') || text.length > LONGEST_LINK) return;
    const carried = new URLSearchParams(text);
    if (carried.get('calc') !== this.mode) return;
    this.fillIn((name) => carried.get(name));
    this.scrollIntoView();
    this.update();
  }

  fillIn(get) {
    for (const field of this.fields) {
      const text = get(field.name);
      if (typeof text !== 'string') continue;
      if (text.length > LONGEST_TEXT || (field.options && ![...field.options].some(({ value }) => value === text))) {
        this.say(words.link_bad);
        continue;
      }
      field.value = text;
      if (text) this.seen.add(field.name);
      for (let fold = field.closest('details'); text && fold; fold = fold.parentElement.closest('details')) fold.open = true;
    }
  }

  get box() {
    return this.querySelector('[data-do="keep"]');
  }

  keepNow() {
    if (!this.box.checked) return this.forget();
    this.say(words.kept);
    this.keep();
  }

  keep() {
    if (!this.box.checked) return;
    const typed = this.fields.filter(({ name }) => this.typed(name)).map((field) => [field.name, field.value]);
    try {
      localStorage.setItem(KEPT + this.mode, JSON.stringify(typed));
    } catch {
      this.box.checked = false;
      this.say(words.not_kept);
    }
  }

  forget() {
    try {
      localStorage.removeItem(KEPT + this.mode);
    } catch {
      // storage refused: then nothing was kept either
    }
  }

  restore() {
    try {
      const kept = new Map(JSON.parse(localStorage.getItem(KEPT + this.mode) ?? '[]'));
      this.box.checked = kept.size > 0;
      this.fillIn((name) => kept.get(name));
    } catch {
      this.forget();
    }
  }

  clear() {
    this.form.reset();
    this.box.checked = false;
    this.forget();
    this.seen.clear();
    clearTimeout(this.later);
    this.view = null;
    for (const name of ['figures', 'lines', 'chart', 'scroll', 'links']) this.part(name).replaceChildren();
    for (const name of ['chart', 'table', 'tools', 'text']) this.part(name).hidden = true;
    if (location.hash.startsWith('#calc=')) history.replaceState(null, '', `#${this.mode}`);
    this.update();
    this.part('answer').textContent = words.waiting;
    this.say(words.cleared);
  }
}

function clearPaper() {
  for (const sheet of document.querySelectorAll('.calc-sheet')) sheet.remove();
  document.documentElement.classList.remove('calc-printing');
}

/** Printed by the browser's own menu, each result that is there gets its sheet; without any, the page is printed as it is. */
let place = 0;
addEventListener('beforeprint', () => {
  place = scrollY; // sheets are shorter than the page
  if (document.querySelector('.calc-sheet')) return; // the button's own
  for (const one of document.querySelectorAll('repayment-calculator')) if (one.isAnswered) one.layOut();
});
addEventListener('afterprint', () => {
  clearPaper();
  requestAnimationFrame(() => scrollTo({ top: place, behavior: 'instant' }));
});

customElements.define('repayment-calculator', RepaymentCalculator);
