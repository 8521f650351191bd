/** Makes a component: an object whose create takes long, and the resource that waits for it. */
import { type ConstructRequest, ConstructResponse } from "@pulumi/pulumi/proto/provider_pb";
import { Struct, Value } from "google-protobuf/google/protobuf/struct_pb";
import type { Kind } from "../provider/kinds/lifecycle";
import type { ResourceKind } from "../provider/kinds/resource-kind";
import type { Door } from "./door";
import { earlierObjects, earlierWaits } from "./earlier-urns";
import { connectToMonitor, iterate, type Monitor, type Registered } from "./monitor";
import { passOptions, passTimeouts } from "./object-options";
import { customType, findComponent, waitOf } from "./resource-types";

/** What stands for a value that is not known yet. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** An output of the component, and the URN of the part that it comes from. */
type Outputs = Map<string, { value: Value; urn: string }>;

/**
 * Registers the component and its parts. If the command is interrupted, it responds at once: a part that has failed then
 * shows its own error, and no other component adds one.
 *
 * @throws {Error} if the package has no such component
 */
export async function construct(request: ConstructRequest, door: Door): Promise<ConstructResponse> {
  const kind = findComponent(request.getType());
  if (!kind) throw new Error(`Cannot create "${request.getName()}": no component has the type ${request.getType()}`);
  const isWaiting = readWait(request, kind);
  const monitor = connectToMonitor(request.getMonitorendpoint());
  const component = await monitor.registerComponent({
    type: request.getType(),
    name: request.getName(),
    parent: request.getParent(),
    aliases: request.getAliasesList(),
    dependencies: request.getDependenciesList(),
  });
  const { signal } = door.session;
  const stopped = new Promise<ConstructResponse>((resolve) => {
    signal.addEventListener("abort", () => resolve(responseOf(component.urn, new Map())), { once: true });
  });
  const parts = registerParts({ request, kind, monitor, parent: component.urn, isWaiting }, door);
  return Promise.race([stopped, parts.then((outputs) => responseOf(component.urn, outputs))]);
}

interface Construction {
  request: ConstructRequest;
  kind: ResourceKind;
  monitor: Monitor;
  /** URN of the component. */
  parent: string;
  isWaiting: boolean;
}

async function registerParts(construction: Construction, door: Door): Promise<Outputs> {
  const { kind, monitor, parent, isWaiting } = construction;
  const object = await registerObject(construction, door);
  const wait = isWaiting && object.isDone ? await registerWait(construction, object, door) : object;
  const outputs: Outputs = new Map();
  for (const name of identityOf(kind)) {
    const value = wait.isDone ? wait.outputs.get(name) : Value.fromJavaScript(UNKNOWN);
    if (value) outputs.set(name, { value, urn: wait.urn });
  }
  const name = object.outputs.get("name");
  if (name) outputs.set("name", { value: name, urn: object.urn });
  const details = isWaiting ? wait.outputs.get("details") : undefined;
  if (details) outputs.set("details", { value: details, urn: wait.urn });
  await monitor.registerOutputs(parent, structOf(outputs));
  return outputs;
}

function registerObject({ request, kind, monitor, parent }: Construction, door: Door): Promise<Registered> {
  const inputs = (request.getInputs() ?? new Struct()).clone();
  inputs.getFieldsMap().del(waitOption(kind));
  const dependencies = iterate(request.getInputdependenciesMap().entries());
  const propertyDependencies = new Map([...dependencies].map(([name, list]) => [name, list.getUrnsList()]));
  propertyDependencies.delete(waitOption(kind));
  const registration = {
    type: customType(kind.className as Kind),
    name: request.getName(),
    parent,
    object: inputs,
    aliases: earlierObjects(kind.className as Kind, placeOf(request)),
    dependencies: [...request.getDependenciesList(), ...[...propertyDependencies.values()].flat()],
    propertyDependencies,
  };
  return monitor.registerCustom(registration, referenceOf(request, door), (to) => passOptions(request, to));
}

function registerWait({ request, kind, monitor }: Construction, object: Registered, door: Door): Promise<Registered> {
  const wait = waitOf(kind) as Kind;
  const inputs = new Struct();
  for (const name of identityOf(kind)) {
    const value = object.outputs.get(name) ?? (isIdentified(kind, object) ? undefined : Value.fromJavaScript(UNKNOWN));
    if (value) inputs.getFieldsMap().set(name, value);
  }
  const maxRuntime = memberOf(object.outputs.get("stoppingCondition"), "maxRuntimeInSeconds");
  if (maxRuntime) inputs.getFieldsMap().set("maxRuntimeInSeconds", maxRuntime);
  const registration = {
    type: customType(wait),
    name: request.getName(),
    parent: object.urn,
    object: inputs,
    aliases: earlierWaits(wait, kind.className as Kind, placeOf(request)),
    dependencies: [object.urn],
    propertyDependencies: new Map(identityOf(kind).map((name) => [name, [object.urn]])),
  };
  return monitor.registerCustom(registration, referenceOf(request, door), (to) => passTimeouts(request, to));
}

/** The members that name an object of the kind. */
function identityOf({ id }: ResourceKind): string[] {
  return [...(id.arnMember ? [id.arnMember] : []), ...(id.hasVersions ? ["versionIdentifier"] : [])];
}

/** Whether the object exists: then what its outputs omit is absent, and not unknown. */
function isIdentified({ id }: ResourceKind, { outputs }: Registered): boolean {
  return outputs.has(id.arnMember ?? "");
}

/** `waitForTraining` */
export function waitOption(kind: ResourceKind): string {
  return `waitFor${waitOf(kind)}`;
}

function readWait(request: ConstructRequest, kind: ResourceKind): boolean {
  const value = request.getInputs()?.getFieldsMap().get(waitOption(kind))?.toJavaScript() ?? true;
  if (typeof value === "boolean") return value;
  throw new Error(`Cannot create "${request.getName()}": ${waitOption(kind)}: expected true or false`);
}

function memberOf(value: Value | undefined, name: string): Value | undefined {
  return value?.getStructValue()?.getFieldsMap().get(name);
}

function placeOf(request: ConstructRequest) {
  return {
    stack: request.getStack(),
    project: request.getProject(),
    parent: request.getParent(),
    name: request.getName(),
  };
}

/** The parts have the provider of the component, which is the one of this process. */
function referenceOf(request: ConstructRequest, door: Door): string | undefined {
  return door.reference() ?? request.getProvidersMap().get("cleanroomsml");
}

function structOf(outputs: Outputs): Struct {
  const struct = new Struct();
  for (const [name, { value }] of outputs) struct.getFieldsMap().set(name, value);
  return struct;
}

function responseOf(urn: string, outputs: Outputs): ConstructResponse {
  const response = new ConstructResponse().setUrn(urn).setState(structOf(outputs));
  for (const [name, { urn: part }] of outputs) {
    const list = new ConstructResponse.PropertyDependencies().setUrnsList([part]);
    response.getStatedependenciesMap().set(name, list);
  }
  return response;
}
