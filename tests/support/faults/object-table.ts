/**
 * The fault table of a kind of object whose create returns at once, from its row. In the messages, `<noun>`, `<kind>` and
 * `<list>` stand for the kind's words.
 */
import type { FaultKind, OperationName } from "../../../emulator/server";
import { KINDS } from "../../../provider/kinds/kinds";
import type { ResourceKind } from "../../../provider/kinds/resource-kind";
import { type ObjectKind, objectKinds } from "../inputs/marked-inputs";
import { conflicts, passing, refused, repeated, repeatedAfter } from "./fault-groups";
import { type FaultSection, fails, gone, type Outcome, ok } from "./fault-row";
import { kindsFor, operationOf } from "./struck-fault";

type Outcomes = readonly (readonly [Outcome, readonly FaultKind[]])[];

const settled: FaultKind[] = ["wrong-clock", "answer-status"];
const failsTo = (action: string, living?: number) => fails(`Cannot ${action} "model": <words>`, living);

const existing =
  "<arn> (created <time>) has that name. To fix this, give the new one another name, or omit `name`; import the existing one " +
  "with the option import; delete the existing one; or set deleteBeforeReplace: true if the existing one is being replaced";
const doubt = (why: string) =>
  fails(
    `Cannot create <noun> "model": ECONNRESET: <reason>. Could not determine whether the <kind> exists (${why}), so the ` +
      'create was not repeated. It may exist under the name <name>: check with "aws cleanroomsml <list>". If it is there, ' +
      "import it with the option import; otherwise run pulumi up again",
    1,
  );
const overwriting = fails(
  'Cannot create <noun> "model": membership <membership> has one (created <time>, updated <time>), ' +
    'which a create would overwrite; set the resource option import to "<membership>" to bring it into the stack',
);
const notDeleted = (why: string) =>
  fails(
    `Cannot delete <noun> "model" (<id>) within 24 s: ${why}; run the same command again, or set stack config ` +
      "cleanroomsml:deleteTimeoutSeconds to change the limit",
    1,
  );

/** Reads that an error ends. A fault that passes affects only one call. */
function reading(found: { one: Outcomes; every: Outcomes }, one: FaultKind[] = []) {
  const failing = [...refused, ...conflicts, "expired-token", "answer-after"] as const;
  const error = failsTo("get <noun>");
  return {
    "one call": [[ok, [...settled, ...passing, ...one]], [error, failing], ...found.one],
    "every call": [[ok, settled], [error, [...passing, ...failing]], ...found.every],
  } as const;
}

const isInTime = (fault: FaultKind) => fault !== "slow";

/** Requests that may be repeated. @param denied  how access-denied ends, which passes if a role is too new */
function repeating(action: string, denied: Outcome): Record<"one call" | "every call", Outcomes> {
  const error = failsTo(action);
  const failing: FaultKind[] = [
    "quota-exceeded",
    "validation-echo",
    "answer",
    ...conflicts,
    "expired-token",
    "resource-not-found",
  ];
  return {
    "one call": [
      [ok, [...settled, ...passing]],
      [denied, ["access-denied"]],
      [error, [...failing, "answer-after"]],
    ],
    "every call": [
      [ok, [...settled, "empty-200-after"]],
      [error, ["access-denied", ...failing, "answer-after", ...passing.filter((fault) => fault !== "empty-200-after")]],
    ],
  };
}

