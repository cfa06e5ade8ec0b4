-- Outside a transaction.
-- A search for one or two letters, in which an index of trigrams finds nothing, by the letters and pairs of letters of a text.
-- Oldest release: 0.1.0.
create or replace function letter_pairs(given text) returns text[] language sql immutable strict parallel safe as $$
  select array(
    select pair from generate_series(1, length(given)) n, lateral (values (substr(lower(given), n, 1)), (substr(lower(given), n, 2))) made (pair)
    group by pair)
$$;
create index concurrently organizations_letter_pairs on organizations using gin (environment_id, letter_pairs(name));
create index concurrently organization_domains_letter_pairs on organization_domains using gin (environment_id, letter_pairs(domain));
