import { css } from 'lit'

/** The restore wizard. */
export const restorePageStyles = css`
  :host {
    display: block;
    block-size: 100%;
  }
  .content {
    display: grid;
    gap: 16px;
  }
`
