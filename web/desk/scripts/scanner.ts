// A code field that a scanner types into: always ready, sent by Enter, clean before it is sent.
import { plainCode } from "./typed";

const typing = "input, select, textarea, [contenteditable], dialog[open]";

export function wantsKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return false;
  const target = event.target as Element | null;
  return event.key.length === 1 && !target?.closest?.(typing);
}

function send(field: HTMLInputElement): void {
  field.value = plainCode(field.value);
  if (field.value.trim() !== "") field.form?.requestSubmit();
  // The next code takes the place of this one, however soon it comes.
  field.select();
}

function ready(field: HTMLInputElement): void {
  field.focus({ preventScroll: true });
  field.select();
}

function listen(page: Document, field: HTMLInputElement): void {
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    send(field);
  });
  field.form?.addEventListener("submit", () => {
    field.value = plainCode(field.value);
  });
  // A scan that comes while nothing has the focus goes into the field, its first character included.
  page.addEventListener("keydown", (event) => {
    if (wantsKey(event) && field.isConnected) ready(field);
  });
  window.addEventListener("focus", () => {
    if (page.activeElement === page.body) ready(field);
  });
}

export function watchScanner(page: Document): void {
  const start = () => {
    const field = page.querySelector<HTMLInputElement>("input[data-code]:not([data-listening])");
    if (!field) return;
    field.dataset["listening"] = "";
    listen(page, field);
    ready(field);
  };
  start();
  // After an answer the field is ready for the next code, unless the answer itself asks for something.
  page.addEventListener("htmx:afterSettle", (event) => {
    start();
    const field = page.querySelector<HTMLInputElement>("input[data-code]");
    const asks = (event.target as Element).querySelector("[autofocus]");
    // A field that has the focus may be in the middle of a scan: selecting what came so far would lose it.
    if (field && !asks && !page.activeElement?.matches(typing)) ready(field);
  });
}
