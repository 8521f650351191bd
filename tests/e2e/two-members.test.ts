// Runs examples/two-members with the real CLI, each stack with its member's credentials: the trainer finds the provider's
// association by its name.
import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "../../emulator/server";
import { quick } from "../support/cli/emulated-stack";
import { type ExampleProject, openExample } from "../support/cli/example-project";
import { pipelineSecrets, pipelineSettings } from "../support/cli/pipeline-settings";
import { assertSucceeded } from "../support/cli/stack";
import { otherMembership } from "../support/inputs/trained-model-inputs";

const collaborationIdentifier = "cccccccc-2222-3333-4444-555555555555";
const { membershipIdentifier: trainers, trainingQuery } = { ...pipelineSettings, ...pipelineSecrets };
const accounts = { provider: "210987654321", trainer: "123456789012" };
const memberships = { provider: otherMembership, trainer: trainers };
const roleOf = (account: string, use: string) => `arn:aws:iam::${account}:role/${use}`;
const common = { associationName: "churn-1", "cleanroomsml:region": "us-east-1" };

describe("examples/two-members", function () {
  this.timeout(300_000);
  let emulator: Emulator;
  const members = new Map<"provider" | "trainer", ExampleProject>();
  const stackOf = (member: "provider" | "trainer") => members.get(member)?.stack ?? assert.fail(member);

  before(async () => {
    const behaviour = { ...quick, references: "checked", channelMs: 800 } as const;
    emulator = await startEmulator({ behaviour });
    const collaborations = Object.fromEntries(Object.values(memberships).map((id) => [id, collaborationIdentifier]));
    emulator.set({ collaborations });
    const open = async (member: "provider" | "trainer", settings: Record<string, string>, secrets = {}) => {
      const accountId = accounts[member];
      const keys = { accessKeyId: `AKID${member}`, secretAccessKey: `secret-of-${member}` };
      emulator.addCredential({ ...keys, accountId, memberships: [memberships[member]] });
      const given = {
        ...common,
        ...settings,
        membershipIdentifier: memberships[member],
        outputRoleArn: roleOf(accountId, "output"),
      };
      const project = await openExample(`two-members/${member}`, { settings: given, secrets, behaviour, emulator });
      project.stack.setEnv({ AWS_ACCESS_KEY_ID: keys.accessKeyId, AWS_SECRET_ACCESS_KEY: keys.secretAccessKey });
      members.set(member, project);
    };
    const { imageUri } = pipelineSettings;
    const imageRoleArn = roleOf(accounts.provider, "image");
    await open("provider", { imageUri, imageRoleArn, logAccountId: accounts.provider });
    const queryRoleArn = roleOf(accounts.trainer, "query");
    await open("trainer", { collaborationIdentifier, queryRoleArn }, { trainingQuery });
  });
  after(async () => {
    for (const project of members.values()) await project.dispose();
    await emulator?.close();
  });
  beforeEach(() => emulator.clearCalls());

  const sent = () => emulator.calls().map(({ operation }) => operation);
  const list = "ListCollaborationConfiguredModelAlgorithmAssociations";

  it("tells the trainer in its preview that nobody offers the algorithm yet", async () => {
    const preview = await stackOf("trainer").preview();
    assert.notEqual(preview.exitCode, 0);
    assert.match(preview.output, /No member offers an algorithm as "churn-1" yet/);
    assert.deepEqual(sent(), [list]);
  });

  it("offers the algorithm with the provider's stack", async () => {
    const up = assertSucceeded(await stackOf("provider").up());
    assert.deepEqual(up.changes, { create: 4 });
    assert.deepEqual(stackOf("provider").outputs(), { collaborationIdentifier });
  });

  it("trains with the provider's algorithm in the trainer's stack", async () => {
    const up = assertSucceeded(await stackOf("trainer").up());
    assert.deepEqual(up.changes, { create: 6 });
    const [association] = emulator.objects("ConfiguredModelAlgorithmAssociation");
    const [channel] = emulator.objects("MLInputChannel");
    const [model] = emulator.models();
    assert.deepEqual(
      [association?.accountId, channel?.accountId, model?.accountId],
      [accounts.provider, accounts.trainer, accounts.trainer],
    );
    assert.equal(model?.status, "ACTIVE");
    assert.equal(model?.input.configuredModelAlgorithmAssociationArn, association?.arn);
    assert.deepEqual(channel?.input.configuredModelAlgorithmAssociations, [association?.arn]);
    assert.deepEqual(stackOf("trainer").outputs(), { trainedModelArn: model?.trainedModelArn });
  });

  it("changes nothing the second time, and only reads the list", async () => {
    const up = assertSucceeded(await stackOf("trainer").up("--expect-no-changes"));
    assert.deepEqual(up.changes, { same: 6 });
    assert.deepEqual(sent(), [list]);
  });

  it("is destroyed, the trainer first, and leaves nothing that can be deleted", async () => {
    assertSucceeded(await stackOf("trainer").destroy("--remove"));
    assertSucceeded(await stackOf("provider").destroy("--remove"));
    assert.deepEqual(
      emulator.objects().map(({ kind, status }) => `${kind} ${status}`),
      ["MLInputChannel INACTIVE", "TrainedModel INACTIVE"],
    );
  });
});
