import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Nächstes Mal schneller anmelden',
  lead: 'Erstellen Sie einen Passkey, um sich mit Fingerabdruck, Gesicht oder Bildschirmsperre anzumelden. Ein Passwort brauchen Sie dann nicht mehr.',
  create: 'Passkey erstellen',
  notNow: 'Jetzt nicht',
  neverAsk: 'Nicht mehr fragen',
  failed: 'Das hat nicht funktioniert. Versuchen Sie es noch einmal oder wählen Sie einen anderen Weg.',
  noScript: 'Um einen Passkey zu erstellen, schalten Sie JavaScript in Ihrem Browser ein.',
  unsupported: 'Dieser Browser unterstützt keine Passkeys.',
}
