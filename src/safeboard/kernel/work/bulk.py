"""Writes very many rows at once, without building a model object for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import connection, models

Value = str | int | bool | None


def insert(model: type[models.Model], fields: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """Insert rows whose values are as the database takes them: dates and JSON as text, UUIDs by `uuid_text`.

    Every field without a database default must be named. Constraints hold as always; signals and `save`
    are not used here or anywhere in Safeboard.
    """
    quote = connection.ops.quote_name
    columns = ", ".join(quote(model._meta.get_field(name).column) for name in fields)
    marks = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})", list(rows)
        )


def uuid_text(value: object) -> str:
    """A UUID as this database keeps it: PostgreSQL has the type, SQLite holds 32 characters."""
    text = str(value)
    return text if connection.features.has_native_uuid_field else text.replace("-", "")
