-- The backup files that the server wrote; those of the whole server have the empty `shop_id`, which no shop can have.
-- `second`: the problem of the copy in the second folder, empty when it is right, null when there is none.
create table server_files (
  shop_id text not null,
  name text not null,
  kind text not null check (kind in ('json', 'sqlite')),
  bytes integer not null,
  sha256 text not null,
  created_at integer not null,
  verified_at integer,
  problem text,
  second text,
  statistics text,
  primary key (shop_id, name)
) strict, without rowid;

-- When files are due. Whoever writes them holds the lease, so that two servers never do it both.
create table file_schedules (
  shop_id text primary key,
  due_at integer not null,
  failures integer not null,
  last_at integer,
  last_ok integer,
  last_problem text,
  lease_holder text,
  lease_until integer not null
) strict, without rowid;
create index file_schedules_due on file_schedules (due_at);
