/**
 * The fault table of channels and jobs, from their rows. The words of the kind's row are in the messages; `<noun>`, `<kind>`,
 * `<list>` and `<id>` stand for others.
 */
import { type FaultKind, faultMoments } from "../../../emulator/server";
import { KINDS } from "../../../provider/kinds/kinds";
import type { ResourceKind, Work } from "../../../provider/kinds/resource-kind";
import { getOperation, type OperationKey } from "../../../sdk/operations";
import { type ObjectKind, objectKinds } from "../inputs/marked-inputs";
import { conflicts, passing, refused, repeatedAfter, riddenOut } from "./fault-groups";
import { type FaultSection, fails, gone, type Outcome, ok, type Step } from "./fault-row";
import { kindsFor, operationOf } from "./struck-fault";

type Outcomes = readonly (readonly [Outcome, readonly FaultKind[]])[];

/** The limit of waits and deletions in this table, from `customTimeouts.create` and `deleteTimeoutSeconds`. */
const limit = "24 s";
const changeLimit = "run pulumi up to continue waiting, or set customTimeouts.create to change the limit";
const existing =
  "<id> (ACTIVE, created <time>) has that name. To fix this, give the new one another name, or omit `name`; import the " +
  "existing one with the option import; delete the existing one; or set deleteBeforeReplace: true if the existing one is " +
  "being replaced";

const noChange: FaultKind[] = ["wrong-clock", "answer-status"];
const denied: FaultKind[] = [...refused, ...conflicts];

const every = Object.keys(faultMoments) as FaultKind[];
const actionOf = (call: OperationKey) => getOperation(call).action;

/** The sections of an operation for one call and for every call. The first outcome that names a fault counts. */
const sectionOf =
  (object: ObjectKind) =>
  (step: Step, call: OperationKey, outcomesOf: (every: boolean) => Outcomes): FaultSection[] =>
    ([false, true] as const).map((isEvery) => {
      const operation = operationOf(call);
      const struck = isEvery ? "every call" : "one call";
      const possible = kindsFor(operation, { object, step, struck });
      const named = outcomesOf(isEvery);
      const outcomes = named.map(
        ([outcome, faults], index) =>
          [
            outcome,
            possible.filter(
              (one) => faults.includes(one) && !named.slice(0, index).some(([, earlier]) => earlier.includes(one)),
            ),
          ] as const,
      );
      return { object, step, operation, struck, outcomes: outcomes.filter(([, faults]) => faults.length > 0) };
    });

