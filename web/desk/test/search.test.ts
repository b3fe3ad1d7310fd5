import { expect, test } from "vitest";
import { isSlash, nextPlace } from "../scripts/search";

test.each([
  [-1, "ArrowDown", 3, 0],
  [2, "ArrowDown", 3, 0],
  [0, "ArrowUp", 3, 2],
  [-1, "ArrowUp", 3, 2],
  [1, "ArrowUp", 3, 0],
  [1, "Tab", 3, 1],
  [0, "ArrowDown", 0, -1],
])("from answer %i the key %s among %i goes to %i", (from, key, count, to) => {
  expect(nextPlace(from, key, count)).toBe(to);
});

function slashAt(html: string, key = "/", more: KeyboardEventInit = {}): boolean {
  document.body.innerHTML = html;
  let answer = false;
  const listen = (event: KeyboardEvent) => {
    answer = isSlash(event);
  };
  document.addEventListener("keydown", listen);
  document.body.firstElementChild?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...more }));
  document.removeEventListener("keydown", listen);
  return answer;
}

test("a slash on the page asks for the search box", () => {
  expect(slashAt("<main></main>")).toBe(true);
});

test("a slash inside a field is a slash", () => {
  expect(slashAt("<input>")).toBe(false);
});

test("another key, or a slash with Ctrl, is left alone", () => {
  expect(slashAt("<main></main>", "a")).toBe(false);
  expect(slashAt("<main></main>", "/", { ctrlKey: true })).toBe(false);
});
