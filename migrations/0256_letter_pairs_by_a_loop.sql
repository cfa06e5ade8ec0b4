-- The letters and pairs of letters of a name are gathered by a loop: the query in its place was planned for each name that was stored.
-- Oldest release: 0.1.0.
create or replace function letter_pairs(given text) returns text[] language plpgsql immutable strict parallel safe as $$
declare
  lowered constant text := lower(given);
  pairs text[] := '{}';
begin
  -- One that comes twice is one entry of an index, and one condition of a search.
  for n in 1..length(given) loop
    pairs := pairs || array[substr(lowered, n, 1), substr(lowered, n, 2)];
  end loop;
  return pairs;
end
$$;
