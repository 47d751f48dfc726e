import { Socket } from 'node:net'

/**
 * A socket that sends what was corked and uncorked within one turn as one piece: the driver uncorks after each of the
 * queries that a program sends together.
 */
export class GatheringSocket extends Socket {
  override uncork(): void {
    process.nextTick(() => super.uncork())
  }
}
