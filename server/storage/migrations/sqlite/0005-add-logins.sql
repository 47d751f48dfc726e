-- Which shop a login is of. The one table that is not keyed by shop: a login is unique over all of them.
create table logins (
  login text primary key,
  shop_id text not null
) strict, without rowid;
insert into logins (login, shop_id) select login, shop_id from shops;
