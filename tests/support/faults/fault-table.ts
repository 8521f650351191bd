/**
 * The fault table: for each step, each operation that it uses and each fault of the emulator, how the step ends. `one call`
 * is a fault that passes, `every call` one that stays as long as the step lasts. Whatever the outcome, no model is made twice,
 * none lives that neither the state nor the message knows, and the same command goes on once the fault is over.
 */
import type { FaultKind } from "../../../emulator/server";
import { type FaultSection, fails, gone, ok } from "./fault-row";

/** Sent again by the client where doing it twice does no harm. */
const repeated: FaultKind[] = [
  "throttle",
  "internal-error",
  "empty-503",
  "bad-gateway",
  "gateway-timeout",
  "reset-before",
  "not-json-before",
  "truncated-before",
  "slow-before",
];

/** The same, after the work was done. */
const repeatedAfter: FaultKind[] = [
  "slow",
  "internal-error-after",
  "empty-503-after",
  "bad-gateway-after",
  "gateway-timeout-after",
  "reset-after",
  "not-json-after",
  "truncated-after",
  "empty-200-after",
];

const passing = [...repeated, ...repeatedAfter];

/** What a wait rides out, however long it lasts. */
export const riddenOut: FaultKind[] = [...passing, "expired-token", "answer-after"];

/** The service says no, and says it again. `answer` is a code that this release does not know. */
const refused: FaultKind[] = ["access-denied", "quota-exceeded", "validation-echo", "answer"];
const conflicts: FaultKind[] = ["conflict", "conflict-after"];

/** An own limit of the wait and of the deletion in this table; see `customTimeouts.create` and `deleteTimeoutSeconds`. */
const limit = "24 s";

const existing =
  "<arn> (ACTIVE, created <time>) has that name. Ways out: another name, or none; the option import to take that model " +
  "into the stack; deleting it; deleteBeforeReplace: true, where it is the one that is being replaced";
const cannotCreate = 'Cannot create trained model "model":';
const nameTaken = fails(`${cannotCreate} <words>. ${existing}`, 1);
const noSlot = fails(
  `${cannotCreate} no training slot: quota "Concurrent trained model jobs per membership" is 5; none came free within ` +
    `${limit} (customTimeouts.create). Slots are limited for each membership and for the account as a whole: end other ` +
    "trainings, or have the quota raised",
);

/** A create whose answer was lost and that cannot be looked for. */
const doubt = (looking: string, name: string) =>
  fails(
    `${cannotCreate} ECONNRESET: <reason>. Whether the model exists could not be found out (${looking}), so nothing was sent ` +
      `again. It may be training under the name ${name}: look with "aws cleanroomsml list-trained-models"; if it is there, ` +
      "take it into the stack with the option import, else run pulumi up again",
    1,
  );

const goesOnWaiting = 'Trained model "model" is not affected, nothing is lost: pulumi up goes on waiting';
const setsLimit = "pulumi up goes on waiting (customTimeouts.create sets another limit)";
const notSeen = (looking: string) =>
  fails(
    `Trained model "model" was not seen to end within ${limit} (${looking}: <words>): nothing is lost, ${setsLimit}`,
  );
const stopsWaiting = (looking: string) => fails(`${looking}: <words>. ${goesOnWaiting}`);
const notFound = fails(
  `Trained model "model" (<arn>) was not found within ${limit}: ${setsLimit}; if somebody deleted it, pulumi up --refresh ` +
    "trains it again",
  0,
);
const endedByOther = (living: number) =>
  fails(
    'Trained model "model" (<arn>) was cancelled or deleted by somebody else (INACTIVE); pulumi up --refresh trains it again',
    living,
  );
const unknownStatus = fails(
  'Trained model "model" (<arn>) has a status that this release does not know (HIBERNATING): a newer release may; nothing is lost',
);

const notDeleted = (why: string, living = 1) =>
  fails(
    `Cannot delete trained model "model" (<arn>) within ${limit}: ${why}; pulumi destroy tries again, and stack config ` +
      "cleanroomsml:deleteTimeoutSeconds sets another limit",
    living,
  );
const deletionFailed = fails(
  'Cannot delete trained model "model" (<arn>): DELETE_FAILED (INTERNAL_ERROR: The service could not do it); pulumi destroy ' +
    "tries again",
);

const getting = 'Cannot get trained model "model"';
const gettingByArn = 'Cannot get trained model "<arn>"';
const listing = 'Cannot list trained models of membership "11111111-2222-3333-4444-555555555555"';
const listingVersions = 'Cannot list versions of trained model "model"';
const listingVersionsByArn = 'Cannot list versions of trained model "<arn>"';

const clocksDiffer = "<arn> may be it, but the clocks of the service and this machine differ too much to tell its age";
const givenName = "that the program gives";

