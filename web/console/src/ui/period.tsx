import { ChoiceFilter } from './filters.tsx'
import styles from './period.module.css'

const periods = [
  { value: '24h', text: '24 hours' },
  { value: '7d', text: '7 days' },
  { value: '30d', text: '30 days' },
] as const

/** The period that an address names; a day, if it names none. */
export function periodOf(text: string | undefined): (typeof periods)[number]['value'] {
  return periods.find(({ value }) => value === text)?.value ?? '24h'
}

/** Chooses the period of charts, in the address. */
export function PeriodFilter({ value }: { value: string | undefined }) {
  return (
    <search className={styles.period}>
      <ChoiceFilter name="period" label="Period" value={periodOf(value)} options={periods} isRequired />
    </search>
  )
}
