import { css } from 'lit'

/** The hero of the Backup page: mark, words and button in one line; below each other on a phone. */
export const heroStyles = css`
  .card {
    padding: 24px 28px;
  }
  .outcome > *,
  .outcome pos-notice {
    display: block;
    margin-block-start: 16px;
  }
  .outcome pos-notice {
    display: flex;
    margin: 0;
  }
  .outcome > :empty {
    margin: 0;
  }
  pos-progress {
    margin-block-start: 24px;
  }
  .top {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 12px 20px;
  }
  .mark {
    display: grid;
    place-items: center;
    inline-size: 72px;
    block-size: 72px;
    border-radius: 20px;
    background: var(--sonic-key);
    color: var(--wa-color-text-quiet);
    --icon-size: 38px;
    --icon-stroke: 1.5;
  }
  .mark.brand {
    background: var(--wa-color-brand-fill-quiet);
    color: var(--wa-color-brand-on-quiet);
  }
  .mark.success {
    background: var(--wa-color-success-fill-quiet);
    color: var(--wa-color-success-on-quiet);
  }
  .mark.warning {
    background: var(--wa-color-warning-fill-quiet);
    color: var(--wa-color-warning-on-quiet);
  }
  h2 {
    font-size: 24px;
    font-weight: 700;
    line-height: 1.25;
  }
  .words p {
    margin-block-start: 2px;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .buttons .button {
    min-block-size: 56px;
    padding-inline: 22px;
    border-radius: 16px;
    font-size: 17px;
  }
  pos-progress.idle::part(bar) {
    display: none;
  }
  @container (max-width: 759px) {
    .card {
      padding: 20px 16px;
    }
    .top {
      grid-template-columns: auto minmax(0, 1fr);
    }
    .mark {
      inline-size: 52px;
      block-size: 52px;
      border-radius: 14px;
      --icon-size: 28px;
    }
    h2 {
      font-size: 20px;
    }
    .buttons {
      grid-column: 1 / -1;
    }
    .buttons .button {
      flex: 1 1 150px;
    }
  }
`