function sectionsOf(object: ObjectKind, work: Work): FaultSection[] {
  const { calls, passesRole, staysInState, usedBy, remains, noun }: ResourceKind = KINDS[object];
  const { create, get, list = create, delete: remove, cancel, collaborationOf } = calls;
  const isListed = get === undefined;
  const section = sectionOf(object);

  const cannotCreate = `Cannot ${actionOf(create)} "model":`;
  const failsTo = (call: OperationKey, subject = ' "model"', living?: number) =>
    fails(`Cannot ${actionOf(call)}${subject}: <words>`, living);
  const doubt = (call: OperationKey) => {
    const subject = getOperation(call).subject === "membershipIdentifier" ? ' for "model"' : ' "model"';
    return fails(
      `${cannotCreate} ECONNRESET: <reason>. Could not determine whether the <kind> exists (Cannot ${actionOf(call)}${subject}: ` +
        `<words>), so the create was not repeated. It may be ${work.going} under the name <name>: check with "aws cleanroomsml ` +
        '<list>". If it is there, import it with the option import; otherwise run pulumi up again',
      1,
    );
  };
  const noSlot = fails(
    `Cannot create <noun> "model": no ${work.noun} slot: quota "Concurrent trained model jobs per membership" is 5; none became ` +
      `free within ${limit} (customTimeouts.create). Slots are limited ${work.slotsOf === "membership" ? "per membership and " : ""}per account: end other ${work.nouns}, ` +
      "or request a higher quota",
  );
  const creating: FaultSection[] = [
    ...section("create", create, (isEvery) => [
      [ok, [...noChange, ...(isEvery ? repeatedAfter : passing), "answer-after", "training-fails", "act-first"]],
      [isEvery ? noSlot : ok, work.slotsOf ? ["quota-exceeded"] : []],
      [ok, passesRole && !isEvery ? ["access-denied"] : []],
      [fails(`${cannotCreate} <words>. ${existing}`, 1), ["conflict-after"]],
      [failsTo(create), every],
    ]),
    ...(get
      ? section("create", get, () => [
          [{ ...ok, living: 0 }, ["act-first"]],
          [ok, every],
        ])
      : []),
    ...[list, ...(collaborationOf ? [collaborationOf] : [])].flatMap((call) =>
      section("create", call, (isEvery) => [
        [ok, [...noChange]],
        [{ ...ok, living: isListed ? 1 : 0 }, ["act-first"]],
        [isEvery ? doubt(call) : ok, every],
      ]),
    ),
    ...(work.details.includes("logsStatus") ? section("create", "getMLConfiguration", () => [[ok, every]]) : []),
  ];

  const Noun = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
  const stops = (reading: string) =>
    fails(
      `${reading}: <words>. ${Noun} "model" is not affected; correct the cause, then run pulumi up to continue waiting`,
    );
  const timesOut = (reading: string) =>
    fails(`${Noun} "model" could not be confirmed as ACTIVE within ${limit} (${reading}: <words>); ${changeLimit}`);
  const repetition = (urn = "<urn>") =>
    `run pulumi up ${staysInState ? `--replace '${urn}'` : "--refresh"} to ${work.again}`;
  const notFound = (living: number) =>
    fails(
      `${Noun} "model" (<id>) was not found within ${limit}; ${changeLimit}; if someone deleted it, ${repetition()}`,
      living,
    );
  const hasExpired = staysInState && remove;
  const isFailure = work.failures?.includes("INACTIVE");
  const endedByOther = (living: number, urn?: string) =>
    fails(
      `${Noun} "model" (<id>) ${hasExpired ? "has expired, or someone else deleted its data" : "was cancelled or deleted by someone else"} ` +
        `(INACTIVE); ${isFailure ? `run pulumi up --refresh to ${work.again}` : repetition(urn)}`,
      living,
    );
  const unknownStatus = fails(
    `${Noun} "model" (<id>) has the unknown status HIBERNATING; a newer release may support it`,
  );
  const waitingOn = (call: OperationKey, reading: string) =>
    section("wait", call, (isEvery) => [
      [ok, ["wrong-clock"]],
      [isEvery ? timesOut(reading) : ok, riddenOut],
      [stops(reading), denied],
      [endedByOther(0), ["act-first"]],
      [call === collaborationOf ? ok : unknownStatus, ["answer-status"]],
      [isListed ? stops(reading) : isEvery ? notFound(0) : ok, ["resource-not-found"]],
    ]);
  const waitingInCrowd = section("wait", list, (isEvery) => [
    [ok, ["wrong-clock"]],
    [isEvery ? timesOut(`Cannot ${actionOf(list)}`) : ok, riddenOut],
    [stops(`Cannot ${actionOf(list)}`), [...denied, "resource-not-found"]],
    [endedByOther(21, "URN"), ["act-first"]],
    [
      isEvery
        ? fails(`${Noun} "model" is still ${work.going} after ${limit} (CREATE_IN_PROGRESS); ${changeLimit}`)
        : ok,
      ["answer-status"],
    ],
  ]);
  const waiting = isListed
    ? [list, collaborationOf ?? list].flatMap((call) => waitingOn(call, `Cannot ${actionOf(call)}`))
    : [...waitingOn(get, `Cannot ${actionOf(get)} "<arn>"`), ...waitingInCrowd];

  const refreshing = (isListed ? [list, collaborationOf ?? list] : [get]).flatMap((call) =>
    section("refresh", call, (isEvery) => [
      [ok, noChange],
      // If every Get returns it, the object does not exist.
      [isEvery && !isListed ? { ...ok, living: 0 } : ok, ["resource-not-found"]],
      [ok, isEvery ? [] : passing],
      [staysInState ? { ...ok, living: 0 } : gone, ["act-first"]],
      [failsTo(call), every],
    ]),
  );

  const deletionOf = (why: string, living?: number) =>
    fails(
      `Cannot delete <noun> "model" (<id>) within ${limit}: ${why}; run the same command again, or set stack config ` +
        "cleanroomsml:deleteTimeoutSeconds to change the limit",
      living ?? 1,
    );
  const ending = remove ?? cancel;
  const failed = fails(
    'Cannot delete <noun> "model" (<id>): DELETE_FAILED (INTERNAL_ERROR: The service could not do it); run the same command again',
  );
  const destroying: FaultSection[] = [
    ...(get && ending
      ? section("destroy", get, (isEvery) => [
          [ok, ["wrong-clock", "resource-not-found", "act-first"]],
          [isEvery ? deletionOf("its status is HIBERNATING", 0) : ok, ["answer-status"]],
          [isEvery ? failsTo(get) : ok, passing],
          [failsTo(get), every],
        ])
      : []),
    ...(remove
      ? section("destroy", remove, (isEvery) => [
          [ok, [...noChange, ...(isEvery ? repeatedAfter : passing), "conflict-after", "answer-after", "act-first"]],
          [
            isEvery ? deletionOf(`the service keeps rejecting the deletion (409), as it does while ${usedBy}`) : ok,
            ["conflict"],
          ],
          [
            isEvery ? deletionOf("its status is ACTIVE, but the service finds nothing to delete (404)") : ok,
            ["resource-not-found"],
          ],
          [failed, ["delete-fails"]],
          [failsTo(remove), every],
        ])
      : []),
    ...(cancel && remains
      ? section("destroy", cancel, (isEvery) => [
          [ok, [...noChange, ...(isEvery ? repeatedAfter : passing), "conflict-after", "answer-after", "act-first"]],
          [isEvery ? deletionOf("its status is CREATE_IN_PROGRESS") : ok, ["conflict", "resource-not-found"]],
          [
            isEvery ? deletionOf(`its ${work.noun} could not be cancelled (CANCEL_FAILED) and may still run`) : ok,
            ["cancel-fails"],
          ],
          [failsTo(cancel), every],
        ])
      : []),
  ];
  return [...creating, ...waiting, ...refreshing, ...destroying];
}

