#!/bin/sh
# Deploys the stack: docker-deploy.sh development|staging|production [--debug] [--rollback]
set -eu

usage() {
    echo "usage: docker-deploy.sh development|staging|production [--debug] [--rollback]" >&2
    exit 2
}

[ $# -ge 1 ] || usage
environment=$1
shift
rollback=false
for option in "$@"; do
    case "$option" in
        --debug) set -x ;;
        --rollback) rollback=true ;;
        *) usage ;;
    esac
done

cd "$(dirname "$0")/.."
case "$environment" in
    development) files="-f docker-compose.yml" ;;
    staging) files="-f docker-compose.yml -f docker-compose.staging.yml -f docker-compose.monitoring.yml -f frontend/docker-monitoring.yml" ;;
    production) files="-f docker-compose.yml -f docker-security.yml -f docker-compose.monitoring.yml -f frontend/docker-monitoring.yml" ;;
    *) usage ;;
esac

# shellcheck disable=SC2086 # the list of files is meant to be split
compose() { docker compose --project-directory . $files "$@"; }

if [ "$rollback" = true ]; then
    compose down --remove-orphans
    exit 0
fi

# Security validation before anything starts
compose config --quiet
compose build
if [ "$environment" != development ]; then
    command -v trivy >/dev/null || { echo "docker-deploy: trivy is needed outside development" >&2; exit 1; }
    compose config --images | while read -r image; do
        trivy image --exit-code 1 --severity HIGH,CRITICAL "$image"
    done
fi

# Health verification: what does not become healthy is taken down again
if ! compose up --detach --wait --wait-timeout 180; then
    echo "docker-deploy: not healthy within three minutes, rolling back" >&2
    compose down --remove-orphans
    exit 1
fi
compose ps
