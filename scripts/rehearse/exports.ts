import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashes } from '../../src/imports/known-hashes.fixture.ts'
import { fromBase32 } from '../../src/protocol/totp/base32.ts'
import { inGroups, inOrganization, type Person } from './person.ts'

/** An export in the form that a product documents. */
export interface Rehearsal {
  title: string
  /** Whether passwords are in it. Without them, the old login is asked person by person. */
  hasPasswords: boolean
  /** Writes the files. @returns the words behind `gatehouse import SOURCE` */
  write(folder: string, run: string, people: readonly Person[]): string[]
}

const lines = (values: readonly object[]) => values.map((value) => JSON.stringify(value)).join('\n')

function writer(folder: string) {
  return (name: string, text: string): string => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }
}

const auth0: Rehearsal = {
  title: 'Auth0',
  hasPasswords: true,
  write(folder, run, people) {
    const file = writer(folder)
    const idOf = ({ n }: Person) => `auth0|${run}-${n}`
    const users = people.map((person) => ({
      user_id: idOf(person),
      email: person.email,
      email_verified: true,
      blocked: person.isBlocked,
      name: person.name,
      created_at: '2023-08-15T15:46:34.120Z',
      last_login: '2026-10-01T08:00:00.000Z',
      identities: [
        { provider: 'auth0', connection: 'Username-Password-Authentication', user_id: `${run}-${person.n}` },
      ],
      app_metadata: { plan: { tier: 2 } },
    }))
    const passwords = people.map((person) => ({
      _id: { $oid: `${run}-${person.n}` },
      email: person.email,
      passwordHash: hashes.bcrypt,
    }))
    const apps = people.flatMap((person) =>
      person.totpSecret === undefined ? [] : [`${idOf(person)},${person.totpSecret}`],
    )
    const organizations = inGroups(people, inOrganization).map((members, i) => ({
      id: `org_${run}_${i}`,
      name: `${run}-${i}`,
      display_name: `Customer ${i}`,
      members: members.map((person, at) => ({
        user_id: idOf(person),
        roles: at === 0 ? [{ name: 'Billing admin' }] : [],
      })),
    }))
    return [
      file('users.json', lines(users)),
      ...['--passwords', file('hashes.json', lines(passwords))],
      ...['--mfa', file('mfa.csv', ['user_id,totp_secret', ...apps].join('\n'))],
      ...['--organizations', file('organizations.json', lines(organizations))],
      ...['--metadata-map', 'plan.tier=tier'],
    ]
  },
}

const clerk: Rehearsal = {
  title: 'Clerk',
  hasPasswords: true,
  write(folder, run, people) {
    const file = writer(folder)
    const idOf = ({ n }: Person) => `user_${run}${n}`
    const header =
      'id,first_name,last_name,username,primary_email_address,primary_phone_number,verified_email_addresses,unverified_email_addresses,verified_phone_numbers,unverified_phone_numbers,totp_secret,password_digest,password_hasher'
    const rows = people.map(
      (person) =>
        `${idOf(person)},Person,${person.n},,${person.email},,${person.email},,,,${person.totpSecret ?? ''},${hashes.bcrypt},bcrypt`,
    )
    const users = people.map((person) => ({
      id: idOf(person),
      public_metadata: { plan: 'pro' },
      banned: person.isBlocked,
    }))
    const organizations = inGroups(people, inOrganization).map((members, i) => ({
      id: `org_${run}${i}`,
      name: `Customer ${i}`,
      memberships: members.map((person, at) => ({
        role: at === 0 ? 'org:admin' : 'org:member',
        public_user_data: { user_id: idOf(person) },
      })),
    }))
    return [
      file('users.csv', [header, ...rows].join('\n')),
      ...['--users', file('users.json', lines(users))],
      ...['--organizations', file('organizations.json', lines(organizations))],
    ]
  },
}

const keycloak: Rehearsal = {
  title: 'Keycloak',
  hasPasswords: true,
  write(folder, run, people) {
    const usernameOf = ({ n }: Person) => `${run}-${n}`
    const users = people.map((person) => ({
      id: `${run}-${person.n}`,
      username: usernameOf(person),
      email: person.email,
      emailVerified: true,
      enabled: !person.isBlocked,
      createdTimestamp: 1_693_887_631_918,
      realmRoles: [`default-roles-${run}`, ...(person.n % inOrganization === 0 ? ['auditor'] : [])],
      credentials: [
        {
          type: 'password',
          secretData: JSON.stringify({ value: hashes.keycloakSha256, salt: hashes.salt }),
          credentialData: JSON.stringify({ hashIterations: 27_500, algorithm: 'pbkdf2-sha256' }),
        },
        ...(person.totpSecret === undefined ? [] : [appOf(person.totpSecret)]),
      ],
    }))
    const organizations = inGroups(people, inOrganization).map((members, i) => ({
      name: `Customer ${i}`,
      alias: `${run}-customer-${i}`,
      members: members.map((person) => ({ username: usernameOf(person), membershipType: 'UNMANAGED' })),
    }))
    const realm = { realm: run, roles: { realm: [{ name: 'auditor', description: 'Reads' }] }, users, organizations }
    return [writer(folder)('realm.json', JSON.stringify(realm)), '--url', `https://sso.${run}.example`]
  },
}

/** Keycloak keeps the bytes of the secret as a text. */
function appOf(secret: string) {
  return {
    type: 'otp',
    secretData: JSON.stringify({ value: (fromBase32(secret) ?? Buffer.alloc(0)).toString() }),
    credentialData: JSON.stringify({ subType: 'totp', digits: 6, period: 30, algorithm: 'HmacSHA1' }),
  }
}

const cognito: Rehearsal = {
  title: 'Cognito',
  hasPasswords: false,
  write(folder, run, people) {
    const users = people.map((person) => ({
      Username: `${run}-${person.n}`,
      Attributes: Object.entries({
        sub: `${run}-${person.n}`,
        email: person.email,
        email_verified: 'true',
        'custom:plan': 'pro',
      }).map(([Name, Value]) => ({ Name, Value })),
      UserCreateDate: '2024-01-02T03:04:05.678000+00:00',
      Enabled: !person.isBlocked,
      UserStatus: 'CONFIRMED',
    }))
    return [writer(folder)('users.json', JSON.stringify({ Users: users }))]
  },
}

export const rehearsals: Readonly<Record<string, Rehearsal>> = { auth0, clerk, keycloak, cognito }
