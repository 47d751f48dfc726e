import { css } from 'lit'

/** Of the Activity page. */
export const activityStyles = css`
  :host {
    display: block;
    block-size: 100%;
  }
  .all {
    display: grid;
    gap: 16px;
  }
  .locked {
    display: grid;
    gap: 16px;
    justify-items: start;
  }
  .list {
    padding: 0;
    overflow: hidden;
  }
  .end {
    text-align: center;
  }
`
