/** The plugin's process. The engine reads the port from its first line. */
import { writeSync } from "node:fs";
import { exitWithCli } from "../provider/host/interruption";
import { startServer } from "./server";

void startServer().then(({ port, interrupt }) => {
  writeSync(1, `${port}\n`);
  exitWithCli(interrupt);
});
