// One file with the icons that the desk uses; a page refers to them by name (see the template tag `icon`).
import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { built, desk, modules } from "./folders.mjs";

const drawing = /<svg[^>]*>([\s\S]*?)<\/svg>/;
const emptyBox = /<path stroke="none"[^>]*\/>/;
// Presentation attributes, not classes: a sprite is outside the reach of the page's styles.
const strokes = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';

export function symbol(name, svg) {
  const found = drawing.exec(svg);
  if (!found) throw new Error(`The icon ${name} has no drawing.`);
  const shapes = found[1].replace(emptyBox, "").replace(/\s*\n\s*/g, "");
  return `<symbol id="${name}" viewBox="0 0 24 24" ${strokes}>${shapes}</symbol>`;
}

export async function makeSprite() {
  const names = JSON.parse(await readFile(resolve(desk, "icons.json"), "utf8"));
  const read = (name) => readFile(resolve(modules, "@tabler/icons/icons/outline", `${name}.svg`), "utf8");
  const symbols = await Promise.all(names.map(async (name) => symbol(name, await read(name))));
  const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
  await writeFile(resolve(built, "icons.svg"), sprite);
}
