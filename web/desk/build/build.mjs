// Builds what the desk's pages load, under fixed readable names; Django adds the digests.
import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { build } from "vite";
import { copyFiles } from "./copies.mjs";
import { built, desk, web } from "./folders.mjs";
import { makeSprite } from "./sprite.mjs";
import { withoutEval } from "./without_eval.mjs";

const scripts = ["desk", "charts", "camera"];
// The oldest browsers that offices still run; newer syntax is rewritten for them.
const target = ["chrome87", "firefox78", "safari14"];
// Tabler mixes colours in the style sheet; browsers older than these show plain colours instead.
const cssTarget = ["chrome111", "firefox113", "safari16.4"];

// One plain script per entry and no shared pieces: every file can be cached and loaded by itself.
function oneScript(name) {
  return {
    configFile: false,
    root: web,
    logLevel: "warn",
    plugins: [withoutEval],
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      target,
      cssTarget,
      outDir: built,
      emptyOutDir: false,
      lib: {
        entry: resolve(desk, `${name}.ts`),
        formats: ["iife"],
        name: `gatepost_${name}`,
        fileName: () => `${name}.js`,
        cssFileName: name,
      },
    },
  };
}

await mkdir(built, { recursive: true });
for (const name of scripts) await build(oneScript(name));
await makeSprite();
await copyFiles();
