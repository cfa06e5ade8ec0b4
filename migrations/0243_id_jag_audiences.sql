-- For which authorization servers an application may ask for assertions about its users (ID-JAG), as whom, and with which scopes.
-- Oldest release: 0.1.0.
alter table connect_applications add column id_jag_audiences jsonb not null default '[]';
