"""The HTTP application: just enough of it for the stack to start, answer and stream."""

import asyncio
import json
import os
from collections.abc import AsyncIterator
from pathlib import Path

import redis
from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from sqlalchemy import create_engine, make_url, text


def secret(name: str) -> str:
    """A secret: the environment names its file, so that it shows in no inspection of the container."""
    return Path(os.environ[f"{name}_FILE"]).read_text(encoding="utf-8").strip()


app = FastAPI(title="Report Studio")
url = make_url(os.environ["DATABASE_URL"]).set(password=secret("POSTGRES_PASSWORD"))
engine = create_engine(url, pool_size=10, pool_pre_ping=True)
cache = redis.Redis.from_url(os.environ["REDIS_URL"], password=secret("REDIS_PASSWORD"))


@app.get("/health")
@app.get("/api/health")
def health() -> dict[str, str]:
    """Answers as long as the database and the cache do."""
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    cache.ping()
    return {"status": "healthy"}


@app.get("/api/reports/{report}/events")
def events(report: str) -> StreamingResponse:
    """Tells a page how far its report is, as server-sent events."""

    async def steps() -> AsyncIterator[str]:
        for step in ("collecting", "reading", "writing", "done"):
            yield f"data: {json.dumps({'report': report, 'step': step})}\n\n"
            await asyncio.sleep(1)

    return StreamingResponse(steps(), media_type="text/event-stream")
