// <repayment-calculator>: reads the form, shows the view, keeps the page's promises: nothing is sent, nothing is kept
// unless asked, no result is ever not a number. All words come from the block in the page.
import { draw } from './chart.mjs';
import { day_number, format_date } from './money/dates.mjs';
import { read_field } from './entry.mjs';
import { Problem } from './money/exact.mjs';
import { INSTEAD, MODES } from './modes.mjs';

const { words, settings } = JSON.parse(document.getElementById('calculator-data').textContent);
const limits = { ...settings.limits, year_days: settings.year_days };
const MORE = './more.mjs'; // beside this script; an import that names it in a variable stays out of the bundle
const [KEPT, VISIT, CLEARED] = ['calculator.', 'calculator.visit.', 'calculator.cleared'];
const [LONGEST_TEXT, LONGEST_LINK, LONGEST_SAID] = [4000, 20000, 24];
// ms: the answer comes with each key; picture, table and what is read aloud when the typing pauses
const [DRAW_AFTER, TABLE_AFTER, SPEAK_AFTER] = [120, 250, 900];
const YEARS_A_FRAME = 2;

/** By its code: the modules that come later carry a class of their own. */
const isProblem = (error) => error instanceof Error && typeof error.code === 'string';
const has = (object, name) => Object.prototype.hasOwnProperty.call(object, name);
const fill = (text, said) => text.replace(/\{(\w+)\}/g, (whole, name) => (has(said, name) ? show(said[name]) : whole));
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

/** One row; on a phone each cell stands in a line of its own, with its column's name. */
function rowOf(row, head) {
  const line = make('tr');
  const label = (index) => (head ? { 'data-label': head[index] } : {});
  line.append(...row.map((cell, index) => (index ? make('td', show(cell), label(index)) : make('th', show(cell), { scope: 'row' }))));
  return line;
}

function table({ head, rows }) {
  const [whole, body] = [make('table', '', head ? { class: 'calc-wide' } : {}), make('tbody')];
  if (head) {
    const line = make('tr');
    line.append(...head.map((text) => make('th', text, { scope: 'col' })));
    whole.append(make('thead'));
    whole.firstChild.append(line);
  }
  body.append(...rows.map((row) => rowOf(row, head)));
  whole.append(body);
  return whole;
}

/** Show a table in `place`. Where only amounts changed, the cells stay: a slow phone lays out again what is new and no more. */
function showIn(place, table, after) {
  const [was, now] = [place.querySelectorAll('th, td'), table.querySelectorAll('th, td')];
  const rows = (whole) => whole.querySelectorAll('tr').length;
  if (was.length !== now.length || rows(place) !== rows(table)) return place.replaceChildren(table, after);
  was.forEach((cell, index) => {
    setText(cell, now[index].textContent);
    if (now[index].dataset.label) cell.dataset.label = now[index].dataset.label;
  });
}

