import type { Row } from "./row";

/** A panel of the picture, with the rows of one figure. */
export interface Panel {
  readonly title: string;
  readonly rows: readonly Row[];
}

const width = 380;
const height = 330;
const left = 58;
const right = 16;
const top = 76;
const bottom = 48;
const colours = { ours: "#5b3df5", floor: "#8a8f98" };

/**
 * Draws wall time against the number of models, ours and the floor, on logarithmic axes, as an SVG.
 *
 * @throws {RangeError} if a panel has fewer than two sizes
 */
export function drawPicture(panels: readonly Panel[]): string {
  const all = panels.flatMap(({ rows }) => rows);
  const seconds = all.flatMap(({ ours, reference }) => [ours.median, reference?.median ?? ours.median]).map(toSeconds);
  const span = {
    models: spanOf(all.map(({ models = 1 }) => models)),
    seconds: spanOf(seconds),
  };
  const drawn = panels.map(
    (panel, index) => `<g transform="translate(${index * width} 0)">${drawPanel(panel, span)}</g>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${panels.length * width} ${height}" font-family="system-ui, sans-serif" font-size="12">
<title>Wall time of pulumi commands against the number of models: this package and the floor</title>
<rect width="100%" height="100%" fill="#ffffff"/>
${drawn.join("\n")}
</svg>
`;
}

interface Span {
  readonly models: readonly [number, number];
  readonly seconds: readonly [number, number];
}

function drawPanel({ title, rows }: Panel, span: Span): string {
  if (rows.length < 2) throw new RangeError(`Cannot draw "${title}" with ${rows.length} sizes`);
  const x = (models: number) => scale(models, span.models, [left, width - right]);
  const y = (value: number) => scale(value, span.seconds, [height - bottom, top]);
  const side = (name: "ours" | "floor") => {
    const points = rows.map(({ models = 1, ours, reference }) => {
      const { median } = name === "ours" ? ours : (reference ?? ours);
      return `${x(models).toFixed(1)},${y(toSeconds(median)).toFixed(1)}`;
    });
    const dash = name === "floor" ? ' stroke-dasharray="5 4"' : "";
    const line = `<polyline points="${points.join(" ")}" fill="none" stroke="${colours[name]}" stroke-width="2"${dash}/>`;
    const dots = points.map((point) => {
      const [cx, cy] = point.split(",");
      return `<circle cx="${cx}" cy="${cy}" r="3" fill="${colours[name]}"/>`;
    });
    return [line, ...dots].join("");
  };
  return [
    `<text x="${left}" y="22" font-weight="600" fill="#1a1a1a">${title}</text>`,
    ...decades(span.seconds).map(
      (value) =>
        `<line x1="${left}" x2="${width - right}" y1="${y(value)}" y2="${y(value)}" stroke="#e4e6ea"/>` +
        `<text x="${left - 6}" y="${y(value) + 4}" text-anchor="end" fill="#555">${value} s</text>`,
    ),
    ...rows.map(
      ({ models = 1 }) =>
        `<text x="${x(models)}" y="${height - bottom + 18}" text-anchor="middle" fill="#555">${models}</text>`,
    ),
    `<text x="${(left + width - right) / 2}" y="${height - 10}" text-anchor="middle" fill="#555">models</text>`,
    side("floor"),
    side("ours"),
    legend(),
  ].join("\n");
}

/** The legend above the lines. */
function legend(): string {
  const entry = (label: string, colour: string, at: number, dash: string) =>
    `<line x1="${left}" x2="${left + 24}" y1="${at}" y2="${at}" stroke="${colour}" stroke-width="2"${dash}/>` +
    `<text x="${left + 30}" y="${at + 4}" fill="#1a1a1a">${label}</text>`;
  return (
    entry("pulumi-cleanroomsml", colours.ours, 42, "") +
    entry("floor: as many no-op dynamic resources", colours.floor, 60, ' stroke-dasharray="5 4"')
  );
}

function toSeconds(ms: number): number {
  return ms / 1_000;
}

/** A range with a margin around all values. */
function spanOf(values: readonly number[]): readonly [number, number] {
  return [Math.min(...values) * 0.8, Math.max(...values) * 1.25];
}

/** Round values within a span. */
function decades([least, most]: readonly [number, number]): number[] {
  const round = [-1, 0, 1, 2, 3].flatMap((power) => [1, 2, 5].map((digit) => digit * 10 ** power));
  return round.filter((value) => value >= least && value <= most);
}

function scale(value: number, [least, most]: readonly [number, number], [from, to]: readonly [number, number]): number {
  return from + ((Math.log(value) - Math.log(least)) / (Math.log(most) - Math.log(least))) * (to - from);
}
