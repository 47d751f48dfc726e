import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inOrderUntil, nextAlarmStep, type AlarmChoice, type HeardDevice } from './alarm-rule.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** A Sunday morning in Baghdad. */
const START = Date.parse('2026-11-22T06:00Z')
const CHOICE: AlarmChoice = { afterHours: 24, closedDays: [5], timeZone: 'Asia/Baghdad' }
const NEW: HeardDevice = { createdAt: START, seenAt: START }
const told = (docs: number, since: number | null, at: number) => ({ docs, since, at })

/** What is done about a device, hour by hour, as the job would. */
function follow(
  device: (now: number) => HeardDevice,
  hours: number,
  choice: (now: number) => AlarmChoice = () => CHOICE,
): string[] {
  const done: string[] = []
  let standing: { raisedAt: number; remindedAt: number | null } | undefined
  for (let hour = 0; hour <= hours; hour += 1) {
    const now = START + hour * HOUR
    const { step } = nextAlarmStep({ ...device(now), isWatched: true }, standing, choice(now), now)
    if (step === 'none') continue
    done.push(`${hour} ${step}`)
    if (step === 'raise') standing = { raisedAt: now, remindedAt: null }
    else if (step === 'remind') standing = { raisedAt: standing!.raisedAt, remindedAt: now }
    else standing = undefined
  }
  return done
}

describe('until when everything of a device was on the server', () => {
  it.each([
    ['a new one: since it joined', NEW, START],
    ['it was heard and says nothing of what waits', { ...NEW, seenAt: START + 5 }, START + 5],
    [
      'nothing waits: it is in order, however old its backup',
      { ...NEW, seenAt: START + 9 * DAY, storedAt: START + 1, waiting: told(0, null, START + 9 * DAY) },
      START + 9 * DAY,
    ],
    [
      'something waits: until the oldest of it was made',
      { ...NEW, seenAt: START + DAY, storedAt: START + 1, waiting: told(3, START + 5 * HOUR, START + DAY) },
      START + 5 * HOUR,
    ],
    [
      'its clock is behind: until the newest backup',
      { ...NEW, seenAt: START + DAY, storedAt: START + 7, waiting: told(3, 12, START + DAY) },
      START + 7,
    ],
    [
      'its clock is ahead: until the newest backup',
      { ...NEW, seenAt: START + DAY, storedAt: START + 7, waiting: told(3, START + 9 * DAY, START + DAY) },
      START + 7,
    ],
    [
      'something waits and there never was a backup',
      { ...NEW, seenAt: START + DAY, waiting: told(1, null, START + DAY) },
      START,
    ],
  ])('%s', (_, device, until) => {
    expect(inOrderUntil(device)).toBe(until)
  })
})

describe('when an owner is told', () => {
  it('once after a day of silence, once more after three, then no more', () => {
    // Sunday 09:00 in Baghdad: told on Monday 09:00, reminded on Thursday 09:00
    expect(follow(() => NEW, 24 * 60)).toEqual(['24 raise', '96 remind'])
  })

  it('not over a closed Friday, and on Saturday when nobody is there then either', () => {
    const thursdayNight = START + 4 * DAY + 12 * HOUR
    expect(follow(() => ({ ...NEW, seenAt: thursdayNight }), 24 * 7)).toEqual([`${24 * 6 + 12} raise`])
    const opensOnSaturday = (now: number) => ({
      ...NEW,
      seenAt: now >= START + 6 * DAY ? now : Math.min(now, thursdayNight),
    })
    expect(follow(opensOnSaturday, 24 * 14)).toEqual([])
  })

  it('never of a device that is heard and has nothing new', () => {
    expect(
      follow((now) => ({ ...NEW, storedAt: START, seenAt: now, waiting: told(0, null, now) }), 24 * 30),
    ).toEqual([])
  })

  it('of a device that is heard, but cannot back up: its quota is used up, say', () => {
    const stuck = (now: number) => ({
      ...NEW,
      seenAt: now,
      storedAt: START,
      waiting: told(2, START + 1, now),
    })
    expect(follow(stuck, 24 * 3)).toEqual(['25 raise'])
  })

  it('not of one that was idle for days and has sold something this minute', () => {
    const now = START + 9 * DAY
    const sold = { ...NEW, seenAt: now, storedAt: START, waiting: told(1, now - 1000, now), isWatched: true }
    expect(nextAlarmStep(sold, undefined, CHOICE, now)).toEqual({ step: 'none', lookAt: expect.any(Number) })
  })

  it('that it backs up again; the next silence is another alarm', () => {
    const back = (now: number) => ({ ...NEW, seenAt: now < START + 30 * HOUR ? START : START + 30 * HOUR })
    expect(follow(back, 72)).toEqual(['24 raise', '30 clear', '54 raise'])
  })

  it('never when the owner switched it off or does not watch it; an alarm that stands ends without a word', () => {
    const off = (now: number): AlarmChoice => ({ ...CHOICE, afterHours: now < START + 40 * HOUR ? 24 : null })
    expect(follow(() => NEW, 24 * 9, off)).toEqual(['24 raise', '40 forget'])
    const alarm = { raisedAt: START, remindedAt: null }
    const ask = (standing?: typeof alarm) =>
      nextAlarmStep({ ...NEW, isWatched: false }, standing, CHOICE, START + 9 * DAY)
    expect(ask()).toEqual({ step: 'none', lookAt: null })
    expect(ask(alarm)).toEqual({ step: 'forget', lookAt: null })
  })

  it('later, when the owner now allows more; an alarm that stood ends without a word', () => {
    const longer = (now: number): AlarmChoice => ({
      ...CHOICE,
      afterHours: now < START + 30 * HOUR ? 24 : 72,
    })
    expect(follow(() => NEW, 24 * 4, longer)).toEqual(['24 raise', '30 forget', '72 raise'])
  })

  it('at most twice for a silence, and never a device that was in order a moment ago, whatever was chosen', () => {
    const hours = fc.integer({ min: 1, max: 240 })
    const closed = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 6 })
    fc.assert(
      fc.property(hours, closed, fc.integer({ min: 0, max: 300 }), (afterHours, closedDays, lastHeard) => {
        const device = (now: number) => ({ ...NEW, seenAt: Math.min(now, START + lastHeard * HOUR) })
        const done = follow(device, 24 * 40, () => ({ ...CHOICE, afterHours, closedDays }))
        const words = done.map((line) => line.split(' ')[1])
        expect([[], ['raise'], ['raise', 'remind']]).toContainEqual(words)
        for (const line of done)
          expect(Number.parseInt(line, 10)).toBeGreaterThanOrEqual(lastHeard + afterHours)
      }),
      { numRuns: 8 },
    )
  })
})
