/** Many servers of the plugin in one process, each for one provider: a process each would take the machine's memory. */
import { createInterface } from "node:readline";
import { startServer } from "../../../plugin/server";

createInterface({ input: process.stdin })
  .on("line", async (name) => {
    const { port } = await startServer();
    process.stdout.write(`${name} ${port}\n`);
  })
  .on("close", () => process.exit());
