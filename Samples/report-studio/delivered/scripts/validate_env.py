"""Checks the production environment before anything is started: what is missing, malformed or weak."""

import re
import sys
from pathlib import Path

REQUIRED = ("OPENAI_API_KEY", "POSTGRES_USER", "POSTGRES_PASSWORD", "POSTGRES_DB")
API_KEY = re.compile(r"sk-[A-Za-z0-9_-]{20,}")
MINIMUM_PASSWORD_LENGTH = 16


def read(path: Path) -> dict[str, str]:
    """The variables of an environment file."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    pairs = (line.split("=", 1) for line in lines if line and not line.startswith("#") and "=" in line)
    return {name.strip(): value.strip() for name, value in pairs}


def problems(variables: dict[str, str]) -> list[str]:
    """What is wrong with them, a sentence each."""
    found = [f"{name} is not set" for name in REQUIRED if not variables.get(name)]
    key = variables.get("OPENAI_API_KEY", "")
    if key and not API_KEY.fullmatch(key):
        found.append("OPENAI_API_KEY does not look like a key")
    password = variables.get("POSTGRES_PASSWORD", "")
    if password and len(password) < MINIMUM_PASSWORD_LENGTH:
        found.append(f"POSTGRES_PASSWORD is shorter than {MINIMUM_PASSWORD_LENGTH} characters")
    if password and not (re.search(r"[A-Za-z]", password) and re.search(r"\d", password)):
        found.append("POSTGRES_PASSWORD needs letters and digits")
    if password and password == variables.get("POSTGRES_USER"):
        found.append("POSTGRES_PASSWORD is the user's name")
    return found


def main(path: str = ".env.production") -> int:
    """Prints what is wrong; the status is 0 when nothing is."""
    file = Path(path)
    if not file.is_file():
        print(f"validate_env: {path} is missing; copy .env.production.example", file=sys.stderr)
        return 1
    found = problems(read(file))
    for problem in found:
        print(f"validate_env: {problem}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
