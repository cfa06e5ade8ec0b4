import { type Static, Type } from 'typebox'
import { isReservedClaim } from '#connect/oauth-server/index.ts'
import { notSecret } from '#platform/marks.ts'

/** As many as a page can show. */
const maxOptions = 10

const Text = Type.String({ minLength: 1, maxLength: 255 })
const Value = Type.String({ ...notSecret, minLength: 1, maxLength: 255 })
const Choice = Type.Object({ value: Value, label: Text })
const ConsentOption = Type.Object({
  claim: Text,
  type: Type.Literal('enum'),
  label: Text,
  choices: Type.Array(
    Type.Object({
      value: Type.Optional(Value),
      label: Type.Optional(Text),
      group: Type.Optional(Text),
      choices: Type.Optional(Type.Array(Choice, { maxItems: 100 })),
    }),
    {
      minItems: 1,
      maxItems: 100,
      description: 'The choices. Each has a `value` and a `label`, or is a `group` with `choices`.',
    },
  ),
})
export const ConsentOptions = Type.Array(ConsentOption, { maxItems: maxOptions })
export type ConsentOption = Static<typeof ConsentOption>

/** The claim that cannot be chosen: the server sets it itself, or another option does. */
export function refusedClaim(options: readonly ConsentOption[]): string | undefined {
  const isRepeated = (claim: string, i: number) => options.findIndex((each) => each.claim === claim) < i
  return options.find(({ claim }, i) => isReservedClaim(claim) || isRepeated(claim, i))?.claim
}

export function choiceName(i: number): string {
  return `choice_${i}`
}

/** What the consent form sends of options. */
export const choiceFields = Object.fromEntries(
  Array.from({ length: maxOptions }, (_, i) => [choiceName(i), Type.Optional(Type.String({ maxLength: 255 }))]),
)

/** What was chosen, as claims; `undefined` where something is missing, or was not to be chosen. */
export function chosenClaims(
  options: readonly ConsentOption[],
  chosen: Readonly<Record<string, string | undefined>>,
): Record<string, string> | undefined {
  const claims = options.map(({ claim, choices }, i) => {
    const value = chosen[choiceName(i)]
    const offered = choices.flatMap((each) => [each.value, ...(each.choices ?? []).map((inner) => inner.value)])
    const isOffered = offered.includes(value)
    return value !== undefined && isOffered ? ([claim, value] as const) : undefined
  })
  return claims.every((each) => each !== undefined) ? Object.fromEntries(claims) : undefined
}

export function toSelectOption({ value = '', label = value, group, choices = [] }: ConsentOption['choices'][number]) {
  return group === undefined ? { value, label } : { group, options: choices }
}
