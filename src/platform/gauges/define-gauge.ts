import type { System } from '../context.ts'
import type { Reading } from './reading.ts'

/**
 * A figure of the whole installation, read from the database when metrics are collected. Each process reports the same, so a
 * query takes the `max`.
 */
export interface GaugeDefinition {
  /** In the manner of Prometheus: with the unit at the end, if it has one. */
  readonly name: `gatehouse_${string}`
  readonly help: string
  readonly labels?: readonly string[]
  /** What an operator looks at and does when the figure is too high, in sentences. */
  readonly advice: string
  /** Reads a bounded part of an index, whatever the size of the tables. */
  read(system: Pick<System, 'database' | 'now' | 'catalog'>): Promise<readonly Reading[]>
}

export function defineGauge(definition: GaugeDefinition): GaugeDefinition {
  return definition
}
