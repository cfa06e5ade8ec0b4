import type { CleanUp } from '../kit/clean-up.ts'
import { startGatehouse } from '../kit/gatehouse.ts'
import { setStage } from '../kit/stage.ts'
import type { Supplies } from '../kit/supplies.ts'
import { measureOidc, type OidcResult } from './oidc/index.ts'
import { measureSaml, type SamlResult } from './saml.ts'

export interface SsoResult {
  saml: SamlResult
  oidc: OidcResult
}

export interface SsoOptions {
  smoke: boolean
  supplies: Supplies
}

const bar = 0.5

/** Sign-ins by both protocols on the real server. */
export async function runSsoBench({ smoke, supplies }: SsoOptions, cleanUp: CleanUp): Promise<SsoResult> {
  const size = smoke ? { rounds: 1, count: 4 } : { rounds: 5, count: 1_000 }
  const stage = await setStage({ sizes: [{ organizations: 1, users: 1 }], benches: [], supplies })
  const [world] = stage.worlds
  if (world === undefined) throw new Error('The stage has no world.')
  const gatehouse = await startGatehouse(stage.programs, stage.settings)
  cleanUp.later(() => gatehouse.child.stop())
  return {
    saml: await measureSaml(`http://127.0.0.1:${gatehouse.port}`, world, size),
    oidc: await measureOidc(stage, world, gatehouse, size, cleanUp),
  }
}

export function ssoPasses({ saml, oidc }: SsoResult): boolean {
  return saml.ratio >= bar && oidc.ratio >= bar
}

export function showSso({ saml, oidc }: SsoResult): string {
  return [
    'SAML',
    `  validated on threads   ${Math.round(saml.validated)} responses/s`,
    `  accepted over HTTP     ${Math.round(saml.accepted)} responses/s`,
    `  ratio                  ${verdict(saml)}, aim 0.7`,
    'OpenID Connect',
    `  the bare server        ${Math.round(oidc.limit)} sign-ins/s`,
    `  Gatehouse              ${Math.round(oidc.gatehouse)} sign-ins/s`,
    `  ratio                  ${verdict(oidc)}`,
  ].join('\n')
}

function verdict({ ratio }: { ratio: number }): string {
  return `${ratio.toFixed(2)} ${ratio >= bar ? 'PASS' : 'MISSED'}, bar ${bar}`
}
