#!/bin/sh
# Reports the health of the frontend on several levels; the first that fails decides.
set -u

fail() {
    echo "unhealthy: $1" >&2
    exit 1
}

# Process
pgrep nginx >/dev/null || fail "nginx is not running"

# HTTP
curl --fail --silent --show-error --max-time 5 --output /dev/null http://127.0.0.1/health || fail "/health does not answer"

# Files
[ -r /usr/share/nginx/html/index.html ] || fail "index.html is missing"
[ ! -w /etc/nginx/nginx.conf ] || echo "warning: nginx.conf is writable" >&2

# Disk
used=$(df -P /tmp | awk 'NR == 2 { sub("%", "", $5); print $5 }')
[ "${used:-0}" -lt 90 ] || fail "/tmp is ${used}% full"

# Memory
available=$(awk '/^MemAvailable:/ { print int($2 / 1024) }' /proc/meminfo)
[ "${available:-0}" -gt 16 ] || fail "${available} MiB of memory left"

echo "healthy: tmp ${used}% used, ${available} MiB of memory left"
