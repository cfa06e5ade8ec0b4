-- Streams that were created at transmitters for receivers, and whether they were verified.
-- Oldest release: 0.1.0.
alter table signal_receivers
  -- Of the transmitter; null for one that was set up there.
  add column stream_id text,
  -- What the verification event of the stream must repeat.
  add column verification_state text collate "C",
  add column verified_at timestamptz(3);
