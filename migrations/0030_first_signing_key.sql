-- An environment's first key signs from the moment that it is made; those that follow are published before.
create unique index signing_keys_first on signing_keys (environment_id) where active_at = created_at;
