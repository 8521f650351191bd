/**
 * A file of AWS profiles, one for each row of the fault table that is being run: so each row has an emulator, a rate and a
 * budget of retries of its own in the one host process that serves them all.
 */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defaultCredential } from "../../../emulator/server";
import { workFolder } from "../paths";

/** Profiles that may come and go while a host reads them. */
export interface Profiles {
  /** What a host needs in its environment. */
  readonly env: Readonly<Record<string, string>>;
  add(profile: string, endpoint: string): void;
  remove(profile: string): void;
  dispose(): void;
}

const faultsFolder = join(workFolder, "faults");

/** Makes an empty file. */
export function openProfiles(): Profiles {
  mkdirSync(faultsFolder, { recursive: true });
  const folder = mkdtempSync(join(faultsFolder, "aws-"));
  const file = join(folder, "config");
  const endpoints = new Map<string, string>();
  const write = (): void => {
    // Put in place as a whole: a host never reads half a file.
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
