import { expect, test } from 'vitest'
import { type LoggedEvent, signalsByEvent } from './signals.ts'

const happened = (event: string, data: object, context: object = {}): LoggedEvent => ({
  environment_id: 'environment_1',
  id: 'event_1',
  event,
  data: { ...data },
  context: { ...context },
  created_at: '2026-12-01T12:00:00.000Z',
})
const read = (event: LoggedEvent) => signalsByEvent[event.event]?.(event)
const event_timestamp = Date.parse('2026-12-01T12:00:00.000Z') / 1_000
const member = { user_id: 'user_1', organization_id: 'org_1', status: 'active', role: { slug: 'viewer' } }
const attack = { user_id: 'user_1', control: 'brute_force_attack', auth_method: 'Password' }

test('a second factor that was proved raises the level of assurance', () => {
  expect(read(happened('authentication.mfa_succeeded', { user_id: 'user_1' }))).toEqual([
    {
      type: 'assurance-level-change',
      subject: { userId: 'user_1' },
      payload: {
        event_timestamp,
        initiating_entity: 'user',
        reason_admin: { en: expect.any(String) },
        namespace: 'NIST-AAL',
        current_level: 'nist-aal2',
        previous_level: 'nist-aal1',
        change_direction: 'increase',
      },
    },
  ])
})

test('the right password beside many wrong ones is a compromised credential, and no other finding of Radar is', () => {
  expect(read(happened('authentication.radar_risk_detected', attack))).toMatchObject([
    {
      type: 'credential-compromise',
      subject: { userId: 'user_1' },
      payload: { event_timestamp, initiating_entity: 'system', credential_type: 'password' },
    },
  ])
  for (const other of [{ control: 'unrecognized_device' }, { auth_method: 'Email_OTP' }])
    expect(read(happened('authentication.radar_risk_detected', { ...attack, ...other }))).toEqual([])
})

test('roles of a member that change are claims that change, within the organization alone', () => {
  const context = { previous_attributes: { role: { slug: 'admin' } }, actor: { source: 'api', name: 'Server' } }
  expect(read(happened('organization_membership.updated', member, context))).toEqual([
    {
      type: 'token-claims-change',
      subject: { userId: 'user_1', organizationId: 'org_1' },
      isOnlyOfPart: true,
      payload: {
        event_timestamp,
        initiating_entity: 'admin',
        reason_admin: { en: expect.any(String) },
        claims: { org_id: 'org_1', role: 'viewer', roles: ['viewer'] },
      },
    },
  ])
})

test('a member whose roles and state are what they were, and one who is invited, send nothing', () => {
  for (const previous_attributes of [{}, { custom_attributes: {} }, { status: 'pending' }])
    expect(read(happened('organization_membership.updated', member, { previous_attributes }))).toEqual([])
})

test('an address that changes in its letters alone is the same address', () => {
  const changed = (email: string) =>
    read(happened('user.updated', { id: 'user_1', email }, { previous_attributes: { email: 'Ada@acme.example' } }))
  expect(changed('ada@ACME.example')).toEqual([])
  expect(changed('ada@new.example')).toMatchObject([{ type: 'identifier-changed', newEmail: 'ada@new.example' }])
})
