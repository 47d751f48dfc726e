import { css } from 'lit'

/** The left half of the payment. */
export const payStandingStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 20px;
  }
  .label {
    color: var(--wa-color-text-quiet);
    font-size: 15px;
    font-weight: 500;
  }
  .big {
    font-size: 40px;
    font-weight: 750;
    line-height: 1.15;
  }
  .other {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 10px;
  }
  .other pos-money {
    font-weight: 650;
  }
  .other span {
    color: var(--wa-color-text-quiet);
    font-size: 13px;
  }
  .parts {
    display: grid;
    flex: 1;
    gap: 8px;
    align-content: start;
  }
  .part {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 64px;
    padding: 8px 6px 8px 12px;
    padding-inline: 12px 6px;
    border: 1px solid var(--wa-color-surface-border);
    border-radius: 14px;
    background: var(--wa-color-surface-raised);
  }
  .part.now {
    padding-inline-end: 16px;
    border: 2px solid var(--wa-color-brand-fill-loud);
  }
  .part .icon {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 40px;
    block-size: 40px;
    border-radius: 10px;
    background: var(--wa-color-brand-fill-quiet);
    color: var(--wa-color-brand-on-quiet);
  }
  .part .icon.USD {
    background: var(--tint-green);
    color: var(--ink-green);
  }
  .part .words {
    display: grid;
    flex: 1;
    min-inline-size: 0;
  }
  .part b {
    font-size: 15px;
    font-weight: 600;
    line-height: 1.35;
  }
  .part small {
    color: var(--wa-color-text-quiet);
    font-size: 13px;
  }
  .part pos-money {
    font-size: 17px;
    font-weight: 650;
  }
  .part button {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 10px;
    color: var(--wa-color-text-quiet);
  }
  .add {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 48px;
    border: 1px dashed var(--wa-form-control-border-color);
    border-radius: 14px;
    font-size: 15px;
    font-weight: 600;
  }
  .sums {
    display: grid;
    gap: 6px;
  }
  .sums p {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    color: var(--wa-color-text-quiet);
    font-size: 14px;
  }
  .sums pos-money {
    color: var(--wa-color-text-normal);
    font-weight: 600;
  }
  .change {
    display: grid;
    gap: 6px;
    min-block-size: 118px;
    align-content: center;
    padding: 12px 18px 14px;
    border-radius: 16px;
    background: var(--wa-color-success-fill-quiet);
    color: var(--wa-color-success-on-quiet);
    --money-unit-color: currentcolor;
  }
  .change.none {
    background: var(--sonic-key);
    color: var(--wa-color-text-quiet);
  }
  .change.debt {
    background: var(--wa-color-warning-fill-quiet);
    color: var(--wa-color-warning-on-quiet);
  }
  .top {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
  }
  .change b {
    font-size: 15px;
    font-weight: 650;
  }
  .back {
    font-size: 36px;
    font-weight: 750;
    line-height: 1.15;
  }
  .switch {
    display: flex;
    padding: 3px;
    border-radius: 12px;
    background: var(--wa-color-surface-raised);
  }
  .switch button {
    min-inline-size: 52px;
    min-block-size: 44px;
    border-radius: 10px;
    color: var(--wa-color-text-quiet);
    font-size: 14px;
    font-weight: 600;
  }
  .switch button[aria-pressed='true'] {
    background: var(--wa-color-success-on-quiet);
    color: var(--wa-color-surface-raised);
  }
  @media (max-width: 767px) {
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 8px;
    }
    .label {
      font-size: 13px;
    }
    .big {
      font-size: 28px;
    }
    .other {
      gap: 0 8px;
      font-size: 14px;
    }
    .other span {
      font-size: 12px;
    }
    .parts {
      display: contents;
    }
    .part,
    .change {
      grid-column: 1 / -1;
    }
    .part {
      min-block-size: 56px;
    }
    .part.now:first-child,
    .sums,
    .change.none {
      display: none;
    }
    .add {
      grid-area: 1 / 2;
      align-self: center;
      max-inline-size: 112px;
      gap: 4px;
      padding-inline: 8px;
      border-style: solid;
      border-color: var(--wa-color-surface-border);
      background: var(--wa-color-surface-raised);
      font-size: 13px;
      line-height: 1.3;
    }
    .change {
      min-block-size: 0;
      padding: 8px 14px;
    }
    .back {
      font-size: 26px;
    }
  }
  @media (max-width: 767px) and (max-height: 780px) {
    .label {
      display: none;
    }
  }
`