/** A conflict may be about the name only where the program gives it. */
const aboutName = "Where it is about the name, which is unique in the collaboration: another name, or none";

/** @param isTransformed  whether a transform sets the name, which is then no generated one: others may use it too */
const creating = (isTransformed: boolean): FaultSection[] => [
  {
    step: "create",
    operation: "CreateTrainedModel",
    struck: "one call",
    outcomes: [
      [
        ok,
        ["wrong-clock", ...passing, "quota-exceeded", "answer-after", "training-fails", "act-first", "answer-status"],
      ],
      [
        fails(`${cannotCreate} <words>`),
        ["access-denied", "expired-token", "resource-not-found", "validation-echo", "answer"],
      ],
      [fails(`${cannotCreate} <words>${isTransformed ? `. ${aboutName}` : ""}`), ["conflict"]],
      [nameTaken, ["conflict-after"]],
    ],
  },
  {
    step: "create",
    operation: "CreateTrainedModel",
    struck: "every call",
    outcomes: [
      [ok, ["wrong-clock", ...repeatedAfter, "answer-after", "training-fails", "act-first", "answer-status"]],
      [
        fails(`${cannotCreate} <words>`),
        [...repeated, "access-denied", "expired-token", "resource-not-found", "validation-echo", "answer"],
      ],
      [fails(`${cannotCreate} <words>${isTransformed ? `. ${aboutName}` : ""}`), ["conflict"]],
      [noSlot, ["quota-exceeded"]],
      [nameTaken, ["conflict-after"]],
    ],
  },
  ...(["one call", "every call"] as const).map(
    (struck): FaultSection => ({
      step: "create",
      operation: "GetTrainedModel",
      struck,
      outcomes: [
        // The answer of the create stands where the Get behind it fails.
        [
          ok,
          [
            "wrong-clock",
            ...passing,
            ...refused,
            ...conflicts,
            "expired-token",
            "resource-not-found",
            "answer-after",
            "answer-status",
          ],
        ],
        [{ ...ok, living: 0 }, ["act-first"]],
      ],
    }),
  ),
  ...(["ListTrainedModels", "ListTrainedModelVersions"] as const).flatMap((operation): FaultSection[] => [
    {
      step: "create",
      operation,
      struck: "one call",
      outcomes: [
        [
          ok,
          [
            "wrong-clock",
            ...passing,
            ...refused,
            ...conflicts,
            "expired-token",
            "resource-not-found",
            "answer-after",
            "answer-status",
          ],
        ],
        [{ ...ok, living: 0 }, ["act-first"]],
      ],
    },
    {
      step: "create",
      operation,
      struck: "every call",
      outcomes: [
        [ok, ["answer-status"]],
        [isTransformed && operation === "ListTrainedModels" ? doubt(clocksDiffer, givenName) : ok, ["wrong-clock"]],
        [{ ...ok, living: 0 }, ["act-first"]],
        [
          doubt(
            `${operation === "ListTrainedModels" ? listing : listingVersionsByArn}: <words>`,
            isTransformed ? givenName : "<name>",
          ),
          [...passing, ...refused, ...conflicts, "expired-token", "resource-not-found", "answer-after"],
        ],
      ],
    },
  ]),
];

/** What a wait does about a fault of a read, and what it says of it. */
function waitingOn(operation: "GetTrainedModel" | "ListTrainedModelVersions", looking: string): FaultSection[] {
  return [
    {
      step: "wait",
      operation,
      struck: "one call",
      outcomes: [
        [ok, ["wrong-clock", ...riddenOut, "resource-not-found"]],
        [stopsWaiting(looking), [...refused, ...conflicts]],
        [endedByOther(0), ["act-first"]],
        [unknownStatus, ["answer-status"]],
      ],
    },
    {
      step: "wait",
      operation,
      struck: "every call",
      outcomes: [
        [ok, ["wrong-clock"]],
        [notSeen(looking), riddenOut],
        [stopsWaiting(looking), [...refused, ...conflicts]],
        [notFound, ["resource-not-found"]],
        [endedByOther(0), ["act-first"]],
        [unknownStatus, ["answer-status"]],
      ],
    },
  ];
}

const waiting: FaultSection[] = [
  ...waitingOn("GetTrainedModel", gettingByArn),
  {
    step: "wait",
    operation: "ListTrainedModels",
    struck: "one call",
    outcomes: [
      // A Get has the last word on a status that ends a wait.
      [ok, ["wrong-clock", ...riddenOut, "answer-status"]],
      [stopsWaiting(listing), [...refused, ...conflicts, "resource-not-found"]],
      [endedByOther(21), ["act-first"]],
    ],
  },
  {
    step: "wait",
    operation: "ListTrainedModels",
    struck: "every call",
    outcomes: [
      [ok, ["wrong-clock"]],
      [notSeen(listing), riddenOut],
      [stopsWaiting(listing), [...refused, ...conflicts, "resource-not-found"]],
      [endedByOther(21), ["act-first"]],
      [
        fails(`Trained model "model" is still training after ${limit} (HIBERNATING): nothing is lost, ${setsLimit}`),
        ["answer-status"],
      ],
    ],
  },
  ...waitingOn("ListTrainedModelVersions", listingVersionsByArn),
];

