// Drop files and folders, and see how far sending is. Without this file the form works as it stands.
"use strict";
(() => {
  const form = document.getElementById("add");
  const drop = document.getElementById("drop");
  const input = document.getElementById("files");
  const list = document.getElementById("chosen");
  const sending = document.getElementById("sending");
  let dropped = [];

  const chosen = () => [...[...input.files].map((file) => [file, file.name]), ...dropped];
  const megabytes = (size) => (size / 1e6).toLocaleString("en", { maximumFractionDigits: 1 });
  const number = (count) => count.toLocaleString("en");

  function show() {
    const files = chosen();
    list.replaceChildren();
    for (const [file, name] of files.slice(0, 200)) {
      const item = document.createElement("li");
      item.textContent = `${name} (${number(file.size)} bytes)`;
      list.append(item);
    }
    if (files.length > 200) {
      const item = document.createElement("li");
      item.textContent = `and ${number(files.length - 200)} more`;
      list.append(item);
    }
    say(files.length ? `${number(files.length)} ${files.length === 1 ? "file" : "files"} chosen.` : "");
  }

  function say(words) {
    sending.textContent = words;
  }

  async function walk(entry, path) {
    if (entry.isFile) {
      const file = await new Promise((done, fail) => entry.file(done, fail));
      return [[file, path + file.name]];
    }
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      const some = await new Promise((done, fail) => reader.readEntries(done, fail));
      if (!some.length) return found;
      for (const one of some) found.push(...(await walk(one, `${path}${entry.name}/`)));
    }
  }

  const label = drop.querySelector("label");
  label.textContent = label.dataset.dropped;

  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", async (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const items = [...event.dataTransfer.items].filter((item) => item.kind === "file");
    const entries = items.map((item) => item.webkitGetAsEntry());
    const plain = [...event.dataTransfer.files];
    say("Looking into what was dropped.");
    try {
      for (const [at, entry] of entries.entries()) {
        dropped.push(...(entry ? await walk(entry, "") : [[plain[at], plain[at].name]]));
      }
    } catch (error) {
      say(`Something of it cannot be read: ${error.message}`);
      return;
    }
    show();
  });
  input.addEventListener("change", show);

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const files = chosen();
    const most = Number(form.dataset.most);
    const mostFiles = Number(form.dataset.files);
    const size = files.reduce((sum, [file]) => sum + file.size, 0);
    if (size > most) {
      say(`These are ${megabytes(size)} MB; at most ${megabytes(most)} MB go at once. Hand them in in parts.`);
      return;
    }
    if (files.length > mostFiles) {
      say(`These are ${number(files.length)} files; at most ${number(mostFiles)} go at once. Pack them as a ZIP file.`);
      return;
    }
    const data = new FormData();
    for (const [name, value] of new FormData(form)) {
      if (name !== "files" && name !== "metadata") data.append(name, value);
    }
    for (const file of document.getElementById("metadata").files) data.append("metadata", file, file.name);
    for (const [file, name] of files) data.append("files", file, name);
    send(data);
  });

  function send(data) {
    const button = form.querySelector("button.primary");
    const request = new XMLHttpRequest();
    let told = -1;
    button.disabled = true;
    say("Sending.");
    request.upload.addEventListener("progress", (event) => {
      const tenth = event.lengthComputable ? Math.floor((10 * event.loaded) / event.total) : 0;
      if (tenth !== told) say(`Sending: ${tenth * 10} %.`);
      told = tenth;
    });
    request.upload.addEventListener("load", () => say("Sent; it is being put away."));
    request.addEventListener("load", () => {
      button.disabled = false;
      if (request.status < 400) {
        window.location.assign(request.responseURL);
        return;
      }
      const answer = new DOMParser().parseFromString(request.responseText, "text/html");
      say((answer.getElementById("wrong") || answer.body).textContent.trim().replace(/\s+/g, " "));
    });
    request.addEventListener("error", () => {
      button.disabled = false;
      say("The connection broke: nothing of it was added. Try again when the server answers.");
    });
    request.open("POST", form.getAttribute("action"));
    request.send(data);
  }
})();
