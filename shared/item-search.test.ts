import { describe, expect, it } from 'vitest'
import { ItemSearch, type Searchable } from './item-search.ts'

function item(id: string, name: string, barcode = '', codes: string[] = [], category = ''): Searchable {
  return { id, name, barcode, codes, category }
}
function searchOf(...items: Searchable[]): ItemSearch {
  const search = new ItemSearch()
  for (const one of items) search.set(one)
  return search
}

describe('searching items', () => {
  it('ranks code, name, beginnings, words, parts and scattered words', () => {
    const search = searchOf(
      item('scattered', '7 fridge of type tv'),
      item('inside', 'xtv 7'),
      item('word', 'big tv 7'),
      item('start', 'tv 7 inch'),
      item('code start', 'a', 'tv 7000'),
      item('name', 'TV  7'),
      item('code', 'b', '', ['TV ٧']),
      item('none', 'lamp'),
    )
    expect(search.find('tv 7')).toEqual([
      'code',
      'name',
      'code start',
      'start',
      'word',
      'inside',
      'scattered',
    ])
  })

  it('finds a scan exactly, leading zeros and all, and tells of two items with one code', () => {
    const search = searchOf(item('a', 'a', '0012'), item('b', 'b', '12'), item('c', 'c', '', ['0012']))
    expect(search.byCode('٠٠١٢')).toEqual(['a', 'c'])
    expect(search.byCode('012')).toEqual([])
  })

  it('forgets the old name and code when an item is set again', () => {
    const search = searchOf(item('a', 'old', '1'))
    search.set(item('a', 'new', '2'))
    expect([search.find('old'), search.byCode('1'), search.find('new'), search.byCode('2')]).toEqual([
      [],
      [],
      ['a'],
      ['a'],
    ])
    search.delete('a')
    expect([search.find(''), search.byCode('2')]).toEqual([[], []])
  })

  it('gives the best `limit` of many, also when the best comes last', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => item(`i${index}`, `some lamp ${index}`))
    const search = searchOf(...many, item('best', 'zz', 'lamp'))
    const found = search.find('lamp', 20)
    expect(found).toHaveLength(20)
    expect(found[0]).toBe('best')
  })
})
