import type { AttributeNames } from '../attribute-names.ts'

export type Operator = 'eq' | 'ne' | 'co' | 'sw' | 'ew' | 'gt' | 'ge' | 'lt' | 'le'
export type FilterValue = string | number | boolean | null

/** A filter (RFC 7644 §3.4.2.2). Inside `values`, names are relative to an element of the list. */
export type Filter =
  | { kind: 'compare'; names: AttributeNames; operator: Operator; value: FilterValue }
  | { kind: 'present'; names: AttributeNames }
  | { kind: 'and'; filters: readonly Filter[] }
  | { kind: 'or'; filters: readonly Filter[] }
  | { kind: 'not'; filter: Filter }
  | { kind: 'values'; names: AttributeNames; filter: Filter }
