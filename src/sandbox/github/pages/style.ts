import { themed } from './theme.ts';

/** The one style sheet of the local GitHub's pages. */
export const style = themed(`
*{box-sizing:border-box}
body{margin:0;background:var(--bgColor-default);color:var(--fgColor-default);
  font:14px/1.5 -apple-system,BlinkMacSystemFont,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif}
a{color:var(--fgColor-accent);text-decoration:none}
a:hover{text-decoration:underline}
a:focus-visible{outline:2px solid var(--borderColor-accent-emphasis);outline-offset:1px}
code,pre,.mono{font:12px/1.5 ui-monospace,SFMono-Regular,"SF Mono",Menlo,Consolas,monospace}
.standin{background:var(--bgColor-attention-muted);border-bottom:1px solid var(--borderColor-attention-muted);
  padding:6px 24px;font-size:12px;text-align:center}
header.top{background:var(--bgColor-inset);border-bottom:1px solid var(--borderColor-default);padding:14px 24px 0}
header.top .path{font-size:16px;margin-bottom:8px}
header.top .path a:last-child{font-weight:600}
nav{display:flex;gap:4px}
nav a{padding:6px 10px;color:var(--fgColor-default);border-bottom:2px solid transparent}
nav a[aria-current]{border-color:var(--borderColor-severe-emphasis);font-weight:600}
main{max-width:1100px;margin:0 auto;padding:24px}
h1{font-size:26px;font-weight:400;line-height:1.25;margin:0 0 8px;overflow-wrap:anywhere}
h2{font-size:16px;margin:24px 0 8px}
.muted{color:var(--fgColor-muted)}
.number{color:var(--fgColor-muted);font-weight:300}
.row{display:flex;gap:8px;align-items:center;flex-wrap:wrap}
.grow{flex:1;min-width:0;overflow-wrap:anywhere}
.split{display:grid;grid-template-columns:minmax(0,1fr) 260px;gap:24px}
@media(max-width:800px){.split{grid-template-columns:minmax(0,1fr)}main{padding:16px}}
.box{border:1px solid var(--borderColor-default);border-radius:6px;margin:0 0 16px;background:var(--bgColor-default)}
.box>.head{background:var(--bgColor-muted);padding:8px 16px;border-bottom:1px solid var(--borderColor-default);
  border-radius:6px 6px 0 0;overflow-wrap:anywhere}
.box>.item{padding:8px 16px;border-top:1px solid var(--borderColor-muted)}
.box>.item:first-child,.box>.head+.item{border-top:0}
.box>.body{padding:16px;overflow-wrap:anywhere}
.label{display:inline-block;border:1px solid var(--borderColor-default);border-radius:2em;padding:0 8px;font-size:12px}
.state{display:inline-block;border-radius:2em;padding:4px 12px;color:var(--fgColor-onEmphasis);font-weight:500}
.state.open{background:var(--bgColor-open-emphasis)}
.state.merged{background:var(--bgColor-done-emphasis)}
.state.closed{background:var(--bgColor-closed-emphasis)}
.state.draft{background:var(--bgColor-draft-emphasis)}
.branch{background:var(--bgColor-accent-muted);color:var(--fgColor-accent);border-radius:6px;padding:1px 6px;
  font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.mark{display:inline-block;width:1.3em;text-align:center;font-weight:700}
h1 .mark{width:auto}
.success{color:var(--fgColor-success)}
.failure{color:var(--fgColor-danger)}
.pending{color:var(--fgColor-attention)}
.neutral{color:var(--fgColor-muted)}
.timeline{border-left:2px solid var(--borderColor-muted);margin:0 0 16px 18px;padding-left:20px}
.timeline>.event{margin:10px 0}
.merge{border:1px solid var(--borderColor-default);border-left-width:4px;border-radius:6px;padding:12px 16px;margin:16px 0}
.merge.can{border-left-color:var(--borderColor-success-emphasis)}
.merge.cannot{border-left-color:var(--borderColor-danger-emphasis)}
.merge.waits{border-left-color:var(--borderColor-attention-emphasis)}
.merge ul{margin:4px 0;padding-left:20px}
table.diff{border-collapse:collapse;width:100%;table-layout:fixed}
table.diff td{font:12px/1.6 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;padding:0 8px;
  white-space:pre-wrap;overflow-wrap:anywhere;vertical-align:top}
table.diff td.line{width:52px;text-align:right;color:var(--fgColor-muted);user-select:none}
table.diff tr.added{background:var(--bgColor-success-muted)}
table.diff tr.removed{background:var(--bgColor-danger-muted)}
table.diff tr.hunk{background:var(--bgColor-accent-muted);color:var(--fgColor-muted)}
pre.log{background:var(--bgColor-inset);border-radius:6px;padding:12px;overflow:auto;max-height:60vh;margin:0;white-space:pre-wrap}
.plain{list-style:none;margin:0;padding:0}
.annotation{border-left:3px solid var(--borderColor-neutral-emphasis);padding:4px 12px;margin:8px 0}
.annotation.failure{border-color:var(--borderColor-danger-emphasis);color:inherit}
.annotation.warning{border-color:var(--borderColor-attention-emphasis)}
.annotation pre{white-space:pre-wrap;margin:4px 0 0}
.markdown{overflow-wrap:anywhere}
.markdown>:first-child{margin-top:0}
.markdown>:last-child{margin-bottom:0}
.markdown h1,.markdown h2{border-bottom:1px solid var(--borderColor-muted);padding-bottom:4px;font-weight:600}
.markdown h1{font-size:20px}
.markdown h2{font-size:17px}
.markdown h3{font-size:15px;margin:16px 0 8px}
.markdown code{background:var(--bgColor-neutral-muted);border-radius:6px;padding:1px 5px}
.markdown pre{background:var(--bgColor-muted);border-radius:6px;padding:12px;overflow:auto}
.markdown pre code{background:none;padding:0}
.markdown table{border-collapse:collapse;display:block;overflow:auto;max-width:100%;overflow-wrap:break-word}
.markdown th,.markdown td{border:1px solid var(--borderColor-default);padding:4px 12px;text-align:left}
.markdown blockquote{margin:0 0 16px;padding:0 12px;border-left:4px solid var(--borderColor-default);color:var(--fgColor-muted)}
.markdown li.task{list-style:none;margin-left:-20px}
.unseen{background:var(--bgColor-danger-muted);color:var(--fgColor-danger);border-radius:3px;padding:0 3px;
  font:10px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;white-space:nowrap}
`);
