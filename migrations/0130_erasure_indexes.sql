-- Deliveries of events, for their erasure.
create index webhook_deliveries_event on webhook_deliveries (environment_id, event_id);
