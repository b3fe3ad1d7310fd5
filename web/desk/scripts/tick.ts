// The domain's clock goes on while the page is open: it starts at the server's time, not at this machine's.
const minute = 60_000;

export function clockText(started: Date, elapsed: number, zone: string): string {
  const now = new Date(started.getTime() + elapsed);
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(now);
}

export function dayOf(at: Date, zone: string): string {
  return new Intl.DateTimeFormat("en-CA", { dateStyle: "short", timeZone: zone }).format(at);
}

function tell(clock: HTMLTimeElement, elapsed: number): void {
  const zone = clock.dataset["zone"];
  if (!zone) return;
  const started = new Date(clock.dateTime);
  const hours = clock.querySelector("[data-hours]");
  if (hours) hours.textContent = clockText(started, elapsed, zone);
  const nextDay = dayOf(started, zone) !== dayOf(new Date(started.getTime() + elapsed), zone);
  const day = clock.querySelector("[data-day]");
  if (day && nextDay) day.textContent = clock.dataset["nextDay"] ?? "";
}

/** A page that renews itself brings a new clock with the server's time of then; that one goes on from there. */
export function keepTime(page: Document): void {
  let clock: HTMLTimeElement | null = null;
  let seen = 0;
  const go = () => {
    const found = page.querySelector<HTMLTimeElement>("time[data-tick]");
    if (found !== clock) [clock, seen] = [found, performance.now()];
    if (clock) tell(clock, performance.now() - seen);
  };
  go();
  page.addEventListener("htmx:afterSettle", go);
  window.setInterval(go, minute / 4);
}
