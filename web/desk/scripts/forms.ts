// Forms: sent once, left only knowingly, long texts kept.
import { draftKey, dropArrived, readDraft, writeDraft } from "./drafts";

type Field = HTMLInputElement | HTMLTextAreaElement;

/** False for the second of two quick clicks. A form that may be sent again at once (a search, a download) says data-again. */
export function maySend(form: HTMLElement): boolean {
  if ("again" in form.dataset) return true;
  if ("sent" in form.dataset) return false;
  form.dataset["sent"] = "";
  return true;
}

export function isChanged(form: HTMLFormElement): boolean {
  return Array.from(form.querySelectorAll<Field>("input:not([type=hidden]), textarea")).some((field) =>
    field.type === "checkbox" || field.type === "radio"
      ? (field as HTMLInputElement).checked !== (field as HTMLInputElement).defaultChecked
      : field.value !== field.defaultValue,
  );
}

function markBusy(form: HTMLFormElement, busy: boolean): void {
  for (const button of form.querySelectorAll("button[type=submit], button:not([type])")) {
    if (busy) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
  }
}

function release(form: HTMLFormElement): void {
  delete form.dataset["sent"];
  markBusy(form, false);
}

function keptFields(page: ParentNode): Field[] {
  return Array.from(page.querySelectorAll<Field>("[data-keep]"));
}

function keyOf(field: Field): string {
  return draftKey(window.location.pathname, field.name);
}

function restoreDrafts(page: Document, store: Storage): void {
  if (!page.querySelector("[data-error-page], .field-wrong")) dropArrived(store);
  for (const field of keptFields(page)) {
    const draft = readDraft(store, keyOf(field));
    if (draft && field.value === "") field.value = draft.text;
  }
}

function keepDraft(target: EventTarget | null, store: Storage): void {
  const field = target as Field | null;
  if (field?.matches?.("[data-keep]")) writeDraft(store, keyOf(field), { text: field.value, sent: false });
}

function onSubmit(event: SubmitEvent, store: Storage): void {
  const form = event.target as HTMLFormElement;
  if (event.defaultPrevented) return;
  if (!maySend(form)) return event.preventDefault();
  if (!("again" in form.dataset)) markBusy(form, true);
  for (const field of keptFields(form)) writeDraft(store, keyOf(field), { text: field.value, sent: true });
}

function guardLeaving(page: Document): void {
  window.addEventListener("beforeunload", (event) => {
    const open = Array.from(page.querySelectorAll<HTMLFormElement>("form[data-guard]:not([data-sent])"));
    if (open.some(isChanged)) event.preventDefault();
  });
}

export function watchForms(page: Document): void {
  const store = window.sessionStorage;
  restoreDrafts(page, store);
  page.addEventListener("input", (event) => keepDraft(event.target, store));
  page.addEventListener("submit", (event) => onSubmit(event as SubmitEvent, store));
  page.addEventListener("htmx:afterRequest", (event) => {
    if (event.target instanceof HTMLFormElement) release(event.target);
  });
  // Coming back by the browser's own button finds the form ready again.
  window.addEventListener("pageshow", () => page.querySelectorAll("form").forEach(release));
  guardLeaving(page);
  page.querySelector<HTMLElement>(".field-wrong :is(input, select, textarea)")?.focus();
}
