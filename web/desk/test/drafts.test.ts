import { beforeEach, expect, test } from "vitest";
import { draftKey, dropArrived, readDraft, writeDraft } from "../scripts/drafts";

beforeEach(() => sessionStorage.clear());

const key = draftKey("/errands/new/", "remark");

test("a text is kept until it was sent and has arrived", () => {
  writeDraft(sessionStorage, key, { text: "two bags", sent: false });
  dropArrived(sessionStorage);
  expect(readDraft(sessionStorage, key)).toEqual({ text: "two bags", sent: false });
  writeDraft(sessionStorage, key, { text: "two bags", sent: true });
  dropArrived(sessionStorage);
  expect(readDraft(sessionStorage, key)).toBeNull();
});

test("what others keep in the same store stays", () => {
  sessionStorage.setItem("other", JSON.stringify({ sent: true }));
  dropArrived(sessionStorage);
  expect(sessionStorage.getItem("other")).toBe('{"sent":true}');
});

test("a broken entry is no draft", () => {
  sessionStorage.setItem(key, "{");
  expect(readDraft(sessionStorage, key)).toBeNull();
});
