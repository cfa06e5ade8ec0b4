-- Proofs of possession are good once (RFC 9449 §11.1). Remembered for as long as their time is good.
create table connect_dpop_proofs (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  hash bytea not null,
  expires_at timestamptz(3) not null,
  primary key (environment_id, hash)
);
create index connect_dpop_proofs_expiry on connect_dpop_proofs (expires_at);
alter table connect_dpop_proofs alter column environment_id set (n_distinct = 1);
