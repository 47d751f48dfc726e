import { afterEach, describe, expect, it } from 'vitest'
import { RETENTION_REASONS } from '../../shared/api/retention.ts'
import { translate } from '../i18n/catalogue.ts'
import { locale } from '../i18n/locale.ts'
import { isSafetyCopy, pointText, pointTitle, reasonTexts } from './point-words.ts'

afterEach(() => locale.setLanguage('en'))

const row = {
  snapshotId: 's',
  number: 41,
  createdAt: 0,
  storedAt: 0,
  deviceId: 'd',
  deviceName: 'Counter tablet',
  lineage: 'l',
  trigger: 'shift_close',
  records: 1,
  sections: {},
  bytes: 1,
  isPinned: false,
  isCurrent: false,
}

describe('why a backup is kept', () => {
  it('has words for every reason that the server may give', () => {
    expect(RETENTION_REASONS.filter((reason) => translate(`reason.${reason}`) === undefined)).toEqual([])
  })

  it('says each reason once; one that this app does not know is still a reason', () => {
    expect(reasonTexts(['last', 'daily', 'last'])).toEqual(['One of the last', 'Of its day'])
    expect(reasonTexts(['daily', 'by_moonlight'])).toEqual(['Of its day', 'Kept by the server'])
    expect(reasonTexts([])).toEqual([])
  })
})

describe('what a backup is called', () => {
  it('has the name that a person gave it, else why it was made, in the person’s language', () => {
    expect(pointTitle({ ...row, name: 'Before the stocktake' })).toBe('Before the stocktake')
    expect(pointTitle(row)).toBe('Shift close')
    locale.setLanguage('ckb')
    expect(pointTitle(row)).toBe('داخستنی شیفت')
    expect(pointTitle({ trigger: 'unknown' })).toBe('خۆی دروست بووە')
  })

  it('is found by name, number, device and reason', () => {
    for (const word of ['stocktake', '41', 'Counter', 'Shift'])
      expect(pointText({ ...row, name: 'stocktake' })).toContain(word)
  })

  it('knows safety copies', () => {
    expect(isSafetyCopy({ trigger: 'pre_restore' })).toBe(true)
    expect(isSafetyCopy({ trigger: 'auto' })).toBe(false)
  })
})
