import { html } from 'hono/html';
import type { CheckAnnotation } from '../../state/check.ts';
import { type Html, visible } from '../visible.ts';

/** What a check says about a line. */
export const annotationItem = (annotation: CheckAnnotation): Html =>
  html`<div class="annotation ${annotation.annotation_level}"><strong>${visible(annotation.title ?? annotation.annotation_level)}</strong>
    <span class="mono muted">${visible(annotation.path)}:${annotation.start_line}</span>
    <pre>${visible(annotation.message)}</pre></div>`;
