import type * as pulumi from "@pulumi/pulumi";
import type {
  ContainerConfig,
  CreateConfiguredModelAlgorithmInput,
  InferenceContainerConfig,
} from "../../sdk/service-types";
import { CONFIGURED_MODEL_ALGORITHM } from "../kinds/configured-model-algorithm";
import { ApiObject, type ApiObjectOptions, optionsOfGet } from "./api-object";
import type { Inputs } from "./inputs";

/** The inputs of a configured model algorithm, under AWS's names. `tags` are updated in place; all else replaces it. */
export interface ConfiguredModelAlgorithmArgs extends Inputs<Omit<CreateConfiguredModelAlgorithmInput, "name">> {
  /** Name of the algorithm, 1 to 63 characters, not blank; left out, it is the logical name and a random suffix. */
  name?: pulumi.Input<string> | undefined;
}

/**
 * The containers that train a model and infer with it. Replacing one replaces its associations, and what is trained with
 * them: the preview says so.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateConfiguredModelAlgorithm.html
 */
export class ConfiguredModelAlgorithm extends ApiObject {
  /** ARN of the algorithm. */
  declare readonly configuredModelAlgorithmArn: pulumi.Output<string>;
  /** Name of the algorithm: the one given, or the logical name and a random suffix. */
  declare readonly name: pulumi.Output<string>;
  /** Free text about the algorithm. */
  declare readonly description: pulumi.Output<string | undefined>;
  /** Role that reads the container images. */
  declare readonly roleArn: pulumi.Output<string>;
  /** The container that trains; undefined where none is given. */
  declare readonly trainingContainerConfig: pulumi.Output<ContainerConfig | undefined>;
  /** The container that infers; undefined where none is given. */
  declare readonly inferenceContainerConfig: pulumi.Output<InferenceContainerConfig | undefined>;
  /** Tags of the algorithm, as the program gives them: changes from outside do not show. */
  declare readonly tags: pulumi.Output<Record<string, string> | undefined>;
  /** ARN of the KMS key that encrypts it; undefined where none is given. */
  declare readonly kmsKeyArn: pulumi.Output<string | undefined>;

  /**
   * Declares an algorithm; nothing is sent before `pulumi up`.
   *
   * @param name  the logical name in the program
   * @param args  the inputs of CreateConfiguredModelAlgorithm
   * @param opts  Pulumi's options, `profile` and `import` (the ARN)
   */
  constructor(name: string, args: ConfiguredModelAlgorithmArgs, opts: ApiObjectOptions = {}) {
    super(CONFIGURED_MODEL_ALGORITHM, name, args, opts);
  }

  /** Reads an existing one by its ARN; it is never changed or deleted. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts: ApiObjectOptions = {}): ConfiguredModelAlgorithm {
    return getAlgorithm(name, optionsOfGet(id, opts));
  }
}

/** Outside the class, because the bundler renames a class that refers to itself. */
function getAlgorithm(name: string, opts: ApiObjectOptions): ConfiguredModelAlgorithm {
  return new ConfiguredModelAlgorithm(name, {} as ConfiguredModelAlgorithmArgs, opts);
}
