// Draws what a data block on the page holds. The same figures stand in the table beside it.
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { colourOf } from "./palette";

echarts.use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

export interface Series {
  name: string;
  values: (number | null)[];
  state?: string;
}

export interface ChartData {
  kind: "bar" | "line";
  labels: string[];
  series: Series[];
}

const ink = "#1b2630";
const soft = "#4b5863";

function drawnSeries(data: ChartData) {
  return data.series.map((series, place) => ({
    type: data.kind,
    name: series.name,
    data: series.values,
    itemStyle: { color: colourOf(series.state, place) },
    lineStyle: { width: 2, type: place === 1 ? "dashed" : "solid" },
    symbolSize: 7,
    barMaxWidth: 28,
    barGap: "10%",
  }));
}

/** Everything but the place on the page. The tooltip is drawn on the canvas: the page allows no inline style. */
export function chartOption(data: ChartData, font: string) {
  const text = { color: soft, fontFamily: font, fontSize: 14 };
  return {
    animation: false,
    textStyle: { fontFamily: font, color: ink },
    legend: { show: data.series.length > 1, top: 0, left: 0, textStyle: { ...text, color: ink }, itemHeight: 12 },
    grid: { left: 4, right: 12, top: data.series.length > 1 ? 40 : 16, bottom: 4, containLabel: true },
    tooltip: { trigger: "axis", renderMode: "richText", textStyle: { fontFamily: font, fontSize: 14 } },
    xAxis: { type: "category", data: data.labels, axisLabel: { ...text, hideOverlap: true }, axisTick: { show: false }, axisLine: { lineStyle: { color: "#7b8791" } } },
    yAxis: { type: "value", minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: "#e3e7ea" } } },
    series: drawnSeries(data),
  };
}

function draw(box: HTMLElement): void {
  const source = document.getElementById(box.dataset["chart"] ?? "");
  if (!source?.textContent) return;
  const data = JSON.parse(source.textContent) as ChartData;
  box.dataset["drawn"] = "";
  const chart = echarts.init(box);
  chart.setOption(chartOption(data, getComputedStyle(document.body).fontFamily));
  new ResizeObserver(() => chart.resize()).observe(box);
}

export function drawCharts(root: ParentNode): void {
  root.querySelectorAll<HTMLElement>("[data-chart]:not([data-drawn])").forEach(draw);
}
