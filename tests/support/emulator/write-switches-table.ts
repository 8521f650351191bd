/** Writes the table of switches into emulator/README.md: `npx tsx tests/support/emulator/write-switches-table.ts`. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../paths";
import { switchesTable } from "./switches-table";

const readme = join(root, "emulator/README.md");
const text = readFileSync(readme, "utf8");
writeFileSync(
  readme,
  text.replace(/\| switch \|.*\n(\|.*\n)*/, () => switchesTable()),
);
