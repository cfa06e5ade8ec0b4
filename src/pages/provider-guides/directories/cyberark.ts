import type { DirectoryGuide } from '../guide.ts'
import type { Note } from '../note.ts'
import { scimAttributes } from './attributes.ts'

const deprovision: Note = {
  en: 'Leave **Do not de-provision (deactivate or delete) users** off, or people who leave keep their access.',
  de: 'Lassen Sie **Do not de-provision (deactivate or delete) users** aus, sonst behalten Ausgeschiedene ihren Zugriff.',
  fr: 'Laissez **Do not de-provision (deactivate or delete) users** désactivé, sinon les personnes qui partent gardent leur accès.',
  es: 'Deja desactivado **Do not de-provision (deactivate or delete) users**; si no, quien se va conserva su acceso.',
  ja: '**Do not de-provision (deactivate or delete) users** はオフのままにしてください。オンにすると退職者のアクセス権が残ります。',
  'pt-BR':
    'Deixe **Do not de-provision (deactivate or delete) users** desativado, ou quem sair da empresa continuará com acesso.',
}

const roles: Note = {
  en: 'Roles of CyberArk arrive as groups. For each, enter the name of the group as **Destination Group**.',
  de: 'Rollen von CyberArk kommen als Gruppen an. Geben Sie für jede den Namen der Gruppe als **Destination Group** ein.',
  fr: 'Les rôles de CyberArk arrivent sous forme de groupes. Pour chacun, saisissez le nom du groupe dans **Destination Group**.',
  es: 'Los roles de CyberArk llegan como grupos. Para cada uno, escribe el nombre del grupo en **Destination Group**.',
  ja: 'CyberArk のロールはグループとして届きます。それぞれについて、グループ名を **Destination Group** に入力します。',
  'pt-BR': 'Os papéis do CyberArk chegam como grupos. Para cada um, digite o nome do grupo em **Destination Group**.',
}

export const cyberArk: DirectoryGuide = {
  directoryType: 'cyberark scim v2.0',
  slug: 'cyberark',
  name: 'CyberArk',
  monogram: 'CA',
  console: 'CyberArk Identity Administration portal',
  attributes: scimAttributes,
  steps: [
    {
      subject: 'create_application',
      form: 'Settings',
      actions: [
        { do: 'open', path: ['Apps & Widgets', 'Web Apps'] },
        { do: 'press', button: 'Add Web Apps' },
        { do: 'open', path: ['Custom', 'SAML', 'Add'] },
        { do: 'name', field: 'Name' },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'enter_endpoint',
      form: 'Provisioning',
      actions: [
        { do: 'open', path: ['Provisioning'] },
        { do: 'turn_on', option: 'Enable provisioning for this application' },
        { do: 'choose', option: 'Live Mode' },
        { do: 'paste', field: 'SCIM Service URL', value: 'endpoint' },
        { do: 'choose', in: 'Authorization Type', option: 'Authorization Header' },
        { do: 'choose', in: 'Header Type', option: 'Bearer Token' },
        { do: 'paste_token', field: 'Bearer Token' },
        { do: 'press', button: 'Verify' },
      ],
    },
    {
      subject: 'turn_on_sync',
      form: 'Sync Options',
      actions: [
        {
          do: 'choose',
          option:
            'Sync (overwrite) users to target application when existing users are found with the same principal name',
        },
        { do: 'turn_off', option: 'Do not de-provision (deactivate or delete) users' },
        { do: 'press', button: 'Save' },
      ],
      notes: [deprovision],
    },
    {
      subject: 'choose_synced',
      form: 'Role Mappings',
      actions: [
        { do: 'open', path: ['Provisioning', 'Role Mappings', 'Add'] },
        { do: 'sync' },
        { do: 'press', button: 'Done' },
        { do: 'press', button: 'Save' },
      ],
      notes: [roles],
    },
  ],
}
