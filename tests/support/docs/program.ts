// A user's program in an editor: the TypeScript language service with the compiled package under its own name.
import { join } from "node:path";
import ts from "typescript";
import { root } from "../paths";

/** A path in the repository, where the package resolves by its name; the file is never written. */
const file = join(root, "program.ts");

const options: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  types: ["node"],
  noEmit: true,
  skipLibCheck: true,
};

let text = "";
let version = 0;
const service = ts.createLanguageService({
  getCompilationSettings: () => options,
  getScriptFileNames: () => [file],
  getScriptVersion: (name) => (name === file ? String(version) : "0"),
  getScriptSnapshot: (name) => {
    const content = name === file ? text : ts.sys.readFile(name);
    return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
  },
  getCurrentDirectory: () => root,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: (name) => name === file || ts.sys.fileExists(name),
  readFile: (name) => (name === file ? text : ts.sys.readFile(name)),
  readDirectory: ts.sys.readDirectory,
  directoryExists: ts.sys.directoryExists,
  getDirectories: ts.sys.getDirectories,
});

/** An editor's information about a program. */
export interface OpenProgram {
  readonly source: ts.SourceFile;
  readonly checker: ts.TypeChecker;
  /** What hovering a position shows below the type: the documentation and its tags, if any. */
  hover(position: number): string;
  /** Completions at a position. */
  completions(position: number): string[];
  /** Messages of the compiler. */
  errors(): string[];
}

/** Opens a program and replaces the previous one. */
export function openProgram(content: string): OpenProgram {
  text = content;
  version += 1;
  const program = service.getProgram();
  const source = program?.getSourceFile(file);
  if (!program || !source) throw new Error("Cannot open the program: the language service does not have it");
  return {
    source,
    checker: program.getTypeChecker(),
    hover: (position) => {
      const info = service.getQuickInfoAtPosition(file, position);
      const tags = info?.tags?.map((tag) => `@${tag.name} ${ts.displayPartsToString(tag.text)}`) ?? [];
      return [ts.displayPartsToString(info?.documentation), ...tags].join("\n").trim();
    },
    completions: (position) =>
      service.getCompletionsAtPosition(file, position, {})?.entries.map(({ name }) => name) ?? [],
    errors: () =>
      [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)].map(({ messageText }) =>
        ts.flattenDiagnosticMessageText(messageText, "\n"),
      ),
  };
}

/** The position of every property name in a program's object literals, by its path; a list adds nothing to the path. */
export function propertyPositions(node: ts.Node, above: readonly string[] = []): Map<string, number> {
  const found = new Map<string, number>();
  const visit = (child: ts.Node, path: readonly string[]): void => {
    if (ts.isPropertyAssignment(child) && ts.isIdentifier(child.name)) {
      const own = [...path, child.name.text];
      found.set(own.join("."), child.name.getStart());
      ts.forEachChild(child.initializer, (grandchild) => visit(grandchild, own));
    } else ts.forEachChild(child, (grandchild) => visit(grandchild, path));
  };
  visit(node, above);
  return found;
}