/** The sections of a kind, by step and method of the client. */
function sectionsOf(object: ObjectKind): FaultSection[] {
  const { calls, isSingleton = false, passesRole = false, inputs, usedBy, work }: ResourceKind = KINDS[object];
  const { create, get = create, delete: remove = create, list = get } = calls;
  const section = (
    step: FaultSection["step"],
    operation: OperationName,
    outcomes: Readonly<Record<"one call" | "every call", Outcomes>>,
  ): FaultSection[] =>
    (["one call", "every call"] as const).map((struck) => {
      const possible = kindsFor(operation, { object, step, struck });
      const stated = outcomes[struck].map(
        ([outcome, faults]) => [outcome, faults.filter((one) => possible.includes(one))] as const,
      );
      return { object, step, operation, struck, outcomes: stated.filter(([, faults]) => faults.length > 0) };
    });
  const tagging = ["TagResource", "UntagResource"] as const;
  const tags = tagging.flatMap((operation) => {
    const action = operation === "TagResource" ? "tag resource" : "untag resource";
    const outcomes = repeating(action, failsTo(action));
    // Someone else deleted the object first. What has statuses remains, and so do its tags.
    const notFound = `Cannot ${action} "model": ResourceNotFoundException: Resource <arn> was not found (request <request>)`;
    const deleted = work ? { ...ok, living: 0 } : fails(notFound, 0);
    return section("update", operation, {
      ...outcomes,
      "one call": [...outcomes["one call"], [deleted, ["act-first"]]],
    });
  });
  if (work) return "tags" in inputs ? tags : [];

  const everything = kindsFor("GetMLConfiguration", { object, step: "refresh", struck: "one call" });
  const withoutDeletion = everything.filter((fault) => fault !== "act-first");
  const denied = passesRole ? ok : failsTo("create <noun>");
  const plain: FaultKind[] = [
    "expired-token",
    "resource-not-found",
    "quota-exceeded",
    "validation-echo",
    "answer",
    "conflict",
  ];
  const taken = fails(`Cannot create <noun> "model": <words>. ${existing}`, 1);
  const creating: FaultSection[] = isSingleton
    ? [
        // What the service refuses has no response to lose: there is none.
        ...section("create", operationOf(get), {
          "one call": [
            [ok, [...settled, ...passing, "conflict-after", "answer-after", "resource-not-found"]],
            [failsTo("get <noun>"), [...refused, "conflict", "expired-token"]],
            [overwriting, ["act-first"]],
          ],
          "every call": [
            [
              ok,
              [...settled, ...repeatedAfter.filter(isInTime), "conflict-after", "answer-after", "resource-not-found"],
            ],
            [failsTo("get <noun>"), [...repeated, "slow", ...refused, "conflict", "expired-token"]],
            [overwriting, ["act-first"]],
          ],
        }),
        ...section("create", operationOf(create), {
          "one call": [
            [ok, [...settled, ...passing, "answer-after", "act-first", "access-denied"]],
            [failsTo("put <noun>"), plain],
            [failsTo("put <noun>", 1), ["conflict-after"]],
          ],
          "every call": [
            [ok, [...settled, ...repeatedAfter, "answer-after", "act-first"]],
            [failsTo("put <noun>"), [...repeated, ...plain, "access-denied"]],
            [failsTo("put <noun>", 1), ["conflict-after"]],
          ],
        }),
      ]
    : [
        ...section("create", operationOf(create), {
          "one call": [
            [ok, [...settled, ...passing, "answer-after", "act-first"]],
            [denied, ["access-denied"]],
            [failsTo("create <noun>"), plain],
            [taken, ["conflict-after"]],
          ],
          "every call": [
            [ok, [...settled, ...repeatedAfter, "answer-after", "act-first"]],
            [failsTo("create <noun>"), [...repeated, ...plain, "access-denied"]],
            [taken, ["conflict-after"]],
          ],
        }),
        ...section("create", operationOf(get), {
          "one call": [
            [ok, withoutDeletion],
            [{ ...ok, living: 0 }, ["act-first"]],
          ],
          "every call": [[ok, withoutDeletion]],
        }),
        ...section("create", operationOf(list), {
          // What someone else deletes before the list shows it does not exist, so it is created again.
          "one call": [[ok, everything]],
          "every call": [
            [ok, settled],
            [
              doubt('Cannot list <noun>s for "model": <words>'),
              withoutDeletion.filter((fault) => !settled.includes(fault)),
            ],
          ],
        }),
      ];
  const deletion = failsTo("delete <noun>");
  return [
    ...creating,
    ...section(
      "refresh",
      operationOf(get),
      reading({ one: [[gone, ["act-first"]]], every: [[gone, ["resource-not-found"]]] }, ["resource-not-found"]),
    ),
    ...(isSingleton
      ? section(
          "update",
          operationOf(create),
          withDeletionFirst(repeating("put <noun>", passesRole ? ok : failsTo("put <noun>"))),
        )
      : tags),
    ...section(
      "destroy",
      operationOf(get),
      reading({ one: [], every: [[ok, ["resource-not-found"]]] }, ["resource-not-found", "act-first"]),
    ),
    ...section("destroy", operationOf(remove), {
      "one call": [
        [ok, [...settled, ...passing, ...conflicts, "resource-not-found", "answer-after", "act-first"]],
        [deletion, [...refused, "expired-token"]],
      ],
      "every call": [
        [ok, [...settled, ...repeatedAfter, "conflict-after", "answer-after"]],
        [deletion, [...repeated, ...refused, "expired-token"]],
        [
          notDeleted(
            `the service keeps rejecting the deletion (409), as it does while ${usedBy}. Delete that first. To remove ` +
              "a replaced one from the state without deleting it, run pulumi state delete '<urn>' in a terminal and choose the " +
              'ID that is marked "(Pending Deletion)"',
          ),
          ["conflict"],
        ],
        [notDeleted("it exists, but the service finds nothing to delete (404)"), ["resource-not-found"]],
      ],
    }),
  ];
}

/** Put creates again what someone else deleted. */
function withDeletionFirst(outcomes: Record<"one call" | "every call", Outcomes>) {
  return { ...outcomes, "one call": [...outcomes["one call"], [ok, ["act-first"]] as const] };
}

export const objectTable: readonly FaultSection[] = objectKinds.flatMap(sectionsOf);
