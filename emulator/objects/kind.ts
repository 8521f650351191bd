import { resourceTypeOf } from "../service/arns";
import type { OperationName } from "../service/routes";
import type { StatusDetails } from "../service/trained-model-shapes";
import type { Behaviour } from "../settings/behaviour";
import { fixedAssumptions } from "../settings/fixed-assumptions";

type SwitchOf<Value> = {
  [Name in keyof Behaviour]-?: Behaviour[Name] extends Value ? Name : never;
}[keyof Behaviour];

/** @internal */
export interface Quota {
  readonly limit: SwitchOf<number | undefined>;
  readonly per: "membership" | "account";
  readonly name: string;
}

/** The kinds of objects that an emulator has, by AWS's names. */
export type KindName =
  | "MLConfiguration"
  | "ConfiguredModelAlgorithm"
  | "ConfiguredModelAlgorithmAssociation"
  | "MLInputChannel"
  | "TrainedModel"
  | "TrainedModelExportJob"
  | "TrainedModelInferenceJob";

/** What differs between the kinds of objects. @internal */
export interface Kind {
  /** As messages name it. */
  readonly noun: string;
  readonly create: OperationName;
  /** The member that holds its ARN in inputs and outputs. Absent where it has none. */
  readonly arnMember?: string;
  /** Whether it belongs to an account rather than to a membership. */
  readonly isOfAccount?: true;
  /** The work between its create and ACTIVE. Absent where it is ready at once. */
  readonly work?: {
    readonly durationMs: SwitchOf<number>;
    readonly failure: SwitchOf<StatusDetails | undefined>;
    readonly defaultFailure: StatusDetails;
  };
  /** Whether it runs once and cannot be deleted. */
  readonly isJob?: true;
  readonly quotas?: readonly Quota[];
}

const kinds: Readonly<Record<KindName, Kind>> = {
  MLConfiguration: { noun: "ML configuration", create: "PutMLConfiguration" },
  ConfiguredModelAlgorithm: {
    noun: "configured model algorithm",
    create: "CreateConfiguredModelAlgorithm",
    arnMember: "configuredModelAlgorithmArn",
    isOfAccount: true,
  },
  ConfiguredModelAlgorithmAssociation: {
    noun: "configured model algorithm association",
    create: "CreateConfiguredModelAlgorithmAssociation",
    arnMember: "configuredModelAlgorithmAssociationArn",
  },
  MLInputChannel: {
    noun: "ML input channel",
    create: "CreateMLInputChannel",
    arnMember: "mlInputChannelArn",
    work: {
      durationMs: "channelMs",
      failure: "channelFailure",
      defaultFailure: fixedAssumptions.channelFailure,
    },
    quotas: [{ limit: "channelQuota", per: "account", name: "Concurrent SQL queries per account" }],
  },
  TrainedModel: {
    noun: "trained model",
    create: "CreateTrainedModel",
    arnMember: "trainedModelArn",
    work: {
      durationMs: "trainingMs",
      failure: "trainingFailure",
      defaultFailure: fixedAssumptions.trainingFailure,
    },
    quotas: [
      { limit: "runningQuota", per: "membership", name: fixedAssumptions.membershipQuotaName },
      { limit: "accountQuota", per: "account", name: fixedAssumptions.accountQuotaName },
    ],
  },
  TrainedModelExportJob: {
    noun: "trained model export job",
    create: "StartTrainedModelExportJob",
    work: {
      durationMs: "exportMs",
      failure: "exportFailure",
      defaultFailure: fixedAssumptions.exportFailure,
    },
    isJob: true,
  },
  TrainedModelInferenceJob: {
    noun: "trained model inference job",
    create: "StartTrainedModelInferenceJob",
    arnMember: "trainedModelInferenceJobArn",
    work: {
      durationMs: "inferenceMs",
      failure: "inferenceFailure",
      defaultFailure: fixedAssumptions.inferenceFailure,
    },
    isJob: true,
    quotas: [
      {
        limit: "inferenceQuota",
        per: "membership",
        name: "Concurrent trained model inference jobs per membership",
      },
      {
        limit: "accountInferenceQuota",
        per: "account",
        name: "Concurrent trained model inference jobs per account",
      },
    ],
  },
};

/** @internal */
export const kindNames = Object.keys(kinds) as readonly KindName[];

/** @internal */
export function kindOf(name: KindName): Kind {
  return kinds[name];
}

/** The type in the ARNs of a kind, such as `trained-model`. @internal */
export function resourceTypeOfKind(name: KindName): string {
  const member = kindOf(name).arnMember ?? "";
  return member.replace(/Arn$/, "").replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The kind of an ARN's resource; undefined where it is none of the emulator's. @internal */
export function findKindOfArn(arn: string): KindName | undefined {
  const type = resourceTypeOf(arn);
  return type === "" ? undefined : kindNames.find((name) => resourceTypeOfKind(name) === type);
}
