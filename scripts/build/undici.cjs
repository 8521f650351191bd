// @ts-nocheck The package has no types for its parts.
// The classes of undici that sdk/transport.ts uses. The index of the package also loads fetch, WebSocket, caches and mocks.
// By path: the bundle resolves the name of the package to this file.
module.exports = {
  Agent: require("../../node_modules/undici/lib/dispatcher/agent"),
  EnvHttpProxyAgent: require("../../node_modules/undici/lib/dispatcher/env-http-proxy-agent"),
  Pool: require("../../node_modules/undici/lib/dispatcher/pool"),
};
