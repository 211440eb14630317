"""Runs the migrations on the connection that `truceline.store.schema` hands in, inside its transaction."""

from alembic import context

from truceline.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
