import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { grpc } from "./host-call";

const { ResourceMonitorService } = require("@pulumi/pulumi/proto/resource_grpc_pb");
const { RegisterResourceResponse } = require("@pulumi/pulumi/proto/resource_pb");
const { Empty } = require("google-protobuf/google/protobuf/empty_pb");
const { Struct } = require("google-protobuf/google/protobuf/struct_pb");

type Props = Record<string, unknown>;

/** How the engine responds to a registration: outputs and `id`, `fail`, or no response while the command runs. */
export type Outcome = Props | "fail" | "never";

/** The engine's monitor for a Construct that runs without an engine. */
export interface MonitorService {
  /** In the order of arrival. */
  readonly registered: readonly RegisterResourceRequest[];
  /** Outputs of components. */
  readonly outputs: readonly { urn: string; outputs: Props }[];
  readonly address: string;
  close(): void;
}

/** @param outcomeOf  by type; without outputs by default */
export async function startMonitorService(outcomeOf: (type: string) => Outcome = () => ({})): Promise<MonitorService> {
  const registered: RegisterResourceRequest[] = [];
  const outputs: { urn: string; outputs: Props }[] = [];
  const server = new grpc.Server();
  server.addService(ResourceMonitorService, {
    registerResource(
      { request }: { request: RegisterResourceRequest },
      respond: (error: null, value: unknown) => void,
    ) {
      registered.push(request);
      const [, , parentType = ""] = request.getParent().split("::");
      const above = parentType === "" || parentType === "pulumi:pulumi:Stack" ? "" : `${parentType}$`;
      const response = new RegisterResourceResponse();
      response.setUrn(`urn:pulumi:dev::tried::${above}${request.getType()}::${request.getName()}`);
      const outcome = outcomeOf(request.getType());
      if (outcome === "never") return;
      if (outcome === "fail") response.setResult(1);
      else {
        const { id = "", ...outputs } = outcome;
        response.setId(id);
        response.setObject(Struct.fromJavaScript(outputs));
      }
      respond(null, response);
    },
    registerResourceOutputs(
      { request }: { request: { getUrn(): string; getOutputs(): { toJavaScript(): Props } } },
      respond: (error: null, value: unknown) => void,
    ) {
      outputs.push({ urn: request.getUrn(), outputs: request.getOutputs().toJavaScript() });
      respond(null, new Empty());
    },
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { registered, outputs, address: `127.0.0.1:${port}`, close: () => server.forceShutdown() };
}
