-- Nothing reads it that the other indexes do not serve, and each commit had to write it.
drop index sonic_backups_kept;
