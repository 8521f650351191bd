/**
 * The fault table: how each step ends for each operation that it uses and each fault of the emulator. `one call` is a
 * fault that passes, `every call` one that lasts as long as the step. In every case no object is created twice, each
 * existing object is in the state or in the message, and the same command continues once the fault is over. Here are the
 * sections of trained models; object-table.ts has those of the kinds whose create returns at once.
 */
import { conflicts, passing, refused, repeated, repeatedAfter, riddenOut } from "./fault-groups";
import { type FaultSection, fails, gone, ok } from "./fault-row";
import { objectTable } from "./object-table";
import { kindsFor } from "./struck-fault";
import { workTable } from "./work-table";

type ModelSection = Omit<FaultSection, "object">;

/** The limit of waits and deletions in this table, from `customTimeouts.create` and `deleteTimeoutSeconds`. */
const limit = "24 s";

const existing =
  "<arn> (ACTIVE, created <time>) has that name. To fix this, give the new one another name, or omit `name`; import the " +
  "existing one with the option import; delete the existing one; or set deleteBeforeReplace: true if the existing one is " +
  "being replaced";
const cannotCreate = 'Cannot create trained model "model":';
const nameTaken = fails(`${cannotCreate} <words>. ${existing}`, 1);
const noSlot = fails(
  `${cannotCreate} no training slot: quota "Concurrent trained model jobs per membership" is 5; none became free within ` +
    `${limit} (customTimeouts.create). Slots are limited per membership and per account: end other trainings, or request a ` +
    "higher quota",
);

/** A create whose response was lost and whose model cannot be checked. */
const doubt = (why: string, name: string) =>
  fails(
    `${cannotCreate} ECONNRESET: <reason>. Could not determine whether the model exists (${why}), so the create was not ` +
      `repeated. It may be training under ${name}: check with "aws cleanroomsml list-trained-models". If it is there, import ` +
      "it with the option import; otherwise run pulumi up again",
    1,
  );

const continueWaiting =
  'Trained model "model" is not affected; correct the cause, then run pulumi up to continue waiting';
const changeLimit = "run pulumi up to continue waiting, or set customTimeouts.create to change the limit";
const timesOut = (reading: string) =>
  fails(`Trained model "model" could not be confirmed as ACTIVE within ${limit} (${reading}: <words>); ${changeLimit}`);
const stopsWaiting = (reading: string) => fails(`${reading}: <words>. ${continueWaiting}`);
const notFound = fails(
  `Trained model "model" (<arn>) was not found within ${limit}; ${changeLimit}; if someone deleted it, run pulumi up ` +
    "--refresh to train it again",
  0,
);
const endedByOther = (living: number) =>
  fails(
    'Trained model "model" (<arn>) was cancelled or deleted by someone else (INACTIVE); run pulumi up --refresh to train it again',
    living,
  );
const unknownStatus = fails(
  'Trained model "model" (<arn>) has the unknown status HIBERNATING; a newer release may support it',
);

const notDeleted = (why: string, living = 1) =>
  fails(
    `Cannot delete trained model "model" (<arn>) within ${limit}: ${why}; run the same command again, or set stack ` +
      "config cleanroomsml:deleteTimeoutSeconds to change the limit",
    living,
  );
const deletionFailed = fails(
  'Cannot delete trained model "model" (<arn>): DELETE_FAILED (INTERNAL_ERROR: The service could not do it); run the same ' +
    "command again",
);

const getting = 'Cannot get trained model "model"';
const gettingByArn = 'Cannot get trained model "<arn>"';
/** All waits of a membership share the list. */
const listing = "Cannot list trained models";
const searching = 'Cannot list trained models for "model"';
const listingVersions = 'Cannot list versions of trained model "model"';
const listingVersionsByArn = 'Cannot list versions of trained model "<arn>"';

const clocksDiffer =
  "<arn> may be the model, but the clocks of the service and of this machine differ too much to determine its age";
const explicitName = "its name in the program";

/** Only an explicit name can cause a conflict. */
const aboutName = "If the conflict is about the name, which is unique in the collaboration, rename it, or omit `name`";

