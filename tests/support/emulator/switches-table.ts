import type { Limit } from "../../../emulator/service/limits";
import { type Switch, switches } from "../../../emulator/settings/behaviour";

/** The table of all switches, as emulator/README.md has it. */
export function switchesTable(): string {
  const rows = Object.entries<Switch<unknown>>(switches).map(([name, { meaning, limit, default: byDefault }]) => {
    const cells = [`\`${name}\``, meaning, byDefault === undefined ? "unset" : code(byDefault), valuesOf(name, limit)];
    return `| ${cells.join(" | ")} |`;
  });
  return ["| switch | meaning | default | values |", "|---|---|---|---|", ...rows, ""].join("\n");
}

const code = (value: unknown): string => `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;

function valuesOf(name: string, limit: Limit): string {
  switch (limit.type) {
    case "string":
      return (limit.enum ?? []).map(code).join(", ") || "string";
    case "integer":
    case "double":
      return limit.enum?.map(code).join(", ") ?? (name.endsWith("Ms") ? "milliseconds" : "number");
    case "list":
      return `list of ${valuesOf(name, limit.member)}`;
    case "structure":
      return `\`{ ${Object.keys(limit.members).join(", ")} }\``;
    default:
      return "map of strings";
  }
}
