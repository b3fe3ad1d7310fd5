import { beforeEach, expect, test, vi } from "vitest";
import { watchScanner } from "../scripts/scanner";

let sent: string[];

beforeEach(() => {
  sent = [];
  document.body.innerHTML = '<form><input data-code name="code"></form><main tabindex="-1"></main><input id="other">';
  const form = document.querySelector("form")!;
  form.requestSubmit = vi.fn(() => {
    sent.push(code().value);
  });
  watchScanner(document);
});

const code = () => document.querySelector<HTMLInputElement>("[data-code]")!;

function press(target: Element, key: string, more: KeyboardEventInit = {}): void {
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
}

test("the field is ready when the page opens", () => {
  expect(document.activeElement).toBe(code());
});

test("Enter sends the code in plain form", () => {
  code().value = "ＧＰ１：Ａ\t";
  press(code(), "Enter");
  expect(sent).toEqual(["GP1:A"]);
});

test("Enter that ends a Chinese word sends nothing", () => {
  code().value = "wang";
  press(code(), "Enter", { isComposing: true });
  expect(sent).toEqual([]);
});

test("Enter in an empty field sends nothing", () => {
  code().value = " ";
  press(code(), "Enter");
  expect(sent).toEqual([]);
});

test("a scan that comes while nothing has the focus goes into the field", () => {
  code().blur();
  press(document.querySelector("main")!, "G");
  expect(document.activeElement).toBe(code());
});

test("typing in another field stays there", () => {
  const other = document.querySelector<HTMLInputElement>("#other")!;
  other.focus();
  press(other, "G");
  expect(document.activeElement).toBe(other);
});

test("after an answer the field is ready for the next code", () => {
  code().value = "old";
  document.querySelector("main")!.focus();
  document.querySelector("main")!.dispatchEvent(new CustomEvent("htmx:afterSettle", { bubbles: true }));
  expect(document.activeElement).toBe(code());
  expect([code().selectionStart, code().selectionEnd]).toEqual([0, 3]);
});

test("an answer that asks for something keeps the focus", () => {
  const main = document.querySelector("main")!;
  main.innerHTML = "<input autofocus>";
  const asked = main.querySelector("input")!;
  asked.focus();
  main.dispatchEvent(new CustomEvent("htmx:afterSettle", { bubbles: true }));
  expect(document.activeElement).toBe(asked);
});

test("an answer that comes in the middle of a scan takes nothing of it away", () => {
  code().focus();
  code().value = "GP1:AB";
  code().setSelectionRange(6, 6);
  document.querySelector("main")!.dispatchEvent(new CustomEvent("htmx:afterSettle", { bubbles: true }));
  expect([code().selectionStart, code().selectionEnd]).toEqual([6, 6]);
});

test("what was sent is replaced by the next code", () => {
  code().value = "old";
  press(code(), "Enter");
  expect([code().selectionStart, code().selectionEnd]).toEqual([0, 3]);
});
