import type * as pulumi from "@pulumi/pulumi";
import type { CreateMLInputChannelInput, InputChannel, PayerConfiguration } from "../../sdk/service-types";
import { ML_INPUT_CHANNEL } from "../kinds/ml-input-channel";
import { ApiObject, optionsOfGet } from "./api-object";
import { type Completion, completionOf, type WaitedObjectOptions } from "./completion";
import type { Inputs } from "./inputs";

/** The inputs of an ML input channel, under AWS's names. `tags` are updated in place; all else replaces it. */
export interface MLInputChannelArgs extends Inputs<Omit<CreateMLInputChannelInput, "name">> {
  /** Name of the channel, 1 to 63 characters, not blank; if omitted, the logical name and a random suffix. */
  name?: pulumi.Input<string> | undefined;
}

/**
 * The data that models train on: a query that runs once, and whose result the service keeps for `retentionInDays`. An expired
 * channel stays in the stack, and nothing runs again; `pulumi up --replace` with its URN creates it again, and with it every
 * model on it. By default, a {@link Completion} child waits until the channel is ACTIVE.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateMLInputChannel.html
 */
export class MLInputChannel extends ApiObject {
  /**
   * ARN of the channel. It resolves once the channel is ACTIVE, so a model that uses it is created after that; with
   * `waitForCompletion: false`, or from `get`, it resolves immediately.
   */
  declare mlInputChannelArn: pulumi.Output<string>;
  /** The membership that runs the query and owns the channel: a UUID. */
  declare readonly membershipIdentifier: pulumi.Output<string>;
  /** ARN of the association of the algorithm that uses the data, as the only entry. */
  declare readonly configuredModelAlgorithmAssociations: pulumi.Output<string[]>;
  /** The query and the role that runs it: a secret. */
  declare readonly inputChannel: pulumi.Output<InputChannel>;
  /** Name of the channel: the input, or else the logical name and a random suffix. */
  declare readonly name: pulumi.Output<string>;
  /** Number of days for which the service keeps the data. */
  declare readonly retentionInDays: pulumi.Output<number>;
  /** Description of the channel. */
  declare readonly description: pulumi.Output<string | undefined>;
  /** ARN of the KMS key that encrypts the data; undefined if not set. */
  declare readonly kmsKeyArn: pulumi.Output<string | undefined>;
  /** Tags of the channel from the program; changes made outside Pulumi do not show. */
  declare readonly tags: pulumi.Output<Record<string, string> | undefined>;
  /** The members that pay for the query and for synthetic data; undefined if not set. */
  declare readonly payerConfiguration: pulumi.Output<PayerConfiguration | undefined>;
  /** `CREATE_FAILED` if a read found that the query had failed, else undefined. */
  declare readonly failedStatus: pulumi.Output<string | undefined>;
  /** The wait for the channel; undefined with `waitForCompletion: false` and from `get`. */
  readonly completion: Completion | undefined;

  /**
   * Declares a channel; the query starts with `pulumi up`.
   *
   * @param name  the logical name in the program
   * @param args  the inputs of CreateMLInputChannel
   * @param opts  Pulumi's options, `profile`, `import` (the ARN) and `waitForCompletion`
   */
  constructor(name: string, args: MLInputChannelArgs, opts: WaitedObjectOptions = {}) {
    super(ML_INPUT_CHANNEL, name, args, opts, ["waitForCompletion"]);
    this.completion = completionOf(this, name, opts);
    if (this.completion) this.mlInputChannelArn = this.completion.objectId;
  }

  /** Reads an existing one by its ARN; it is never changed or deleted. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts: WaitedObjectOptions = {}): MLInputChannel {
    return getChannel(name, optionsOfGet(id, opts));
  }
}

/** Outside the class, because the bundler renames a class that refers to itself. */
function getChannel(name: string, opts: WaitedObjectOptions): MLInputChannel {
  return new MLInputChannel(name, {} as MLInputChannelArgs, opts);
}
