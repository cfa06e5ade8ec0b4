import { AlertIcon, withNode } from '#pages/kit/index.ts'
import type { DomainCheck } from '#tenancy/organization-domains/index.ts'
import { LocalDate, Pairs, type PortalContext } from '../kit/index.ts'
import { texts } from '../texts/index.ts'

export interface LastCheckProps {
  page: PortalContext
  /** `undefined` before the first one. */
  check: DomainCheck | undefined
  /** The record that is expected. */
  record: { name: string; value: string }
}

/** When the record was last looked up, and what was seen in place of it; read again while the page is open. */
export function LastCheck({ page, check, record }: LastCheckProps) {
  const text = texts.domains(page).lastCheck
  return (
    <div id="last-check" className="gp-stack" data-live="">
      {check && (
        <>
          <p>{withNode(text.at, <LocalDate page={page} at={check.at} withTime />)}</p>
          <p className="gp-state-line">
            <AlertIcon /> <span>{outcomeOf(page, check, record)}</span>
          </p>
          <Pairs
            pairs={[
              [text.expected, <Record key="expected" {...record} />],
              [
                text.seen,
                check.records.length === 0
                  ? check.failure === null
                    ? text.none
                    : ''
                  : check.records.map((seen) => <Record key={`${seen.name} ${seen.value}`} {...seen} />),
              ],
            ]}
          />
        </>
      )}
    </div>
  )
}

function outcomeOf(page: PortalContext, { records, failure }: DomainCheck, { name }: LastCheckProps['record']): string {
  const text = texts.domains(page).lastCheck
  if (failure !== null) return text.failures[failure]
  const elsewhere = records.find((seen) => seen.name !== name)
  if (elsewhere !== undefined) return text.elsewhere(elsewhere.name)
  return records.length === 0 ? text.missing : text.different
}

function Record({ name, value }: LastCheckProps['record']) {
  return (
    <span className="gp-record">
      <code>{name}</code> TXT <code>{value}</code>
    </span>
  )
}
