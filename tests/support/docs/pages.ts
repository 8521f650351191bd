import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../paths";

/** A code block and its position. */
export interface Block {
  readonly page: string;
  readonly line: number;
  readonly language: string;
  readonly code: string;
}

/** Paths of all files of the repository, including those not committed yet. */
export function repositoryFiles(): string[] {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate"];
  return execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim().split("\n");
}

/** Paths of all pages. */
export const pages = repositoryFiles().filter((file) => file.endsWith(".md"));

/** Paths of the pages that `npm pack` puts into the package. */
export function packagedPages(): string[] {
  const { files }: { files: string[] } = JSON.parse(textOf("package.json"));
  return pages.filter((page) => page === "README.md" || files.includes(page));
}

export function textOf(page: string): string {
  return readFileSync(join(root, page), "utf8");
}

/** The code blocks of a page, in order. */
export function blocksOf(page: string): Block[] {
  const text = textOf(page);
  return [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(({ index, 1: language = "", 2: code = "" }) => ({
    page,
    line: text.slice(0, index).split("\n").length,
    language,
    code,
  }));
}

/** A page without its code blocks. */
export function proseOf(page: string): string {
  return textOf(page).replaceAll(/^```.*?^```$/gms, "");
}

/** Targets of the links in a page. */
export function linksOf(page: string): string[] {
  return [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
}

/** The inline code in the prose of a page. */
export function spansOf(page: string): string[] {
  return [...proseOf(page).matchAll(/`([^`\n]+)`/g)].map(([, span = ""]) => span);
}

/** The anchors of a page's headings, as on GitHub. */
export function anchorsOf(page: string): string[] {
  const seen = new Map<string, number>();
  return [...proseOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => {
    const words = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
    const anchor = words.replaceAll(/[^\p{L}\p{N}\s_-]/gu, "").replaceAll(" ", "-");
    const count = seen.get(anchor) ?? 0;
    seen.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${count}`;
  });
}

/** The section of a second-level heading. */
export function sectionOf(page: string, heading: string): string {
  const section = textOf(page)
    .split(/^## /m)
    .find((part) => part.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`Cannot find the section "${heading}" of ${page}`);
  return section;
}

/** The cells of all rows of the tables in a text, without header rows. */
export function rowsOf(text: string): string[][] {
  const lines = text.split("\n");
  const rules = lines.flatMap((line, index) => (/^\|[-| ]+\|$/.test(line) ? [index] : []));
  const heads = new Set(rules.flatMap((index) => [index - 1, index]));
  const rows = lines.filter((line, index) => line.startsWith("|") && !heads.has(index));
  return rows.map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
