/** Ways to break the rules about several members: duplicate channel names, and ARNs of two regions. */
import fc from "fast-check";
import { type Breakage, breakage } from "./breakages";
import { type Path, type Props, setAt, valueAt } from "./input-path";
import { everyInput } from "./marked-inputs";

const association: Path = ["configuredModelAlgorithmAssociationArn"];
const otherArns: Path[] = [
  ["dataChannels", 0, "mlInputChannelArn"],
  ["incrementalTrainingDataChannels", 0, "trainedModelArn"],
  ["kmsKeyArn"],
];
const channelName: Path = ["dataChannels", 0, "channelName"];
const baseName: Path = ["incrementalTrainingDataChannels", 0, "channelName"];

/** Every such rule, broken. */
export const breakagesAcross: readonly Breakage[] = [
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
