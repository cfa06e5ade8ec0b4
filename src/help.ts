/** What `npm start -- --help` says. */
export const help = `Gatehouse: self-hosted identity and enterprise readiness that speaks the WorkOS API.

  npm start                      start on http://localhost:4100 with a database of its own
  npm start -- --seed FILE       fill the environment from a seed file (gatehouse.yaml, or a file of the vendor's emulator or CLI)
  npm start -- --version
  npm start -- --help

Settings are environment variables (all of them with examples: .env.example):

  HOST, PORT                     where to listen                        127.0.0.1, 4100
  GATEHOUSE_URL                  the public address                     http://localhost:$PORT
  DATABASE_URL                   PostgreSQL 15 or later                 a packaged one in GATEHOUSE_DATA_DIR
  GATEHOUSE_DATA_DIR             data of the packaged database          .data
  GATEHOUSE_API_KEY              key of the first environment           sk_test_default (development)
  GATEHOUSE_CLIENT_ID            client id of the first environment     client_test_default (development)
  GATEHOUSE_SECRET_KEY           master key for secrets at rest         made at the first start (development)
  GATEHOUSE_ROLE                 all, api or worker                     all
  SMTP_URL, MAIL_FROM            how mail leaves                        the outbox (development)
  LOG_LEVEL                      debug, info, warn, error               info`
