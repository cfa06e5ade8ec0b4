-- Which slices have written the rows that every environment begins with: see
-- src/environment/environments/beginnings.ts. What an upgrade adds is written at the next start.
alter table environments add column begun text[] not null default '{}';
