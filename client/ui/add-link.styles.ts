import { css } from 'lit'

/** `<a class="button primary add"><pos-icon name="plus"></pos-icon><span>…</span></a>`: on a phone only the plus is drawn. */
export const addLinkStyles = css`
  @media (max-width: 599px) {
    .add {
      padding-inline: 11px;
    }
    .add span {
      position: absolute;
      inline-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }
`
