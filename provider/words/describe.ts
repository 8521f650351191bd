/** Describes a value without showing it, because it may be a secret: `a number`, `a 12-character string`. */
export function describeGiven(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return `a list of ${count(value.length, "entry", "entries")}`;
  if (typeof value === "object") return `an object with ${count(Object.keys(value).length, "property", "properties")}`;
  if (typeof value !== "string") return `a ${typeof value}`;
  const length = [...value].length;
  if (length === 0) return "an empty string";
  const flaw = /\p{Surrogate}/u.test(value) ? " that is not valid Unicode (half of a surrogate pair)" : "";
  return `${startsWithVowel(length) ? "an" : "a"} ${length}-character string${flaw}`;
}

/** `an ML configuration`, `a trained model`. */
export function withArticle(noun: string): string {
  return `${/^(ML|[aeiou])/.test(noun) ? "an" : "a"} ${noun}`;
}

/** The text with a capital at its beginning. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** 8, 11, 18, and every number that begins with one of them when spoken. */
function startsWithVowel(number: number): boolean {
  return /^(8|11$|18$|(11|18)(\d{3})+$)/.test(String(number));
}

/** `1 entry`, `2 entries`. */
export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  if (items.length <= 1) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** A readable duration: `45 s`, `12 min`, `3 h 20 min`, `2 d 4 h`. */
export function describeDuration(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return hours % 24 === 0 ? `${hours / 24} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
