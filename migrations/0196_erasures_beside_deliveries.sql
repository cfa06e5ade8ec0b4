-- When personal data was removed from the event of a delivery: a response that was under way then is not kept.
-- Oldest release: 0.1.0.
alter table webhook_deliveries add column erased_at timestamptz;
