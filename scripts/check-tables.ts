import { checkTables } from './check/tables.ts'

/** Fails when a statement names a table of another slice that does not offer it. */
const { faults, files } = checkTables()
for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exitCode = 1
else console.log(`Every statement of ${files} files keeps to the tables that its slice may name.`)
