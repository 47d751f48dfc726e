import { css } from 'lit'

/** Label, box, hint and error of a field: shared by text fields. */
export const fieldStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  label {
    display: block;
    margin-block-end: 6px;
    font-weight: 600;
    line-height: 1.4;
  }
  label.visually-hidden {
    margin: 0;
  }
  .box {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 48px;
    padding-inline: 14px;
    border: 1px solid var(--wa-form-control-border-color);
    border-radius: var(--wa-form-control-border-radius);
    background: var(--wa-color-surface-default);
  }
  .box:focus-within {
    outline: 3px solid var(--wa-color-focus);
    outline-offset: -1px;
  }
  .box.wrong {
    border-color: var(--wa-color-danger-on-quiet);
  }
  input,
  select,
  textarea {
    flex: 1;
    min-inline-size: 0;
    inline-size: 100%;
    min-block-size: 44px;
    padding: 0;
    border: 0;
    background: none;
    outline: none;
    text-align: start;
  }
  input:focus-visible,
  select:focus-visible,
  textarea:focus-visible {
    outline: none;
  }
  /* Left-to-right text in a right-to-left page stands at the page's start; a figure stands beside its unit, at the end. */
  :host(:dir(rtl)) input[dir='ltr'],
  :host([big][ltr]) input {
    text-align: var(--field-align, end);
  }
  :host([big][ltr]:dir(rtl)) input {
    text-align: var(--field-align, start);
  }
  ::placeholder {
    color: var(--wa-color-text-quiet);
    opacity: 1;
  }
  :host([big]) .box {
    min-block-size: 60px;
    border-radius: 12px;
  }
  :host([big]) input {
    font-size: 24px;
    font-weight: 700;
  }
  :host([big]) ::placeholder {
    font-weight: 400;
  }
  ::slotted([slot='start']),
  ::slotted([slot='end']) {
    flex: none;
    color: var(--wa-color-text-quiet);
  }
  .hint,
  .error {
    margin-block-start: 6px;
    font-size: 13px;
    line-height: 1.5;
  }
  .hint {
    color: var(--wa-color-text-quiet);
  }
  .error {
    color: var(--wa-color-danger-on-quiet);
  }
  .hint:empty,
  .error:empty {
    display: none;
  }
  .eye {
    min-block-size: 44px;
    padding-inline: 4px;
    color: var(--wa-color-brand-on-quiet);
    font-size: 14px;
    font-weight: 600;
  }
`
