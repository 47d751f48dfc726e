import { describe, expect, it } from 'vitest'
import { problemTexts } from './server-problems.ts'

const care = {
  rehearsedAt: null,
  rehearsedBackup: null,
  rehearsalProblem: null,
  scrubbedAt: null,
  badObjects: 0,
}

describe('what a server reports', () => {
  it('is said in words, unknown codes as they are', () => {
    expect(problemTexts([], care)).toEqual([])
    expect(problemTexts(['disk_full', 'moon_rose'], undefined)).toEqual([
      expect.stringContaining('no room left'),
      'It reports: moon_rose',
    ])
  })

  it('names damaged parts and a restore that did not work once, not by their codes', () => {
    const bad = { ...care, badObjects: 2, rehearsalProblem: 'object_missing' }
    const texts = problemTexts(['object_missing', 'object_invalid'], bad)
    expect(texts).toEqual([
      expect.stringContaining('2 stored parts are damaged'),
      expect.stringContaining('did not work on the server'),
    ])
  })

  it('says nothing of a private key, and of a failure inside that it is the server’s', () => {
    expect(problemTexts(['custody_private', 'internal'], care)).toEqual([
      expect.stringContaining('wrong on the server'),
    ])
  })
})
