-- What was done to a shop and by whom, for its owner. `id` is a UUIDv7: its order is that of time. Kept 400 days.
create table audit (
  shop_id text not null references shops (shop_id),
  id text not null,
  act text not null,
  device_id text,
  address text,
  detail text,
  primary key (shop_id, id)
) strict, without rowid;
