#!/bin/sh
# Makes the secrets of compose.yaml in the folder secrets beside it. One that exists is kept, so this can be run again.
# Keep a copy of secrets/secret-key in another place than the backups: without it, they can't be read.
set -eu
cd "$(dirname "$0")/../.."
umask 077
mkdir -p secrets

random() { head -c "$1" /dev/urandom | od -An -v -tx1 | tr -d ' \n'; }

# The containers run as other users, so a file is readable to all, in a folder that is closed to others.
keep() {
  [ -s "secrets/$1" ] || printf '%s\n' "$2" > "secrets/$1"
  chmod 0444 "secrets/$1"
}

keep database-password "$(random 24)"
keep database-url "postgres://gatehouse:$(cat secrets/database-password)@postgres:5432/gatehouse"
keep secret-key "$(random 32)"
keep api-key "sk_live_$(random 32)"
keep metrics-token "$(random 32)"
# The address of the mail server, such as smtps://user:password@mail.example.com.
[ -e secrets/smtp-url ] || : > secrets/smtp-url
chmod 0444 secrets/smtp-url
[ -s secrets/smtp-url ] || echo 'Write the address of your mail server into secrets/smtp-url: smtps://user:password@mail.example.com'
