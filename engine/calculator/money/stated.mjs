// @ts-nocheck the calculator's modules, and what reads its offers, have no types yet: see tsconfig.json
// A plan said in a few parts, made from its rows; the mirror of stated.py, same names, same order, the same sentence.
import { format_date } from './dates.mjs';

const MOST_PARTS = 7;
const FEW = 3;

export function single(row, start) {
  const kind = row.date === start ? 'down' : row.payment > 0n ? 'run' : 'pause';
  const { payment, date } = row;
  return { kind, times: 1, amount: payment, last: payment, total: payment, first_date: date, last_date: date };
}

export function joined(one, other, kind) {
  const { last, last_date } = other;
  const skipped = kind === 'varied' && other.kind === 'pause' ? other.times : 0;
  const count = one.times + other.times - skipped;
  return { ...one, kind, last, last_date, times: count, total: one.total + other.total };
}

export function runs(rows, start) {
  const parts = [];
  for (const row of rows) {
    const part = single(row, start);
    const before = parts[parts.length - 1];
    if (before && before.kind === part.kind && part.kind !== 'down' && before.amount === part.amount) {
      parts[parts.length - 1] = joined(before, part, part.kind);
    } else parts.push(part);
  }
  return parts;
}

export function is_balloon(part, before) {
  return part.times === 1 && part.amount > 2n * before.last;
}

export function gathered(parts) {
  const found = [];
  let held = [];
  parts.forEach((part, index) => {
    const last = index === parts.length - 1;
    const alone = part.kind === 'run' && part.times === 1 && !(last && index > 0 && is_balloon(part, parts[index - 1]));
    if (alone) held.push(part);
    if (!alone || last) {
      found.push(...settled(held));
      held = [];
    }
    if (!alone) found.push(part);
  });
  return found;
}

export function settled(held) {
  return held.length < FEW ? held : [held.reduce((whole, part) => joined(whole, part, 'varied'))];
}

export function stated_parts(rows, start) {
  const parts = gathered(runs(rows, start));
  return parts.length <= MOST_PARTS ? parts : shortened(parts);
}

export function shortened(parts) {
  let opening = parts[0].kind === 'down' ? 1 : 0;
  opening = opening + (parts.length > opening && parts[opening].kind === 'pause' ? 1 : 0);
  const [head, rest] = [parts.slice(0, opening), parts.slice(opening)];
  if (rest.length < FEW) return parts;
  const tail = is_balloon(rest[rest.length - 1], rest[rest.length - 2]) ? [rest.pop()] : [];
  return [...head, rest.reduce((whole, part) => joined(whole, part, 'varied')), ...tail];
}

export function part_key(part) {
  if (part.kind === 'pause') return part.times > 1 ? 'pause' : 'pause_once';
  return part.kind === 'run' && part.times === 1 ? 'once' : part.kind;
}

export function say_parts(parts, words, filled, money) {
  const said = parts.map((part) =>
    filled(words[part_key(part)], {
      n: part.times,
      amount: money(part.amount),
      last: money(part.last),
      total: money(part.total),
      from: format_date(part.first_date),
      to: format_date(part.last_date),
    }),
  );
  return said.join(words.between);
}

export function per_cent(rate) {
  const digits = String(rate.digits * 100n).padStart(rate.scale + 1, '0');
  const after = rate.scale ? digits.slice(-rate.scale).replace(/0+$/, '') : '';
  return `${digits.slice(0, digits.length - rate.scale)}${after ? `.${after}` : ''}%`;
}

export function plan_terms(plan, new_rate) {
  const terms = [];
  if (new_rate) terms.push(['rate', per_cent(plan.rate)]);
  const paused = plan.grace > 0 && plan.method !== 'fee_instalments' && plan.rate.digits > 0n;
  if (paused) terms.push([`pause_${plan.grace_interest}`, '']);
  if (plan.waive === 'part') terms.push(['waive_part', per_cent(plan.waive_part)]);
  else if (plan.waive === 'amount') terms.push(['waive_amount', plan.waive_amount]);
  else if (plan.waive === 'all') terms.push(['waive_all', '']);
  return terms;
}

export function say_terms(terms, words, filled, money) {
  if (!terms.length) return '';
  const said = terms.map(([name, value]) => {
    const shown = typeof value === 'bigint' ? money(value) : value;
    return filled(words[name], { rate: shown, part: shown, amount: shown });
  });
  return filled(words.terms, { terms: said.join(words.between) });
}
