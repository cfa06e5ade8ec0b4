import type { DirectoryGuide } from '../guide.ts'
import type { Note } from '../note.ts'
import { scimAttributes } from './attributes.ts'

const connectorNeeded: Note = {
  en: 'This takes the SCIM connector and outbound provisioning on your server. Without **SCIM Connector** in the list, install it first.',
  de: 'Dafür braucht Ihr Server den SCIM-Connector und die ausgehende Bereitstellung. Fehlt **SCIM Connector** in der Liste, installieren Sie ihn zuerst.',
  fr: 'Votre serveur doit disposer du connecteur SCIM et du provisionnement sortant. Si **SCIM Connector** n’est pas dans la liste, installez-le d’abord.',
  es: 'Tu servidor necesita el conector SCIM y el aprovisionamiento saliente. Si **SCIM Connector** no está en la lista, instálalo antes.',
  ja: 'サーバーに SCIM コネクターとアウトバウンドプロビジョニングが必要です。一覧に **SCIM Connector** がない場合は、先にインストールしてください。',
  'pt-BR':
    'Seu servidor precisa do conector SCIM e do provisionamento de saída. Se **SCIM Connector** não estiver na lista, instale-o antes.',
}

const channel: Note = {
  en: 'A channel connects your LDAP directory: its **Source Location** says which people and groups are sent.',
  de: 'Ein Kanal verbindet Ihr LDAP-Verzeichnis: Seine **Source Location** sagt, welche Personen und Gruppen gesendet werden.',
  fr: 'Un canal relie votre annuaire LDAP : sa **Source Location** indique quelles personnes et quels groupes sont envoyés.',
  es: 'Un canal conecta tu directorio LDAP: su **Source Location** indica qué personas y grupos se envían.',
  ja: 'チャネルは LDAP ディレクトリに接続します。送信するユーザーとグループは **Source Location** で指定します。',
  'pt-BR': 'Um canal conecta seu diretório LDAP: a **Source Location** diz quais pessoas e grupos são enviados.',
}

export const pingFederate: DirectoryGuide = {
  directoryType: 'pingfederate scim v2.0',
  slug: 'ping-federate',
  name: 'PingFederate',
  monogram: 'PF',
  console: 'PingFederate administrative console',
  attributes: scimAttributes,
  steps: [
    {
      subject: 'create_application',
      form: 'SP Connection',
      actions: [
        { do: 'open', path: ['Applications', 'Integration', 'SP Connections'] },
        { do: 'press', button: 'Create Connection' },
        { do: 'choose', option: 'Use a template for this connection' },
        { do: 'choose', in: 'Connection Template', option: 'SCIM Connector' },
        { do: 'turn_on', option: 'Outbound Provisioning' },
        { do: 'name', field: 'Connection Name' },
      ],
      notes: [connectorNeeded],
    },
    {
      subject: 'enter_endpoint',
      form: 'Target',
      actions: [
        { do: 'open', path: ['Outbound Provisioning', 'Configure Provisioning', 'Target'] },
        { do: 'paste', field: 'SCIM URL', value: 'endpoint' },
        { do: 'choose', in: 'SCIM Version', option: '2.0' },
        { do: 'choose', in: 'Authentication Methods', option: 'OAuth 2 Bearer Token' },
        { do: 'paste_token', field: 'Access Token' },
        { do: 'choose', in: 'Unique User Identifier', option: 'userName' },
        { do: 'turn_on', option: 'User Create' },
        { do: 'turn_on', option: 'User Update' },
        { do: 'turn_on', option: 'User Disable / Delete' },
      ],
    },
    {
      subject: 'choose_synced',
      form: 'Channel',
      actions: [
        { do: 'open', path: ['Manage Channels', 'Create'] },
        { do: 'name', field: 'Channel Name' },
        { do: 'sync' },
      ],
      notes: [channel],
    },
    {
      subject: 'turn_on_sync',
      form: 'Activation & Summary',
      actions: [
        { do: 'choose', in: 'Channel Status', option: 'Active' },
        { do: 'choose', in: 'Connection Status', option: 'Active' },
        { do: 'press', button: 'Save' },
      ],
    },
  ],
}
