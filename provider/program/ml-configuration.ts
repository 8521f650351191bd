import type * as pulumi from "@pulumi/pulumi";
import type { MLOutputConfiguration, PutMLConfigurationInput } from "../../sdk/service-types";
import { ML_CONFIGURATION } from "../kinds/ml-configuration";
import { ApiObject, type ApiObjectOptions, optionsOfGet } from "./api-object";
import type { Inputs } from "./inputs";

/** The inputs of an ML configuration, under AWS's names. `defaultOutputLocation` is updated in place. */
export interface MLConfigurationArgs extends Inputs<PutMLConfigurationInput> {}

/**
 * Where a membership's trainings and inference jobs write logs, metrics and results. A membership has one at most: creating
 * one where there is one already is refused, with `import` as the way to take it over.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_PutMLConfiguration.html
 */
export class MLConfiguration extends ApiObject {
  /** The membership that it belongs to: a UUID. */
  declare readonly membershipIdentifier: pulumi.Output<string>;
  /** Where logs, metrics and results go, and the role that writes them. */
  declare readonly defaultOutputLocation: pulumi.Output<MLOutputConfiguration>;

  /**
   * Declares an ML configuration; nothing is sent before `pulumi up`.
   *
   * @param name  the logical name in the program
   * @param args  the inputs of PutMLConfiguration
   * @param opts  Pulumi's options, `profile` and `import` (the membership identifier)
   */
  constructor(name: string, args: MLConfigurationArgs, opts: ApiObjectOptions = {}) {
    super(ML_CONFIGURATION, name, args, opts);
  }

  /** Reads an existing one by its membership identifier; it is never changed or deleted. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts: ApiObjectOptions = {}): MLConfiguration {
    return getMLConfiguration(name, optionsOfGet(id, opts));
  }
}

/** Outside the class, because the bundler renames a class that refers to itself. */
function getMLConfiguration(name: string, opts: ApiObjectOptions): MLConfiguration {
  return new MLConfiguration(name, {} as MLConfigurationArgs, opts);
}
