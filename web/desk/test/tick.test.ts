import { expect, test } from "vitest";
import { clockText, dayOf } from "../scripts/tick";

const evening = new Date("2020-06-25T15:59:30Z");

test("the clock goes on from the server's time in the station's zone", () => {
  expect(clockText(evening, 0, "Asia/Shanghai")).toBe("23:59");
  expect(clockText(evening, 30_000, "Asia/Shanghai")).toBe("00:00");
});

test("the day changes at the station's midnight", () => {
  const later = new Date(evening.getTime() + 30_000);
  expect(dayOf(evening, "Asia/Shanghai") === dayOf(later, "Asia/Shanghai")).toBe(false);
  expect(dayOf(evening, "UTC") === dayOf(later, "UTC")).toBe(true);
});
