/** What differs from run to run in a message, in the words of the fault table. */

const replacements: readonly [RegExp, string][] = [
  [/arn:aws:cleanrooms-ml:[\w:/.-]+(\|[0-9a-f-]{36})?/g, "<arn>"],
  [/arn%3Aaws%3Acleanrooms-ml%3A[\w%.-]+/g, "<arn>"],
  [/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>"],
  // How the machine words the end of a connection, and how an answer begins that is not what was asked for.
  [
    /ECONNRESET: (read ECONNRESET|write ECONNRESET|write EPIPE|socket hang up|other side closed)/g,
    "ECONNRESET: <reason>",
  ],
  [/(the response broke off \()[^)]*\): .*?(?= \(HTTP \d+, request)/g, "$1<reason>): <response>"],
  [/(the response is not a JSON object): .*?(?= \((HTTP \d+, )?request)/g, "$1: <response>"],
  // How far a crowd had got when its first list failed depends on the machine.
  [/\(CREATE_IN_PROGRESS when last seen; /g, "("],
  [/request [0-9a-f-]{36}/g, "request <request>"],
];

/**
 * A message as the table states it.
 *
 * @param name the model's name, which has a random end
 */
export function withPlaceholders(message: string, name: string): string {
  return replacements
    .reduce((text, [pattern, placeholder]) => text.replaceAll(pattern, placeholder), message)
    .replaceAll(name, "<name>");
}
