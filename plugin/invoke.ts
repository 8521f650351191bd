import { type InvokeRequest, InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";
import { callFunction } from "../provider/functions/call-function";
import { FUNCTIONS, type FunctionName } from "../provider/functions/functions";
import { withoutUndefined } from "../provider/inputs/state";
import type { Door } from "./door";
import { functionToken, PACKAGE } from "./resource-types";
import { decode, encode } from "./values";

type Props = Record<string, unknown>;

/**
 * Calls a function, which only reads. If one of its arguments is secret, so is all that it returns.
 *
 * @throws {Error} if the package has no such function
 */
export async function invoke(request: InvokeRequest, { session }: Door): Promise<InvokeResponse> {
  const name = (Object.keys(FUNCTIONS) as FunctionName[]).find((known) => functionToken(known) === request.getTok());
  if (name === undefined) throw new Error(`Cannot call ${request.getTok()}: ${PACKAGE} has no such function`);
  const { props, secrets } = decode(request.getArgs());
  const found = withoutUndefined(await callFunction(name, props, { session, secretInputs: secrets })) as Props;
  return new InvokeResponse().setReturn(encode(found, secrets.length > 0 ? Object.keys(found) : []));
}
