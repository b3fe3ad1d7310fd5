// The search box across the top: "/" goes there, arrows walk the answers, Enter opens, Escape closes.

export function nextPlace(current: number, key: string, count: number): number {
  if (count === 0) return -1;
  if (key === "ArrowDown") return current + 1 >= count ? 0 : current + 1;
  if (key === "ArrowUp") return current <= 0 ? count - 1 : current - 1;
  return current;
}

export function isSlash(event: KeyboardEvent): boolean {
  const target = event.target as Element | null;
  const typing = target?.closest?.("input, select, textarea, [contenteditable]");
  return event.key === "/" && !event.ctrlKey && !event.altKey && !event.metaKey && !typing;
}

function mark(answers: HTMLElement[], place: number, box: HTMLElement): void {
  answers.forEach((answer, index) => answer.toggleAttribute("data-active", index === place));
  const chosen = answers[place];
  if (!chosen) return box.removeAttribute("aria-activedescendant");
  chosen.id ||= `answer-${place}`;
  box.setAttribute("aria-activedescendant", chosen.id);
  chosen.scrollIntoView({ block: "nearest" });
}

function walk(event: KeyboardEvent, box: HTMLInputElement, found: HTMLElement): void {
  const answers = Array.from(found.querySelectorAll<HTMLElement>("a[data-answer]"));
  const current = answers.findIndex((answer) => answer.hasAttribute("data-active"));
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    mark(answers, nextPlace(current, event.key, answers.length), box);
  } else if (event.key === "Enter" && current >= 0) {
    event.preventDefault();
    answers[current]?.click();
  } else if (event.key === "Escape") {
    found.replaceChildren();
    box.setAttribute("aria-expanded", "false");
  }
}

export function watchSearch(page: Document): void {
  const box = page.querySelector<HTMLInputElement>("input[data-search]");
  const found = page.getElementById("search-found");
  if (!box || !found) return;
  page.addEventListener("keydown", (event) => {
    // Where a scanner may type, every character belongs to it.
    if (!isSlash(event) || page.querySelector("input[data-code]")) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
  box.addEventListener("keydown", (event) => {
    if (!event.isComposing) walk(event, box, found);
  });
  page.addEventListener("htmx:afterSwap", () => {
    box.setAttribute("aria-expanded", String(found.childElementCount > 0));
  });
  page.addEventListener("click", (event) => {
    if (!(event.target as Element).closest(".top-search")) found.replaceChildren();
  });
}
