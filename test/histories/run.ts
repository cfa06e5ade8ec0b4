// `npm run check-histories -- --minutes 3`: clients call servers while things fail, and a checker judges what they saw.
// It needs root, and Debian's haproxy, pgbouncer, faketime, etcd-server, patroni, python3-etcd and postgresql.
import { parseArgs } from 'node:util'
import { runHistories } from './run-histories.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '2' },
    /** How PostgreSQL replicates: `synchronous` with DATABASE_SYNCHRONOUS=required, or `asynchronous`. */
    replication: { type: 'string', default: 'synchronous' },
    /** Names of guarantees, separated by commas. */
    only: { type: 'string' },
    /** Names of nemeses, separated by commas, or `none`. */
    nemesis: { type: 'string' },
    /** A fault that must be found. */
    plant: { type: 'string' },
  },
})
const report = await runHistories({
  minutes: Number(values.minutes),
  isSynchronous: values.replication !== 'asynchronous',
  only: values.only?.split(','),
  nemeses: values.nemesis?.split(','),
  plant: values.plant,
  log: console.log,
})
process.exitCode = report.isAsExpected ? 0 : 1
