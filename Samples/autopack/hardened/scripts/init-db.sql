-- UUIDs
CREATE EXTENSION IF NOT EXISTS "uuid-ossp";

-- Times are UTC
SET timezone = 'UTC';

-- The application's own database
GRANT ALL PRIVILEGES ON DATABASE autopack TO autopack;
GRANT ALL PRIVILEGES ON ALL TABLES IN SCHEMA public TO autopack;
