/**
 * The entry `pulumi-cleanroomsml/emulator`: the package `cleanroomsml-emulator`, which is installed beside this one where a
 * program's tests want it. Nothing else of this package knows it.
 *
 * @module pulumi-cleanroomsml/emulator
 */
// By name: of a package that is not installed, `*` would export nothing, and an import would fail for another reason than the true one.
export type {
  Action,
  Behaviour,
  CallRecord,
  CreateBody,
  Creation,
  DataChannel,
  Emulator,
  EmulatorControl,
  EmulatorCredential,
  EmulatorOptions,
  Fault,
  FaultKind,
  FaultMoment,
  Forgetting,
  IncrementalChannel,
  ModelRecord,
  ModelSelector,
  NewStatus,
  NewTags,
  OperationName,
  Publication,
  Removal,
  StatusChange,
  StatusDetails,
  TrainingEnd,
  TrainingFailure,
} from "cleanroomsml-emulator";
export { defaultBehaviour, defaultCredential, faultMoments, startEmulator } from "cleanroomsml-emulator";
