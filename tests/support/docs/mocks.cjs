// Loaded before a program of the documentation: Pulumi's mocks take its resources, and print at the end what they received.
const { isRpcSecret, setMocks, unwrapRpcSecret } = require("@pulumi/pulumi/runtime");

const account = "arn:aws:cleanrooms-ml:eu-west-1:123456789012";
const owner = "membership/11111111-2222-3333-4444-555555555555";

/** @type {{ type: string, name: string, inputs: unknown }[]} */
const registered = [];
void setMocks({
  call: () => ({}),
  newResource: ({ type, name, inputs }) => {
    registered.push({ type, name, inputs: plain(inputs) });
    // The ID of an object is its ARN, which another one can refer to; a wait has the ID of its object.
    const className = type.slice(type.lastIndexOf(":") + 1);
    const words = className.split(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/);
    const place = className === "ConfiguredModelAlgorithm" ? `${account}:` : `${account}:${owner}/`;
    const own = `${place}${words.join("-").toLowerCase()}/${name}`;
    const id = inputs.objectId ?? (className === "Training" ? inputs.trainedModelArn : own);
    return { id, state: { ...inputs } };
  },
});
process.on("exit", () => console.log(JSON.stringify(registered)));

/**
 * The value as a provider receives it: without the marks of secrets.
 *
 * @param {unknown} value
 * @returns {unknown}
 */
function plain(value) {
  if (isRpcSecret(value)) return plain(unwrapRpcSecret(value));
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}
