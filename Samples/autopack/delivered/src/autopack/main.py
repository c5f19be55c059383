"""The HTTP application: just enough of it for the stack to start and answer."""

import os

from fastapi import FastAPI
from sqlalchemy import create_engine, text

app = FastAPI(title="Autopack")
engine = create_engine(os.environ["DATABASE_URL"], pool_pre_ping=True)


@app.get("/health")
@app.get("/api/health")
def health() -> dict[str, str]:
    """Answers as long as the database does."""
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    return {"status": "ok"}
