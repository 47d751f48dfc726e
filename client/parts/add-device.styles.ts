import { css } from 'lit'

/** The dialog that adds a device. */
export const addDeviceStyles = css`
  pos-dialog {
    --dialog-width: 720px;
  }
  .stack {
    gap: 20px;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .buttons > * {
    flex: 1 1 180px;
  }
`
