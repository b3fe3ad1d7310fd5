// Two ways to find a code in a picture: the browser's own, else ours.
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

export type Reader = (picture: HTMLVideoElement) => Promise<string | null>;

interface Detector {
  detect(source: CanvasImageSource): Promise<{ rawValue: string }[]>;
}

interface DetectorKind {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

const formats = ["qr_code", "code_128"];

async function browserReader(kind: DetectorKind): Promise<Reader | null> {
  const known = await kind.getSupportedFormats();
  if (!known.includes("qr_code")) return null;
  const detector = new kind({ formats: formats.filter((format) => known.includes(format)) });
  return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
}

function frame(video: HTMLVideoElement): ImageData | null {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (!pen || canvas.width === 0) return null;
  pen.drawImage(video, 0, 0);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

async function ownReader(wasm: string): Promise<Reader> {
  await prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true });
  return async (video) => {
    const picture = frame(video);
    if (!picture) return null;
    const found = await readBarcodes(picture, { formats: ["QRCode", "Code128"], maxNumberOfSymbols: 1 });
    return found[0]?.text ?? null;
  };
}

/** `wasm` is the address of our own file; nothing is fetched from elsewhere. */
export async function findReader(wasm: string): Promise<Reader> {
  const kind = (globalThis as { BarcodeDetector?: DetectorKind }).BarcodeDetector;
  const own = kind ? await browserReader(kind) : null;
  return own ?? ownReader(wasm);
}
