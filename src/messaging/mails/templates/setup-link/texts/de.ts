import type { Texts } from './en.ts'

export const de: Texts = {
  subject: (organization, brand) => `${brand} für ${organization} einrichten`,
  preheader: (organization, brand) =>
    `Bestätigen Sie Ihre Domain und verbinden Sie den Identitätsanbieter von ${organization} mit ${brand}.`,
  title: (organization) => `Anmeldung für ${organization} einrichten`,
  lead: (email, organization, brand) =>
    `${brand} hat ${email} als IT-Kontakt von ${organization} angegeben. Die Einrichtung führt Sie Schritt für Schritt durch die Bestätigung Ihrer Domain und die Verbindung Ihres Identitätsanbieters.`,
  action: 'Einrichtung beginnen',
  after: (days) =>
    `Der Link gilt, bis die Einrichtung abgeschlossen ist, höchstens ${days === 1 ? 'einen Tag' : `${days} Tage`}. Sie können jederzeit unterbrechen und mit ihm zurückkehren. Wer den Link hat, kann diese Einstellungen ändern; geben Sie ihn nur an Kolleginnen und Kollegen weiter, die das sollen.`,
  reason: (organization, brand) =>
    `Sie erhalten diese E-Mail, weil ${brand} diese Adresse als IT-Kontakt von ${organization} führt. Falls das ein Irrtum ist, können Sie sie ignorieren.`,
}
