import type { Keyring } from './keyring.ts'

/**
 * A value that this code has sealed as JSON. Its type is the caller's word: what opens is what was sealed.
 *
 * @throws Error as {@link Keyring.open} does.
 */
export function openJson<Value>(keyring: Keyring, sealed: string, context: string): Value {
  const value: Value = JSON.parse(keyring.open(sealed, context).toString())
  return value
}

/** As {@link openJson}, for a value that a caller presents: a cookie, a ticket in a URL. @throws Error as {@link Keyring.openPresented} does */
export function openPresentedJson<Value>(keyring: Keyring, sealed: string, context: string): Value {
  const value: Value = JSON.parse(keyring.openPresented(sealed, context).toString())
  return value
}
