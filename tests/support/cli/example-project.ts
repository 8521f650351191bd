import { join } from "node:path";
import { type Behaviour, type Emulator, startEmulator } from "../../../emulator/server";
import { validInputs } from "../inputs/valid-inputs";
import { root, workFolder } from "../paths";
import { openStack, type Stack } from "./stack";

export interface ExampleOptions {
  /** Values of `pulumi config set`, without a namespace. */
  readonly settings: Readonly<Record<string, string>>;
  /** The same, with --secret. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly behaviour: Partial<Behaviour>;
  /** The emulator of another example; otherwise the example has its own. */
  readonly emulator?: Emulator;
}

/** An example that the real CLI runs from its own folder, as a user does. */
export interface ExampleProject {
  readonly emulator: Emulator;
  readonly stack: Stack;
  dispose(): Promise<void>;
}

export const examplesFolder = join(root, "examples");

const { membershipIdentifier, configuredModelAlgorithmAssociationArn, dataChannels, resourceConfig } = validInputs();

/** The settings of examples/basic, the root's project and the template, which every other example requires, too. */
export const exampleSettings = {
  membershipIdentifier,
  configuredModelAlgorithmAssociationArn,
  mlInputChannelArn: dataChannels[0]?.mlInputChannelArn ?? "",
  instanceType: resourceConfig.instanceType,
  volumeSizeInGB: String(resourceConfig.volumeSizeInGB),
};

/**
 * Creates a stack of an example and sets its settings.
 *
 * @param name  path of the folder in examples/
 */
export async function openExample(name: string, options: ExampleOptions): Promise<ExampleProject> {
  const emulator = options.emulator ?? (await startEmulator({ behaviour: options.behaviour }));
  const stack = await openStack({
    folder: join(examplesFolder, name),
    home: join(workFolder, "e2e", `example-${name}-${process.pid}`),
    stackName: `e2e-${process.pid}`,
    emulator,
  });
  const dispose = async () => {
    await stack.dispose();
    if (emulator !== options.emulator) await emulator.close();
  };
  try {
    await stack.setConfig(options.settings);
    await stack.setSecrets(options.secrets ?? {});
  } catch (error) {
    await dispose();
    throw error;
  }
  return { emulator, stack, dispose };
}
