import { expect, test } from "vitest";
import { chartOption } from "../scripts/charts";
import { colourOf, neutral, states } from "../scripts/palette";

const data = {
  kind: "bar" as const,
  labels: ["08:00", "09:00"],
  series: [{ name: "in", values: [3, null] }, { name: "out", values: [1, 2], state: "refuse" }],
};

test("every series is drawn with its own values and names", () => {
  const drawn = chartOption(data, "serif").series;
  expect(drawn.map((one) => [one.name, one.type, one.data])).toEqual([["in", "bar", [3, null]], ["out", "bar", [1, 2]]]);
});

test("a state's colour is used for that state only", () => {
  const colours = chartOption(data, "serif").series.map((one) => one.itemStyle.color);
  expect(colours).toEqual([neutral[0], states["refuse"]]);
  expect(neutral.filter((colour) => Object.values(states).includes(colour))).toEqual([]);
});

test("more series than colours begin again", () => {
  expect(colourOf(undefined, neutral.length)).toBe(neutral[0]);
});

test("the tooltip is drawn on the canvas, since the page allows no inline style", () => {
  expect(chartOption(data, "serif").tooltip.renderMode).toBe("richText");
});

test("one series needs no legend", () => {
  expect(chartOption({ ...data, series: data.series.slice(0, 1) }, "serif").legend.show).toBe(false);
});
