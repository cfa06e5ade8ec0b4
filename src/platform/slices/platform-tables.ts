import type { Table } from './declarations.ts'

/** The tables of the platform itself. */
export const platformTables: Readonly<Record<string, Table>> = {
  data_keys: {},
  guess_limits: {},
  idempotency_keys: { personal: ['sealed_answer'] },
  job_processes: {},
  schema_migrations: { readable: ['name'] },
}
