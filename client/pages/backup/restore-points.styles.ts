import { css } from 'lit'

/** The list of restore points: a line down the side joins the points in time. */
export const restorePointsStyles = css`
  .card {
    display: grid;
    align-content: start;
    gap: 12px;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    min-block-size: 32px;
  }
  h2 {
    flex: 1 0 auto;
  }
  ol {
    position: relative;
  }
  ol::before {
    content: '';
    position: absolute;
    inset-block: 28px;
    inset-inline-start: 8px;
    inline-size: 2px;
    background: var(--wa-color-surface-border);
  }
  li {
    position: relative;
  }
  .card > .button.quiet {
    justify-self: center;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 4px 12px;
    padding-block-start: 8px;
    border-block-start: 1px solid var(--sonic-line);
  }
  .foot .button {
    padding-inline: 8px;
    margin-inline: -8px;
  }
`
