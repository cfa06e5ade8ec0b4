import type { Command } from './command.ts'

const eventsBetweenProgress = 100_000

/** `gatehouse audit verify`. */
export const auditCommands: Readonly<Record<string, Command>> = {
  'audit verify': {
    argument: '[HEADS]',
    about: [
      'checks all audit logs, and names the first event of each that was changed, removed or moved. HEADS: a file, or',
      'a folder of files, with recorded heads to compare them with',
    ],
    async run({ open }, headsPath, print) {
      let reported = 0
      const system = await open()
      const { describeVerification, verifyAuditLogs } = await import('#audit-logs/audit-events/index.ts')
      const verification = await verifyAuditLogs(system, {
        headsPath,
        onProgress({ events, logs }) {
          if (events - reported < eventsBetweenProgress) return
          reported = events
          console.error(`Checked ${events} events; ${logs} audit logs are complete …`)
        },
      })
      if (verification.faults.length > 0) process.exitCode = 1
      print(describeVerification(verification))
    },
  },
}
