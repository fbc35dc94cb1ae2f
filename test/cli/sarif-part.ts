const strict = (properties: object, required: readonly string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});
const array = (items: object) => ({ type: 'array', items });
const text = { type: 'string' };
const message = strict({ text: { type: 'string', minLength: 1 } }, ['text']);
const line = { type: 'integer', minimum: 1 };
const level = { enum: ['none', 'note', 'warning', 'error'] };
const location = strict({
  physicalLocation: strict({
    artifactLocation: strict({ uri: { type: 'string', format: 'uri-reference' } }),
    region: strict({ startLine: line, endLine: line }, ['startLine']),
  }),
});
const notification = strict({ level, message, locations: array(location) }, ['message']);
const rule = strict(
  {
    id: text,
    name: text,
    shortDescription: message,
    fullDescription: message,
    help: strict({ text, markdown: text }, ['text']),
    helpUri: { type: 'string', format: 'uri' },
    defaultConfiguration: strict({ level }),
    properties: { type: 'object', properties: { tags: array(text) } },
  },
  ['id'],
);
const suppression = strict(
  {
    kind: { enum: ['inSource', 'external'] },
    status: { enum: ['accepted', 'underReview', 'rejected'] },
    justification: text,
  },
  ['kind'],
);

/**
 * As much of the schema of SARIF 2.1.0 as a report of the policy uses, and nothing beyond it: what is misspelt is
 * refused.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html sections 3.13 to 3.58
 */
export const sarifPart = strict(
  {
    $schema: { type: 'string', format: 'uri' },
    version: { const: '2.1.0' },
    runs: array(
      strict(
        {
          tool: strict({ driver: strict({ name: text, rules: array(rule) }, ['name']) }, ['driver']),
          automationDetails: strict({ id: text }),
          invocations: array(
            strict(
              {
                executionSuccessful: { type: 'boolean' },
                toolExecutionNotifications: array(notification),
                toolConfigurationNotifications: array(notification),
              },
              ['executionSuccessful'],
            ),
          ),
          results: array(
            strict(
              {
                ruleId: text,
                level,
                message,
                locations: array(location),
                partialFingerprints: { type: 'object', additionalProperties: text },
                suppressions: array(suppression),
              },
              ['message'],
            ),
          ),
        },
        ['tool'],
      ),
    ),
  },
  ['version', 'runs'],
);
