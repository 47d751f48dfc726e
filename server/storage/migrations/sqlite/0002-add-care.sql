-- Until when the owner's password counts as given again for this device.
alter table devices add column owner_until integer;

-- What the owner chose; null, or no row, for the default. `policy` is JSON. `shop_zone` was read from the shop's own settings.
create table retention (
  shop_id text primary key references shops (shop_id),
  policy text,
  time_zone text,
  shop_zone text
) strict, without rowid;

-- `pinned_for`: why the server pinned it by itself. `dropped_from`: the records of its parent, when it has far fewer.
alter table sonic_backups add column records integer not null default 0;
alter table sonic_backups add column pinned_for text;
alter table sonic_backups add column dropped_from integer;
update sonic_backups set records = coalesce(json_extract(header, '$.sizes.records'), 0);
create index sonic_backups_kept on sonic_backups (shop_id, lineage, number) where deleted_at is null;
create index sonic_backups_deleted on sonic_backups (shop_id, deleted_at) where deleted_at is not null;
