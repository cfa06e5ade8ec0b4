-- The `sid` of the tokens of a grant, where that is its session. Without it, it is the consent.
-- Oldest release: 0.1.0.
alter table connect_grants add column sid text collate "C";
