-- The code by which the owner of a shop in managed custody sets a new password: the operator has made it. A new one
-- replaces it. One that was used stays until then, so that its claim can be repeated when the answer was lost.
create table password_resets (
  shop_id text primary key references shops (shop_id),
  code_hash text not null,
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint
);

-- `quota_bytes` null: as much as the server gives every shop. What a shop has stored is the sum of `stored_bytes` here and
-- of its lineages: a commit counts in the row that it writes anyway, all else counts here.
alter table shops add column quota_bytes bigint;
alter table shops add column stored_bytes bigint not null default 0;
alter table lineages add column stored_bytes bigint not null default 0;
update shops set stored_bytes = coalesce(
  (select sum(length(o.body)) from sonic_objects o where o.shop_id = shops.shop_id), 0
);
