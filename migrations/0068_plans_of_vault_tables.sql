-- Planned for the largest environment, as all tables are.
alter table vault_customer_keys alter column environment_id set (n_distinct = 1);
alter table vault_rotations alter column environment_id set (n_distinct = 1);
