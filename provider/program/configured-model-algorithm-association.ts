import type * as pulumi from "@pulumi/pulumi";
import type { CreateConfiguredModelAlgorithmAssociationInput, PrivacyConfiguration } from "../../sdk/service-types";
import { CONFIGURED_MODEL_ALGORITHM_ASSOCIATION } from "../kinds/configured-model-algorithm-association";
import { ApiObject, type ApiObjectOptions, optionsOfGet } from "./api-object";
import type { Inputs } from "./inputs";

/** The inputs of an association, under AWS's names. `tags` are updated in place; all else replaces it. */
export interface ConfiguredModelAlgorithmAssociationArgs
  extends Inputs<Omit<CreateConfiguredModelAlgorithmAssociationInput, "name">> {
  /** Name of the association, 1 to 63 characters, not blank; left out, it is the logical name and a random suffix. */
  name?: pulumi.Input<string> | undefined;
}

/**
 * An algorithm in a collaboration, with what its trainings may give away. Replacing one gives it a new ARN, which other
 * members' table rules must allow: the preview says what follows.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateConfiguredModelAlgorithmAssociation.html
 */
export class ConfiguredModelAlgorithmAssociation extends ApiObject {
  /** ARN of the association. */
  declare readonly configuredModelAlgorithmAssociationArn: pulumi.Output<string>;
  /** The collaboration that the membership is part of. */
  declare readonly collaborationIdentifier: pulumi.Output<string>;
  /** The membership that associates the algorithm: a UUID. */
  declare readonly membershipIdentifier: pulumi.Output<string>;
  /** ARN of the algorithm. */
  declare readonly configuredModelAlgorithmArn: pulumi.Output<string>;
  /** Name of the association: the one given, or the logical name and a random suffix. */
  declare readonly name: pulumi.Output<string>;
  /** Free text about the association. */
  declare readonly description: pulumi.Output<string | undefined>;
  /** What trainings, exports and inference jobs may give away; undefined where none is given. */
  declare readonly privacyConfiguration: pulumi.Output<PrivacyConfiguration | undefined>;
  /** Tags of the association, as the program gives them: changes from outside do not show. */
  declare readonly tags: pulumi.Output<Record<string, string> | undefined>;

  /**
   * Declares an association; nothing is sent before `pulumi up`.
   *
   * @param name  the logical name in the program
   * @param args  the inputs of CreateConfiguredModelAlgorithmAssociation
   * @param opts  Pulumi's options, `profile` and `import` (the ARN)
   */
  constructor(name: string, args: ConfiguredModelAlgorithmAssociationArgs, opts: ApiObjectOptions = {}) {
    super(CONFIGURED_MODEL_ALGORITHM_ASSOCIATION, name, args, opts);
  }

  /** Reads an existing one by its ARN; it is never changed or deleted. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    opts: ApiObjectOptions = {},
  ): ConfiguredModelAlgorithmAssociation {
    return getAssociation(name, optionsOfGet(id, opts));
  }
}

/** Outside the class, because the bundler renames a class that refers to itself. */
function getAssociation(name: string, opts: ApiObjectOptions): ConfiguredModelAlgorithmAssociation {
  return new ConfiguredModelAlgorithmAssociation(name, {} as ConfiguredModelAlgorithmAssociationArgs, opts);
}
