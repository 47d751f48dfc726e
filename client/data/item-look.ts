/** The six pastel grounds that belong to item categories, in the order in which categories take them. */
export const TINTS = ['blue', 'teal', 'clay', 'rose', 'green', 'sand'] as const

/** One of the grounds of a tile; `--tint-…` and `--ink-…` are its colours. */
export type Tint = (typeof TINTS)[number]

/** How an item without a photo is shown. */
export interface ItemLook {
  readonly tint: Tint
  /** Name of a lucide icon. */
  readonly icon: string
}

// The first row that a name or category contains decides. Words of the three languages and of the common trades.
const KNOWN: readonly (readonly [icon: string, tint: Tint, words: RegExp])[] = [
  ['tv', 'blue', /\btvs?\b|television|screen|تەلەفزیۆن|تلفاز|تلفزيون|شاشة/],
  ['refrigerator', 'teal', /fridge|freezer|refriger|cooler|ساردکەرەوە|فریزەر|ثلاجة|مجمدة/],
  ['heater', 'clay', /heater|radiator|stove|سۆپا|مدفأة|سخان/],
  ['air-vent', 'green', /\ba\/?c\b|air.?con|split|سپلیت|مكيف/],
  ['washing-machine', 'green', /wash|laundry|جلشۆر|غسالة/],
  ['microwave', 'rose', /microwave|oven|مایکرۆوەیڤ|فرن|مايكرويف/],
  ['coffee', 'rose', /coffee|\btea\b|\bmugs?\b|\bcups?\b|teapot|قاوە|چا|قهوة|شاي/],
  ['shirt', 'rose', /\biron\b|shirt|apron|ئوتوو|مكواة/],
  ['smartphone', 'blue', /phone|mobile|مۆبایل|هاتف|جوال/],
  ['cable', 'sand', /cable|bracket|mount|wire|کێبڵ|هەڵگر|حامل|كابل/],
  ['lamp', 'sand', /lamp|light|lantern|گڵۆپ|چرا|مصباح/],
  ['shopping-bag', 'clay', /\bbags?\b|جانتا|حقيبة|كيس/],
  ['gift', 'rose', /gift|christmas|party|دیاری|هدية/],
  ['utensils', 'teal', /plate|bowl|spoon|dish|قاپ|صحن/],
  ['clock', 'blue', /clock|watch|کاتژمێر|ساعة/],
]

/** The look of an item by its category and name; what is not known gets a box on the tint of its category. */
export function itemLook(category: string, name: string): ItemLook {
  const key = `${category}\n${name}`
  const before = looks.get(key)
  if (before !== undefined) return before
  const look = findLook(category.toLowerCase(), name.toLowerCase())
  looks.set(key, look)
  return look
}

const looks = new Map<string, ItemLook>()

function findLook(category: string, name: string): ItemLook {
  for (const text of [category, name])
    for (const [icon, tint, words] of KNOWN) if (words.test(text)) return { icon, tint }
  return { icon: 'package', tint: TINTS[hashOf(category) % TINTS.length] ?? 'blue' }
}

function hashOf(text: string): number {
  let hash = 7
  for (let index = 0; index < text.length; index += 1) hash = (hash * 31 + text.charCodeAt(index)) >>> 0
  return hash
}
