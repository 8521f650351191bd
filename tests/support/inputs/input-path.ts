/**
 * Tests' own names for a place within an input, independent of the provider's, and the search for them in its messages.
 */

export type Props = Record<string, unknown>;
export type Path = readonly (string | number)[];

/** The subject of a reason: a path, `key of` one, or `property of` one; otherwise the reason itself. */
export function subjectOf(reason: string): string {
  const property = /^(.+?): unknown property /s.exec(reason)?.[1];
  const key = /^(.+?): expected a key that is /s.exec(reason)?.[1];
  const path = /^(.+?)(?:: expected| is required; expected) /s.exec(reason)?.[1];
  return (property && `property of ${property}`) ?? (key && `key of ${key}`) ?? path ?? reason;
}

/** `dataChannels[0].channelName`. */
export function textOf(path: Path): string {
  return path.map((key, i) => (typeof key === "number" ? `[${key}]` : `${i ? "." : ""}${key}`)).join("");
}

/** The same, with an entry of a map as a plain key, or else as its position among the sorted keys. */
export function pathText(path: Path, input: Props): string {
  const map = path.findIndex((key) => MAPS.includes(String(key)));
  const key = path[map + 1];
  if (map < 0 || typeof key !== "string") return textOf(path);
  const above = path.slice(0, map + 1);
  if (map === 0 && /^[\w.:/@+-]{1,64}$/.test(key)) return `${textOf(above)}["${key}"]`;
  const keys = Object.keys(valueAt(input, above) as Props).sort();
  const order = keys.length > 1 ? " in alphabetical order" : "";
  return `${textOf(above)}, entry ${keys.indexOf(key) + 1} of ${keys.length}${order}`;
}

/** Maps of the program's keys; those of a query, further down, are never shown. */
const MAPS = ["hyperparameters", "environment", "tags", "parameters", "spark"];

/** Every place of an input: each value, list and object. */
export function positionsOf(value: unknown, path: Path = []): Path[] {
  const own = path.length > 0 ? [path] : [];
  if (typeof value !== "object" || value === null) return own;
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [...own, ...keys.flatMap((key) => positionsOf((value as Props)[key], [...path, key]))];
}

export function valueAt(input: Props, path: Path): unknown {
  return path.reduce((value: unknown, key) => (value as Props | undefined)?.[key], input);
}

/** Also sets a key named `__proto__`, unlike an assignment. */
export function setAt(input: Props, path: Path, value: unknown): void {
  const place = valueAt(input, path.slice(0, -1)) as Props;
  Object.defineProperty(place, path.at(-1) ?? "", { value, enumerable: true, writable: true, configurable: true });
}