/** The service refuses a create on a channel; the reason is only in the message if a read of the channel shows one. */
function refusalsOf(object: ObjectKind): FaultSection[] {
  const { calls, inputs }: ResourceKind = KINDS[object];
  const place = "dataSource" in inputs ? "dataSource" : "dataChannels[0]";
  const refusal = (reason?: string) =>
    fails(
      `Cannot ${actionOf(calls.create)} "model": ResourceNotFoundException: The resource was not found (request <request>)` +
        (reason === undefined
          ? ""
          : `. The ML input channel in ${place}.mlInputChannelArn ${reason}; run pulumi up --replace 'URN' in the stack that ` +
            "has it to query its data again, which also trains every model on it again"),
    );
  return sectionOf(object)("create", "getMLInputChannel", () => [
    [refusal("has expired, or its data was deleted (INACTIVE)"), ["act-first"]],
    [refusal("does not exist or has expired"), ["resource-not-found"]],
    [refusal(), every],
  ]);
}

export const workTable: readonly FaultSection[] = objectKinds.flatMap((object) => {
  const { work, readsChannels }: ResourceKind = KINDS[object];
  return [
    ...(work?.waits === "Completion" ? sectionsOf(object, work) : []),
    ...(readsChannels ? refusalsOf(object) : []),
  ];
});
