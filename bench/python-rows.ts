/** Measures previews of new models from a Python program, through the plugin, against the package in Node.js. */
import { join } from "node:path";
import { generatedSdks } from "../tests/support/languages/generated-sdks";
import { createLanguageStack } from "../tests/support/languages/language-stack";
import { findLanguageTools } from "../tests/support/languages/language-tools";
import { root } from "../tests/support/paths";
import { openBenchStack, timeCommand } from "./bench-stack";
import { inputs, ourProgram } from "./programs";
import { type Row, ratioRow } from "./row";
import { samplePairs } from "./samples";

const { resourceConfig, hyperparameters, stoppingCondition } = inputs;
const [channel] = inputs.dataChannels;

/** The program of programs.ts. */
const pythonProgram = (models: number) => `
import pulumi_cleanroomsml as cleanroomsml
for i in range(${models}):
    cleanroomsml.TrainedModel(
        f"model-{i}",
        membership_identifier="${inputs.membershipIdentifier}",
        configured_model_algorithm_association_arn="${inputs.configuredModelAlgorithmAssociationArn}",
        resource_config={
            "instance_type": "${resourceConfig.instanceType}",
            "volume_size_in_gb": ${resourceConfig.volumeSizeInGB},
        },
        data_channels=[
            {"ml_input_channel_arn": "${channel?.mlInputChannelArn}", "channel_name": "${channel?.channelName}"}
        ],
        hyperparameters=${JSON.stringify(hyperparameters)},
        stopping_condition={"max_runtime_in_seconds": ${stoppingCondition.maxRuntimeInSeconds}},
    )
`;

/** @returns no row without Python or Go, after a message */
export async function measurePythonPreview(models: number, runs: number): Promise<Row[]> {
  const tools = await findLanguageTools("python");
  const sdks = tools && (await generatedSdks());
  if (tools === undefined || sdks === undefined) return [];
  const node = await openBenchStack(ourProgram({ models, waits: true }), { models });
  const python = await createLanguageStack({
    tools,
    sdks,
    program: pythonProgram(models),
    plugin: { folder: join(root, "plugin/dist") },
    emulator: node.emulator(),
    timeoutMs: 120_000 + models * 2_000,
  });
  // The stack and, for each model, the component, its object and its wait.
  const pythonMs = () => timeCommand(python, "preview", { create: 3 * models + 1 });
  const nodeMs = () => node.time("preview", { create: 2 * models + 1 });
  try {
    // The first run of each has cold caches.
    for (const time of [pythonMs, nodeMs]) await time();
    const pairs = await samplePairs(runs, { ours: pythonMs, reference: nodeMs });
    return [ratioRow({ name: "preview from Python, against Node's dynamic resources", models, unit: "ms" }, pairs)];
  } finally {
    await python.dispose();
    await node.dispose();
  }
}
