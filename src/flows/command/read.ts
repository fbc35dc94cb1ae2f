import { parseComment } from '../../change/commands/parse.ts';
import type { Commander } from '../../change/commands/permit.ts';
import { hasAnswered } from '../../connect/github/answers.ts';
import { type Comment, getComment } from '../../connect/github/conversation.ts';
import { ownsAccount } from '../../connect/github/organisation.ts';
import { type ApiPull, getPull, readEntitlement } from '../../connect/github/pull-requests.ts';
import { getRepository } from '../../connect/github/repository.ts';
import { Sha } from '../../domain/ids.ts';
import { numberedObject } from '../../domain/object.ts';
import type { FlowContext } from '../flow.ts';
import { readPolicy } from '../policy.ts';
import { parseCommentSubject } from '../subject.ts';
import { answerMarker } from './marker.ts';
import { readExplanation } from './read-explanation.ts';
import { readFacts } from './read-facts.ts';
import { answeredKey, type CommandRecord, findCommand, helpKey } from './record.ts';
import type { CommandState, NewCommand, Place } from './state.ts';

/** Reads a comment again, who wrote it, and what has become of it. Nothing of the event that told of it is used. */
export async function readCommand(context: FlowContext, subject: string): Promise<CommandState> {
  const { repository, number, comment: id, place: placeName } = parseCommentSubject(subject);
  const { client, ledger } = context;
  if ((await ledger.find(client.installation, answeredKey(id))) !== null) {
    return { kind: 'nothing', why: 'the command was handled and answered' };
  }
  const found = await getRepository(client, repository);
  if (found === null) return { kind: 'nothing', why: 'the repository is gone or out of reach' };
  const object = numberedObject(found.id, number);
  const place: Place = { repository, repositoryId: found.id, number, subject: placeName, object };
  const record = await findCommand(ledger, client.installation, id);
  if (record !== null) {
    return { kind: 'handled', place, record, unsaid: await readUnsaid(context, place, record) };
  }
  const comment = await getComment(client, repository, id);
  if (comment === null) return { kind: 'nothing', why: 'the comment was deleted' };
  const parsed = parseComment(comment.body);
  if (parsed.kind === 'none') return { kind: 'nothing', why: 'the comment holds no command' };
  return readNew(context, place, found.defaultBranch, comment, parsed);
}

async function readNew(
  context: FlowContext,
  place: Place,
  defaultBranch: string,
  comment: Comment,
  parsed: NewCommand['parsed'],
): Promise<CommandState> {
  const { client, ledger } = context;
  const pull = await getPull(client, place.repository, place.number);
  const base = pull?.base.ref ?? defaultBranch;
  const { rules: read } = await readPolicy(context, place.repository, { base, default: defaultBranch });
  const policy = read.ok ? { configuration: read.configuration, version: read.version } : null;
  const teams = policy?.configuration.overrides.teams ?? [];
  const [commander, facts] = await Promise.all([
    readCommander(context, place, comment, parsed, pull, teams),
    readFacts(context, place, comment, parsed, pull, policy?.configuration ?? null),
  ]);
  const claimed = await ledger.find(client.installation, helpKey(place.object));
  return {
    kind: 'new',
    place,
    comment,
    parsed,
    commander,
    policy,
    pull: pull === null ? null : commandedPull(pull),
    facts,
    helped: claimed !== null && JSON.stringify(claimed.data) !== JSON.stringify({ comment: comment.id }),
  };
}

async function readCommander(
  { client }: FlowContext,
  { repository }: Place,
  { author }: Comment,
  parsed: NewCommand['parsed'],
  pull: ApiPull | null,
  teams: readonly string[],
): Promise<Commander> {
  const isAuthor = pull?.user?.id === author.id;
  // An App is no collaborator, and its command is refused whatever it may.
  if (author.type === 'Bot') {
    const entitlement = { login: author.login, permission: 'none', teams: [] } as const;
    return { actor: author, entitlement, ownsOrganisation: false, isAuthor };
  }
  const everywhere = parsed.kind === 'command' && 'scope' in parsed.command;
  const ofOrganisation = everywhere && parsed.command.scope === 'organisation';
  const [entitlement, ownsOrganisation] = await Promise.all([
    readEntitlement(client, repository, author.login, teams),
    ofOrganisation ? ownsAccount(client, repository.owner, author.login) : false,
  ]);
  return { actor: author, entitlement, ownsOrganisation, isAuthor };
}

function commandedPull(pull: ApiPull): NewCommand['pull'] {
  return {
    open: pull.state === 'open',
    merged: pull.merged,
    head: Sha.parse(pull.head.sha),
    base: pull.base.ref,
    defaultBranch: pull.base.repo.default_branch,
  };
}

/** The answer that is due and not there yet: a crash may have come between writing it and remembering that. */
async function readUnsaid(
  context: FlowContext,
  place: Place,
  { answer, comment }: CommandRecord,
): Promise<string | null> {
  if (answer.kind === 'none') return null;
  const said = await hasAnswered(context.client, place.repository, place.number, {
    marker: answerMarker(comment),
    author: context.app.bot,
  });
  if (said) return null;
  return answer.kind === 'text' ? answer.text : readExplanation(context, place);
}
