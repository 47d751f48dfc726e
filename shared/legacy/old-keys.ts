/** The 16 keys of a backup of the old POS, in the order in which it wrote them. */
export const OLD_KEYS = [
  'sonic_shop_data',
  'sonic_invoices',
  'sonic_invoice_counter',
  'sonic_returns',
  'sonic_return_counter',
  'sonic_transfers',
  'sonic_iqd_rate',
  'sonic_iqd_per_usd',
  'sonic_activity_data',
  'sonic_items_data',
  'sonic_inventory_data',
  'sonic_services',
  'sonic_debts',
  'sonic_stores',
  'sonic_store_counter',
  'sonic_security_state',
] as const

/** A key of the old backup. */
export type OldKey = (typeof OLD_KEYS)[number]
