// One key for each decision; all of it is also a button or a link. Without this file the page works by those.
(() => {
  "use strict";
  const OFF = "truceline-keys-off";
  const root = () => document.getElementById("review");
  const remembered = () => { try { return localStorage.getItem(OFF) === "1"; } catch { return false; } };
  const remember = (off) => { try { localStorage.setItem(OFF, off ? "1" : "0"); } catch { /* kept for this page alone */ } };
  let off = remembered();
  let waiting = false;

  const writes = (target) => target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;

  const press = (key) => {
    const found = root()?.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!found) return false;
    if (found.matches("input")) found.focus(); else found.click();
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && writes(event.target)) {
      document.getElementById("question")?.focus();
      return;
    }
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat && !event.isComposing;
    if (off || waiting || !plain || writes(event.target) || event.key.length !== 1) return;
    if (press(event.key.toLowerCase())) event.preventDefault();
  });

  const show = () => {
    const button = root()?.querySelector("[data-switch]");
    if (!button) return;
    button.hidden = false;
    button.setAttribute("aria-pressed", String(!off));
    button.textContent = off ? "Keys are off" : "Keys are on";
  };
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest("[data-switch]")) return;
    off = !off;
    remember(off);
    show();
  });

  // The reason that was written goes with whatever is decided.
  document.addEventListener("submit", (event) => {
    const why = event.target.querySelector("[data-why]");
    const written = document.getElementById("why");
    if (why && written) why.value = written.value;
  }, true);

  // No key counts while a decision is on its way: the next question is not to be decided by it.
  document.addEventListener("htmx:beforeRequest", () => { waiting = true; });
  document.addEventListener("htmx:afterRequest", (event) => { if (!event.detail.successful) waiting = false; });
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status < 400) return;
    event.detail.shouldSwap = true; // what somebody else decided, or what is wrong, is a page of its own
    event.detail.isError = false;
    event.detail.target = document.getElementById("main");
    event.detail.selectOverride = "#main";
    event.detail.swapOverride = "outerHTML";
  });
  document.addEventListener("htmx:afterSettle", () => {
    waiting = false;
    show();
    const heading = document.getElementById("question") ?? document.querySelector("#main h1");
    if (heading) {
      heading.setAttribute("tabindex", "-1");
      heading.focus();
      heading.scrollIntoView({ block: "nearest" });
    }
    const said = document.getElementById("said");
    const done = document.getElementById("done");
    if (said) said.textContent = done ? done.textContent : "";
  });
  document.addEventListener("DOMContentLoaded", show);
  show();
})();
