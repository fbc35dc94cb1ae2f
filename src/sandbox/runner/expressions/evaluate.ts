import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import type { FunctionDefinition } from '@actions/expressions/funcs/info';
import { type Token, TokenType } from '@actions/expressions/lexer';
import { truthy } from '@actions/expressions/result';
import type { BasicExpressionToken, TemplateToken } from '@actions/workflow-parser/templates/tokens/index';
import { convertToIfCondition, isBasicExpression, isMapping, isSequence } from '../parser.ts';
import type { Source } from '../source.ts';
import { WorkflowError } from '../workflow-error.ts';

/** The contexts of GitHub's expressions. */
type ContextName =
  | 'github'
  | 'env'
  | 'job'
  | 'jobs'
  | 'steps'
  | 'runner'
  | 'secrets'
  | 'strategy'
  | 'matrix'
  | 'needs'
  | 'inputs'
  | 'vars';

const contextNames: readonly ContextName[] = [
  'github',
  'env',
  'job',
  'jobs',
  'steps',
  'runner',
  'secrets',
  'strategy',
  'matrix',
  'needs',
  'inputs',
  'vars',
];

/** What an expression can see: JSON-like values by context, and functions beside the built-in ones. */
export interface Scope {
  readonly source: Source;
  readonly contexts: Readonly<Partial<Record<ContextName, unknown>>>;
  readonly functions: readonly FunctionDefinition[];
}

/**
 * What a token comes to as text, for environment variables, scripts and names.
 * @throws {WorkflowError} when an expression in it fails.
 */
export function textOf(token: TemplateToken, scope: Scope): string {
  return evaluate(token, scope).coerceString();
}

/**
 * What a token comes to as a plain JSON value.
 * @throws {WorkflowError} when an expression in it fails.
 */
export function jsonOf(token: TemplateToken, scope: Scope): unknown {
  return JSON.parse(JSON.stringify(evaluate(token, scope), data.replacer));
}

/** What a token comes to as true or false, by GitHub's rules of truth. */
export function isTrue(token: TemplateToken, scope: Scope): boolean {
  return truthy(evaluate(token, scope));
}

/**
 * Whether an `if:` holds. Without a status function in it, `success()` is demanded as well; without an `if:`, only
 * that.
 */
export function conditionHolds(token: TemplateToken | undefined, scope: Scope): boolean {
  if (token === undefined) return truthy(evaluateExpression('success()', scope));
  const before = scope.source.context.errors.count;
  const condition = convertToIfCondition(scope.source.context, token);
  if (condition === undefined) {
    const error = scope.source.context.errors.getErrors()[before];
    throw new WorkflowError(error?.message ?? 'invalid condition', scope.source.path, token.line ?? null);
  }
  return isTrue(condition, scope);
}

/** Evaluates the text of an expression, without `${{ }}`. */
export function evaluateExpression(expression: string, scope: Scope): data.ExpressionData {
  const parsed = new Parser(lex(expression), [...contextNames], [...scope.functions]).parse();
  const contexts = new data.Dictionary();
  for (const name of contextNames) contexts.add(name, toData(scope.contexts[name] ?? {}));
  const functions = new Map(scope.functions.map((definition) => [definition.name.toLowerCase(), definition]));
  return new Evaluator(parsed, contexts, functions).evaluate();
}

/** The published lexer unescapes only the first doubled quote of a string; GitHub's service unescapes all. */
function lex(expression: string): Token[] {
  const { tokens } = new Lexer(expression).lex();
  return tokens.map((token) => {
    if (token.type !== TokenType.STRING) return token;
    return { ...token, value: token.lexeme.slice(1, -1).replaceAll("''", "'") };
  });
}

function evaluate(token: TemplateToken, scope: Scope): data.ExpressionData {
  if (isBasicExpression(token)) return located(token, scope);
  if (isSequence(token)) return new data.Array(...[...token].map((item) => evaluate(item, scope)));
  if (isMapping(token)) {
    const pairs = [...token].map(({ key, value }) => ({
      key: evaluate(key, scope).coerceString(),
      value: evaluate(value, scope),
    }));
    return new data.Dictionary(...pairs);
  }
  return toData(token.toJSON() ?? null);
}

function located(token: BasicExpressionToken, scope: Scope): data.ExpressionData {
  try {
    return evaluateExpression(token.expression, scope);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new WorkflowError(`The template is not valid. ${message}`, scope.source.path, token.line ?? null);
  }
}

function toData(value: unknown): data.ExpressionData {
  return JSON.parse(JSON.stringify(value), data.reviver);
}
