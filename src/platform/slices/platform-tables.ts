import type { Table } from './declarations.ts'

/** The tables of the platform itself. */
export const platformTables: Readonly<Record<string, Table>> = {
  data_keys: { impersonal: { 'keys, names of ours': ['purpose', 'sealed'] } },
  guess_limits: {
    kept: { after: 'window_ends_at', for: '1 day' },
    impersonal: { 'keys, names of ours': ['name', 'subject'] },
  },
  idempotency_keys: {
    kept: { after: 'created_at', for: '1 day' },
    personal: ['sealed_answer'],
    impersonal: { 'random, by its definition': ['key'] },
  },
  job_processes: { kept: { until: 'its process is gone' }, readable: ['id'] },
  schema_migration_steps: {
    kept: { until: 'its migration is complete' },
    impersonal: { 'keys, names of ours': ['migration', 'statement'] },
  },
  schema_migrations: {
    kept: { until: 'always: one row for each migration' },
    readable: ['name', 'applied_at', 'oldest_release'],
    impersonal: { 'keys, names of ours': ['name', 'oldest_release'] },
  },
}
