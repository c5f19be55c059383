#!/bin/sh
# Runs the stack: docker-deploy.sh COMMAND [--env development|production] [--service NAME] [--follow] [--yes] [-- ARGUMENTS]
set -eu

usage() {
    cat >&2 <<'USAGE'
usage: docker-deploy.sh COMMAND [--env development|production] [--service NAME] [--follow] [--yes] [-- ARGUMENTS]

  up, down, restart   start, stop, restart
  logs, status        what services say, which run
  health              whether they are healthy
  backup, restore     the database, to and from a file in BACKUP_DIR
  exec                a command in a container
  clean, prune        remove containers and volumes, remove what nothing uses
  version             the versions of Docker and of the stack
USAGE
    exit 2
}

[ $# -ge 1 ] || usage
command=$1
shift
environment=development
service=
follow=
sure=false
while [ $# -gt 0 ]; do
    case "$1" in
        --env) [ $# -ge 2 ] || usage; environment=$2; shift ;;
        --service) [ $# -ge 2 ] || usage; service=$2; shift ;;
        --follow) follow=--follow ;;
        --yes) sure=true ;;
        --) shift; break ;;
        *) usage ;;
    esac
    shift
done

cd "$(dirname "$0")/.."
case "$environment" in
    development) files="-f docker-compose.yml" ;;
    production) files="-f docker-compose.yml -f docker-compose.prod.yml" ;;
    *) usage ;;
esac
# shellcheck disable=SC2086 # the list of files is meant to be split
compose() { docker compose $files "$@"; }

confirm() {
    [ "$sure" = false ] || return 0
    printf '%s Type yes: ' "$1"
    read -r answer
    [ "$answer" = yes ] || { echo "docker-deploy: nothing done" >&2; exit 1; }
}

backups=${BACKUP_DIR:-./backups}
case "$command" in
    up) compose up --detach --wait --wait-timeout 180 ;;
    down) compose down ;;
    restart) compose restart ${service:+"$service"} ;;
    logs) compose logs $follow ${service:+"$service"} ;;
    status) compose ps ;;
    health) compose ps --format '{{.Service}} {{.Health}}' ;;
    backup)
        mkdir -p "$backups"
        # shellcheck disable=SC2016 # the container's variables
        compose exec -T postgres sh -c 'pg_dump -U "$POSTGRES_USER" "$POSTGRES_DB"' >"$backups/$(date -u +%Y%m%dT%H%M%SZ).sql"
        ;;
    restore)
        [ $# -eq 1 ] || usage
        confirm "This replaces what is in the database."
        # shellcheck disable=SC2016 # the container's variables
        compose exec -T postgres sh -c 'psql -U "$POSTGRES_USER" "$POSTGRES_DB"' <"$1"
        ;;
    exec) [ -n "$service" ] || usage; compose exec "$service" "$@" ;;
    clean) confirm "This removes the data too."; compose down --volumes ;;
    prune) confirm "This removes what no container uses."; docker system prune --force ;;
    version) docker version; grep '^VERSION=' .env .env.example 2>/dev/null | head -n 1 ;;
    *) usage ;;
esac
