import { Type } from 'typebox'
import type { Api, Item } from '../api.ts'
import { defineKind, pick } from './define-kind.ts'
import type { Kind } from './kind.ts'

/** Settings that an environment always has. */
const settings = (name: string, one: string, read: string, update: string, more: object = {}) =>
  defineKind({ name, one, path: ['settings', name], shape: 'single', key: 'object', list: read, update, ...more })

export const settingsKinds: readonly Kind[] = [
  environment(),
  settings(
    'sign_in',
    'sign-in settings',
    'gatehouse.environments.sign_in_settings.get',
    'gatehouse.environments.sign_in_settings.update',
    {
      sets: [
        'sign_in_methods',
        'disabled_mails',
        'self_registered_scopes',
        'agent_pre_claim_scopes',
        'agent_post_claim_scopes',
      ],
    },
  ),
  settings(
    'radar',
    'Radar settings',
    'gatehouse.environments.radar_settings.get',
    'gatehouse.environments.radar_settings.update',
  ),
  settings(
    'directory_sync',
    'directory sync settings',
    'gatehouse.environments.directory_sync_settings.get',
    'gatehouse.environments.directory_sync_settings.update',
  ),
  settings('branding', 'branding', 'gatehouse.branding.get', 'gatehouse.branding.replace', {
    replaces: true,
    omit: ['object', 'colors'],
  }),
]

/** The address of the application, which users return to, has operations of its own. */
function environment(): Kind {
  const url = { method: 'PUT', path: '/user_management/app_homepage_url' } as const
  const kind = defineKind({
    name: 'application',
    one: 'application',
    path: ['settings', 'application'],
    shape: 'single',
    key: 'object',
    list: 'gatehouse.environments.current',
    update: 'gatehouse.environments.app_homepage_url',
    omit: ['url'],
    more: {
      homepage_url: Type.Union([Type.String({ maxLength: 2_048 }), Type.Null()], {
        description: 'Users go there after signing out, unless the sign-out names another address.',
      }),
    },
    toFile: ({ app_homepage_url }: Item) => ({ homepage_url: app_homepage_url }),
  })
  return {
    ...kind,
    async update({ api, value: { homepage_url: address } }) {
      if (typeof address === 'string') await api.call(url.method, url.path, { url: address })
      else if (address === null) await api.call('DELETE', url.path)
    },
  }
}

/** Which role is the default, and their order, once all roles are there. */
export const roleSettings: Kind = {
  ...defineKind({
    name: 'role_settings',
    one: 'settings of roles',
    path: ['settings', 'roles'],
    shape: 'single',
    key: 'object',
    list: 'gatehouse.role_settings.get',
    update: 'gatehouse.role_settings.set',
    derived: ['priority'],
    more: {
      default_role: Type.String({
        description: 'The slug of the role that members have unless they are given another.',
      }),
      priority: Type.Array(Type.String(), { description: 'All roles, the highest first.' }),
    },
    async read(api) {
      const roles = await api.list('/authorization/roles')
      return { priority: roles.map(({ slug }) => slug) }
    },
    toFile: (item: Item) => ({ ...item, default_role: item.default_role_slug }),
  }),
  async update({ api, value }) {
    const { multiple_roles_enabled, default_role, priority } = value
    if (multiple_roles_enabled !== undefined)
      await api.call('PUT', '/authorization/role_settings', pick(value, ['multiple_roles_enabled']))
    if (default_role !== undefined) await api.call('PUT', '/authorization/roles/default', { slug: default_role })
    if (priority !== undefined)
      await api.call('PUT', '/authorization/roles/priority', { slugs: await allOf(api, priority) })
  },
  // Roles that the file does not name come after those that it does.
  same: { priority: (wanted, has) => isOrdered(textsOf(wanted), textsOf(has)) },
}

async function allOf(api: Api, wanted: unknown): Promise<string[]> {
  const named = textsOf(wanted)
  const known = (await api.list('/authorization/roles')).map(({ slug }) => String(slug))
  return [...named, ...known.filter((slug) => !named.includes(slug))]
}

function isOrdered(wanted: readonly string[], has: readonly string[]): boolean {
  return wanted.every((slug, i) => has[i] === slug)
}

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
