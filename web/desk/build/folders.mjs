import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

export const web = resolve(here, "../..");
export const desk = resolve(web, "desk");
export const modules = resolve(web, "node_modules");
export const built = resolve(web, "../gatepost/static/built");
export const fonts = resolve(web, "../gatepost/kernel/fonts");
