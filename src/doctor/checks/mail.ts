import type { Resolver } from 'node:dns/promises'
import { readSender } from '#platform/smtp/mail.ts'
import { trySignIn } from '#platform/smtp/try-delivery.ts'
import type { Check } from '../check.ts'
import { type Finding, note, ok, problem, warning } from '../finding.ts'
import { resolverOf } from '../resolver.ts'

/** The mail server, without sending anything, and what receivers look up about the sender. */
export const mail: Check = {
  name: 'Mail',
  async examine({ config, secrets }) {
    if (secrets.smtpUrl === undefined) return [note('SMTP_URL is not set, so no emails are sent.')]
    const failure = await trySignIn(secrets.smtpUrl)
    const domain = readSender(config.mailFrom)?.address.split('@').at(-1) ?? ''
    return [
      failure === undefined
        ? ok('The mail server takes the user and password in SMTP_URL. To send an email: gatehouse mail test ADDRESS')
        : problem(failure, 'To see each step: gatehouse mail test ADDRESS'),
      ...(await senderFindings(domain, resolverOf(config.dnsServers))),
    ]
  },
}

/** SPF (RFC 7208) and DMARC (RFC 7489) of the sender's domain. Large receivers refuse mails without them. */
async function senderFindings(domain: string, resolver: Resolver): Promise<Finding[]> {
  const [spf, dmarc] = await Promise.all([
    records(resolver, domain, 'v=spf1'),
    records(resolver, `_dmarc.${domain}`, 'v=DMARC1'),
  ])
  if (spf === undefined || dmarc === undefined) return [note(`The DNS records of ${domain} could not be looked up.`)]
  const findings: Finding[] = []
  if (spf.length !== 1)
    findings.push(
      warning(
        spf.length === 0
          ? `${domain}, the domain in MAIL_FROM, has no SPF record.`
          : `${domain} has ${spf.length} SPF records, so none counts.`,
        'Publish one TXT record with v=spf1 that names the mail server, as its documentation says.',
      ),
    )
  if (dmarc.length === 0)
    findings.push(
      warning(
        `${domain}, the domain in MAIL_FROM, has no DMARC record.`,
        `Publish a TXT record at _dmarc.${domain}, to begin with: v=DMARC1; p=none`,
      ),
    )
  return findings.length > 0 ? findings : [ok(`${domain} has SPF and DMARC records.`)]
}

/** @returns those that begin so; `undefined` if the name servers do not answer. */
async function records(resolver: Resolver, name: string, start: string): Promise<string[] | undefined> {
  try {
    const found = await resolver.resolveTxt(name)
    return found.map((parts) => parts.join('')).filter((text) => text.startsWith(start))
  } catch (error) {
    return isAbsent(error) ? [] : undefined
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENODATA' || error.code === 'ENOTFOUND')
}
