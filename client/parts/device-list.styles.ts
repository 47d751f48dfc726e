import { css } from 'lit'

/** The list of the shop's devices. */
export const deviceListStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    margin-block-end: 8px;
  }
  h3 {
    font-size: 15px;
  }
  li {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 62px;
    padding-block: 10px;
    border-block-start: 1px solid var(--sonic-line);
  }
  li > pos-icon {
    --icon-size: 21px;
    align-self: start;
    margin-block-start: 2px;
    color: var(--wa-color-text-quiet);
  }
  .icon-button {
    margin-inline-end: -10px;
  }
  .name {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 8px;
    font-weight: 550;
    overflow-wrap: anywhere;
  }
  .waits {
    color: var(--wa-color-warning-on-quiet);
    font-weight: 600;
  }
  summary {
    display: flex;
    align-items: center;
    min-block-size: 44px;
    border-block-start: 1px solid var(--sonic-line);
    color: var(--wa-color-text-quiet);
    font-size: 14px;
    font-weight: 600;
    cursor: pointer;
  }
  summary::before {
    content: '';
    inline-size: 7px;
    block-size: 7px;
    margin-inline: 7px 19px;
    border-block-end: 2px solid;
    border-inline-end: 2px solid;
    rotate: 45deg;
  }
  summary:dir(rtl)::before {
    rotate: -45deg;
  }
  details[open] summary::before {
    rotate: 225deg;
  }
  details[open] summary:dir(rtl)::before {
    rotate: -225deg;
  }
`
