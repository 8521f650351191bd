import * as pulumi from "@pulumi/pulumi";

/**
 * Creates an error of which Pulumi shows only the message; it prints any other with its stack, as if the program had
 * crashed. It has no stack, because Pulumi formats that all the same, and some lines of it, such as
 * `node_modules/@pulumi/resource.ts`, take Node.js 20 a minute and gigabytes of memory.
 */
export function runError(message: string, options?: ErrorOptions): pulumi.RunError {
  return Object.assign(new pulumi.RunError(message), { stack: "" }, options);
}
