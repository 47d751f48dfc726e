-- When the owner is told that a device does not back up; `settings` is JSON, no row is the default.
create table alarm_settings (
  shop_id text primary key references shops (shop_id),
  settings text not null
);

-- The alarms that stand: the owner was told that this device is silent, and once more at `reminded_at`.
create table alarms (
  shop_id text not null references shops (shop_id),
  device_id text not null,
  raised_at bigint not null,
  reminded_at bigint,
  primary key (shop_id, device_id)
);

-- Where a device is told of alarms: its browser's push service. `contact`: the address of the app when it asked for that.
-- `payload` (JSON) is what it has to be told next, null for nothing; `due_at` when that is tried, or tried again.
create table push_subscriptions (
  shop_id text not null references shops (shop_id),
  device_id text not null,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  contact text not null,
  created_at bigint not null,
  sent_at bigint,
  problem text,
  payload text,
  due_at bigint,
  tries bigint not null default 0,
  primary key (shop_id, device_id)
);
create index push_subscriptions_due on push_subscriptions (due_at) where due_at is not null;