/** @param isTransformed  whether a transform sets the name, which other models may then have, too */
const creating = (isTransformed: boolean): ModelSection[] => [
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
    (struck): ModelSection => ({
      step: "create",
      operation: "GetTrainedModel",
      struck,
      outcomes: [
        // If the Get after the create fails, the response to the create counts.
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
  // A training does not depend on the warning about a missing ML configuration.
  ...(["one call", "every call"] as const).map(
    (struck): ModelSection => ({
      step: "create",
      operation: "GetMLConfiguration",
      struck,
      outcomes: [[ok, kindsFor("GetMLConfiguration")]],
    }),
  ),
  ...(["ListTrainedModels", "ListTrainedModelVersions"] as const).flatMap((operation): ModelSection[] => [
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
        [isTransformed && operation === "ListTrainedModels" ? doubt(clocksDiffer, explicitName) : ok, ["wrong-clock"]],
        [{ ...ok, living: 0 }, ["act-first"]],
        [
          doubt(
            `${operation === "ListTrainedModels" ? searching : listingVersions}: <words>`,
            isTransformed ? explicitName : "the name <name>",
          ),
          [...passing, ...refused, ...conflicts, "expired-token", "resource-not-found", "answer-after"],
        ],
      ],
    },
  ]),
];

/** How a wait ends after a fault of a read. */
function waitingOn(operation: "GetTrainedModel" | "ListTrainedModelVersions", reading: string): ModelSection[] {
  return [
    {
      step: "wait",
      operation,
      struck: "one call",
      outcomes: [
        [ok, ["wrong-clock", ...riddenOut, "resource-not-found"]],
        [stopsWaiting(reading), [...refused, ...conflicts]],
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
        [timesOut(reading), riddenOut],
        [stopsWaiting(reading), [...refused, ...conflicts]],
        [notFound, ["resource-not-found"]],
        [endedByOther(0), ["act-first"]],
        [unknownStatus, ["answer-status"]],
      ],
    },
  ];
}

const waiting: ModelSection[] = [
  ...waitingOn("GetTrainedModel", gettingByArn),
  {
    step: "wait",
    operation: "ListTrainedModels",
    struck: "one call",
    outcomes: [
      // A Get confirms every status that ends a wait.
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
      [timesOut(listing), riddenOut],
      [stopsWaiting(listing), [...refused, ...conflicts, "resource-not-found"]],
      [endedByOther(21), ["act-first"]],
      [
        fails(`Trained model "model" is still training after ${limit} (CREATE_IN_PROGRESS); ${changeLimit}`),
        ["answer-status"],
      ],
    ],
  },
  ...waitingOn("ListTrainedModelVersions", listingVersionsByArn),
];

function refreshingBy(operation: "GetTrainedModel" | "ListTrainedModelVersions", reading: string): ModelSection[] {
  return [
    {
      step: "refresh",
      operation,
      struck: "one call",
      outcomes: [
        [ok, ["wrong-clock", ...passing, "resource-not-found", "answer-status"]],
        [gone, ["act-first"]],
        [fails(`${reading}: <words>`), [...refused, ...conflicts, "expired-token", "answer-after"]],
      ],
    },
    {
      step: "refresh",
      operation,
      struck: "every call",
      outcomes: [
        [ok, ["wrong-clock", "answer-status"]],
        [gone, ["resource-not-found", "act-first"]],
        [fails(`${reading}: <words>`), [...passing, ...refused, ...conflicts, "expired-token", "answer-after"]],
      ],
    },
  ];
}

const refreshing: ModelSection[] = [
  ...refreshingBy("GetTrainedModel", getting),
  ...refreshingBy("ListTrainedModelVersions", listingVersions),
];

function destroyingBy(operation: "GetTrainedModel" | "ListTrainedModelVersions", reading: string): ModelSection[] {
  return [
    {
      step: "destroy",
      operation,
      struck: "one call",
      outcomes: [
        [ok, ["wrong-clock", ...passing, "resource-not-found", "act-first", "answer-status"]],
        [fails(`${reading}: <words>`), [...refused, ...conflicts, "expired-token", "answer-after"]],
      ],
    },
    {
      step: "destroy",
      operation,
      struck: "every call",
      outcomes: [
        [ok, ["wrong-clock", "resource-not-found", "act-first"]],
        [fails(`${reading}: <words>`), [...passing, ...refused, ...conflicts, "expired-token", "answer-after"]],
        // The model is deleted, but no response shows it.
        [notDeleted("its status is HIBERNATING", 0), ["answer-status"]],
      ],
    },
  ];
}

const cancelling = 'Cannot cancel trained model "model"';
const deleting = 'Cannot delete output of trained model "model"';

const destroying: ModelSection[] = [
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
      [notDeleted("its training could not be cancelled (CANCEL_FAILED) and may still run"), ["cancel-fails"]],
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
        notDeleted(
          "the service keeps rejecting the deletion (409), as it does while another model continues from this one",
        ),
        ["conflict"],
      ],
      [notDeleted("its status is ACTIVE, but the service finds nothing to delete (404)"), ["resource-not-found"]],
      [deletionFailed, ["delete-fails"]],
    ],
  },
];

const modelTable: readonly ModelSection[] = [
  ...creating(false),
  ...creating(true).map((section) => ({ ...section, isTransformed: true })),
  ...waiting,
  ...refreshing,
  ...destroying,
];

export const faultTable: readonly FaultSection[] = [
  ...modelTable.map((section) => ({ object: "TrainedModel" as const, ...section })),
  ...objectTable,
  ...workTable,
];
