/** The floor of the plugin: the same types and components over gRPC, without a check, a setting or a message. */
import { type handleUnaryCall, Server, ServerCredentials, type UntypedServiceImplementation } from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import {
  CheckResponse,
  ConfigureResponse,
  type ConstructRequest,
  CreateResponse,
  DiffResponse,
  GetSchemaResponse,
  ProviderHandshakeResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { version } from "../package.json";
import { construct } from "../plugin/construct";
import type { Door } from "../plugin/door";
import { MESSAGE_LIMITS } from "../plugin/message-limits";

// biome-ignore lint/suspicious/noExplicitAny: each call has a request of its own
type Handle = (request: any) => Promise<unknown>;

const { signal } = new AbortController();
let reference: string | undefined;
const door = { session: { signal }, reference: () => reference } as unknown as Door;

const handles: Record<string, Handle> = {
  handshake: async () => new ProviderHandshakeResponse().setAcceptSecrets(true),
  getSchema: async () =>
    new GetSchemaResponse().setSchema((require("../plugin/built/schema") as { schema: string }).schema),
  getPluginInfo: async () => new PluginInfo().setVersion(version),
  checkConfig: async (request) => new CheckResponse().setInputs(request.getNews()),
  diffConfig: async () => new DiffResponse(),
  configure: async (request) => {
    if (request.getId()) reference = `${request.getUrn()}::${request.getId()}`;
    return new ConfigureResponse().setSupportspreview(true).setAcceptsecrets(true).setAcceptresources(true);
  },
  check: async (request) => new CheckResponse().setInputs(request.getNews()),
  create: async (request) => new CreateResponse().setProperties(request.getProperties()),
  construct: (request: ConstructRequest) => construct(request, door),
  cancel: async () => new Empty(),
};
const handlers = Object.entries(handles).map(([name, handle]) => {
  const call: handleUnaryCall<unknown, unknown> = ({ request }, respond) => {
    handle(request).then(
      (response) => respond(null, response),
      (error) => respond(error),
    );
  };
  return [name, call] as const;
});

const server = new Server(MESSAGE_LIMITS);
server.addService(ResourceProviderService, Object.fromEntries(handlers) as unknown as UntypedServiceImplementation);
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (_, port) => console.log(port));
process.stdin.resume().on("end", () => process.exit());
