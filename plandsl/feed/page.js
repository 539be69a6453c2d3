"use strict";
// Asks whether the plan has changed, and shows it in place; the reader stays where they are.
const EVERY = 2000;
const away = document.getElementById("away");
let known = "";

async function look() {
  const answer = await fetch("", { cache: "no-store", headers: known ? { "If-None-Match": known } : {} });
  if (answer.status === 304) return;
  if (!answer.ok) throw new Error(answer.status);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  known = answer.headers.get("ETag") || "";
  const [old, now] = [document, page].map((one) => one.getElementById("live"));
  document.title = page.title;
  now.querySelector("details").open = old.querySelector("details").open;
  if (old.innerHTML !== now.innerHTML) old.replaceWith(now);
}

async function follow() {
  if (document.visibilityState === "visible") {
    try {
      await look();
      away.hidden = true;
    } catch {
      away.hidden = false;
    }
  }
  setTimeout(follow, EVERY);
}

follow();
