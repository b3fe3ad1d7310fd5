// The domain's clock goes on while the page is open: it starts at the server's time, not at this machine's.
const minute = 60_000;

export function clockText(started: Date, elapsed: number, zone: string): string {
  const now = new Date(started.getTime() + elapsed);
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(now);
}

export function dayOf(at: Date, zone: string): string {
  return new Intl.DateTimeFormat("en-CA", { dateStyle: "short", timeZone: zone }).format(at);
}

export function keepTime(page: Document): void {
  const clock = page.querySelector<HTMLTimeElement>("time[data-tick]");
  const zone = clock?.dataset["zone"];
  if (!clock || !zone) return;
  const started = new Date(clock.dateTime);
  const loaded = performance.now();
  const tell = () => {
    const elapsed = performance.now() - loaded;
    const hours = clock.querySelector("[data-hours]");
    if (hours) hours.textContent = clockText(started, elapsed, zone);
    const nextDay = dayOf(started, zone) !== dayOf(new Date(started.getTime() + elapsed), zone);
    const day = clock.querySelector("[data-day]");
    if (day && nextDay) day.textContent = clock.dataset["nextDay"] ?? "";
  };
  window.setInterval(tell, minute / 4);
}
