// Long texts survive a lost session or a closed error page: kept in this tab only, dropped once they have arrived.
// A field asks for it by data-keep; nothing personal belongs into such a field's draft, so identity fields never do.

export interface Draft {
  text: string;
  sent: boolean;
}

const prefix = "draft:";

export function draftKey(path: string, name: string): string {
  return `${prefix}${path}#${name}`;
}

export function readDraft(store: Storage, key: string): Draft | null {
  try {
    return JSON.parse(store.getItem(key) ?? "null") as Draft | null;
  } catch {
    return null;
  }
}

export function writeDraft(store: Storage, key: string, draft: Draft): void {
  try {
    store.setItem(key, JSON.stringify(draft));
  } catch {
    // A full or forbidden store costs the safety net, never the form.
  }
}

/** What was sent has arrived, unless the page that came back reports an error. */
export function dropArrived(store: Storage): void {
  const keys = Array.from({ length: store.length }, (_, place) => store.key(place) ?? "");
  for (const key of keys.filter((name) => name.startsWith(prefix))) {
    if (readDraft(store, key)?.sent) store.removeItem(key);
  }
}
