import { registerHooks } from 'node:module';

/*
 * GitHub's own parser of workflow and action files. It imports its schemas as JSON without the import attribute
 * that Node demands, so a resolve hook adds it, for these files only; imports hoist, hence the dynamic ones.
 */
registerHooks({
  resolve(specifier, context, nextResolve) {
    const resolved = nextResolve(specifier, context);
    if (!resolved.url.includes('/@actions/workflow-parser/') || !resolved.url.endsWith('.json'))
      return resolved;
    return { ...resolved, importAttributes: { ...resolved.importAttributes, type: 'json' } };
  },
});

const workflows = await import('@actions/workflow-parser');
const actions = await import('@actions/workflow-parser/actions/index');
const conditions = await import('@actions/workflow-parser/model/converter/if-condition');

export const { parseWorkflow, convertWorkflowTemplate, NoOperationTraceWriter } = workflows;
export const { isBasicExpression, isMapping, isSequence, isString } = workflows;
export const { parseAction, convertActionTemplate } = actions;
export const { convertToIfCondition } = conditions;
