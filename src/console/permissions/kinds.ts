/**
 * What an operation does.
 * - `read`: changes nothing.
 * - `assist`: a change of day-to-day help that can be undone: to send again, to assign a role, to target a flag.
 * - `change`: makes or changes something.
 * - `destroy`: takes something away for good.
 * - `credential`: makes a secret of the application or a customer, which its answer shows.
 * - `reveal`: shows what is kept secret, or acts as someone else.
 */
export const kinds = ['read', 'assist', 'change', 'destroy', 'credential', 'reveal'] as const
export type Kind = (typeof kinds)[number]
