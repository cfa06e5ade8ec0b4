-- Whom an event names beyond the one that it is about: as the owner of something, as someone who accepted, among the people of a rule.
-- May name more than that, never less: an erasure looks at what it finds.
-- Oldest release: 0.1.0.
create function further_subjects_of_event(data json, context json) returns text[] language sql immutable parallel safe as $$
  select array_remove(array[
      data ->> 'accepted_user_id', data -> 'user' ->> 'id', data -> 'owner' ->> 'id', lower(data ->> 'login_hint'),
      case when data ->> 'object' = 'user' then data ->> 'id' end
    ], null)
    -- Each person in a context is an object with `id` and `email`, at any depth.
    || array(select named[1] from regexp_matches(context::text, '"id"\s*:\s*"([^"\\]+)"', 'g') as named where context::text like '%"email"%')
$$;
