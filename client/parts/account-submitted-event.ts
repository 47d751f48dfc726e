/** What somebody typed to create an account or to sign in. */
export interface AccountEntry {
  readonly login: string
  readonly password: string
  readonly deviceName: string
}

/** A complete login and password were entered. */
export class AccountSubmittedEvent extends Event {
  readonly entry: AccountEntry

  constructor(entry: AccountEntry) {
    super('account-submitted', { bubbles: true, composed: true })
    this.entry = entry
  }
}

declare global {
  interface HTMLElementEventMap {
    'account-submitted': AccountSubmittedEvent
  }
}
