/** The engine's monitor, with which Construct registers resources. No Pulumi runtime is loaded for it. */
import { credentials, type ServiceError } from "@grpc/grpc-js";
import type { Alias } from "@pulumi/pulumi/proto/alias_pb";
import { ResourceMonitorClient } from "@pulumi/pulumi/proto/resource_grpc_pb";
import {
  RegisterResourceOutputsRequest,
  RegisterResourceRequest,
  type RegisterResourceResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import type { Struct, Value } from "google-protobuf/google/protobuf/struct_pb";
import { version } from "../package.json";
import { MESSAGE_LIMITS } from "./message-limits";

/** A resource to register. */
export interface Registration {
  type: string;
  name: string;
  parent: string;
  object?: Struct;
  aliases: readonly Alias[];
  /** URNs of all resources that it depends on. */
  dependencies: readonly string[];
  /** The same for each property. */
  propertyDependencies?: ReadonlyMap<string, readonly string[]>;
}

/** A resource that the engine has registered. */
export interface Registered {
  urn: string;
  /** Empty while a preview does not know it. */
  id: string;
  /** False if it failed, or was left out because of another failure. */
  isDone: boolean;
  /** Its outputs; none that a preview does not know. */
  outputs: ReadonlyMap<string, Value>;
}

export interface Monitor {
  registerComponent(registration: Registration): Promise<Registered>;
  /** @param reference  `URN::ID` of the provider; the default provider of this version without it */
  registerCustom(
    registration: Registration,
    reference: string | undefined,
    setOptions: (request: RegisterResourceRequest) => void,
  ): Promise<Registered>;
  registerOutputs(urn: string, outputs: Struct): Promise<void>;
}

export function connectToMonitor(address: string): Monitor {
  const client = new ResourceMonitorClient(address, credentials.createInsecure(), MESSAGE_LIMITS);
  const register = async (request: RegisterResourceRequest) => {
    const response = await new Promise<RegisterResourceResponse>((resolve, reject) => {
      client.registerResource(request, (error: ServiceError | null, registered) =>
        error ? reject(error) : resolve(registered),
      );
    });
    const outputs = response.getObject()?.getFieldsMap().entries() ?? [];
    return {
      urn: response.getUrn(),
      id: response.getId(),
      isDone: response.getResult() === 0,
      outputs: new Map(iterate(outputs)),
    };
  };
  return {
    registerComponent: (registration) => register(requestOf(registration)),
    registerCustom(registration, reference, setOptions) {
      const request = requestOf(registration).setCustom(true);
      if (reference) request.setProvider(reference);
      else request.setVersion(version);
      setOptions(request);
      return register(request);
    },
    registerOutputs: (urn, outputs) =>
      new Promise((resolve, reject) => {
        const request = new RegisterResourceOutputsRequest().setUrn(urn).setOutputs(outputs);
        client.registerResourceOutputs(request, (error) => (error ? reject(error) : resolve()));
      }),
  };
}

function requestOf(registration: Registration): RegisterResourceRequest {
  const { type, name, parent, object, aliases, dependencies, propertyDependencies = new Map() } = registration;
  const request = new RegisterResourceRequest()
    .setType(type)
    .setName(name)
    .setParent(parent)
    .setAliasesList([...aliases])
    .setDependenciesList([...new Set(dependencies)])
    .setAliasspecs(true)
    .setAcceptsecrets(true)
    .setAcceptresources(true)
    .setSupportspartialvalues(true)
    .setSupportsresultreporting(true);
  if (object) request.setObject(object);
  for (const [property, urns] of propertyDependencies) {
    const list = new RegisterResourceRequest.PropertyDependencies().setUrnsList([...urns]);
    request.getPropertydependenciesMap().set(property, list);
  }
  return request;
}

/** Protobuf's maps return an iterator that no loop takes. */
export function* iterate<Entry>(entries: Iterable<Entry> | { next(): IteratorResult<Entry> }): Generator<Entry> {
  if (Symbol.iterator in entries) yield* entries;
  else for (let step = entries.next(); !step.done; step = entries.next()) yield step.value;
}
