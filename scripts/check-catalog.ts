/** `check:tables` and `check:generated` in one process: loading the catalog is most of what each of them takes. */
await import('./check-tables.ts')
await import('./generate.ts')

export {}
