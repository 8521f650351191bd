/** Makes a component: an object whose create takes long, and the resource that waits for it. */
import { type ConstructRequest, ConstructResponse } from "@pulumi/pulumi/proto/provider_pb";
import { Struct, Value } from "google-protobuf/google/protobuf/struct_pb";
import type { Kind } from "../provider/kinds/lifecycle";
import type { ResourceKind } from "../provider/kinds/resource-kind";
import type { WaitRow } from "../provider/kinds/waits";
import type { Door } from "./door";
import { earlierObjects, earlierWaits, urnBelow } from "./earlier-urns";
import { connectToMonitor, iterate, type Monitor, type Registered } from "./monitor";
import { passOptions, passTimeouts } from "./object-options";
import { customType, findComponent, PACKAGE, waitOf } from "./resource-types";

/** What stands for a value that is not known yet. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const unknownValue = () => Value.fromJavaScript(UNKNOWN);

/** An output of the component, and the URN of the part that it comes from. */
type Outputs = Map<string, { value: Value; urn: string }>;

interface Construction {
  request: ConstructRequest;
  kind: ResourceKind;
  wait: WaitRow;
  monitor: Monitor;
  /** `URN::ID` of the provider of the parts, which is that of the component. */
  reference: string | undefined;
}

/**
 * Registers the component and its parts. If the command is interrupted, it responds at once: a part that has failed then
 * shows its own error, and no other component adds one.
 *
 * @throws {Error} if the package has no such component
 */
export async function construct(request: ConstructRequest, door: Door): Promise<ConstructResponse> {
  const kind = findComponent(request.getType());
  const wait = kind && waitOf(kind);
  if (!wait) throw new Error(`Cannot create "${request.getName()}": no component has the type ${request.getType()}`);
  const monitor = connectToMonitor(request.getMonitorendpoint());
  const reference = door.reference() ?? request.getProvidersMap().get(PACKAGE);
  const { signal } = door.session;
  const stopped = new Promise<ConstructResponse>((resolve) => {
    const stop = () => resolve(responseOf(urnBelow(placeOf(request), request.getType()), new Map()));
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
  return Promise.race([stopped, registerAll({ request, kind, wait, monitor, reference })]);
}

async function registerAll(construction: Construction): Promise<ConstructResponse> {
  const { request, wait, monitor } = construction;
  const isWaiting = readWait(request, wait);
  const { urn } = await monitor.registerComponent({
    type: request.getType(),
    name: request.getName(),
    parent: request.getParent(),
    aliases: request.getAliasesList(),
    dependencies: request.getDependenciesList(),
  });
  const object = await registerObject(construction, urn);
  const waited = isWaiting && object.isDone ? await registerWait(construction, object) : undefined;
  const outputs = outputsOf(construction, object, waited);
  await monitor.registerOutputs(urn, structOf(outputs));
  return responseOf(urn, outputs);
}

function registerObject(
  { request, kind, wait, monitor, reference }: Construction,
  parent: string,
): Promise<Registered> {
  const object = (request.getInputs() ?? new Struct()).clone();
  object.getFieldsMap().del(waitOption(wait));
  const dependencies = iterate(request.getInputdependenciesMap().entries());
  const propertyDependencies = new Map([...dependencies].map(([name, list]) => [name, list.getUrnsList()]));
  propertyDependencies.delete(waitOption(wait));
  const registration = {
    type: customType(kind.className as Kind),
    name: request.getName(),
    parent,
    object,
    aliases: earlierObjects(kind.className as Kind, placeOf(request)),
    dependencies: [...request.getDependenciesList(), ...[...propertyDependencies.values()].flat()],
    propertyDependencies,
  };
  return monitor.registerCustom(registration, reference, (to) => passOptions(request, to));
}

function registerWait(
  { request, kind, wait, monitor, reference }: Construction,
  object: Registered,
): Promise<Registered> {
  const inputs = new Struct();
  for (const name of [...wait.names, ...wait.limits]) {
    const value =
      waitInput(name, object) ?? (wait.names.includes(name) && !isMade(object) ? unknownValue() : undefined);
    if (value) inputs.getFieldsMap().set(name, value);
  }
  const registration = {
    type: customType(wait.className),
    name: request.getName(),
    parent: object.urn,
    object: inputs,
    aliases: earlierWaits(wait.className, kind.className as Kind, placeOf(request)),
    dependencies: [object.urn],
    propertyDependencies: new Map(wait.names.map((name) => [name, [object.urn]])),
  };
  return monitor.registerCustom(registration, reference, (to) => passTimeouts(request, to));
}

/** What names the object to the wait, and what limits the wait, are the object's id and outputs. */
function waitInput(name: string, { id, outputs }: Registered): Value | undefined {
  if (name === "objectId") return id ? Value.fromJavaScript(id) : undefined;
  return outputs.get(name) ?? outputs.get("stoppingCondition")?.getStructValue()?.getFieldsMap().get(name);
}

/**
 * What names the object is known once the wait has ended. What does not exist is null, because a YAML program takes an output that
 * is left out as not known in every preview.
 */
function outputsOf({ kind, wait }: Construction, object: Registered, waited: Registered | undefined): Outputs {
  const last = waited ?? object;
  const isKnown = last.isDone && (waited === undefined || isKnownValue(waited.outputs.get(wait.names[0] ?? "")));
  const outputs: Outputs = new Map();
  for (const name of identityOf(kind)) {
    const absent = () => (isMade(object) ? Value.fromJavaScript(null) : unknownValue());
    outputs.set(name, { value: isKnown ? (object.outputs.get(name) ?? absent()) : unknownValue(), urn: last.urn });
  }
  const name = object.outputs.get("name");
  if (name) outputs.set("name", { value: name, urn: object.urn });
  const details = waited ? waited.outputs.get("details") : object.isDone && Value.fromJavaScript(null);
  if (details) outputs.set("details", { value: details, urn: last.urn });
  return outputs;
}

/** The members that name an object of the kind. */
export function identityOf({ id }: Pick<ResourceKind, "id">): string[] {
  return [id.arnMember, id.versionMember].filter((name) => name !== undefined);
}

function isMade({ id }: Registered): boolean {
  return id !== "" && id !== UNKNOWN;
}

function isKnownValue(value: Value | undefined): boolean {
  return value !== undefined && value.toJavaScript() !== UNKNOWN;
}

/** The input of a component that says whether it waits: `waitForTraining`. */
export function waitOption({ className }: WaitRow): string {
  return `waitFor${className}`;
}

function readWait(request: ConstructRequest, wait: WaitRow): boolean {
  const value = request.getInputs()?.getFieldsMap().get(waitOption(wait))?.toJavaScript() ?? true;
  if (typeof value === "boolean") return value;
  throw new Error(`Cannot create "${request.getName()}": ${waitOption(wait)}: expected true or false`);
}

function placeOf(request: ConstructRequest) {
  return {
    stack: request.getStack(),
    project: request.getProject(),
    parent: request.getParent(),
    name: request.getName(),
  };
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
