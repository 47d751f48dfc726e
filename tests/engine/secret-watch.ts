import type { Fetch } from '../../shared/browser/server-api/server-call.ts'

/** Members of bodies and answers whose values are nobody's business. */
const SECRET = /^(auth|newAuth|recoveryAuth|byCode|token|key|code|sealed|p256dh)$/

/** Stands between engines and a server: remembers every secret that passes, every address and every refusal. */
export class SecretWatch {
  /** Every URL that was asked, with its query. */
  readonly addresses: string[] = []
  /** Headers and bodies of all answers that were refusals. */
  readonly refusals: string[] = []
  readonly #secrets = new Map<string, string>()
  readonly #newest = new Map<string, string>()
  readonly #base: string

  constructor(base: string) {
    this.#base = base
  }

  /** What an engine is given as its `fetch`. */
  readonly fetch: Fetch = async (url, init) => {
    if (typeof init.body === 'string') this.#read(init.body)
    const answer = await this.raw(url, init)
    if (answer.ok && (answer.headers.get('content-type') ?? '').includes('json'))
      this.#read(await answer.clone().text())
    return answer
  }

  /** Asks the server, and remembers no more than the address and a refusal. */
  async raw(path: string, init: RequestInit): Promise<Response> {
    this.addresses.push(path)
    const answer = await fetch(`${this.#base}${path}`, init)
    if (!answer.ok) {
      const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`)
      this.refusals.push([...headers, await answer.clone().text()].join('\n'))
    }
    return answer
  }

  /** Remembers a secret that is typed or shown, as it is and without its dashes. */
  keep(secret: string): void {
    this.#secrets.set(secret, 'typed')
    this.#secrets.set(secret.replaceAll('-', ''), 'typed')
  }

  /** Which kinds of secrets have passed. */
  kinds(): string[] {
    return [...this.#newest.keys()]
  }

  /** The last one of a kind that has passed. */
  newest(kind: string): string | undefined {
    return this.#newest.get(kind)
  }

  /** The secrets that are in `text`. */
  foundIn(text: string): string[] {
    return [...this.#secrets.keys()].filter((secret) => text.includes(secret))
  }

  #read(text: string): void {
    JSON.parse(text, (name, value: unknown) => {
      // An error's code is no secret, and is not read here: refusals have their own place
      if (SECRET.test(name) && typeof value === 'string') {
        this.#secrets.set(value, name)
        this.#newest.set(name, value)
      }
      return value
    })
  }
}
