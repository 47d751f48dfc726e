-- A collection of unreachable objects that is under way; while the row is there, requests mark what they rely on.
create table gc_runs (
  shop_id text primary key references shops (shop_id),
  phase text not null,
  cursor text not null,
  seen_since integer not null,
  started_at integer not null,
  deleted integer not null
) strict, without rowid;

-- What that collection must not touch. `kept`: a backup needs it. `walked`: 0 while what is under it is not marked yet.
create table gc_marks (
  shop_id text not null,
  id text not null,
  kept integer not null,
  walked integer not null,
  primary key (shop_id, id)
) strict, without rowid;
create index gc_marks_to_walk on gc_marks (shop_id, kept) where walked = 0;

-- Objects whose bytes are not what they should be, or whose row is gone. `traced_at` null: who needs it is not known yet.
create table bad_objects (
  shop_id text not null references shops (shop_id),
  id text not null,
  problem text not null,
  found_at integer not null,
  traced_at integer,
  primary key (shop_id, id)
) strict, without rowid;

create table bad_object_backups (
  shop_id text not null references shops (shop_id),
  id text not null,
  number integer not null,
  primary key (shop_id, id, number)
) strict, without rowid;

-- When each kind of care is due. `shop_id` is empty for what is done for the whole server. `state` is JSON.
create table care_jobs (
  shop_id text not null,
  job text not null,
  due_at integer not null,
  started_at integer,
  finished_at integer,
  problem text,
  state text,
  holder text,
  held_until integer not null,
  primary key (shop_id, job)
) strict, without rowid;
create index care_jobs_due on care_jobs (job, due_at);
