"""GET areas: places as GeoJSON."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema
from pydantic import field_validator, model_validator

from straatwijs.places.models import AreaKind
from straatwijs.places.queries.geojson import feature_page

router = Router(tags=["areas"])


class Geometry(Schema):
    type: Literal["Point", "LineString", "MultiLineString", "Polygon", "MultiPolygon"]
    coordinates: list[Any]


class Properties(Schema):
    code: str
    kind: AreaKind
    name: str
    slug: str
    parent: str | None
    dwellings: int | None


class Feature(Schema):
    type: Literal["Feature"]
    id: str
    geometry: Geometry | None
    properties: Properties


class FeatureCollection(Schema):
    type: Literal["FeatureCollection"] = "FeatureCollection"
    numberMatched: int = Field(..., description="how many there are, on all pages together")  # noqa: N815 - OGC's name
    features: list[Feature]


class WrongFilter(Schema):
    """Which part of the address can't be used, for people."""

    detail: str
    field: str


class Filter(Schema):
    kind: AreaKind | None = None
    parent: Annotated[str, Field(max_length=100, description="code of the area right above")] = ""
    q: Annotated[str, Field(max_length=100, description="a name, spelling is forgiven")] = ""
    lon: Annotated[float | None, Field(ge=-180, le=180, allow_inf_nan=False)] = None
    lat: Annotated[float | None, Field(ge=-90, le=90, allow_inf_nan=False)] = None
    limit: Annotated[int, Field(ge=1, le=500)] = 100
    offset: Annotated[int, Field(ge=0, le=1_000_000)] = 0

    @field_validator("parent", "q")
    @classmethod
    def without_nul(cls, text: str) -> str:
        # PostgreSQL refuses NUL in text.
        return text.replace("\0", "")

    @model_validator(mode="after")
    def whole_point(self) -> "Filter":
        if (self.lon is None) != (self.lat is None):
            raise ValueError("lon and lat go together")
        return self


@router.get(
    "",
    response={200: FeatureCollection, 422: WrongFilter},
    summary="Places by kind, parent, name or position",
)
def areas(request: HttpRequest, wanted: Query[Filter]) -> dict[str, Any]:
    """The newest boundary year. With `lon` and `lat`: streets within 500 m, the nearest first."""
    point = None if wanted.lon is None or wanted.lat is None else (wanted.lon, wanted.lat)
    page = feature_page(
        kind=wanted.kind or "",
        parent=wanted.parent,
        text=wanted.q.strip(),
        point=point,
        limit=wanted.limit,
        offset=wanted.offset,
    )
    return {"numberMatched": page.number, "features": page.features}
