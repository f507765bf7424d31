/** In every page of `make serve`: reloads the page when its own text has changed, and shows a mistake over it until it is mended. */
(() => {
  const mine = document.currentScript?.dataset.digest;
  const box = document.createElement("div");
  box.setAttribute("role", "alert");
  box.id = "desk-fault";
  // The page's policy allows no style in an attribute, but a script may set each property.
  Object.assign(box.style, {
    position: "fixed", left: "0", right: "0", bottom: "0", zIndex: "2147483647", maxHeight: "70vh", overflow: "auto", margin: "0",
    padding: "1rem 1.25rem", background: "#7a1f1b", color: "#fff", font: "15px/1.5 ui-monospace, monospace", whiteSpace: "pre-wrap",
    wordBreak: "break-word",
  });
  const note = document.createElement("div");
  note.setAttribute("role", "status");
  note.id = "desk-note";
  note.textContent = "checking …"; // this page is here already; the rest is built, and looked at, behind it
  Object.assign(note.style, {
    position: "fixed", right: ".5rem", bottom: ".5rem", zIndex: "2147483647", padding: ".2rem .6rem", borderRadius: "1rem",
    background: "#333", color: "#fff", font: "12px/1.5 ui-monospace, monospace",
  });
  const events = new EventSource(`/__desk/events?${encodeURIComponent(location.pathname)}`);
  events.onmessage = ({ data }) => {
    const { digest, fault, building, unchecked } = JSON.parse(data);
    if (digest !== mine && (unchecked || !building)) return location.reload(); // the browser keeps the place on the page
    if (unchecked && building) document.body.append(note);
    else note.remove();
    box.textContent = fault && `${fault}\n\n${building ? "building …" : mine ? "The page behind is as it was before. This goes when it is mended." : "The page comes when it is mended."}`;
    if (fault) document.body.append(box);
    else box.remove();
  };
})();
