import { css } from 'lit'

/**
 * Native controls in the product's clothes, for any element's `static styles`:
 * `<button class="button primary">` (`primary`, `danger`, `quiet`, `large`, `wide`), `<button class="icon-button" aria-label=…>`,
 * `<button class="chip" aria-pressed=…>`, and `.card`, `.heading`, `.quiet-text`, `.small`, `.row`, `.stack`, `.grow`.
 */
export const controlStyles = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 44px;
    padding: 6px 18px;
    border: 1px solid var(--wa-form-control-border-color);
    border-radius: var(--wa-form-control-border-radius);
    background: var(--wa-color-surface-default);
    color: var(--wa-color-text-normal);
    font-weight: 600;
    line-height: 1.35;
    text-align: center;
    text-decoration: none;
    transition: transform 90ms var(--wa-transition-easing);
  }
  .button:active:not(:disabled, [aria-disabled='true']) {
    transform: scale(0.98);
  }
  .button.primary {
    border-color: transparent;
    background: var(--wa-color-brand-fill-loud);
    color: #fff;
  }
  .button.primary:hover:not(:disabled, [aria-disabled='true']) {
    background: color-mix(in oklab, var(--wa-color-brand-fill-loud), #000 8%);
  }
  .button:not(.primary, .danger, .quiet):hover {
    background: color-mix(in oklab, var(--wa-color-surface-default), var(--sonic-key) 60%);
  }
  .button.danger {
    border-color: transparent;
    background: transparent;
    color: var(--wa-color-danger-on-quiet);
  }
  .button.danger:hover {
    background: var(--wa-color-danger-fill-quiet);
  }
  .button.quiet {
    border-color: transparent;
    background: transparent;
    color: var(--wa-color-brand-on-quiet);
  }
  .button.quiet:hover {
    background: var(--wa-color-brand-fill-quiet);
  }
  .button.large {
    min-block-size: 60px;
    border-radius: 16px;
    font-size: 19px;
    font-weight: 650;
  }
  .button.wide {
    inline-size: 100%;
  }
  .button:disabled,
  .button[aria-disabled='true'] {
    border-color: transparent;
    background: var(--sonic-key);
    color: var(--wa-color-text-quiet);
    cursor: default;
  }
  .icon-button {
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 12px;
    color: var(--wa-color-text-quiet);
    text-decoration: none;
  }
  .icon-button:hover {
    background: var(--sonic-key);
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    flex: none;
    min-block-size: 44px;
    padding: 4px 18px;
    border: 1px solid var(--wa-color-surface-border);
    border-radius: 999px;
    background: var(--wa-color-surface-default);
    font-size: 14px;
    font-weight: 600;
    white-space: nowrap;
  }
  .chip[aria-pressed='true'],
  .chip[aria-selected='true'] {
    border-color: transparent;
    background: var(--wa-color-text-normal);
    color: var(--wa-color-surface-default);
  }
  .card {
    border: 1px solid var(--wa-color-surface-border);
    border-radius: 16px;
    background: var(--wa-color-surface-default);
    box-shadow: var(--wa-shadow-s);
    padding: 20px;
  }
  .heading {
    font-size: 18px;
    font-weight: 650;
    line-height: 1.3;
  }
  .quiet-text {
    color: var(--wa-color-text-quiet);
  }
  .small {
    font-size: 13px;
  }
  .row {
    display: flex;
    align-items: center;
    gap: 12px;
  }
  .stack {
    display: grid;
    gap: 12px;
    align-content: start;
  }
  .grow {
    flex: 1;
    min-inline-size: 0;
  }
  @media (prefers-reduced-motion: reduce) {
    .button {
      transition: none;
    }
    .button:active:not(:disabled) {
      transform: none;
    }
  }
`
