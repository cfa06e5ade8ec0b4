import { expect, test } from 'vitest'
import { preferredType } from './negotiate.ts'

test.each<[string | undefined, 'application/json' | 'text/html' | 'either']>([
  [undefined, 'either'],
  ['', 'either'],
  ['*/*', 'either'],
  ['image/png', 'either'],
  ['application/json', 'application/json'],
  ['APPLICATION/JSON; charset=utf-8', 'either'],
  ['application/*', 'application/json'],
  ['text/html', 'text/html'],
  ['text/*, application/json;q=0.9', 'text/html'],
  // Chrome, Firefox and Safari; then axios, and a client that takes a page only for want of JSON.
  ['text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8', 'text/html'],
  ['application/json, text/plain, */*', 'application/json'],
  ['text/html;q=0.5, application/json', 'application/json'],
  ['application/json;q=0.5, */*;q=0.9', 'text/html'],
  ['application/json;q=0, */*', 'text/html'],
  ['text/html;q=0, */*;q=0.1', 'application/json'],
  ['application/json;q=x, ;;,/,', 'either'],
])('%j prefers %s', (accept, preferred) => {
  for (const usual of ['text/html', 'application/json'] as const)
    expect(preferredType(accept, usual)).toBe(preferred === 'either' ? usual : preferred)
})
