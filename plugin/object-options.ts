import type { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";
import { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import type { Kind } from "../provider/kinds/lifecycle";
import { customType, findComponent } from "./resource-types";

/**
 * Gives the options of a component to its object, which is what they are about. Its aliases stay with the component.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/options/
 */
export function passOptions(from: ConstructRequest, to: RegisterResourceRequest): void {
  to.setIgnorechangesList(from.getIgnorechangesList());
  to.setReplaceonchangesList(from.getReplaceonchangesList());
  to.setReplaceWithList(from.getReplaceWithList().map(objectOf));
  to.setAdditionalsecretoutputsList(from.getAdditionalsecretoutputsList());
  to.setDeletedwith(objectOf(from.getDeletedwith()));
  to.setReplacementTrigger(from.getReplacementTrigger());
  // Their default is not "false": the engine then takes the parent's value, or decides itself.
  if (from.hasProtect()) to.setProtect(from.getProtect() === true);
  if (from.hasRetainondelete()) to.setRetainondelete(from.getRetainondelete() === true);
  if (from.hasDeletebeforereplace()) {
    to.setDeletebeforereplace(from.getDeletebeforereplace() === true);
    to.setDeletebeforereplacedefined(true);
  }
  passHooks(from, to);
  passTimeouts(from, to);
}

/** The URN of the object, if it is that of a component: the engine replaces and deletes objects. */
function objectOf(urn: string): string {
  const [stack, project, types = "", ...name] = urn.split("::");
  const kind = findComponent(types.split("$").at(-1) ?? "");
  if (!kind) return urn;
  return [stack, project, `${types}$${customType(kind.className as Kind)}`, ...name].join("::");
}

/** The wait has the same time as the create of its object. */
export function passTimeouts(from: ConstructRequest, to: RegisterResourceRequest): void {
  const given = from.getCustomtimeouts();
  if (!given) return;
  const timeouts = new RegisterResourceRequest.CustomTimeouts();
  to.setCustomtimeouts(
    timeouts
      .setCreate(given.getCreate())
      .setRead(given.getRead())
      .setUpdate(given.getUpdate())
      .setDelete(given.getDelete()),
  );
}

function passHooks(from: ConstructRequest, to: RegisterResourceRequest): void {
  const given = from.getResourceHooks();
  if (!given) return;
  const hooks = new RegisterResourceRequest.ResourceHooksBinding();
  to.setHooks(
    hooks
      .setBeforeCreateList(given.getBeforeCreateList())
      .setAfterCreateList(given.getAfterCreateList())
      .setBeforeUpdateList(given.getBeforeUpdateList())
      .setAfterUpdateList(given.getAfterUpdateList())
      .setBeforeDeleteList(given.getBeforeDeleteList())
      .setAfterDeleteList(given.getAfterDeleteList())
      .setOnErrorList(given.getOnErrorList()),
  );
}
