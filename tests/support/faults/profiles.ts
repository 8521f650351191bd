/**
 * A file of AWS profiles, one for each running row of the fault table, so that each row has its own emulator, send rate
 * and retry budget in the shared host process.
 */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defaultCredential } from "../../../emulator/server";
import { workFolder } from "../paths";

/** Profiles that are added and removed while a host reads them. */
export interface Profiles {
  /** The environment of a host. */
  readonly env: Readonly<Record<string, string>>;
  add(profile: string, endpoint: string): void;
  remove(profile: string): void;
  dispose(): void;
}

const faultsFolder = join(workFolder, "faults");

/** Creates an empty file. */
export function openProfiles(): Profiles {
  mkdirSync(faultsFolder, { recursive: true });
  const folder = mkdtempSync(join(faultsFolder, "aws-"));
  const file = join(folder, "config");
  const endpoints = new Map<string, string>();
  const write = (): void => {
    // Renamed into place, so that a host never reads a partial file.
    writeFileSync(`${file}.new`, [...endpoints].map(profileText).join("\n"));
    renameSync(`${file}.new`, file);
  };
  write();
  return {
    env: { AWS_CONFIG_FILE: file },
    add: (profile, endpoint) => {
      endpoints.set(profile, endpoint);
      write();
    },
    remove: (profile) => {
      endpoints.delete(profile);
      write();
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function profileText([profile, endpoint]: [string, string]): string {
  const { accessKeyId, secretAccessKey } = defaultCredential;
  return `[profile ${profile}]
endpoint_url = ${endpoint}
aws_access_key_id = ${accessKeyId}
aws_secret_access_key = ${secretAccessKey}
`;
}
