-- Several PostgreSQL clusters: an environment that is being copied here, or that has moved away, is not served from here.
-- Oldest release: 0.1.0.
alter table environments add column absent text;
alter table environments add constraint environments_absent check (absent in ('arriving', 'left')) not valid;
comment on column environments.absent is 'Null where this cluster serves the environment; otherwise why it does not.';
