"""The HTTP application: just enough of it for the stack to start and answer."""

import os
from pathlib import Path

from fastapi import FastAPI
from sqlalchemy import create_engine, make_url, text

app = FastAPI(title="Autopack")

# The URL carries no password: it comes from a secret file, so that it shows in no inspection of the container.
password = Path(os.environ["DATABASE_PASSWORD_FILE"]).read_text(encoding="utf-8").strip()
engine = create_engine(make_url(os.environ["DATABASE_URL"]).set(password=password), pool_pre_ping=True)


@app.get("/health")
@app.get("/api/health")
def health() -> dict[str, str]:
    """Answers as long as the database does."""
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    return {"status": "ok"}
