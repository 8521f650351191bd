/** The engine's calls about one custom resource. */
import {
  CheckFailure,
  type CheckRequest,
  CheckResponse,
  type CreateRequest,
  CreateResponse,
  type DeleteRequest,
  type DiffRequest,
  DiffResponse,
  type ReadRequest,
  ReadResponse,
  type UpdateRequest,
  UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { GENERATED_NAME } from "../provider/inputs/names";
import { detailedDiff } from "./detailed-diff";
import type { Door } from "./door";
import { withName } from "./generated-name";
import { callOf, decodeOf, findWrongOwn, forCore, withOwn } from "./resource-call";
import { kindOf, rowOf } from "./resource-types";
import { encode } from "./values";

type Props = Record<string, unknown>;

/** Pulumi's `DiffChanges`. */
const [NONE, SOME] = [1, 2] as const;

export async function check(request: CheckRequest, { lifecycleOf }: Door): Promise<CheckResponse> {
  const urn = request.getUrn();
  const kind = kindOf(urn);
  const olds = decodeOf(urn, request.getOlds()).props;
  const { props, secrets } = decodeOf(urn, request.getNews());
  const isNamed = "name" in (rowOf(kind)?.inputs ?? {});
  const named = isNamed ? withName(request, olds, props) : props;
  const { [GENERATED_NAME]: generated, ...news } = forCore(urn, named ?? props);
  const call = callOf(request, props, secrets);
  const { inputs, failures } = await lifecycleOf(kind).check(call, forCore(urn, olds), news);
  const reasons = [
    ...failures,
    ...findWrongOwn(props, urn),
    ...(named === undefined ? ["name is required, because the setting pulumi:autonaming is disabled"] : []),
  ];
  const marked = generated === undefined ? inputs : { ...inputs, [GENERATED_NAME]: generated };
  // The engine shows the value of a failure's property, so the reason has the path instead.
  const found = reasons.map((reason) => new CheckFailure().setReason(reason));
  return new CheckResponse().setInputs(encode(withOwn(marked, props), secrets)).setFailuresList(found);
}

export async function diff(request: DiffRequest, { lifecycleOf }: Door): Promise<DiffResponse> {
  const urn = request.getUrn();
  const kind = kindOf(urn);
  const [before, after] = [decodeOf(urn, request.getOlds()), decodeOf(urn, request.getNews())];
  const [olds, news] = [forCore(urn, before.props), forCore(urn, after.props)];
  const secrets = [...before.secrets, ...after.secrets];
  const call = callOf(request, after.props, secrets);
  const change = await lifecycleOf(kind).diff(call, request.getId(), olds, news);
  const { replaces, isUpdated, paths = replaces.map((input) => [input]) } = change;
  const response = new DiffResponse()
    .setChanges(replaces.length > 0 || isUpdated ? SOME : NONE)
    .setReplacesList(replaces)
    .setHasdetaileddiff(true);
  const differences = detailedDiff(rowOf(kind), { olds, news }, { paths, replaces, secrets });
  for (const { path, diff } of differences) response.getDetaileddiffMap().set(path, diff);
  return response;
}

export async function create(request: CreateRequest, { lifecycleOf }: Door): Promise<CreateResponse> {
  const urn = request.getUrn();
  const { props, secrets } = decodeOf(urn, request.getProperties());
  // What the preview leaves out is unknown in it.
  if (request.getPreview()) return new CreateResponse().setProperties(request.getProperties());
  const { id, outs } = await lifecycleOf(kindOf(urn)).create(callOf(request, props, secrets), forCore(urn, props));
  return new CreateResponse().setId(id).setProperties(encode(withOwn(outs, props), secrets));
}

export async function read(request: ReadRequest, { lifecycleOf }: Door): Promise<ReadResponse> {
  const urn = request.getUrn();
  const id = request.getId();
  const state = decodeOf(urn, request.getProperties());
  const given = decodeOf(urn, request.getInputs());
  const secrets = [...state.secrets, ...given.secrets];
  const found = await lifecycleOf(kindOf(urn)).read(
    callOf(request, given.props, secrets),
    id,
    forCore(urn, state.props),
  );
  if (!found) return new ReadResponse();
  const { outs, inputs } = found;
  const { name, [GENERATED_NAME]: generated } = outs;
  const named = { ...inputs, ...(generated !== undefined && { name, [GENERATED_NAME]: generated }) };
  // An import has no state, so what is sensitive shows only now.
  const [properties, read] = [
    encode(withOwn(outs, state.props), secrets),
    encode(withOwn(named, given.props), secrets),
  ];
  return new ReadResponse()
    .setId(id)
    .setProperties(withSensitive(urn, properties))
    .setInputs(inputs ? withSensitive(urn, read) : request.getInputs());
}

/** In a preview, returns every output that stays, so that nothing downstream previews as a change. */
export async function update(request: UpdateRequest, { lifecycleOf }: Door): Promise<UpdateResponse> {
  const urn = request.getUrn();
  const [before, after] = [decodeOf(urn, request.getOlds()), decodeOf(urn, request.getNews())];
  const [olds, news] = [forCore(urn, before.props), forCore(urn, after.props)];
  const secrets = [...before.secrets, ...after.secrets];
  const outs = await lifecycleOf(kindOf(urn)).update(
    callOf(request, after.props, secrets),
    request.getId(),
    olds,
    news,
  );
  return new UpdateResponse().setProperties(encode(withOwn(outs, after.props), stillSecret(outs, { before, after })));
}

/** An input is as secret as the program makes it now; anything else stays as it is in the state. */
function stillSecret(outs: Props, { before, after }: { before: SecretNames; after: SecretNames }): string[] {
  return Object.keys(outs).filter((name) => (name in after.props ? after : before).secrets.includes(name));
}

interface SecretNames {
  props: Props;
  secrets: string[];
}

export async function remove(request: DeleteRequest, { lifecycleOf }: Door): Promise<Empty> {
  const urn = request.getUrn();
  const { props, secrets } = decodeOf(urn, request.getProperties());
  await lifecycleOf(kindOf(urn)).delete(callOf(request, props, secrets), request.getId(), forCore(urn, props));
  return new Empty();
}

function withSensitive(urn: string, struct: Struct): Struct {
  const { props, secrets } = decodeOf(urn, struct);
  return encode(props, secrets);
}
