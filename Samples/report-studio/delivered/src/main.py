"""The HTTP application: just enough of it for the stack to start, answer and stream."""

import asyncio
import json
import os
from collections.abc import AsyncIterator

import redis
from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from sqlalchemy import create_engine, text

app = FastAPI(title="Report Studio")
engine = create_engine(os.environ["DATABASE_URL"], pool_size=10, pool_pre_ping=True)
cache = redis.Redis.from_url(os.environ["REDIS_URL"])


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
