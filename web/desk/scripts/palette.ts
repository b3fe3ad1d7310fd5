// Series are told apart by lightness and by name, never by a state's colour unless they are a state.
export const neutral = ["#1b2630", "#6d8796", "#b3c2cb"];

export const states: Record<string, string> = {
  admit: "#1a7536",
  wait: "#b97a00",
  refuse: "#b3231f",
  info: "#155fae",
  unknown: "#56626d",
};

export function colourOf(state: string | undefined, place: number): string {
  return states[state ?? ""] ?? neutral[place % neutral.length] ?? "#1b2630";
}
