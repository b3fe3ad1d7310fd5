// Reads a code with the camera into the code field, and says plainly when there is no camera to use.
import { findReader } from "./readers";

const pause = 150;

export type Trouble = "insecure" | "none" | "denied" | "busy";

/** Why the camera did not open, by the names that browsers give (W3C Media Capture). */
export function troubleOf(error: unknown): Trouble {
  const name = (error as { name?: string } | null)?.name ?? "";
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  if (name === "NotReadableError" || name === "AbortError") return "busy";
  return "none";
}

class Camera {
  private stream: MediaStream | null = null;
  private readonly video: HTMLVideoElement;
  private readonly button: HTMLButtonElement;
  private readonly note: HTMLElement;

  constructor(private readonly box: HTMLElement) {
    this.video = box.querySelector("video")!;
    this.button = box.querySelector("button")!;
    this.note = box.querySelector("[data-note]")!;
    this.button.addEventListener("click", () => void (this.stream ? this.stop() : this.start()));
  }

  private say(word: string): void {
    this.note.textContent = this.box.dataset[word] ?? "";
  }

  private async start(): Promise<void> {
    if (!navigator.mediaDevices) return this.say("insecure");
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      this.video.srcObject = this.stream;
      this.show(true);
      await this.video.play();
      await this.read();
    } catch (error) {
      this.stop();
      this.say(troubleOf(error));
    }
  }

  private stop(): void {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = null;
    this.show(false);
  }

  private show(running: boolean): void {
    this.video.hidden = !running;
    this.button.setAttribute("aria-pressed", String(running));
    this.button.querySelector("[data-word]")!.textContent = this.box.dataset[running ? "stop" : "start"] ?? "";
    this.say(running ? "running" : "quiet");
  }

  private async read(): Promise<void> {
    const reader = await findReader(this.box.dataset["wasm"] ?? "");
    while (this.stream) {
      const code = await reader(this.video);
      if (code) return this.take(code);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  private take(code: string): void {
    this.stop();
    const field = document.getElementById(this.box.dataset["camera"] ?? "") as HTMLInputElement | null;
    if (!field) return;
    field.value = code;
    field.form?.requestSubmit();
  }
}

export function watchCameras(root: ParentNode): void {
  root.querySelectorAll<HTMLElement>("[data-camera]").forEach((box) => new Camera(box));
}
