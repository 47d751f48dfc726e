-- A collection of unreachable objects that is under way; while the row is there, requests mark what they rely on.
create table gc_runs (
  shop_id text primary key references shops (shop_id),
  phase text not null,
  cursor text not null,
  seen_since bigint not null,
  started_at bigint not null,
  deleted bigint not null
);

-- What that collection must not touch. `kept`: a backup needs it. `walked`: 0 while what is under it is not marked yet.
create table gc_marks (
  shop_id text not null,
  id text not null,
  kept bigint not null,
  walked bigint not null,
  primary key (shop_id, id)
);
create index gc_marks_to_walk on gc_marks (shop_id, kept) where walked = 0;

-- Objects whose bytes are not what they should be, or whose row is gone. `traced_at` null: who needs it is not known yet.
create table bad_objects (
  shop_id text not null references shops (shop_id),
  id text not null,
  problem text not null,
  found_at bigint not null,
  traced_at bigint,
  primary key (shop_id, id)
);

create table bad_object_backups (
  shop_id text not null references shops (shop_id),
  id text not null,
  number bigint not null,
  primary key (shop_id, id, number)
);

-- When each kind of care is due. `shop_id` is empty for what is done for the whole server. `state` is JSON.
create table care_jobs (
  shop_id text not null,
  job text not null,
  due_at bigint not null,
  started_at bigint,
  finished_at bigint,
  problem text,
  state text,
  holder text,
  held_until bigint not null,
  primary key (shop_id, job)
);
create index care_jobs_due on care_jobs (job, due_at);
