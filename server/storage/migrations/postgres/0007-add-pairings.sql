-- The pairing code that a device shows now: one per device, a new one replaces it. A claim knows only the code, so
-- `code_hash` has an index of its own; it cannot be unique over all shops on a cluster, and two alike count for nothing.
create table pairings (
  shop_id text not null references shops (shop_id),
  device_id text not null,
  code_hash text not null,
  maker_token text not null,
  key_epoch bigint not null,
  sealed_key text,
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint,
  used_by text,
  primary key (shop_id, device_id)
);
create index pairings_by_code on pairings (code_hash);
