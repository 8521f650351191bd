import type { ResourceKind } from "./resource-kind";
import { TRAINED_MODEL } from "./trained-model";

/** Every kind of object, by its class. The build generates the input checks from it. */
export const KINDS: Readonly<Record<string, ResourceKind>> = { TrainedModel: TRAINED_MODEL };
