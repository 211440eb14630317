// The record of the claim pointed at, and the way from claim to claim by key. Without this file the list below does both.
"use strict";
(() => {
  const text = document.querySelector(".received");
  const record = document.getElementById("record");
  const panel = record && record.closest(".record");
  const told = document.getElementById("told");
  const keys = document.getElementById("keys");
  const close = document.getElementById("close");
  if (!text || !record || !window.htmx) return;
  const numbers = [...text.querySelectorAll(".no")];
  const [base, query] = text.dataset.records.split("?");
  let shown = null;
  let waiting = 0;

  const mark = (number) => {
    document.querySelectorAll(".on").forEach((one) => one.classList.remove("on"));
    number.classList.add("on");
    const row = document.getElementById("says-" + number.dataset.claim);
    if (row) row.classList.add("on");
    const [from, to] = [Number(number.dataset.from), Number(number.dataset.to)];
    text.querySelectorAll(".told[data-at]").forEach((piece) => {
      const at = Number(piece.dataset.at);
      piece.classList.toggle("on", at >= from && at < to);
    });
  };
  const show = (claim) => {
    const number = document.getElementById("claim-" + claim);
    if (!number || claim === shown) return;
    shown = claim;
    mark(number);
    panel.classList.add("filled");
    document.body.classList.add("filled-page");
    close.hidden = false;
    htmx.ajax("GET", base + claim + (query ? "?" + query : ""), { source: record, target: record, swap: "innerHTML" });
  };
  const soon = (claim) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => show(claim), 120);
  };
  const go = (step) => {
    if (!numbers.length) return;
    const here = numbers.findIndex((one) => one.dataset.claim === shown);
    const next = numbers[(here + step + numbers.length + (here < 0 && step < 0 ? 1 : 0)) % numbers.length];
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    show(next.dataset.claim);
    told.textContent = next.getAttribute("aria-label");
  };
  const sought = () => {
    const claim = /^#claim-([0-9a-f]+)$/.exec(location.hash);
    if (!claim) return;
    if (document.getElementById("claim-" + claim[1])) {
      show(claim[1]);
    } else if (new URLSearchParams(location.search).get("claim") !== claim[1]) {
      const to = new URL(location);
      to.searchParams.delete("from");
      to.searchParams.set("claim", claim[1]);
      location.replace(to);
    }
  };

  text.addEventListener("mouseover", (event) => {
    const piece = event.target.closest("[data-claim]");
    if (piece) soon(piece.dataset.claim);
  });
  text.addEventListener("mouseleave", () => clearTimeout(waiting));
  text.addEventListener("focusin", (event) => {
    if (event.target.dataset.claim) show(event.target.dataset.claim);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (keys && !keys.checked)) return;
    if (event.target.closest("input, textarea, select")) return;
    if (event.key === "n" || event.key === "j") go(1);
    else if (event.key === "p" || event.key === "k") go(-1);
    else return;
    event.preventDefault();
  });
  close.addEventListener("click", () => {
    panel.classList.remove("filled");
    document.body.classList.remove("filled-page");
    close.hidden = true;
    shown = null;
    record.textContent = "";
  });
  keys.checked = localStorage.getItem("claim-keys") !== "off";
  keys.addEventListener("change", () => localStorage.setItem("claim-keys", keys.checked ? "on" : "off"));
  keys.closest("p").hidden = false;
  window.addEventListener("hashchange", sought);
  sought();
})();
