/** A row of the table in docs/guides/fail-over.md, beside what its drill has measured. */
export interface Row {
  fails: string
  /** What users and applications notice, and what goes on. */
  meanwhile: string
  /** What the operator does. */
  operator: string
}

/** In the order of the table. Each has a drill of its name. */
export const rows = {
  'node-loss': {
    fails: 'One of two servers is lost (SIGKILL)',
    meanwhile:
      'Requests that it was answering break off. HAProxy sends the others to the second server, which takes over webhooks after 10 s and jobs after 30 s',
    operator: 'Nothing, if something starts it again. Keep two servers and `option redispatch`',
  },
  drain: {
    fails: 'Two servers are replaced, one after the other (SIGTERM)',
    meanwhile: 'Nothing fails',
    operator: 'Stop with SIGTERM, and start the next one when the first is ready',
  },
  'database-restart': {
    fails: 'PostgreSQL restarts (`pg_ctl restart -m fast`)',
    meanwhile: 'Every request gets a 503 until PostgreSQL is back',
    operator: 'Nothing',
  },
  'database-crash': {
    fails: 'PostgreSQL ends without a checkpoint (`-m immediate`, as in a crash)',
    meanwhile: 'The same, while PostgreSQL recovers from its log',
    operator: 'Nothing',
  },
  failover: {
    fails: 'The host of the primary falls silent, and Patroni makes the synchronous standby the primary (`ttl: 20`)',
    meanwhile: 'Requests under way wait for up to 5 s, and then every request gets a 503 until there is a primary',
    operator:
      'Replicate synchronously (`synchronous_mode: true`), and have a proxy or DNS name that leads to the primary. The lost host comes back as a standby',
  },
  'pooler-restart': {
    fails: 'PgBouncer is killed, and started again after 2 s',
    meanwhile: 'Every request gets a 503 until PgBouncer is back',
    operator: 'Nothing, if something starts it again',
  },
  'full-disk': {
    fails: 'The disk of PostgreSQL is full for 10 s, and its log (`pg_wal`) is on another one',
    meanwhile: 'Changes that need room get a 503. Reads by id work',
    operator:
      'Make room; nothing has to be restarted. Put `pg_wal` on a disk of its own: PostgreSQL ends when that is full, and has to be started again once there is room',
  },
  'key-service': {
    fails: "The Vault's key service doesn't answer when the server starts, and hangs and fails later, for 15 s in all",
    meanwhile: 'The server starts. Only requests to the Vault that need a key which is not in memory get a 503',
    operator: 'Nothing',
  },
  'object-storage': {
    fails: 'The bucket for files hangs and refuses for 10 s',
    meanwhile: 'Exports wait. After five failed tries, with growing pauses, an export has the state `error`',
    operator: 'Nothing; ask again for an export that failed',
  },
  'mail-server': {
    fails: 'The mail server hangs for 6 s and then refuses for 6 s',
    meanwhile: 'Emails wait, with a pause that grows from try to try, for up to three days',
    operator: 'Nothing; `npx gatehouse mail resend failed` after more than three days',
  },
  clock: {
    fails: 'The clock of one server is an hour ahead, and that of another ten minutes behind',
    meanwhile:
      "Both say that they are not ready, so they get no requests, and take no jobs. What they are sent all the same gets the database's time",
    operator: 'Correct the clock; nothing has to be restarted',
  },
} as const satisfies Record<string, Row>

export type RowName = keyof typeof rows
