-- Outside a transaction.
-- Oldest release: 0.1.0.
-- Retired keys are deleted a month after their last token.
create index concurrently signing_keys_retired_at on signing_keys (retired_at);
