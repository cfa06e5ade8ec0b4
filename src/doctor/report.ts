import { styleText } from 'node:util'
import type { Diagnosis } from './examine.ts'
import type { Level } from './finding.ts'

const signs: Readonly<Record<Level, { sign: string; color: 'green' | 'dim' | 'yellow' | 'red' }>> = {
  ok: { sign: '✓', color: 'green' },
  note: { sign: '·', color: 'dim' },
  warning: { sign: '!', color: 'yellow' },
  problem: { sign: '✗', color: 'red' },
}

/** Writes findings as they come, each check under its heading. Colors only in a terminal. */
export function createReport(print: (line: string) => void) {
  let heading: string | undefined
  return (found: Diagnosis) => {
    if (found.check !== heading) print(`${heading === undefined ? '' : '\n'}${styleText('bold', found.check)}`)
    heading = found.check
    const { sign, color } = signs[found.level]
    print(`  ${styleText(color, sign)} ${found.says}`)
    if (found.cure !== undefined) print(`    ${found.cure}`)
  }
}

/** The last line: how many of each. */
export function summaryOf(found: readonly Diagnosis[]): string {
  const count = (level: Level) => found.filter((each) => each.level === level).length
  const some = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`
  return `${some(count('problem'), 'problem')}, ${some(count('warning'), 'warning')}, ${count('ok')} checks passed.`
}
