// Compares pages with the code: error messages, decisions, assumptions of the emulator.
import assert from "node:assert/strict";
import { type Switch, switches } from "../../emulator/settings/behaviour";
import { repositoryFiles, rowsOf, spansOf, textOf } from "../support/docs/pages";

/** The messages in the code, with the parts of several lines joined. */
const codeTexts = repositoryFiles()
  .filter((file) => /^(provider|plugin|sdk)\/.*\.ts$/.test(file))
  .map(textOf)
  .join("\n")
  .replaceAll(/["`] \+\s*["`]/g, "")
  .replaceAll(/\$\{[^{}]*\}/g, "<>");

/** Messages of AWS, Pulumi, TypeScript and Node; tests/e2e covers those of Pulumi. */
const otherTexts = [
  "AccessDeniedException",
  "ValidationException",
  "ResourceNotFoundException",
  "DELETE_FAILED",
  "the stack is currently locked by",
  "pending operations from previous deployment",
  "Pulumi SDK has not been installed",
  "(reading 'toJavaScript')", // of pulumi import
  "TS2345", // of TypeScript
  "TS2322",
  "TS2353",
  "TS2561",
  "is not assignable from", // of Pulumi's host for YAML
  "Missing required property",
  "does not exist on",
  "unable to find resource type",
  "could not find latest version", // of the CLI
  "api.github.com",
  "KeyboardInterrupt", // of Python
  "ENOTFOUND", // of Node
  "ERR_SSL_WRONG_VERSION_NUMBER",
  "ExpiredTokenException", // of AWS
  "UnrecognizedClientException",
  "InvalidSignatureException",
  "EAI_AGAIN",
];

describe("the page on troubleshooting", () => {
  const page = "docs/troubleshooting.md";
  const [byText = ""] = textOf(page).split("\n## Without an error text");
  const rows = rowsOf(byText);
  const quotes = rows.flatMap(([text = ""]) => [...text.matchAll(/`([^`]+)`/g)].map(([, quote = ""]) => quote));

  it("quotes error messages", () => assert.ok(quotes.length >= 50, String(quotes.length)));

  /** Whether a message is the quote, or becomes it with some of its words from the row of a kind. */
  const isOfCode = (quote: string) => {
    const words = quote.split(" ");
    const parts = words.flatMap((_, from) => words.map((__, to) => words.slice(from, to + 1).join(" ")));
    const filled = parts.filter((part) => part !== "" && codeTexts.includes(`"${part.replace(/^an? /, "")}"`));
    return [quote, ...filled.map((part) => quote.replace(part, "<>"))].some((text) => codeTexts.includes(text));
  };

  for (const quote of quotes) {
    it(`quotes an existing message: ${quote}`, () =>
      assert.ok(isOfCode(quote) || otherTexts.includes(quote), `no message has "${quote}"`));
  }

  it("tells a message that does not exist", () => {
    const wrong = ["no flying slot", "failed to trian", "is still training before"];
    assert.deepEqual(wrong.filter(isOfCode), []);
  });

  it("has a cause and a next step for each", () => {
    const broken = rows.filter((cells) => cells.length !== 3 || cells.includes(""));
    assert.deepEqual(broken, []);
  });

  for (const step of [
    "npm ci",
    "pulumi cancel",
    "pulumi up --refresh",
    "pulumi refresh --clear-pending-creates",
    "aws sso login",
    "--continue-on-error",
    "--parallel",
    "--run-program",
  ]) {
    it(`has the next step ${step}`, () => assert.ok(spansOf(page).includes(step)));
  }
});

describe("the page on architecture", () => {
  it("has a row for each folder of provider/", () => {
    const [, ofProvider = ""] = textOf("docs/architecture.md").split("Inside `provider/`:");
    const told = rowsOf(ofProvider).map(([folder = ""]) => folder.replaceAll(/[`/]/g, ""));
    const folders = repositoryFiles().flatMap((file) => /^provider\/(\w+)\//.exec(file)?.[1] ?? []);
    assert.deepEqual(told.sort(), [...new Set(folders)].sort());
  });
});

describe("the page on decisions", () => {
  const rows = rowsOf(textOf("docs/decisions.md"));

  it("has the date and the reason of each decision, oldest first", () => {
    assert.ok(rows.length >= 20, String(rows.length));
    for (const [date = "", decision = "", reason = ""] of rows) {
      assert.match(date, /^20\d\d-\d\d-\d\d$/);
      assert.ok(decision !== "" && reason !== "", date);
    }
    const dates = rows.map(([date = ""]) => date);
    assert.deepEqual(dates, [...dates].sort());
  });
});

describe("the page on assumptions", () => {
  const rows = rowsOf(textOf("docs/assumptions.md"));
  const namesIn = (cell = "") => [...cell.matchAll(/`([\w-]+)`/g)].map(([, name = ""]) => name);

  it("has every switch of the emulator in one row, and no other", () => {
    const named = rows.flatMap(([, cell]) => namesIn(cell));
    assert.deepEqual(named.sort(), Object.keys(switches).sort());
  });

  for (const [name, { limit }] of Object.entries<Switch<unknown>>(switches)) {
    if (limit.type !== "string" || limit.enum === undefined) continue;
    it(`has every reading of ${name}, the default first`, () => {
      const [, , readings] = rows.find(([, cell]) => namesIn(cell).includes(name)) ?? [];
      assert.deepEqual(
        namesIn(readings).filter((reading) => limit.enum?.includes(reading)),
        limit.enum,
      );
    });
  }
});
