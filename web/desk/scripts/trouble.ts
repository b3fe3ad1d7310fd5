// A part of the page that could not be fetched is said in words, at the place where messages stand.

export function troubleWord(failed: boolean, page: Document): string {
  const words = page.body.dataset;
  return (failed ? words["wordFailed"] : words["wordOffline"]) ?? "";
}

export function watchTrouble(page: Document): void {
  const place = page.getElementById("trouble");
  if (!place) return;
  const say = (text: string) => {
    place.textContent = text;
    place.className = text === "" ? "" : "notice state-refuse";
  };
  page.addEventListener("htmx:sendError", () => say(troubleWord(false, page)));
  page.addEventListener("htmx:responseError", () => say(troubleWord(true, page)));
  page.addEventListener("htmx:beforeOnLoad", () => say(""));
}
