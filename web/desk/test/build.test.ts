import { expect, test } from "vitest";
import { symbol } from "../build/sprite.mjs";
import { withoutEval } from "../build/without_eval.mjs";

test("an icon keeps its lines and loses its empty box", () => {
  const svg = '<svg viewBox="0 0 24 24"><path stroke="none" d="M0 0h24v24H0z" fill="none" />\n  <path d="M5 12l5 5" />\n</svg>';
  expect(symbol("check", svg)).toBe(
    '<symbol id="check" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M5 12l5 5" /></symbol>',
  );
});

test("a file without a drawing stops the build", () => {
  expect(() => symbol("check", "")).toThrow("The icon check has no drawing.");
});

test("htmx is shipped without its compiler", () => {
  const built = withoutEval.transform("function a(str) { return eval(str) }", "node_modules/htmx.org/dist/htmx.esm.js");
  expect(built?.code).not.toContain("eval(");
});

test("an htmx that compiles elsewhere stops the build", () => {
  expect(() => withoutEval.transform("new text", "node_modules/htmx.org/x.js")).toThrow("look there again");
});
