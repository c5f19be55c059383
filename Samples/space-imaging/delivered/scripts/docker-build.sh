#!/bin/sh
# Builds the images, and pushes them: docker-build.sh [--version V] [--registry R] [--push] [--multi-platform] [--skip-tests]
set -eu

usage() {
    echo "usage: docker-build.sh [--version V] [--registry R] [--push] [--multi-platform] [--skip-tests]" >&2
    exit 2
}

version=latest
registry=${REGISTRY:-registry.example.com/imaging}
push=false
platforms=
tests=true
while [ $# -gt 0 ]; do
    case "$1" in
        --version) [ $# -ge 2 ] || usage; version=$2; shift ;;
        --registry) [ $# -ge 2 ] || usage; registry=$2; shift ;;
        --push) push=true ;;
        --multi-platform) platforms=linux/amd64,linux/arm64 ;;
        --skip-tests) tests=false ;;
        *) usage ;;
    esac
    shift
done

cd "$(dirname "$0")/.."
say() {
    if [ -t 1 ]; then printf '\033[1m%s\033[0m\n' "$1"; else echo "$1"; fi
}

if [ "$tests" = true ]; then
    say "checking"
    (cd api && npm ci && npx tsc --noEmit)
    python3 -m compileall -q analyzer/analyzer
fi

revision=$(git rev-parse --short HEAD 2>/dev/null || echo unknown)
created=$(date -u +%Y-%m-%dT%H:%M:%SZ)
for image in api frontend python; do
    say "building $registry/$image:$version"
    docker buildx build . \
        --file "Dockerfile.$image" \
        --tag "$registry/$image:$version" \
        --label "org.opencontainers.image.version=$version" \
        --label "org.opencontainers.image.revision=$revision" \
        --label "org.opencontainers.image.created=$created" \
        ${platforms:+--platform "$platforms"} \
        "$([ "$push" = true ] && echo --push || echo --load)"
done
