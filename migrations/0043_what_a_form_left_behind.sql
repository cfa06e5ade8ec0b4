alter table authorization_requests
  -- Why the last form was refused, and what was entered in it: its page tells of it until the next form is sent.
  add column failure jsonb,
  -- Recovery codes that were just made, until their page has shown them.
  add column sealed_recovery_codes text,
  -- The form that last took the sign-in further, and its answer: a browser that sends it again before the answer has come (a
  -- double click) has the secret from before it only.
  add column former_browser_hash bytea,
  add column answered_form bytea,
  add column answered_at timestamptz(3),
  add column sealed_answer text;

-- A browser that comes back once more is led to where its sign-in is.
alter table provider_visits add column spent_at timestamptz(3);
