/** Replacements for the parts of a message that differ from run to run. */

const replacements: readonly [RegExp, string][] = [
  [/arn:aws:cleanrooms-ml:[\w:/.-]+(\|[0-9a-f-]{36})?/g, "<arn>"],
  [/arn%3Aaws%3Acleanrooms-ml%3A(?:[\w%.-]|\[input\])+/g, "<arn>"],
  // An input of the model, but not of its Training; tests/provider/secrets covers what is shown.
  [/(?<=\/memberships\/)(?:\[input\]|[0-9a-f-]{36})/g, "<membership>"],
  [/(?<=\/collaborations\/)[0-9a-f-]{36}/g, "<collaboration>"],
  [/urn:pulumi:[\w:]+/g, "<urn>"],
  // The id of an ML configuration.
  [/11111111-2222-3333-4444-\d{12}/g, "<membership>"],
  // The earlier model of an incremental training is an input.
  [/(?<=trained-models\/)\[input\]/g, "<arn>"],
  [/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>"],
  // The machine's message for the end of a connection, and the beginning of an unreadable response.
  [
    /ECONNRESET: (read ECONNRESET|write ECONNRESET|write EPIPE|socket hang up|other side closed)/g,
    "ECONNRESET: <reason>",
  ],
  [/(the response broke off \()[^)]*\)(: .*?)?(?= \(HTTP \d+, request)/g, "$1<reason>): <response>"],
  [/(the response is not a JSON object): .*?(?= \((HTTP \d+, )?request)/g, "$1: <response>"],
  // The last status before the first failed list depends on the machine.
  [/\(last status CREATE_IN_PROGRESS; /g, "("],
  // The only advice that differs with the door.
  [/pulumi import cleanroomsml:\w+:\w+ NAME ID/g, "the option import"],
  [/request [0-9a-f-]{36}/g, "request <request>"],
];

/**
 * Returns a message in the form of the table.
 *
 * @param name  the model's name, which has a random suffix
 */
export function withPlaceholders(message: string, name: string): string {
  return replacements
    .reduce((text, [pattern, placeholder]) => text.replaceAll(pattern, placeholder), message)
    .replaceAll(name, "<name>");
}
