import { expect, test } from "vitest";
import { plainCode } from "../scripts/typed";

test("what a Chinese input method made full-width becomes plain", () => {
  expect(plainCode("ＧＰ１：ＡＢ－１２")).toBe("GP1:AB-12");
});

test("line ends of a scanner go, a space inside stays", () => {
  expect(plainCode("GP1:A B\r\n")).toBe("GP1:A B");
});

test("a full-width space is a space", () => {
  expect(plainCode("A　B")).toBe("A B");
});
