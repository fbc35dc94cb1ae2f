import { z } from 'zod';
import { covers } from '../access.ts';
import type { Call } from '../http/call.ts';
import { paged } from '../http/pagination.ts';
import { json, noContent, notFound, Refusal } from '../http/reply.ts';
import { type Route, repositoryRoute } from '../http/route.ts';
import { ruleApp, shapeRule } from '../shape/environment.ts';
import type { App } from '../state/account.ts';
import type { ProtectionRule } from '../state/environment.ts';
import type { Repository } from '../state/repository.ts';
import { environmentOfCall } from './environments.ts';

const readable = { app: [{ actions: 'read' }], role: 'read' } as const;
const writable = { app: [{ administration: 'write' }], role: 'admin' } as const;
const list = '/repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules';

/** "A maximum of 6 deployment protection rules can be enabled on any environment at the same time." */
const mostRules = 6;

/** Apps that can be asked: installed here, listening for the event, and allowed to answer. */
function candidates(call: Call, repository: Repository): App[] {
  const { state } = call.context;
  return [...state.installations.values()]
    .filter((one) => one.suspended === null && covers(one, repository))
    .filter((one) => one.events.includes('deployment_protection_rule'))
    .filter((one) => one.permissions.deployments === 'write')
    .map((one) => state.app(one.appId));
}

function ruleOfCall(call: Call, repository: Repository): ProtectionRule {
  const id = call.number('protection_rule_id');
  const found = environmentOfCall(call, repository).rules.find((rule) => rule.id === id);
  if (found === undefined) throw notFound();
  return found;
}

/** Apps that are asked before a job may deploy to an environment. */
export const routes: readonly Route[] = [
  repositoryRoute('GET', list, readable, (call, repository) => {
    const { rules } = environmentOfCall(call, repository);
    const custom_deployment_protection_rules = rules.map((rule) => shapeRule(call.context, rule));
    return json(200, { total_count: rules.length, custom_deployment_protection_rules });
  }),
  repositoryRoute('GET', `${list}/apps`, readable, (call, repository) => {
    environmentOfCall(call, repository);
    return paged(
      call,
      candidates(call, repository),
      (app) => ruleApp(call.context, app.id),
      (available_custom_deployment_protection_rule_integrations, total_count) => ({
        total_count,
        available_custom_deployment_protection_rule_integrations,
      }),
    );
  }),
  repositoryRoute('GET', `${list}/{protection_rule_id}`, readable, (call, repository) =>
    json(200, shapeRule(call.context, ruleOfCall(call, repository))),
  ),
  repositoryRoute('POST', list, writable, (call, repository) => {
    const environment = environmentOfCall(call, repository);
    const { integration_id: appId } = call.body(z.object({ integration_id: z.int() }));
    if (!candidates(call, repository).some((app) => app.id === appId)) {
      throw new Refusal(422, 'The integration cannot be a deployment protection rule of this repository');
    }
    if (environment.rules.some((rule) => rule.appId === appId)) {
      throw new Refusal(422, 'The integration is a deployment protection rule of this environment already');
    }
    if (environment.rules.length >= mostRules) {
      throw new Refusal(422, `An environment has ${mostRules} deployment protection rules at most`);
    }
    const rule = { id: call.context.state.nextId(), appId, enabled: true };
    environment.rules.push(rule);
    return json(201, shapeRule(call.context, rule));
  }),
  repositoryRoute('DELETE', `${list}/{protection_rule_id}`, writable, (call, repository) => {
    const { rules } = environmentOfCall(call, repository);
    rules.splice(rules.indexOf(ruleOfCall(call, repository)), 1);
    return noContent;
  }),
];
