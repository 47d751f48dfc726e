/** SQL for a shop with one backup, as the first version of the schema had them. */
export const oldRows = (bytesType: 'blob' | 'bytea') => `
  insert into shops (shop_id, name, login, salt, kdf, auth, custody, key_epoch, created_at)
  values ('shop', 'Shop', 'owner', 's', '{}', 'a', 'private', 1, 1);
  insert into devices (shop_id, device_id, name, letter, token_hash, created_at, seen_at)
  values ('shop', 'till', 'Till', '', 'hash', 1, 1);
  insert into sonic_backups (shop_id, number, snapshot_id, manifest_id, device_id, lineage, seq, root, trigger_name,
    custody, key_epoch, created_at, created_by, received_at, header, manifest)
  values ('shop', 1, 'snapshot', 'm', 'till', 'l', 1, 'r', 'manual', 'private', 1, 1, 'till', 1,
    '{"sizes":{"records":42}}', cast('' as ${bytesType}));
`

/** What the backup is when the newest version has taken the database over. */
export const OLD_BACKUP = { number: 1, records: 42, pinned: 0, dropped_from: null, deleted_at: null }
