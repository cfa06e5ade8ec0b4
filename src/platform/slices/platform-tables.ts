import type { Table } from './declarations.ts'

/** The tables of the platform itself. */
export const platformTables: Readonly<Record<string, Table>> = {
  cron_runs: {
    kept: { until: 'always: one row for each cron' },
    readable: ['name', 'succeeded_at', 'took_ms'],
    impersonal: { 'keys, names of ours': ['name'] },
  },
  data_keys: {
    kept: { until: 'nothing is sealed under it' },
    readable: ['purpose'],
    impersonal: { 'keys, names of ours': ['purpose', 'sealed'] },
  },
  guess_limits: {
    kept: { after: 'window_ends_at', for: '1 day' },
    impersonal: { 'keys, names of ours': ['name', 'subject'] },
  },
  idempotency_keys: {
    sealed: { sealed_answer: 'idempotency_key:{environment_id}:{operation_id}:{key}' },
    kept: { after: 'created_at', for: '1 day' },
    personal: ['sealed_answer'],
    impersonal: { 'random, by its definition': ['key'] },
  },
  job_processes: { kept: { until: 'its process is gone' }, readable: ['id', 'seen_at'] },
  key_rotations: {
    kept: { until: 'always: one row for each rotation' },
    impersonal: { 'names of ours, and ids': ['table_name', 'position'] },
  },
  restores: { kept: { until: 'always: one row for each restore' } },
  schema_migration_steps: {
    kept: { until: 'its migration is complete' },
    readable: ['migration', 'completed'],
    impersonal: {
      'keys, names of ours': ['migration', 'statement'],
      'the key of a row, until its migration is complete': ['cursor'],
    },
  },
  schema_migrations: {
    kept: { until: 'always: one row for each migration' },
    readable: ['name', 'applied_at', 'oldest_release'],
    impersonal: { 'keys, names of ours': ['name', 'oldest_release'] },
  },
}
