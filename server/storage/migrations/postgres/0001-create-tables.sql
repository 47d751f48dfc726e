-- One row per tenant. That its login is unique over all shops is kept by the table `logins`.
create table shops (
  shop_id text primary key,
  name text not null,
  login text not null,
  salt text not null,
  kdf text not null,
  auth text not null,
  custody text not null check (custody in ('managed', 'private')),
  key_epoch bigint not null,
  wrapped_key bytea,
  created_at bigint not null
);

-- A revoked device keeps its row: its letter is never given out again, and its token is answered "revoked".
create table devices (
  shop_id text not null references shops (shop_id),
  device_id text not null,
  name text not null,
  letter text not null,
  token_hash text not null,
  created_at bigint not null,
  seen_at bigint not null,
  revoked_at bigint,
  primary key (shop_id, device_id)
);
-- Not unique, so that a cluster can spread the table by shop: a token has 256 random bits.
create index devices_by_token on devices (token_hash);
create unique index devices_by_letter on devices (shop_id, letter);

create table key_slots (
  shop_id text not null references shops (shop_id),
  key_epoch bigint not null,
  kind text not null,
  slot text not null,
  primary key (shop_id, key_epoch, kind)
);

-- `first_number` orders the lineages of a shop: a higher one began later.
create table lineages (
  shop_id text not null references shops (shop_id),
  lineage text not null,
  device_id text not null,
  head text not null,
  first_number bigint not null,
  created_at bigint not null,
  primary key (shop_id, lineage)
);

-- `closed`: everything under the object is there too. `verified_at`: it and everything under it was opened and its id recomputed.
-- Sealed bytes do not compress: they are stored as they come.
create table sonic_objects (
  shop_id text not null references shops (shop_id),
  id text not null,
  body bytea not null,
  body_sha256 bytea not null,
  closed bigint not null,
  stored_at bigint not null,
  seen_at bigint not null,
  verified_at bigint,
  primary key (shop_id, id)
);

create table sonic_backups (
  shop_id text not null references shops (shop_id),
  number bigint not null,
  snapshot_id text not null,
  manifest_id text not null,
  device_id text not null,
  lineage text not null,
  parent text,
  seq bigint not null,
  root text not null,
  trigger_name text not null,
  name text,
  custody text not null,
  key_epoch bigint not null,
  created_at bigint not null,
  created_by text not null,
  received_at bigint not null,
  verified_at bigint,
  problem text,
  pinned bigint not null default 0,
  deleted_at bigint,
  header text not null,
  manifest bytea not null,
  primary key (shop_id, number)
);
create unique index sonic_backups_by_snapshot on sonic_backups (shop_id, snapshot_id);
create index sonic_backups_by_lineage on sonic_backups (shop_id, lineage, number);
create index sonic_backups_unchecked on sonic_backups (shop_id, number)
  where verified_at is null and problem is null and custody = 'managed';
