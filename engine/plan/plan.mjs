// The plan's page: one question after the other, then the list. Nothing is sent and nothing is kept; a link carries the answers only
// if she makes one, and says so (decisions/0071).
import { LAYERS, choose } from './choose.mjs';
import { days_text, deadline_days, deadline_text, today } from '../deadlines/show.mjs';
import { calendar } from '../deadlines/ics.mjs';
import { parse_date } from '../calculator/money/dates.mjs';
import { fill, pageWords, printPage, saveFile, say, showTools } from '../sheets/sheet-tools.mjs';

const HASH = '#plan=';

const root = document.querySelector('[data-plan]');
const page = document.documentElement;
const form = root.querySelector('form');
const result = root.querySelector('[data-result]');
const { words, deadlines } = pageWords();
const rules = JSON.parse(root.querySelector('script[data-rules]').textContent);
const questions = [...form.querySelectorAll('[data-question]')];
const items = new Map([...root.querySelectorAll('[data-item]')].map((item) => [item.dataset.item, item]));
const store = root.querySelector('[data-items]');
const dayField = form.querySelector('input[type="date"]');
let place = 0;

const checked = (question) => question.querySelector('input:checked');
const answers = () => Object.fromEntries(questions.map((question) => [question.dataset.question, checked(question)?.value || 'unknown']));

const received = () => {
  try {
    return dayField.value ? parse_date(dayField.value) : null;
  } catch {
    return null;
  }
};

const step = (to, focus) => {
  place = to;
  questions.forEach((question, index) => question.toggleAttribute('data-now', index === to));
  form.querySelector('[data-do="back"]').disabled = to === 0;
  if (focus) questions[to].querySelector('legend').focus();
};

/** The chosen items go from their store into the lists, in order; all others go back. */
const show = () => {
  const found = choose(rules, answers());
  store.append(...items.values());
  const day = received();
  for (const layer of LAYERS) {
    const list = result.querySelector(`[data-layer="${layer}"]`);
    list.append(...found[layer].map((id) => items.get(id)));
    list.closest(`.plan-${layer}`).hidden = found[layer].length === 0;
  }
  for (const item of items.values()) {
    const about = deadlines[item.dataset.deadline];
    const text = about && (day === null ? words.no_date : deadline_text(day, today(), about, words, page.lang));
    item.querySelector('[data-said]').textContent = text || '';
  }
  const said = questions.map(checked).map((choice) => choice && choice.labels[0].textContent);
  result.querySelector('[data-answers]').textContent = said.filter(Boolean).join(' · ');
  result.querySelector('[data-do="calendar"]').hidden = days().length === 0;
  form.hidden = true;
  result.hidden = false;
  result.focus();
};

const days = () => {
  const day = received();
  if (day === null || day > today()) return [];
  const shown = [...result.querySelectorAll('[data-item][data-deadline]')];
  return shown.flatMap((item) => deadline_days(day, deadlines[item.dataset.deadline], words));
};

const plainText = () => {
  const shown = [...result.querySelectorAll('.plan-layer, summary, [data-layer] > li')].filter((part) => !part.closest('[hidden]'));
  const number = (item) => [...item.parentNode.children].indexOf(item) + 1;
  return `${shown.map((part) => (part.matches('li') ? `${number(part)}. ${part.innerText || part.textContent}` : `\n${part.textContent}`)).join('\n').trim()}\n`;
};

const copy = async (text, done) => {
  const area = root.querySelector('[data-by-hand]');
  try {
    await navigator.clipboard.writeText(text);
    area.hidden = true;
    say(done);
  } catch {
    area.value = text;
    area.hidden = false;
    area.select();
    say(`${words.copy_by_hand} ${done === words.copied ? '' : done}`);
  }
};

const again = () => {
  form.reset();
  store.append(...items.values());
  for (const item of items.values()) item.querySelector('[data-said]').textContent = '';
  result.querySelector('[data-answers]').textContent = '';
  const area = root.querySelector('[data-by-hand]');
  area.value = '';
  area.hidden = true;
  say('');
  result.hidden = true;
  form.hidden = false;
  step(0, true);
};

const link = () => {
  const code = [...Object.values(answers()), dayField.value].filter(Boolean).join('.');
  const address = new URL(location.pathname + location.search, location.href);
  address.hash = HASH.slice(1) + code;
  copy(address.href, words.link_says);
};

/** Answers that came with the address; they do not stay in it. */
const fromAddress = () => {
  if (!location.hash.startsWith(HASH)) return;
  const parts = location.hash.slice(HASH.length).split('.');
  history.replaceState(history.state, '', location.pathname + location.search);
  const choices = questions.map((question, index) => question.querySelector(`input[value="${CSS.escape(parts[index] || '')}"]`));
  if (choices.some((choice) => !choice) || parts.length > questions.length + 1) return say(words.link_bad);
  for (const choice of choices) choice.checked = true;
  dayField.value = parts[questions.length] || '';
  show();
};

const printPlan = () => {
  page.dataset.print = 'plan';
  printPage('[data-result]', plainText());
};
addEventListener('beforeprint', () => {
  if (result.hidden) return;
  page.dataset.print = 'plan';
  result.querySelector('details').open = true; // a closed one is not printed
});
addEventListener('afterprint', () => delete page.dataset.print);

const actions = {
  back: () => step(Math.max(0, place - 1), true),
  show,
  print: printPlan,
  calendar: () => saveFile('days.ics', 'text/calendar;charset=utf-8', calendar(days(), Date.now()), days_text(days())),
  copy: () => copy(plainText(), words.copied),
  link,
  again,
};
for (const button of root.querySelectorAll('[data-do]')) button.addEventListener('click', () => actions[button.dataset.do]());
form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (place === questions.length - 1) show();
  else step(place + 1, true);
});
addEventListener('hashchange', fromAddress);
root.toggleAttribute('data-live', true);
step(0, false);
showTools(root);
fromAddress();
