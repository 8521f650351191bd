/**
 * A certificate authority for tests, created with the machine's openssl, and a certificate of it.
 */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { workFolder } from "../paths";

const run = promisify(execFile);

/** An authority and a server's key and certificate, as PEM. */
export interface LocalAuthority {
  /** File with the authority's certificate. */
  readonly authorityFile: string;
  readonly key: string;
  readonly certificate: string;
}

/** @returns undefined without openssl; the caller then skips its tests and tells why */
export async function localAuthority(...hostnames: readonly string[]): Promise<LocalAuthority | undefined> {
  await mkdir(workFolder, { recursive: true });
  const folder = await mkdtemp(path.join(workFolder, "authority-"));
  const file = (name: string): string => path.join(folder, name);
  const newKey = ["req", "-newkey", "rsa:2048", "-nodes"];
  try {
    await run("openssl", ["version"]);
  } catch {
    return undefined;
  }
  await run("openssl", [
    ...newKey,
    "-x509",
    "-days",
    "2",
    "-subj",
    "/CN=Test authority",
    "-keyout",
    file("ca.key"),
    "-out",
    file("ca.pem"),
  ]);
  await run("openssl", [...newKey, "-subj", "/CN=test", "-keyout", file("server.key"), "-out", file("server.csr")]);
  await writeFile(file("names"), `subjectAltName = ${hostnames.map((name) => `DNS:${name}`).join(",")}\n`);
  await run("openssl", [
    ...["x509", "-req", "-days", "2", "-in", file("server.csr"), "-CA", file("ca.pem"), "-CAkey", file("ca.key")],
    ...["-CAcreateserial", "-extfile", file("names"), "-out", file("server.pem")],
  ]);
  return {
    authorityFile: file("ca.pem"),
    key: await readFile(file("server.key"), "utf8"),
    certificate: await readFile(file("server.pem"), "utf8"),
  };
}
