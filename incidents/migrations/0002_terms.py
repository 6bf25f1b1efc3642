from typing import Any

from django.db import migrations

from incidents.models.term_list import sync


def load(apps: Any, schema_editor: Any) -> None:
    sync(apps.get_model("incidents", "Term"))


class Migration(migrations.Migration):
    """The vocabularies, so that a new ledger can be used at once; later changes come by ``manage.py load_terms``."""

    dependencies = [("incidents", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
