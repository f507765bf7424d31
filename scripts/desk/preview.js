/** The four languages at one address: where one is scrolled to a step, the others follow to the same step. */
(() => {
  const frames = [...document.querySelectorAll("iframe")];
  /** @type {HTMLIFrameElement | null} */
  let led = null; // the frame that the editor scrolls; the others only follow
  const stepAt = (/** @type {HTMLIFrameElement} */ frame) => {
    const headings = [...(frame.contentDocument?.querySelectorAll("h1[id], h2[id], h3[id]") ?? [])];
    return headings.filter((heading) => heading.getBoundingClientRect().top < 120).pop();
  };
  const follow = (/** @type {HTMLIFrameElement} */ frame) => {
    const step = led === frame && stepAt(frame);
    if (!step) return;
    const top = step.getBoundingClientRect().top;
    for (const other of frames) {
      const same = other !== frame && other.contentDocument?.getElementById(step.id);
      if (same) other.contentWindow?.scrollBy({ top: same.getBoundingClientRect().top - top, behavior: "instant" });
    }
  };
  for (const frame of frames) {
    const lead = () => (led = frame);
    frame.addEventListener("pointerenter", lead);
    frame.addEventListener("load", () => {
      for (const name of ["wheel", "touchstart", "keydown"]) frame.contentWindow?.addEventListener(name, lead, { capture: true, passive: true });
      frame.contentWindow?.addEventListener("scroll", () => follow(frame), { passive: true });
      if (led) follow(led); // it was scrolled before this frame had come, or this one came anew after a save
    });
  }
})();
