import { Type } from 'typebox'
import { defineSettings } from '#environment/environments/index.ts'
import type { Context } from '#platform/context.ts'

/** What a level takes, the weakest first. Each includes those before it. */
const proofs = ['single_factor', 'second_factor', 'phishing_resistant'] as const
export type Proof = (typeof proofs)[number]

export const levelSettings = defineSettings(
  'sign_in',
  {
    authentication_levels: Type.Array(
      Type.Object({
        acr: Type.String({
          minLength: 1,
          maxLength: 255,
          pattern: '^[\\x21-\\x7E]+$',
          'x-characters': 'printable ASCII characters without spaces',
          description: 'The name of the level: a value of `acr_values`, and of `acr` in tokens.',
        }),
        requires: Type.Enum([...proofs], {
          description:
            'What the level takes: one proof of the server, a second factor or a passkey, or a passkey, which is bound to the address of the site.',
        }),
      }),
      {
        maxItems: 20,
        description:
          'The levels of authentication that applications may ask for. A sign-in has every level whose requirement it meets; `acr` is the first one that was asked for, or else the first of the strongest.',
      },
    ),
  },
  {
    authentication_levels: [
      // OpenID Connect Extended Authentication Profile ACR Values 1.0.
      { acr: 'phr', requires: 'phishing_resistant' },
      { acr: 'http://schemas.openid.net/pape/policies/2007/06/multi-factor', requires: 'second_factor' },
      // NIST SP 800-63B §4.1.
      { acr: 'aal1', requires: 'single_factor' },
    ],
  },
)

/** What a sign-in proves that was done in these ways (RFC 8176). A passkey is a key, and what unlocks it. */
function provenBy(amr: readonly string[]): Proof | undefined {
  if (amr.includes('pop')) return 'phishing_resistant'
  if (amr.includes('mfa')) return 'second_factor'
  // What a provider or the application itself has asked of the user is not known.
  return amr.length > 0 ? 'single_factor' : undefined
}

export type Levels = ReturnType<typeof levelSettings.of>['authentication_levels']

export async function readLevels(ctx: Context): Promise<Levels> {
  return (await levelSettings.read(ctx)).authentication_levels
}

/** The names of the levels that a sign-in has which was done in these ways, the strongest first. */
export function acrsOf(levels: Levels, amr: readonly string[]): string[] {
  const proven = provenBy(amr)
  if (proven === undefined) return []
  const strength = ({ requires }: Levels[number]) => proofs.indexOf(requires)
  return levels
    .filter((level) => strength(level) <= proofs.indexOf(proven))
    .toSorted((one, other) => strength(other) - strength(one))
    .map(({ acr }) => acr)
}

/** The `acr` of a sign-in: the first value that was asked for, or the strongest that it has. */
export function acrOf(levels: Levels, amr: readonly string[], wanted: readonly string[] = []): string | undefined {
  const met = acrsOf(levels, amr)
  return wanted.find((each) => met.includes(each)) ?? met[0]
}
