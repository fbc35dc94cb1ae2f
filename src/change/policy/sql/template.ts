const placeholder =
  /\{\{[^{}\n]{0,300}\}\}|[$#]\{[^{}\n]{0,300}\}|<%=?[^%\n]{0,300}%>|(?<![\w'"])%\(\w{1,60}\)s|(?<![\w'"%])%s(?!\w)/g;
const control = /\{%[^%\n]{0,300}%\}|\{#[^#\n]{0,300}#\}/g;
const alone = /^[ \t]{0,200}(?:\{\{[^{}\n]{1,300}\}\}|\$\{[^{}\n]{1,300}\})[ \t]{0,20};?[ \t\r]{0,20}$/gm;

/** A text in which a name stands for whatever a template fills in, with everything at the offset where it was. */
export function withoutTemplates(text: string): string {
  if (!/[{%]/.test(text)) return text;
  return text
    .replace(control, (found) => ' '.repeat(found.length))
    .replace(placeholder, (found) => '_'.repeat(found.length));
}

/** Offsets of whole statements that a template fills in. */
export function templatedStatements(text: string): number[] {
  return text.includes('{') ? [...text.matchAll(alone)].slice(0, 50).map(({ index }) => index) : [];
}
