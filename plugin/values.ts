/**
 * Values as the engine sends them. The lifecycle takes plain ones, so a top-level property that contains a secret is
 * remembered by its name, and is secret as a whole when it goes back.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/sig/sig.go
 */
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

type Props = Record<string, unknown>;

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** Properties of a resource, with the names of the secret ones. */
export interface Decoded {
  props: Props;
  secrets: string[];
}

export function decode(struct: Struct | undefined): Decoded {
  const entries = Object.entries((struct?.toJavaScript() ?? {}) as Props);
  const secrets = entries.filter(([, value]) => hasSecret(value)).map(([name]) => name);
  return { props: Object.fromEntries(entries.map(([name, value]) => [name, plain(value)])), secrets };
}

/** @param props  without `undefined` at any depth */
export function encode(props: Props, secrets: readonly string[] = []): Struct {
  const entries = Object.entries(props).filter(([, value]) => value !== undefined);
  const marked = entries.map(([name, value]) => [
    name,
    secrets.includes(name) ? { [SIGNATURE]: SECRET, value } : value,
  ]);
  return Struct.fromJavaScript(Object.fromEntries(marked));
}

function isSecret(value: unknown): value is { value: unknown } {
  return typeof value === "object" && value !== null && (value as Props)[SIGNATURE] === SECRET;
}

function hasSecret(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return isSecret(value) || Object.values(value).some(hasSecret);
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  if (isSecret(value)) return plain(value.value);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}
