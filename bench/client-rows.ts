import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { startCannedServer } from "./canned-server";
import { installReferences } from "./references";
import { type Row, ratioRow } from "./row";
import { samplePairs } from "./samples";

const limit = 0.5;
const answer = {
  trainedModelArn: `arn:aws:cleanrooms-ml:us-east-1:123456789012:membership/${"m".repeat(36)}/trained-model/a`,
};

/** CPU time of one create (build, sign, send, parse) with a canned response: ours, the AWS SDK's, aws4fetch's. */
export async function measureClients(runs: number, creates: number): Promise<Row[]> {
  const folder = await installReferences();
  const server = await startCannedServer(JSON.stringify(answer));
  const cpuMicroseconds = async (client: string): Promise<number> => {
    const script = join(__dirname, "client-process.ts");
    const args = ["--require", "tsx/cjs", script, client, server.url, `${creates}`, folder];
    const before = server.count();
    const { stdout } = await promisify(execFile)(process.execPath, args);
    if (server.count() - before < creates) throw new Error(`The client "${client}" did not send ${creates} creates`);
    return Number.parseFloat(stdout);
  };
  try {
    const against = (reference: string) =>
      samplePairs(runs, { ours: () => cpuMicroseconds("ours"), reference: () => cpuMicroseconds(reference) });
    return [
      ratioRow({ name: "CPU time of a create, against the AWS SDK", unit: "µs", limit }, await against("aws-sdk")),
      ratioRow({ name: "CPU time of a create, against aws4fetch", unit: "µs" }, await against("aws4fetch")),
    ];
  } finally {
    await server.close();
  }
}
