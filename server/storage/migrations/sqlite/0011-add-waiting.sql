-- What a device said when it was last heard: how many documents wait on it, their sums per currency (JSON; null in private
-- custody), the oldest one's time by the device's clock, and when it said so by the server's. All null before it has said anything.
alter table devices add column waiting_docs integer;
alter table devices add column waiting_sums text;
alter table devices add column waiting_since integer;
alter table devices add column waiting_at integer;
