-- The level at which the user of a grant had proven who they are (`acr`), by the names of the environment at that time.
-- Oldest release: 0.1.0.
alter table connect_grants add column acr text;
