// Shows a masked value for a minute. The server records who looked; the button says so before the click.
const shownFor = 60_000;

export function csrfToken(cookies: string): string {
  const pair = cookies.split("; ").find((cookie) => cookie.startsWith("csrftoken="));
  return decodeURIComponent(pair?.slice("csrftoken=".length) ?? "");
}

export async function askValue(address: string, token: string, ask: typeof fetch): Promise<string | null> {
  try {
    const answer = await ask(address, {
      method: "POST",
      headers: { "X-CSRFToken": token, Accept: "application/json" },
      credentials: "same-origin",
    });
    if (!answer.ok || answer.redirected) return null;
    const { value } = (await answer.json()) as { value?: unknown };
    return typeof value === "string" ? value : null;
  } catch {
    return null;
  }
}

async function reveal(box: HTMLElement, button: HTMLButtonElement): Promise<void> {
  const shown = box.querySelector<HTMLElement>("[data-value]");
  const note = box.querySelector<HTMLElement>("[data-note]");
  const address = button.dataset["reveal"];
  if (!shown || !note || !address) return;
  const masked = shown.textContent ?? "";
  const value = await askValue(address, csrfToken(document.cookie), fetch.bind(window));
  note.textContent = (value === null ? button.dataset["wordFailed"] : button.dataset["wordShown"]) ?? "";
  if (value === null) return;
  shown.textContent = value;
  button.hidden = true;
  window.setTimeout(() => {
    shown.textContent = masked;
    note.textContent = "";
    button.hidden = false;
  }, shownFor);
}

export function watchReveals(page: Document): void {
  page.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button[data-reveal]");
    const box = button?.closest<HTMLElement>("[data-masked]");
    if (button && box) void reveal(box, button);
  });
}
