import * as pulumi from "@pulumi/pulumi";

/** Members that Pulumi uses for the same purpose and does not declare. */
interface Internals {
  /** Of an Output: the resources that its value comes from. */
  allResources?(): Promise<Set<pulumi.Resource>>;
  /** Of a component: resolves when it has its children. */
  __data?: Promise<unknown>;
  /** Of a resource. */
  __childResources?: Set<pulumi.Resource>;
}

/**
 * Resolves when all resources behind the arguments of a function, and those in `dependsOn`, exist. It is unknown while a
 * preview would create one of them: a value can be known before the object is there, such as the membership of an ML
 * configuration. Pulumi's own functions wait in the same way.
 */
export function dependenciesKnown(
  args: pulumi.Output<unknown>,
  dependsOn: pulumi.InvokeOutputOptions["dependsOn"],
): pulumi.Output<unknown> {
  return (pulumi.output(dependsOn) as pulumi.Output<unknown>).apply(async (explicit) => {
    const implicit = await (args as Internals).allResources?.();
    const resources = [...[explicit ?? []].flat(), ...(implicit ?? [])] as pulumi.Resource[];
    const ids = await Promise.all(resources.map(idsOf));
    return pulumi.all(ids.flat());
  });
}

/** The ids of a resource, or of all resources in a component. Those of a remote component are its own affair. */
async function idsOf(resource: pulumi.Resource): Promise<pulumi.Output<string>[]> {
  if (pulumi.CustomResource.isInstance(resource)) return [resource.id];
  const component: Internals = resource as object;
  await component.__data;
  const children = await Promise.all([...(component.__childResources ?? [])].map(idsOf));
  return [resource.urn, ...children.flat()];
}
