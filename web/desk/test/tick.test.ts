import { expect, test, vi } from "vitest";
import { clockText, dayOf, keepTime } from "../scripts/tick";

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

function clockAt(instant: string): string {
  return `<time data-tick data-zone="Asia/Shanghai" datetime="${instant}"><b data-hours>?</b></time>`;
}

test("a clock that the page brings anew starts at its own time and goes on from there", () => {
  vi.useFakeTimers();
  document.body.innerHTML = clockAt("2020-06-25T04:00:00Z");
  keepTime(document);
  vi.advanceTimersByTime(90_000);
  expect(document.querySelector("[data-hours]")?.textContent).toBe("12:01");
  document.body.innerHTML = clockAt("2020-06-25T05:00:00Z");
  document.dispatchEvent(new Event("htmx:afterSettle"));
  expect(document.querySelector("[data-hours]")?.textContent).toBe("13:00");
  vi.advanceTimersByTime(60_000);
  expect(document.querySelector("[data-hours]")?.textContent).toBe("13:01");
  vi.useRealTimers();
});
