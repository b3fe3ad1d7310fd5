// The navigation is open on a wide screen and folded on a phone. Without this script it is simply open.
const wide = "(min-width: 48rem)";

export function foldNavigation(page: Document): void {
  const fold = page.querySelector<HTMLDetailsElement>("details[data-fold]");
  if (!fold) return;
  const width = window.matchMedia(wide);
  const follow = () => {
    fold.open = width.matches;
  };
  follow();
  width.addEventListener("change", follow);
}
