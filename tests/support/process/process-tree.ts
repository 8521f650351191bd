import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

export interface ProcessEntry {
  readonly pid: number;
  readonly parentPid: number;
  /** Program and arguments, with spaces between them. */
  readonly command: string;
}

/** All processes that a process has started, and their descendants. */
export function findDescendants(pid: number): ProcessEntry[] {
  const all = listProcesses();
  const found: ProcessEntry[] = [];
  const parents = [pid];
  for (let parent = parents.pop(); parent !== undefined; parent = parents.pop()) {
    for (const entry of all.filter(({ parentPid }) => parentPid === parent)) {
      found.push(entry);
      parents.push(entry.pid);
    }
  }
  return found;
}

/** The process of a CLI in which the provider runs, if it has started: that of the plugin, or that of the dynamic provider. */
export function findProviderProcess(cliPid: number): ProcessEntry | undefined {
  const ofNode = findDescendants(cliPid).filter(({ command }) => /^\S*node\S* /.test(command));
  const ofPlugin = ofNode.find(({ command }) => command.includes("pulumi-resource-cleanroomsml"));
  return ofPlugin ?? ofNode.find(({ command }) => command.includes("cmd/dynamic-provider"));
}

/** Whether a process is running; a zombie is not. */
export function isRunning(pid: number): boolean {
  return listProcesses().some((entry) => entry.pid === pid);
}

/** All processes of the machine that this user may see, except zombies. */
export function listProcesses(): ProcessEntry[] {
  // Slim images have no ps.
  return existsSync("/proc/self/stat") ? listFromProc() : listFromPs();
}

function listFromProc(): ProcessEntry[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // The name of the program is in brackets and may contain anything, so parse after the last one.
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        const [state, parentPid] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        if (state === "Z") return [];
        const command = readFileSync(`/proc/${name}/cmdline`, "utf8").split("\0").join(" ").trim();
        return [{ pid: Number(name), parentPid: Number(parentPid), command }];
      } catch {
        return []; // It has ended meanwhile.
      }
    });
}

function listFromPs(): ProcessEntry[] {
  return execFileSync("ps", ["-A", "-o", "pid=,ppid=,stat=,command="], { encoding: "utf8" })
    .split("\n")
    .flatMap((line) => {
      const [, pid, parentPid, state, command] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
      if (state === undefined || command === undefined || state.startsWith("Z")) return [];
      return [{ pid: Number(pid), parentPid: Number(parentPid), command }];
    });
}