/** Twelve rows as a table of their own, which a browser need not lay out before it is in sight; cells that stand are used again. */
function showYear(place, at, wanted) {
  const old = place.children[at];
  const same = old && old.tHead.rows[0].textContent === wanted.head.join('') && old.tBodies[0].rows.length === wanted.rows.length;
  if (!same) return old ? old.replaceWith(table(wanted)) : place.append(table(wanted));
  wanted.rows.forEach((row, index) => row.forEach((value, column) => setText(old.tBodies[0].rows[index].cells[column], show(value))));
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
    this.used = new Map(this.fields.map((field) => [field, conditions(field)]));
    this.form.addEventListener('submit', (event) => this.submitted(event));
    this.form.addEventListener('input', () => this.update());
    this.form.addEventListener('focusout', ({ target }) => {
      if (target.name && !this.seen.has(target.name)) this.update(this.seen.add(target.name));
    });
    this.addEventListener('click', ({ target }) => this.act(target.closest('[data-do]')));
    this.part('table').addEventListener('toggle', () => this.showTable());
    addEventListener('hashchange', () => this.fromLink());
    addEventListener('storage', (event) => this.otherTab(event));
    this.form.addEventListener('focusin', () => this.ready());
    this.restore();
    this.fromLink();
    this.update();
  }

  /** Which computation is wanted: the mode's own, or that of a choice in it. */
  get name() {
    const name = `${this.mode} ${this.form.elements.basis?.value}`;
    return name === 'my-debt called' ? name : this.mode;
  }

  /** The code of a rarer mode comes when the reader turns to it. */
  async ready() {
    if (MODES.has(this.name)) return;
    try {
      for (const [name, mode] of (await import(MORE)).MORE_MODES) MODES.set(name, mode);
      this.update();
    } catch {
      this.say(words.not_loaded);
    }
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

  say(text, ...after) {
    this.part('said').replaceChildren(text, ...after);
  }

  /** Whether a field counts as the others stand; one that does not, and is empty, is not shown. */
  isUsed(field) {
    return this.used.get(field).every(({ name, values, wanted }) => {
      const other = this.form.elements[name];
      return !other || values.includes(other.value.trim()) === wanted;
    });
  }

  /** The typed values, or null where one is missing or wrong; each wrong one is told at its field. */
  read() {
    const values = {};
    let whole = true;
    for (const field of this.fields) {
      const text = field.value.trim();
      const used = this.isUsed(field);
      const idle = !used && !this.typed(field.name);
      field.closest('.calc-field').hidden = idle;
      try {
        if (!used && !idle) throw Object.assign(new Problem('not_used'), { other: this.used.get(field)[0].name });
        if (used) values[field.name] = this.value(field, text);
        this.tell(field, null);
      } catch (error) {
        if (!isProblem(error)) throw error;
        whole = false;
        this.tell(field, error.code === 'required' && !this.seen.has(field.name) ? null : error);
      }
      this.echo(field, text, values[field.name]);
    }
    return whole ? values : null;
  }

  value(field, text) {
    const { kind, min = 0, max = 0, unit } = field.dataset;
    if (!text) {
      const instead = this.form.elements[INSTEAD.get(field.name)]?.value.trim() || this.hasLines(field.name);
      if (field.required && !instead) throw new Problem('required');
      return kind === 'text' ? '' : undefined;
    }
    if (text.length > LONGEST_TEXT) throw new Problem('too_much_text');
    if (kind === 'choice') return text;
    const value = read_field(kind, text, limits, { min: Number(min), max: Number(max), unit, today: today() });
    if ('positive' in field.dataset && value === 0n) throw new Problem('too_small');
    return value;
  }

  /** Whether a group of the budget is filled in line by line. */
  hasLines(group) {
    return this.fields.some(({ name, value }) => name.startsWith(`${group}.`) && value.trim());
  }

  label(name) {
    const field = this.form.elements[name];
    return field ? document.querySelector(`label[for="${field.id}"]`).textContent : '';
  }

  /** The message of a Problem at its field, with the reader's own words and the real limit; none where there is none. */
  tell(field, problem) {
    const place = document.getElementById(`${field.id}-error`);
    const { min } = field.dataset;
    const { code, line, said, other, count } = problem ?? {};
    const most = { bad_money: limits.money, rate_too_big: limits.rate }[code] ?? field.dataset.max;
    const text = said ?? field.value.trim();
    const short = text.length > LONGEST_SAID ? `${text.slice(0, LONGEST_SAID)}…` : text;
    const max = String(most).replace(/\B(?=(\d{3})+$)/g, ',');
    const about = { min, max, n: line ?? count, text: short, other: this.label(other) };
    setText(place, code ? fill(words.errors[code] ?? words.errors.bad_number, about) : '');
    if (code) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
  }

  /** How a value was read, where it is not plainly what was typed; a rate always both by year and by day. */
  echo(field, text, value) {
    const hint = document.getElementById(`${field.id}-hint`);
    hint.dataset.text ??= hint.textContent;
    setText(hint, (text && value !== undefined && this.reading(field, text, value)) || hint.dataset.text);
  }

  reading({ dataset: { kind, unit } }, text, value) {
    if (kind === 'rate') return this.rateRead(value);
    if (kind === 'lines') return fill(words.reading_lines, { n: value.length, total: value.reduce((all, { amount: one }) => all + one, 0n) });
    if (kind === 'money' && !/^\d+(\.\d\d?)?$/.test(text)) return fill(words.reading, { value });
    if (kind === 'date' && format_date(value) !== text) return fill(words.reading, { value: format_date(value) });
    if (kind !== 'int' || /^\d+$/.test(text) || unit === 'times') return '';
    return fill(words.reading, { value: fill(unit === 'day' ? words.reading_days : words.reading_months, { value }) });
  }

  rateRead(rate) {
    const year = Number(rate.digits) / 10 ** (rate.scale - 2);
    const day = year / limits.year_days;
    const short = (number) => String(Number(number.toPrecision(5)));
    return fill(words.rate_echo, { annual: `${short(year)}%`, daily: `${short(day)}%`, tenthousandth: short(day * 100) });
  }

  update() {
    clearPaper(); // a sheet that was laid out and never printed does not outlive its numbers
    const values = this.read();
    const money = (fen) => amount(fen, true);
    const page = { words, limits, today: today(), fill, percent, saving, money, typed: (name) => this.typed(name) };
    try {
      const mode = MODES.get(this.name);
      if (!mode && this.fields.some((field) => field.value !== field.defaultValue && this.typed(field.name))) this.ready();
      if (values && mode) this.view = mode(values, page);
      if (values && mode) this.showView();
    } catch (error) {
      if (!isProblem(error)) throw error;
      const field = this.fields.find(({ name }) => name === error.field);
      if (field && error.code !== 'required') this.seen.add(field.name);
      if (field && this.seen.has(field.name)) this.tell(field, error);
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
    const { answer, figures, chart, table: rows, offers = [], rate, warnings = [] } = this.view;
    setText(this.part('answer'), fill(words.answers[answer[0]], answer[1]));
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => setText(this.part('heard'), this.part('answer').textContent), SPEAK_AFTER);
    showIn(this.part('figures'), table(figures), make('p', words.estimate, { class: 'calc-hint' }));
    const told = this.part('warnings');
    if (told.textContent !== warnings.join('')) told.replaceChildren(...warnings.map((text) => make('li', text)));
    this.part('chart').hidden = !chart;
    clearTimeout(this.later);
    // The first picture comes with the answer: later it would push the buttons from under a finger.
    if (chart && this.part('chart').firstChild) this.later = setTimeout(() => this.drawChart(), DRAW_AFTER);
    else if (chart) this.drawChart();
    this.part('table').hidden = !rows;
    this.tableLater();
    this.showLines(rate);
    this.showOffers(offers);
    this.stale(false);
  }

  /** Each proposal in words made from its payments, with what can be done with it. */
  showOffers(offers) {
    this.part('age').hidden = !(settings.admits.includes(this.mode) && (offers.length || this.view.text));
    this.querySelector('.calc-tools > [data-do="copy"]').hidden = offers.length > 0; // each proposal has its own
    const place = this.part('offers');
    if (place.children.length !== offers.length) place.replaceChildren(...offers.map((_, index) => offerItem(index)));
    offers.forEach(({ name, plan, sum, terms, link }, index) => {
      const [text, , carried] = place.children[index].children;
      setText(text, fill(words.offer, { name, plan, sum, terms }));
      carried.href = this.dataset.checklist + link;
      carried.hidden = this.age === 'old';
    });
  }

  drawChart() {
    if (this.view?.chart) draw(this.part('chart'), this.view.chart, fill(words.chart, { name: words.charts[this.mode] }), show);
  }

  /** The open table follows when the typing pauses, some rows a frame: nobody waits for 600 lines at each key. */
  tableLater() {
    clearTimeout(this.tabling);
    cancelAnimationFrame(this.filling);
    if (!this.part('table').open || !this.part('scroll').firstChild) return this.showTable();
    this.part('scroll').classList.add('calc-waits');
    this.tabling = setTimeout(() => this.showTable(), TABLE_AFTER);
  }

  showTable() {
    cancelAnimationFrame(this.filling);
    const place = this.part('scroll');
    place.classList.remove('calc-waits');
    if (!this.part('table').open || !this.view?.table) return place.replaceChildren();
    const { head, rows } = this.view.table();
    const some = (from) => {
      for (let at = from; at < Math.min(from + YEARS_A_FRAME, Math.ceil(rows.length / 12)); at += 1) {
        showYear(place, at, { head, rows: rows.slice(at * 12, at * 12 + 12) });
      }
      const next = from + YEARS_A_FRAME;
      if (next * 12 < rows.length) this.filling = requestAnimationFrame(() => some(next));
      else while (place.children.length * 12 >= rows.length + 12) place.lastChild.remove();
    };
    some(0);
  }

  showLines(rate) {
    if (rate === undefined) return;
    const list = make('ul');
    for (const line of settings.lines) {
      const item = make('li');
      const said = { name: line.topic, yours: percent(rate), rate: `${line.rate}%`, verdict: '' };
      if (line.rate) {
        said.verdict = words.lines[Math.round(rate * 1e4) > Number(line.rate) * 100 ? 'above' : 'below']; // as shown
        item.append(make('strong', fill(words.lines.line, said)), ' ');
      }
      item.append(line.says, ' ', make('a', line.topic, { href: line.link }), `（${fill(words.lines.grade, line)}）`);
      list.append(item);
    }
    this.part('lines').replaceChildren(make('p', words.lines.title), list, make('p', words.lines.note, { class: 'calc-hint' }));
  }

  act(button) {
    const acts = { csv: 'csv', print: 'print', copy: 'copy', link: 'makeLink', clear: 'clear', keep: 'keepNow', dates: 'dates', back: 'back', age: 'answerAge' };
    const name = button?.dataset.do;
    if (name && has(acts, name)) this[acts[name]](button);
  }

  answerAge({ value }) {
    this.age = value;
    this.part('old-debt').hidden = value !== 'old';
    this.part('text').hidden = true;
    this.say('');
    if (this.view) this.showOffers(this.view.offers ?? []);
  }

  /** The chosen plan's payments for the phone's own calendar; nothing of it leaves the page but this file. */
  async dates({ dataset }) {
    const { calendar } = await import(MORE);
    const title = (fen) => fill(words.calendar, { amount: fen });
    const text = calendar(this.view.offers[Number(dataset.index)].dates, title, new Date());
    const days = this.view.offers[Number(dataset.index)].dates.map(([day, fen]) => `${format_date(day)} ${title(fen)}`);
    handOver('file', `${format_date(today())}.ics`, 'text/calendar;charset=utf-8', text, days.join('\n'));
  }

  csv() {
    const { figures } = this.view;
    const rows = this.view.table?.();
    const lines = [...(figures.head ? [figures.head] : []), ...figures.rows, [], ...(rows ? [rows.head, ...rows.rows] : [])];
    const text = `\ufeff${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
    handOver('file', `${this.mode}-${format_date(today())}.csv`, 'text/csv;charset=utf-8', text);
  }

  /** What was typed, as label and text, for paper. */
  typedRows() {
    const label = (field) => {
      const text = this.label(field.name);
      const group = field.name.includes('.') ? `${field.closest('fieldset').querySelector('legend').textContent} · ` : '';
      return group + text;
    };
    const text = (field) => (field.options ? field.options[field.selectedIndex].text : field.value);
    return this.fields.filter(({ name }) => this.typed(name)).map((field) => [label(field), text(field)]);
  }

  print() {
    clearPaper();
    this.layOut();
    handOver('print', '.calc-sheet');
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
    for (const item of this.part('offers').children) sheet.append(make('p', item.firstChild.textContent));
    for (const item of this.part('warnings').children) sheet.append(make('p', item.textContent));
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

  /** Words to send. Where they promise or own up to a debt, the question about three years comes first. */
  copy({ dataset }) {
    const { offers = [], text } = this.view;
    if (!this.part('age').hidden && this.age !== 'recent') {
      if (this.age === 'old') return this.offerText(words.neutral, '');
      this.say(words.choose_age);
      return this.part('age').focus();
    }
    const [name, said] = text ?? [];
    const own = offers[Number(dataset.index ?? 0)]?.text;
    return this.offerText(own ?? (name ? fill(words.proposals[name], said) : this.part('answer').textContent), '');
  }

  makeLink() {
    const carried = new URLSearchParams([['calc', this.mode]]);
    for (const field of this.fields) if (this.typed(field.name)) carried.set(field.name, field.value);
    const url = new URL(location.href);
    url.hash = carried.toString();
    return this.offerText(url.href, words.link_says);
  }

  /** Only this form's own fields are looked up. A reader's own numbers are set aside: not mixed with the link's, not replaced. */
  fromLink() {
    const text = location.hash.slice(1);
    if (!text.startsWith('calc=')) return;
    const carried = new URLSearchParams(text.slice(0, LONGEST_LINK));
    if (carried.get('calc') !== this.mode) return;
    this.scrollIntoView();
    if (text.length > LONGEST_LINK) return this.say(words.link_long);
    const guest = this.guest || this.fields.some((field) => this.typed(field.name) && field.value !== field.defaultValue);
    this.say('');
    this.form.reset();
    this.seen.clear();
    this.fillIn((name) => carried.get(name));
    this.guest = guest;
    if (guest) {
      this.box.checked = false;
      this.say(words.link_guest, ' ', make('button', words.link_back, { type: 'button', 'data-do': 'back' }));
    }
    this.update();
  }

  back() {
    this.guest = false;
    this.form.reset();
    this.restore();
    this.say('');
    this.dropHash();
    this.update();
  }

  dropHash() {
    if (location.hash.startsWith('#calc=')) history.replaceState(null, '', `#${this.mode}`);
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
    if (!this.box.checked) return store('localStorage', KEPT + this.mode, null);
    this.guest = false;
    this.say(words.kept);
    this.keep();
  }

  /** The numbers of this visit, for coming back from another page; on this device only if she says so. A link's are not kept. */
  keep() {
    if (this.guest) return;
    const typed = this.fields.filter(({ name }) => this.typed(name)).map((field) => [field.name, field.value]);
    const text = typed.length ? JSON.stringify(typed) : null;
    store('sessionStorage', VISIT + this.mode, text);
    if (this.box.checked && !store('localStorage', KEPT + this.mode, text)) {
      this.box.checked = false;
      this.say(words.not_kept);
    }
  }

  restore() {
    const kept = read('localStorage', KEPT + this.mode);
    const found = kept.size ? kept : read('sessionStorage', VISIT + this.mode);
    this.box.checked = kept.size > 0;
    this.fillIn((name) => found.get(name));
  }

  /** Another tab has cleared, or keeps no longer. */
  otherTab({ key, newValue }) {
    if (key === CLEARED && newValue?.startsWith(`${this.mode} `)) {
      this.empty();
      this.say(words.cleared_elsewhere);
    } else if (key === KEPT + this.mode && newValue === null) this.box.checked = false;
  }

  clear() {
    store('localStorage', KEPT + this.mode, null);
    if (store('localStorage', CLEARED, `${this.mode} ${Date.now()}`)) store('localStorage', CLEARED, null);
    this.empty();
    this.say(words.cleared);
  }

  empty() {
    this.form.reset();
    this.box.checked = false;
    this.guest = false;
    this.seen.clear();
    for (const timer of [this.later, this.tabling, this.speaking]) clearTimeout(timer);
    cancelAnimationFrame(this.filling);
    this.view = null;
    for (const name of ['figures', 'lines', 'chart', 'scroll', 'offers', 'warnings', 'heard']) this.part(name).replaceChildren();
    for (const name of ['chart', 'table', 'tools', 'text']) this.part(name).hidden = true;
    this.dropHash();
    this.update();
    this.part('answer').textContent = words.waiting;
  }
}

