/**
 * Runs walks in a real Chromium 88 and prints what each left: node run.cjs CHROMIUM ADDRESS < walks.json > results.json.
 * A walk is a list of steps, each of one kind: {go: path} {click: selector} {type: text} {fill: {selector: text}} {wait: selector}
 * {eval: expression, until: true}. The result of a walk: {error} or {values: [of each eval], errors: [of the page]}.
 */
const puppeteer = require("puppeteer-core");

const [, , executablePath, address] = process.argv;
const LONGEST = 20_000; // milliseconds for a step

const step = async (page, { go, click, type, fill, wait, evaluate, until }) => {
  if (go !== undefined) await page.goto(address + go, { waitUntil: "load" });
  if (click) await page.evaluate((selector) => document.querySelector(selector).click(), click);
  if (type) await page.keyboard.type(type, { delay: 10 });
  for (const [selector, text] of Object.entries(fill || {})) {
    await page.evaluate(
      ([where, value]) => {
        const field = document.querySelector(where);
        for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
        field.value = value;
        for (const name of ["input", "change", "focusout"]) field.dispatchEvent(new Event(name, { bubbles: true }));
      },
      [selector, text],
    );
  }
  if (wait) await page.waitForSelector(wait, { timeout: LONGEST, visible: true });
  if (until) await page.waitForFunction(until, { timeout: LONGEST });
  return evaluate ? [await page.evaluate(evaluate)] : [];
};

const walk = async (browser, steps) => {
  const context = await browser.createIncognitoBrowserContext();
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.setViewport({ width: 360, height: 800 });
  try {
    const values = [];
    for (const each of steps) values.push(...(await step(page, each)));
    return { values, errors };
  } catch (error) {
    return { error: String(error), errors };
  } finally {
    await context.close();
  }
};

(async () => {
  const pieces = [];
  for await (const piece of process.stdin) pieces.push(piece);
  const walks = JSON.parse(Buffer.concat(pieces).toString());
  const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
  const results = {};
  for (const [name, steps] of Object.entries(walks)) results[name] = await walk(browser, steps);
  await browser.close();
  process.stdout.write(JSON.stringify({ results }));
})().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
