import type { Texts } from './en.ts'

export const de: Texts = {
  subject: (connection) => `Ein Zertifikat von ${connection} läuft bald ab`,
  subjectExpired: (connection) => `Ein Zertifikat von ${connection} ist abgelaufen`,
  title: 'Ein Zertifikat läuft bald ab',
  titleExpired: 'Ein Zertifikat ist abgelaufen',
  lead: (email, connection, organization) =>
    `Dies geht an ${email} und betrifft die Verbindung ${connection} von ${organization}.`,
  ofProvider: (organization) => `Der Identitätsanbieter von ${organization} signiert mit einem Zertifikat.`,
  ofApplication: (brand) => `${brand} signiert und entschlüsselt mit einem eigenen Zertifikat.`,
  expires: (date) => `Es läuft am ${date} ab.`,
  expired: (date) => `Es ist am ${date} abgelaufen.`,
  monitored: (brand) =>
    `Erneuern Sie das Zertifikat bei Ihrem Identitätsanbieter. ${brand} liest dessen Metadaten und übernimmt das neue von selbst.`,
  entered: (brand) =>
    `Erneuern Sie das Zertifikat bei Ihrem Identitätsanbieter und tragen Sie das neue bei ${brand} ein, bevor der Anbieter damit signiert. Sonst kann sich niemand anmelden.`,
  ours: (brand) =>
    `Bitten Sie ${brand}, die Schlüssel der Verbindung zu wechseln. Ihr Identitätsanbieter liest das neue Zertifikat aus den Metadaten der Verbindung, oder Sie tragen es dort ein.`,
  reason: (organization, brand) =>
    `Sie erhalten diese E-Mail, weil ${brand} diese Adresse als IT-Kontakt von ${organization} führt.`,
}