/** A proposal's place: its words, and the buttons for copying, carrying and keeping its days. */
function offerItem(index) {
  const item = make('li');
  const button = (text, what) => make('button', text, { type: 'button', 'data-do': what, 'data-index': index });
  item.append(make('p'), button(words.offer_copy, 'copy'), make('a', words.offer_link), button(words.offer_dates, 'dates'));
  return item;
}

/** data-when="a.method=fee_instalments" and data-unless, as tests of another field's value. */
const conditions = ({ dataset: { when, unless } }) =>
  [[when, true], [unless, false]].flatMap(([text, wanted]) => {
    if (text === undefined) return [];
    const [name, values] = text.split('=');
    return [{ name, values: values.split('|'), wanted }];
  });

/** Write a value, or remove it where it is null. @returns {boolean} whether the store took it */
function store(place, key, value) {
  try {
    if (value === null) globalThis[place].removeItem(key);
    else globalThis[place].setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

/** The fields kept under a key; what cannot be read is dropped. */
function read(place, key) {
  try {
    return new Map(JSON.parse(globalThis[place].getItem(key) ?? '[]'));
  } catch {
    store(place, key, null);
    return new Map();
  }
}

/** A file or paper: what the page does with it, and where an app's browser drops it, is in sheets/hand-over.mjs. */
const handOver = (...detail) => dispatchEvent(new CustomEvent('hand-over', { detail }));

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
