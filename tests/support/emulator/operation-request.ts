import service from "../../../emulator/service.json";
import type { Call } from "./signed-call";

type Input = Readonly<Record<string, unknown>>;

/** The request of any operation, as AWS's data describes it. */
export function operationRequest(operation: keyof typeof service.operations, input: Input = {}): Call {
  const { method, path, input: shape } = service.operations[operation];
  const { members } = service.shapes[shape as keyof typeof service.shapes] as unknown as {
    members: Readonly<Record<string, { readonly location?: string }>>;
  };
  const given = (location: string | undefined): Input =>
    Object.fromEntries(Object.entries(input).filter(([name]) => members[name]?.location === location));
  const label = (_: string, name: string): string => encodeURIComponent(String(input[name]));
  const query = Object.entries(given("query")).map(([name, value]) => [
    name,
    Array.isArray(value) ? value : String(value),
  ]);
  const hasBody = Object.values(members).some(({ location }) => location === undefined);
  return {
    method,
    path: path.replace(/\{(\w+)\}/g, label),
    query: Object.fromEntries(query),
    ...(hasBody && { body: given(undefined) }),
  };
}
