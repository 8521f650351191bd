import type { ResourceKind } from "./resource-kind";
import { TRAINED_MODEL } from "./trained-model";

/** Every kind of object, by its class. The build reads it, to make the checks of their inputs. */
export const KINDS: Readonly<Record<string, ResourceKind>> = { TrainedModel: TRAINED_MODEL };
