"use strict";

const form = document.getElementById("filters");

function applyFilters() {
  const kinds = new Set([...form.querySelectorAll("[name=kind]:checked")].map((box) => box.value));
  const rule = form.elements.rule.value;
  const words = form.elements.words.value.trim().toLowerCase();
  let shown = 0;
  const findings = document.querySelectorAll(".finding");
  for (const section of document.querySelectorAll("section")) {
    const named = section.firstElementChild.textContent.toLowerCase().includes(words);
    for (const article of section.querySelectorAll("article")) {
      const visible = new Set();
      const texts = article.querySelector(".texts")?.textContent.toLowerCase() ?? "";
      for (const finding of article.querySelectorAll(".finding")) {
        const said = finding.querySelector(".said").textContent.toLowerCase();
        const found = named || texts.includes(words) || said.includes(words);
        finding.hidden = !found || !kinds.has(finding.dataset.kind) || (rule !== "" && finding.dataset.rule !== rule);
        if (!finding.hidden) visible.add(finding.dataset.number);
      }
      for (const mark of article.querySelectorAll("mark")) {
        mark.classList.toggle("off", !mark.dataset.by.split(" ").some((number) => visible.has(number)));
      }
      article.hidden = visible.size === 0;
      shown += visible.size;
    }
    section.hidden = !section.querySelector("article:not([hidden])");
  }
  document.getElementById("shown").textContent = `${shown} of ${findings.length} shown`;
}

if (form) {
  form.addEventListener("input", applyFilters);
  form.addEventListener("submit", (event) => event.preventDefault());
  applyFilters();
}