function refreshingBy(operation: "GetTrainedModel" | "ListTrainedModelVersions", looking: string): FaultSection[] {
  return [
    {
      step: "refresh",
      operation,
      struck: "one call",
      outcomes: [
        [ok, ["wrong-clock", ...passing, "resource-not-found", "answer-status"]],
        [gone, ["act-first"]],
        [fails(`${looking}: <words>`), [...refused, ...conflicts, "expired-token", "answer-after"]],
      ],
    },
    {
      step: "refresh",
      operation,
      struck: "every call",
      outcomes: [
        [ok, ["wrong-clock", "answer-status"]],
        [gone, ["resource-not-found", "act-first"]],
        [fails(`${looking}: <words>`), [...passing, ...refused, ...conflicts, "expired-token", "answer-after"]],
      ],
    },
  ];
}

const refreshing: FaultSection[] = [
  ...refreshingBy("GetTrainedModel", getting),
  ...refreshingBy("ListTrainedModelVersions", listingVersions),
];

function destroyingBy(operation: "GetTrainedModel" | "ListTrainedModelVersions", looking: string): FaultSection[] {
  return [
    {
      step: "destroy",
      operation,
      struck: "one call",
      outcomes: [
        [ok, ["wrong-clock", ...passing, "resource-not-found", "act-first", "answer-status"]],
        [fails(`${looking}: <words>`), [...refused, ...conflicts, "expired-token", "answer-after"]],
      ],
    },
    {
      step: "destroy",
      operation,
      struck: "every call",
      outcomes: [
        [ok, ["wrong-clock", "resource-not-found", "act-first"]],
        [fails(`${looking}: <words>`), [...passing, ...refused, ...conflicts, "expired-token", "answer-after"]],
        // Deleted, but nobody can see it.
        [notDeleted("its status is HIBERNATING", 0), ["answer-status"]],
      ],
    },
  ];
}

const cancelling = 'Cannot cancel trained model "model"';
const deleting = 'Cannot delete output of trained model "model"';

const destroying: FaultSection[] = [
  ...destroyingBy("GetTrainedModel", getting),
  ...destroyingBy("ListTrainedModelVersions", listingVersions),
  {
    step: "destroy",
    operation: "CancelTrainedModel",
    struck: "one call",
    outcomes: [
      [
        ok,
        [
          "wrong-clock",
          ...passing,
          ...conflicts,
          "resource-not-found",
          "answer-after",
          "cancel-fails",
          "act-first",
          "answer-status",
        ],
      ],
      [fails(`${cancelling}: <words>`), [...refused, "expired-token"]],
    ],
  },
  {
    step: "destroy",
    operation: "CancelTrainedModel",
    struck: "every call",
    outcomes: [
      [ok, ["wrong-clock", ...repeatedAfter, "conflict-after", "answer-after", "act-first", "answer-status"]],
      [fails(`${cancelling}: <words>`), [...repeated, ...refused, "expired-token"]],
      [notDeleted("its status is CREATE_IN_PROGRESS"), ["conflict", "resource-not-found"]],
      [notDeleted("its training could not be cancelled (CANCEL_FAILED)"), ["cancel-fails"]],
    ],
  },
  {
    step: "destroy",
    operation: "DeleteTrainedModelOutput",
    struck: "one call",
    outcomes: [
      [
        ok,
        ["wrong-clock", ...passing, ...conflicts, "resource-not-found", "answer-after", "act-first", "answer-status"],
      ],
      [fails(`${deleting}: <words>`), [...refused, "expired-token"]],
      [deletionFailed, ["delete-fails"]],
    ],
  },
  {
    step: "destroy",
    operation: "DeleteTrainedModelOutput",
    struck: "every call",
    outcomes: [
      [ok, ["wrong-clock", ...repeatedAfter, "conflict-after", "answer-after", "act-first", "answer-status"]],
      [fails(`${deleting}: <words>`), [...repeated, ...refused, "expired-token"]],
      [
        notDeleted("the service keeps refusing (409), as it does while another model is trained further from this one"),
        ["conflict"],
      ],
      [notDeleted("its status is ACTIVE, but the service finds nothing to delete (404)"), ["resource-not-found"]],
      [deletionFailed, ["delete-fails"]],
    ],
  },
];

/** All of it, step by step. */
export const faultTable: readonly FaultSection[] = [
  ...creating(false),
  ...creating(true).map((section) => ({ ...section, isTransformed: true })),
  ...waiting,
  ...refreshing,
  ...destroying,
];
