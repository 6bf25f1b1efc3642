"""The relational tables of :mod:`bench.relational`; fields follow the public columns."""

import polars as pl
from django.db import models

from incidents.editions.columns import INCIDENTS

_FIELDS = {pl.Int64: models.BigIntegerField, pl.Float64: models.FloatField, pl.Date: models.DateField}


def _columns() -> dict[str, models.Field]:
    return {
        column.name: _FIELDS.get(column.type, models.TextField)(null=True)
        for column in INCIDENTS
        if not isinstance(column.type, pl.List) and column.name != "id"
    }


class _Part(models.Model):
    id = models.BigIntegerField(primary_key=True)
    code = models.TextField()
    turn = models.IntegerField()

    class Meta:
        abstract = True


class _Unmanaged:
    managed = False
    app_label = "plain"


Incident = type(
    "Incident",
    (models.Model,),
    {
        "__module__": __name__,
        "id": models.TextField(primary_key=True),
        **_columns(),
        "cell": models.BigIntegerField(),
        "year": models.IntegerField(),
        "Meta": type("Meta", (_Unmanaged,), {"db_table": "incidents"}),
    },
)


class Nationality(_Part):
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="nationalities", db_column="incident")
    number = models.BigIntegerField(null=True)

    class Meta(_Unmanaged):
        db_table = "nationalities"


class Term(_Part):
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="terms", db_column="incident")
    scheme = models.TextField()

    class Meta(_Unmanaged):
        db_table = "terms"


class Authority(_Part):
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="authorities", db_column="incident")
    name = models.TextField()

    class Meta(_Unmanaged):
        db_table = "authorities"


class Language(_Part):
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="languages", db_column="incident")

    class Meta(_Unmanaged):
        db_table = "languages"
