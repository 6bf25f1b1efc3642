"""The parameters of the filter, as OpenAPI describes them: each from its own field."""

from collections.abc import Collection
from typing import Any

from drf_spectacular.utils import OpenApiParameter

from ..editions.filters import PAGE_SIZE, PARAMETERS
from ..editions.matching import CodesFilter, Parameter, TermsFilter
from ..editions.parameters import BoxField, MomentField, PartialDateField, PatternField

_PARTIAL_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_BOX = r"^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$"
_DEFAULTS: dict[str, Any] = {"sort": "-date", "page": 1, "page_size": PAGE_SIZE}


def filter_parameters(without: Collection[str] = ()) -> list[OpenApiParameter]:
    """Every parameter of the filter, but for some."""
    return [_described(name, parameter) for name, parameter in PARAMETERS.items() if name not in without]


def _described(name: str, parameter: Parameter) -> OpenApiParameter:
    several = isinstance(parameter, CodesFilter)
    value = _schema(parameter)
    if name in _DEFAULTS:
        value["default"] = _DEFAULTS[name]
    return OpenApiParameter(
        name,
        {"type": "array", "items": value} if several else value,
        OpenApiParameter.QUERY,
        description=f"{parameter.label}. {parameter.field.help_text}".strip(),
        explode=True if several else None,
        style="form" if several else None,
    )


def _schema(parameter: Parameter) -> dict[str, Any]:
    """The JSON Schema of one value of a parameter."""
    field = parameter.field
    if isinstance(field, PartialDateField):
        return {"type": "string", "pattern": _PARTIAL_DATE, "example": "2023-05"}
    if isinstance(field, BoxField):
        return {"type": "string", "pattern": _BOX, "example": "95,-11,141,20"}
    if isinstance(field, MomentField):
        return {"type": "string", "format": "date-time"}
    if isinstance(parameter, TermsFilter):
        return {"type": "string", "pattern": f"^{field.pattern.pattern}$", "description": "See /api/v1/terms/."}
    if isinstance(field, PatternField):
        return {"type": "string", "pattern": f"^{field.pattern.pattern}$"}
    if getattr(field, "choices", None):
        return {"type": "string", "enum": [str(code) for code, _ in field.choices if code]}
    return _plain(field)


def _plain(field: Any) -> dict[str, Any]:
    """Whole numbers with their bounds, and texts with their length."""
    bounds = {"minimum": getattr(field, "min_value", None), "maximum": getattr(field, "max_value", None)}
    kept = {name: bound for name, bound in bounds.items() if bound is not None}
    if kept:
        return {"type": "integer", **kept}
    length = getattr(field, "max_length", None)
    return {"type": "string", **({"maxLength": length} if length else {})}
