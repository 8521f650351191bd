import type { PutMLConfigurationInput } from "../../sdk/service-types";
import type { InputTraits, ResourceKind } from "./resource-kind";

/** @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_PutMLConfiguration.html */
export const ML_CONFIGURATION = {
  noun: "ML configuration",
  className: "MLConfiguration",
  createOperation: "PutMLConfiguration",
  calls: { create: "putMLConfiguration", get: "getMLConfiguration", delete: "deleteMLConfiguration" },
  id: {},
  inputs: {
    membershipIdentifier: {},
    defaultOutputLocation: {},
  } satisfies Record<keyof PutMLConfigurationInput, InputTraits>,
  updates: ["defaultOutputLocation"],
  isSingleton: true,
  usesRegionOfSettings: true,
  passesRole: true,
  rules: () => [],
  warnings: () => [],
} satisfies ResourceKind;
