import { expect, test, vi } from "vitest";
import { askValue, csrfToken } from "../scripts/reveal";

const answer = (status: number, body: string) => vi.fn(() => Promise.resolve(new Response(body, { status })));

test("the token is found among other cookies", () => {
  expect(csrfToken("django_language=en; csrftoken=abc%3D; sessionid=1")).toBe("abc=");
});

test("without a cookie the token is empty", () => {
  expect(csrfToken("")).toBe("");
});

test("the value is asked for by POST, with the token", async () => {
  const ask = answer(200, '{"value": "13800138000"}');
  expect(await askValue("/reveal/", "abc", ask as unknown as typeof fetch)).toBe("13800138000");
  const [address, request] = ask.mock.calls[0] as unknown as [string, RequestInit];
  expect([address, request.method]).toEqual(["/reveal/", "POST"]);
  expect(request.headers).toMatchObject({ "X-CSRFToken": "abc" });
});

test.each([
  [403, '{"value": "13800138000"}'],
  [200, "<html>"],
  [200, '{"other": 1}'],
])("an answer %i %s shows nothing", async (status, body) => {
  expect(await askValue("/reveal/", "", answer(status, body) as unknown as typeof fetch)).toBeNull();
});

test("no connection shows nothing", async () => {
  const fails = () => Promise.reject(new TypeError("offline"));
  expect(await askValue("/reveal/", "", fails as unknown as typeof fetch)).toBeNull();
});
