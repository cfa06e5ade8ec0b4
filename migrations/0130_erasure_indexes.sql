-- What an erasure looks for: events about a user, for their former emails, and deliveries of events.
create index events_user on events (environment_id, (data ->> 'id')) where event >= 'user.' and event < 'user/';
create index webhook_deliveries_event on webhook_deliveries (environment_id, event_id);
