-- Outside a transaction.
-- What a provider gives back names a visit of any environment, which was looked for in all of an index that begins with the environment.
-- Oldest release: 0.1.0, whose states are random, so that no two visits have the same.
create unique index concurrently sso_visits_hash on sso_visits (hash);
