"use strict";
const sections = [...document.querySelectorAll("section")];
const field = (id) => document.getElementById(id);
const version = document.body.dataset.version;
const key = "soleus-review-" + version;
// A JSON string is a string of TOML too, but for the one control letter that JSON leaves as it is.
const quoted = (text) => JSON.stringify(text).replaceAll("\u007f", "\\u007f");
const verdict = (section) => section.querySelector("input:checked")?.value;
const comment = (section) => section.querySelector("textarea").value.trim();
let saved = true;

function text() {
  const head = [["reviewer", field("reviewer").value.trim()], ["date", field("date").value.trim()], ["content_version", version]];
  const lines = head.map(([name, value]) => name + " = " + quoted(value));
  for (const section of sections) {
    // Who wrote something and chose nothing has commented.
    const said = verdict(section) ?? (comment(section) ? "comment" : undefined);
    if (!said) continue;
    const item = [["id", section.id], ["digest", section.dataset.digest], ["verdict", said], ["comment", comment(section)]];
    lines.push("", "[[item]]", ...item.map(([name, value]) => name + " = " + quoted(value)));
  }
  return lines.join("\n") + "\n";
}

function say(words) {
  field("say").textContent = words;
  if (words) field("say").scrollIntoView({ block: "center" });
}

function show() {
  const what = field("show").value;
  let judged = 0;
  for (const section of sections) {
    const has = Boolean(verdict(section) || comment(section));
    judged += has;
    section.hidden = (what === "open" && !("open" in section.dataset)) || (what === "left" && has && !section.contains(document.activeElement));
  }
  field("count").textContent = judged + " of " + sections.length + " judged";
}

function fill(file) {
  const [head, ...items] = file.split(/^\[\[item\]\]\s*$/m);
  const read = (part) => Object.fromEntries([...part.matchAll(/^(\w+) = (".*")\s*$/gm)].map(([, name, value]) => [name, JSON.parse(value)]));
  const top = read(head);
  if (!items.length && !top.reviewer) throw new Error("not a saved review");
  field("reviewer").value = top.reviewer ?? "";
  field("date").value = top.date ?? "";
  const anew = [];
  for (const item of items.map(read)) {
    const section = document.getElementById(item.id);
    if (!section?.matches("section")) {
      anew.push(item.id + " (gone; it said: " + item.verdict + " " + item.comment + ")");
      continue;
    }
    section.querySelector("textarea").value = item.comment;
    const same = section.dataset.digest === item.digest;
    for (const box of section.querySelectorAll("input")) box.checked = same && box.value === item.verdict;
    if (!same) anew.push(item.id);
  }
  return anew;
}

function changed() {
  saved = false;
  try { localStorage.setItem(key, text()); } catch { /* Without storage the file is the only copy. */ }
  show();
}

document.addEventListener("input", (event) => { if (event.target !== field("load") && event.target !== field("show")) changed(); });
field("show").addEventListener("change", show);
field("save").addEventListener("click", () => {
  const missing = sections.filter((section) => ["change", "comment"].includes(verdict(section)) && !comment(section));
  if (!field("reviewer").value.trim()) return say("Fill in your name and profession at the top, then save.");
  if (!/^\d{4}-\d\d-\d\d$/.test(field("date").value.trim())) return say("Fill in the date at the top as 2026-12-31, then save.");
  if (missing.length) return say("Say what should change or what to think about: " + missing.map((section) => section.id).join(", "));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text()], { type: "application/toml" }));
  link.download = "soleus-review-" + field("date").value.trim() + ".toml";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  saved = true;
  say("");
});
field("load").addEventListener("change", async (event) => {
  try {
    const anew = fill(await event.target.files[0].text());
    say(anew.length ? "The text of these has changed since; judge them anew (your comments are kept): " + anew.join(", ") : "");
    changed();
  } catch {
    say("This is not a file that this page saved.");
  }
});
addEventListener("beforeunload", (event) => { if (!saved) event.preventDefault(); });
try {
  const kept = localStorage.getItem(key);
  if (kept) fill(kept);
} catch { /* Nothing is kept here, or it cannot be read: the page begins empty. */ }
show();
