import { createHash, type Hash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'

const BUFFER_CHARS = 262_144

/** How bytes get to the disk; a test puts a failing one here. */
export interface FileWrites {
  readonly write: (fd: number, bytes: Uint8Array) => number
  readonly sync: (fd: number) => void
}

const WRITES: FileWrites = { write: (fd, bytes) => writeSync(fd, bytes), sync: fsyncSync }

/**
 * Writes a new file that only its owner may read, and its SHA-256 on the way. Throws the system's own errors. It must
 * be closed; it is on disk after `finish`, not before.
 */
export class FileWriter {
  readonly #fd: number
  readonly #hash: Hash = createHash('sha256')
  readonly #writes: FileWrites
  #texts: string[] = []
  #chars = 0
  #bytes = 0
  #isOpen = true

  constructor(path: string, writes: FileWrites = WRITES) {
    this.#fd = openSync(path, 'wx', 0o600)
    this.#writes = writes
  }

  /** Bytes written so far. */
  get bytes(): number {
    this.#flush()
    return this.#bytes
  }

  /** The SHA-256 of all bytes so far, in hex. */
  get sha256(): string {
    this.#flush()
    return this.#hash.copy().digest('hex')
  }

  text(text: string): void {
    this.#texts.push(text)
    this.#chars += text.length
    if (this.#chars >= BUFFER_CHARS) this.#flush()
  }

  chunk(bytes: Uint8Array): void {
    this.#flush()
    this.#put(bytes)
  }

  /** Puts everything on disk and closes. */
  finish(): void {
    this.#flush()
    this.#writes.sync(this.#fd)
    this.close()
  }

  /** Closes; what was not flushed is dropped. Calling twice is allowed. */
  close(): void {
    if (this.#isOpen) closeSync(this.#fd)
    this.#isOpen = false
  }

  #flush(): void {
    if (this.#texts.length === 0) return
    const bytes = Buffer.from(this.#texts.join(''))
    this.#texts = []
    this.#chars = 0
    this.#put(bytes)
  }

  #put(bytes: Uint8Array): void {
    this.#hash.update(bytes)
    this.#bytes += bytes.length
    for (let rest = bytes; rest.length > 0;) rest = rest.subarray(this.#writes.write(this.#fd, rest))
  }
}
