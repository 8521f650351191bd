import { type Host, type HostOptions, startHost } from "./host";
import { startPluginFarm } from "./plugin-farm-host";
import { startPluginHost } from "./plugin-host";

/** Both ways from the engine to the provider, by what runs it. */
export const hostDoors: Readonly<Record<string, (options?: HostOptions) => Promise<Host>>> = {
  "Pulumi's provider host": startHost,
  "the plugin": startPluginHost,
};

/** The same for resources with profiles of their own. */
export const hostDoorsWithProfiles: typeof hostDoors = {
  "Pulumi's provider host": startHost,
  "the plugin": startPluginFarm,
};
