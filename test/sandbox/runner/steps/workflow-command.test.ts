import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseWorkflowCommand } from '../../../../src/sandbox/runner/steps/workflow-command.ts';

test('properties and data are read', () => {
  expect(
    parseWorkflowCommand('::error file=src/a.js,line=3,title=Wrong%2C very::Off by 1%0Asecond line'),
  ).toEqual({
    name: 'error',
    properties: { file: 'src/a.js', line: '3', title: 'Wrong, very' },
    data: 'Off by 1\nsecond line',
  });
  expect(parseWorkflowCommand('::group::Tests')).toEqual({ name: 'group', properties: {}, data: 'Tests' });
});

test('a colon in a property and in the data is kept', () => {
  const command = parseWorkflowCommand('::warning file=C:\\a.js,line=1::a::b');
  expect(command?.properties.file).toBe('C:\\a.js');
  expect(command?.data).toBe('a::b');
});

test('other lines are no commands', () => {
  for (const line of ['', 'error::x', ':: ::', 'std::vector<int>', '::', '::error no end'])
    expect(parseWorkflowCommand(line)).toBeNull();
});

test("what GitHub's toolkit escapes comes back", () => {
  const escapeData = (text: string) =>
    text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const escapeProperty = (text: string) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  fc.assert(
    fc.property(fc.string(), fc.string(), (title, data) => {
      const command = parseWorkflowCommand(`::notice title=${escapeProperty(title)}::${escapeData(data)}`);
      expect(command).toEqual({ name: 'notice', properties: { title }, data });
    }),
  );
});
