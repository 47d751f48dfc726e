-- What proves the recovery code of a slot to the server (argon2id), so that a device joins by the code alone. Null in slots of
-- passwords, and of codes that were made before.
alter table key_slots add column auth text;
