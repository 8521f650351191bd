/** Ways to break the rules that AWS's data lacks, such as those about several members. */
import fc from "fast-check";
import { type Breakage, breakage } from "./breakages";
import { type Path, type Props, setAt, textOf, valueAt } from "./input-path";
import { everyInput, type ObjectKind } from "./marked-inputs";
import { membershipIdentifier } from "./valid-inputs";

const association: Path = ["configuredModelAlgorithmAssociationArn"];
const otherArns: Path[] = [
  ["dataChannels", 0, "mlInputChannelArn"],
  ["incrementalTrainingDataChannels", 0, "trainedModelArn"],
  ["kmsKeyArn"],
];
const channelName: Path = ["dataChannels", 0, "channelName"];
const baseName: Path = ["incrementalTrainingDataChannels", 0, "channelName"];

const ofTrainedModel: readonly Breakage[] = [
  {
    title: "dataChannels: 20 and an incremental one",
    path: ["dataChannels"],
    measure: ["incrementalTrainingDataChannels"],
    values: fc.constant({
      change: (input) => setAt(input, ["dataChannels"], twentyChannels()),
      subject: () => "dataChannels and incrementalTrainingDataChannels",
    }),
  },
  {
    title: "dataChannels[1].channelName: stands twice",
    path: ["dataChannels"],
    values: fc.constant({
      change: (input) => setAt(input, ["dataChannels"], [everyChannel(), everyChannel()]),
      subject: () => "dataChannels[1].channelName",
    }),
  },
  ...otherArns.map((path) => ({ ...breakage(path, "another region", elsewhere(path)), measure: association })),
  {
    title: "incrementalTrainingDataChannels[0].channelName: stands twice",
    path: baseName,
    measure: channelName,
    values: fc.constant({
      change: (input) => setAt(input, baseName, valueAt(input, channelName)),
      subject: () => "incrementalTrainingDataChannels[0].channelName",
    }),
  },
];

const digest = `registry/churn@sha256:${"a".repeat(64)}`;
const redactions: Path[] = ["trainedModels", "trainedModelInferenceJobs"].map((policy) => [
  ...["privacyConfiguration", "policies", policy, "containerLogs"],
  ...[0, "logRedactionConfiguration"],
]);

const SQL_PARAMETERS: Path = ["inputChannel", "dataSource", "protectedQueryInputParameters", "sqlParameters"];

/** Every such rule of a kind, broken. */
export const breakagesAcross: Readonly<Record<ObjectKind, readonly Breakage[]>> = {
  MLConfiguration: [],
  ConfiguredModelAlgorithm: ["trainingContainerConfig", "inferenceContainerConfig"].map((container) =>
    breakage([container, "imageUri"], "an image by digest", fc.constant(digest)),
  ),
  ConfiguredModelAlgorithmAssociation: redactions.flatMap((path) => [
    redactionBreakage(path, "CUSTOM without customEntityConfig", { entitiesToRedact: ["CUSTOM"] }),
    redactionBreakage(path, "customEntityConfig without CUSTOM", {
      entitiesToRedact: ["NUMBERS"],
      customEntityConfig: { customDataIdentifiers: ["x"] },
    }),
  ]),
  MLInputChannel: [
    sourceBreakage("both a query and a template", {
      queryString: "SELECT 1",
      analysisTemplateArn: `arn:aws:cleanrooms:us-east-1:123456789012:membership/${membershipIdentifier}/analysistemplate/${membershipIdentifier}`,
    }),
    {
      ...sourceBreakage("a template that is no ARN", { analysisTemplateArn: "x" }),
      values: fc.constant({
        change: (input: Props) => setAt(input, SQL_PARAMETERS, { analysisTemplateArn: "x" }),
        subject: () => textOf([...SQL_PARAMETERS, "analysisTemplateArn"]),
      }),
    },
    sourceBreakage("neither a query nor a template", { parameters: { day: "1" } }),
  ],
  TrainedModel: ofTrainedModel,
  TrainedModelExportJob: [],
  TrainedModelInferenceJob: [],
};

function sourceBreakage(what: string, value: Props): Breakage {
  const path = SQL_PARAMETERS;
  const values = fc.constant({ change: (input: Props) => setAt(input, path, value), subject: () => textOf(path) });
  return { title: `${textOf(path)}: ${what}`, path, values };
}

function redactionBreakage(path: Path, what: string, value: Props): Breakage {
  const subject = () => textOf([...path, "customEntityConfig"]);
  return {
    title: `${textOf(path)}: ${what}`,
    path,
    values: fc.constant({ change: (input) => setAt(input, path, value), subject }),
  };
}

function everyChannel(): Props {
  return (everyInput().dataChannels as Props[])[0] ?? {};
}

function twentyChannels(): Props[] {
  return Array.from({ length: 20 }, (_, index) => ({ ...everyChannel(), channelName: `channel${index}` }));
}

function elsewhere(path: Path): fc.Arbitrary<string> {
  const arn = String(valueAt(everyInput(), path));
  return fc.constantFrom("eu-west-1", "us-gov-west-1").map((region) => arn.replace("us-east-1", region));
}
