/**
 * Selects, for each operation, what a client needs to send a request and to read the response: a tenth of AWS's data.
 *
 * @param {ReturnType<typeof import("./service-data.mjs").serviceData>} data
 */
export function httpBindings({ operations, shapes }) {
  const entries = Object.entries(operations).map(([name, { method, path, input, output = "" }]) => {
    const members = Object.entries(shapes[input]?.members ?? {});
    const query = members.flatMap(([member, { location }]) => (location === "query" ? [member] : []));
    const hasBody = members.some(([, { location }]) => location === undefined);
    return [name, { method, path, query, hasBody, needs: shapes[output]?.required ?? [] }];
  });
  return Object.fromEntries(entries);
}
