/** In every page of `make serve`: reloads the page when its own text has changed, and shows a mistake over it until it is mended. */
(() => {
  const mine = document.currentScript.dataset.digest;
  const box = document.createElement("div");
  box.setAttribute("role", "alert");
  box.id = "desk-fault";
  // The page's policy allows no style in an attribute, but a script may set each property.
  Object.assign(box.style, {
    position: "fixed", left: "0", right: "0", bottom: "0", zIndex: "2147483647", maxHeight: "70vh", overflow: "auto", margin: "0",
    padding: "1rem 1.25rem", background: "#7a1f1b", color: "#fff", font: "15px/1.5 ui-monospace, monospace", whiteSpace: "pre-wrap",
    wordBreak: "break-word",
  });
  const events = new EventSource(`/__desk/events?${encodeURIComponent(location.pathname)}`);
  events.onmessage = ({ data }) => {
    const { digest, fault, building } = JSON.parse(data);
    if (!building && !fault && digest !== mine) return location.reload(); // the browser keeps the place on the page
    box.textContent = fault && `${fault}\n\n${building ? "building …" : "The page behind is the last good one. This goes when it is mended."}`;
    if (fault) document.body.append(box);
    else box.remove();
  };
})();
