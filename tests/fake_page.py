"""As much of a page as our scripts need to make elements, in V8 without a browser: what they make is compared as HTML."""

PAGE = r"""
{
  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
  class Text { constructor(data) { this.data = String(data); } get textContent() { return this.data; } toString() { return escaped(this.data); } }
  class Element {
    constructor(name) { Object.assign(this, { name, attributes: new Map(), childNodes: [], heard: {}, parentElement: null, scrolled: 0 }); }
    get children() { return this.childNodes.filter((one) => one instanceof Element); }
    get firstChild() { return this.childNodes[0] ?? null; }
    get textContent() { return this.childNodes.map((one) => one.textContent).join(""); }
    set textContent(text) { this.replaceChildren(...(String(text) ? [text] : [])); }
    get id() { return this.getAttribute("id") ?? ""; }
    set id(id) { this.setAttribute("id", id); }
    get href() { return this.getAttribute("href") ?? ""; }
    get tHead() { return this.children.find((one) => one.name === "thead") ?? null; }
    get tBodies() { return this.children.filter((one) => one.name === "tbody"); }
    get rows() { return this.children; }
    get cells() { return this.children; }
    createTHead() { const head = make("thead"); this.childNodes.unshift(head); return head; }
    getAttribute(key) { return this.attributes.get(key) ?? null; }
    setAttribute(key, value) { this.attributes.set(key, String(value)); }
    removeAttribute(key) { this.attributes.delete(key); }
    append(...more) {
      for (const one of more) {
        const node = one instanceof Element || one instanceof Text ? one : new Text(one);
        node.parentElement = this;
        this.childNodes.push(node);
      }
    }
    replaceChildren(...all) { this.childNodes = []; this.append(...all); }
    replaceWith(other) { const all = this.parentElement.childNodes; all[all.indexOf(this)] = other; other.parentElement = this.parentElement; }
    matches(selector) {
      const [, name, key, , value] = /^([a-z]*)(?:\[([a-z-]+)(="?([^"\]]*)"?)?\])?$/.exec(selector);
      return (!name || name === this.name) && (!key || (value === undefined ? this.attributes.has(key) : this.getAttribute(key) === value));
    }
    querySelectorAll(selector) { return this.children.flatMap((one) => [...(one.matches(selector) ? [one] : []), ...one.querySelectorAll(selector)]); }
    querySelector(selector) { return this.querySelectorAll(selector)[0] ?? null; }
    closest(selector) { return this.matches(selector) ? this : this.parentElement?.closest(selector) ?? null; }
    addEventListener(name, act) { this.heard[name] = act; }
    click(event = {}) { for (let on = this; on; on = on.parentElement) on.heard.click?.({ target: this, ...event }); }
    scrollIntoView() { this.scrolled += 1; }
    toString() { return `<${this.name}${[...this.attributes].map(([key, value]) => ` ${key}="${escaped(value)}"`).join("")}>${this.childNodes.join("")}</${this.name}>`; }
  }
  const make = (name) => new Element(name);
  const kinds = ["Element", "HTMLElement", "HTMLInputElement", "HTMLTableElement", "HTMLLabelElement"];
  for (const kind of kinds) globalThis[kind] = Element;
  globalThis.Text = Text;
  globalThis.URL = class { constructor(path, root) { this.href = `${root}${path}`; } };
  globalThis.body = make("body");
  globalThis.document = { createElement: make, getElementById: () => null, querySelectorAll: (selector) => body.querySelectorAll(selector.replace(/\[data.*/, "")) };
}
"""
