import { css } from 'lit'

/** Of the custody wizard. */
export const custodyPageStyles = css`
  :host {
    display: block;
    block-size: 100%;
  }
  .content {
    display: grid;
    gap: 16px;
  }
`
