// Files that go into the package as they are.
import { copyFile, mkdir } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { built, desk, fonts, modules } from "./folders.mjs";

const font = "@expo-google-fonts/noto-sans-sc";
const copies = [
  // Printed papers need a Chinese font on a machine that has none.
  [`${font}/400Regular/NotoSansSC_400Regular.ttf`, fonts],
  [`${font}/700Bold/NotoSansSC_700Bold.ttf`, fonts],
  // Its licence travels with it (SIL Open Font License 1.1, condition 2).
  [`${font}/LICENSE_FONT`, fonts],
  [resolve(desk, "pictures/gatepost.svg"), built],
  ["zxing-wasm/dist/reader/zxing_reader.wasm", built],
];

export async function copyFiles() {
  await mkdir(fonts, { recursive: true });
  await Promise.all(copies.map(([from, to]) => copyFile(resolve(modules, from), resolve(to, basename(from)))));
}
