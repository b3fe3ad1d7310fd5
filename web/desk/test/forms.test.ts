import { beforeEach, expect, test } from "vitest";
import { isChanged, maySend } from "../scripts/forms";

const form = () => document.querySelector("form")!;

beforeEach(() => {
  document.body.innerHTML = '<form><input name="a" value="x"><input type="checkbox" name="b"><textarea name="c"></textarea></form>';
});

test("the second of two clicks sends nothing", () => {
  expect([maySend(form()), maySend(form())]).toEqual([true, false]);
});

test("a download may be asked for again at once", () => {
  form().dataset["again"] = "";
  expect([maySend(form()), maySend(form())]).toEqual([true, true]);
});

test("an untouched form may be left", () => {
  expect(isChanged(form())).toBe(false);
});

test.each(["input[name=a]", "textarea"])("a text typed into %s is a change", (where) => {
  document.querySelector<HTMLInputElement>(where)!.value = "y";
  expect(isChanged(form())).toBe(true);
});

test("a ticked box is a change", () => {
  document.querySelector<HTMLInputElement>("[name=b]")!.checked = true;
  expect(isChanged(form())).toBe(true);
});
