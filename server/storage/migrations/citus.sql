-- Spreads the tables of this server over a Citus cluster: run once by psql after a server has made them (and end the
-- server meanwhile). Everything of one shop lies on one machine, so every transaction but a sign-up stays on one.
-- The tables that later versions add are named here with them.

select create_distributed_table('shops', 'shop_id');
select create_distributed_table('devices', 'shop_id', colocate_with => 'shops');
select create_distributed_table('key_slots', 'shop_id', colocate_with => 'shops');
select create_distributed_table('custody_switches', 'shop_id', colocate_with => 'shops');
select create_distributed_table('pairings', 'shop_id', colocate_with => 'shops');
select create_distributed_table('password_resets', 'shop_id', colocate_with => 'shops');
select create_distributed_table('lineages', 'shop_id', colocate_with => 'shops');
select create_distributed_table('sonic_objects', 'shop_id', colocate_with => 'shops');
select create_distributed_table('sonic_backups', 'shop_id', colocate_with => 'shops');
select create_distributed_table('retention', 'shop_id', colocate_with => 'shops');
select create_distributed_table('gc_runs', 'shop_id', colocate_with => 'shops');
select create_distributed_table('gc_marks', 'shop_id', colocate_with => 'shops');
select create_distributed_table('bad_objects', 'shop_id', colocate_with => 'shops');
select create_distributed_table('bad_object_backups', 'shop_id', colocate_with => 'shops');
select create_distributed_table('care_jobs', 'shop_id', colocate_with => 'shops');
select create_distributed_table('server_files', 'shop_id', colocate_with => 'shops');
select create_distributed_table('file_schedules', 'shop_id', colocate_with => 'shops');
select create_distributed_table('audit', 'shop_id', colocate_with => 'shops');
select create_distributed_table('alarm_settings', 'shop_id', colocate_with => 'shops');
select create_distributed_table('alarms', 'shop_id', colocate_with => 'shops');
select create_distributed_table('push_subscriptions', 'shop_id', colocate_with => 'shops');

-- A login is asked for without its shop, and unique over all shops.
select create_reference_table('logins');
