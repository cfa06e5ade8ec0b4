import type { Check } from '../check.ts'
import { type Finding, note, ok, warning } from '../finding.ts'

/** Settings that are allowed, but rarely intended in production. With refused settings, the examination ends before this check. */
export const settings: Check = {
  name: 'Settings',
  async examine({ config, secrets }) {
    const mode = config.development ? 'development' : 'production'
    const findings: Finding[] = [ok(`The settings are complete, for ${mode} at ${config.url}.`)]
    if (config.development)
      return [
        ...findings,
        note(
          'Development stores emails instead of sending them, and has keys that everyone knows.',
          'For a server that others reach, set NODE_ENV=production and GATEHOUSE_URL.',
        ),
      ]
    if (secrets.databaseUrl === undefined)
      findings.push(
        warning(
          'DATABASE_URL is not set, so the packaged database is used. It is for evaluation and has no backups.',
          'Set DATABASE_URL to a PostgreSQL server that you back up.',
        ),
      )
    if (secrets.smtpUrl === undefined)
      findings.push(
        warning('SMTP_URL is not set: no one gets a code, a link or an invitation.', 'Set SMTP_URL and MAIL_FROM.'),
      )
    if (secrets.metricsToken === undefined)
      findings.push(
        note(
          'GATEHOUSE_METRICS_TOKEN is not set, so /metrics answers no one.',
          'Set it, and give it to your Prometheus.',
        ),
      )
    if (config.storage === undefined)
      findings.push(
        note(
          `Exports are stored in the folder files of ${config.dataDir}.`,
          'Several servers must share that folder. Set GATEHOUSE_STORAGE_BUCKET to store files in a bucket.',
        ),
      )
    if (config.auditLogHeads === undefined)
      findings.push(
        note(
          'Heads of audit logs are stored nowhere but in the database.',
          'Set GATEHOUSE_AUDIT_LOG_HEADS, so that a change of the whole log is noticed.',
        ),
      )
    return findings
  },
}
