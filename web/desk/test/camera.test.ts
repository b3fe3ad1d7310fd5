import { expect, test } from "vitest";
import { troubleOf, watchCameras } from "../scripts/camera";

test.each([
  ["NotAllowedError", "denied"],
  ["SecurityError", "denied"],
  ["NotReadableError", "busy"],
  ["AbortError", "busy"],
  ["NotFoundError", "none"],
  ["OverconstrainedError", "none"],
])("the browser's %s is told as %s", (name, trouble) => {
  expect(troubleOf({ name })).toBe(trouble);
});

test("on a page without a secure connection the reason is said", () => {
  document.body.innerHTML =
    '<div data-camera="c" data-start="go" data-insecure="needs https"><button><span data-word>go</span></button><span data-note></span><video hidden></video></div>';
  Object.defineProperty(navigator, "mediaDevices", { value: undefined, configurable: true });
  watchCameras(document);
  document.querySelector("button")!.click();
  expect(document.querySelector("[data-note]")!.textContent).toBe("needs https");
});
