// Loaded by pages that draw figures.
import { drawCharts } from "./scripts/charts";

drawCharts(document);
document.addEventListener("htmx:load", (event) => drawCharts(event.target as HTMLElement));
