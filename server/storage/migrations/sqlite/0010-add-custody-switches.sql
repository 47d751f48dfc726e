-- A shop on its way to private custody (engine 35). `former_key`: the wrapped key of the epoch before, here from the
-- first backup under the new key (`moved_at`) until everything of before is deleted; the row goes last.
create table custody_switches (
  shop_id text primary key references shops (shop_id),
  device_id text not null,
  key_epoch integer not null,
  former_key blob,
  begun_at integer not null,
  moved_at integer
) strict, without rowid;

-- The key epoch in which a device last joined: in a later one it has to join again.
alter table devices add column key_epoch integer not null default 1;
update devices set key_epoch = (select s.key_epoch from shops s where s.shop_id = devices.shop_id);
