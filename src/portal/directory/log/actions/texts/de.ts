import type { Texts } from './en.ts'

export const de: Texts = {
  user_created: 'Die Person wurde angelegt.',
  user_updated: 'Attribute der Person wurden geändert.',
  user_deactivated: 'Die Person wurde deaktiviert.',
  user_activated: 'Die Person wurde wieder aktiviert.',
  user_deleted: 'Die Person wurde gelöscht.',
  attributes_missing: 'Der Person fehlen Attribute, die Ihre Anwendung verlangt.',
  group_created: 'Die Gruppe wurde angelegt.',
  group_updated: 'Attribute der Gruppe wurden geändert.',
  group_deleted: 'Die Gruppe wurde gelöscht.',
  member_added: 'Die Person wurde in die Gruppe aufgenommen.',
  member_removed: 'Die Person wurde aus der Gruppe entfernt.',
  refused: 'Eine Anfrage des Anbieters wurde abgelehnt.',
  membership_created: 'Die Person wurde Mitglied der Organisation.',
  membership_invited: 'Die Person wurde in die Organisation eingeladen.',
  membership_activated: 'Die Mitgliedschaft wurde aktiviert.',
  membership_deactivated:
    'Die Mitgliedschaft wurde deaktiviert; alle Sitzungen und API-Schlüssel des Mitglieds in der Organisation wurden beendet.',
  membership_deleted: 'Die Einladung der Person wurde zurückgezogen.',
  membership_updated: 'Rollen oder Attribute der Mitgliedschaft wurden geändert.',
  not_provisioned: 'Die Person wurde nicht Mitglied der Organisation.',
}
