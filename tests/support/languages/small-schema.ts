const text = { type: "string" };
const endpoint = { endpoint: text };
const resourceConfig = { $ref: "#/types/cleanroomsml:index:ResourceConfig" };

/** A schema with one of each: a custom resource, a component, its child, a nested type, a function, a setting. */
export const smallSchema = {
  name: "cleanroomsml",
  version: "1.2.3",
  config: { variables: endpoint },
  provider: { inputProperties: endpoint },
  types: {
    "cleanroomsml:index:ResourceConfig": {
      type: "object",
      properties: { instanceType: text },
      required: ["instanceType"],
    },
  },
  resources: {
    "cleanroomsml:index:MLConfiguration": {
      inputProperties: { membershipIdentifier: text },
      requiredInputs: ["membershipIdentifier"],
      properties: { membershipIdentifier: text },
      required: ["membershipIdentifier"],
    },
    "cleanroomsml:index:TrainedModel": {
      isComponent: true,
      inputProperties: { name: text, resourceConfig },
      requiredInputs: ["resourceConfig"],
      properties: { trainedModelArn: text },
      required: ["trainedModelArn"],
    },
    "cleanroomsml:api:TrainedModel": {
      inputProperties: { name: text, resourceConfig },
      properties: { name: text, resourceConfig, trainedModelArn: text },
      required: ["trainedModelArn"],
    },
  },
  functions: {
    "cleanroomsml:index:getTrainedModel": {
      inputs: { type: "object", properties: { id: text }, required: ["id"] },
      outputs: { type: "object", properties: { trainedModelArn: text }, required: ["trainedModelArn"] },
    },
  },
  language: {
    python: { pyproject: { enabled: true } },
    go: { importBasePath: "example.com/cleanroomsml/sdk/go/cleanroomsml" },
  },
};
