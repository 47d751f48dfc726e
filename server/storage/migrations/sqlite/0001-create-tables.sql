-- One row per tenant. `login` is the only name that is unique over all shops.
create table shops (
  shop_id text primary key,
  name text not null,
  login text not null unique,
  salt text not null,
  kdf text not null,
  auth text not null,
  custody text not null check (custody in ('managed', 'private')),
  key_epoch integer not null,
  wrapped_key blob,
  created_at integer not null
) strict, without rowid;

-- A revoked device keeps its row: its letter is never given out again, and its token is answered "revoked".
create table devices (
  shop_id text not null references shops (shop_id),
  device_id text not null,
  name text not null,
  letter text not null,
  token_hash text not null,
  created_at integer not null,
  seen_at integer not null,
  revoked_at integer,
  primary key (shop_id, device_id)
) strict, without rowid;
create unique index devices_by_token on devices (token_hash);
create unique index devices_by_letter on devices (shop_id, letter);

create table key_slots (
  shop_id text not null references shops (shop_id),
  key_epoch integer not null,
  kind text not null,
  slot text not null,
  primary key (shop_id, key_epoch, kind)
) strict, without rowid;

-- `first_number` orders the lineages of a shop: a higher one began later.
create table lineages (
  shop_id text not null references shops (shop_id),
  lineage text not null,
  device_id text not null,
  head text not null,
  first_number integer not null,
  created_at integer not null,
  primary key (shop_id, lineage)
) strict, without rowid;

-- `closed`: everything under the object is there too. `verified_at`: it and everything under it was opened and its id recomputed.
create table sonic_objects (
  shop_id text not null references shops (shop_id),
  id text not null,
  body blob not null,
  body_sha256 blob not null,
  closed integer not null,
  stored_at integer not null,
  seen_at integer not null,
  verified_at integer,
  primary key (shop_id, id)
) strict;

create table sonic_backups (
  shop_id text not null references shops (shop_id),
  number integer not null,
  snapshot_id text not null,
  manifest_id text not null,
  device_id text not null,
  lineage text not null,
  parent text,
  seq integer not null,
  root text not null,
  trigger_name text not null,
  name text,
  custody text not null,
  key_epoch integer not null,
  created_at integer not null,
  created_by text not null,
  received_at integer not null,
  verified_at integer,
  problem text,
  pinned integer not null default 0,
  deleted_at integer,
  header text not null,
  manifest blob not null,
  primary key (shop_id, number)
) strict;
create unique index sonic_backups_by_snapshot on sonic_backups (shop_id, snapshot_id);
create index sonic_backups_by_lineage on sonic_backups (shop_id, lineage, number);
create index sonic_backups_unchecked on sonic_backups (shop_id, number)
  where verified_at is null and problem is null and custody = 'managed';
