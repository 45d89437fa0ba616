"""A view that inserts one row, and a page with one form."""

import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from bench.bare.models import Note


@csrf_exempt
def insert(request: HttpRequest) -> JsonResponse:
    given = json.loads(request.body)
    note = Note.objects.create(
        id=given["id"],
        area=given["area"],
        indicator=given["indicator"],
        side=given["side"],
        noted_at=given["noted_at"],
        text=given.get("text", ""),
    )
    return JsonResponse({"id": str(note.id)}, status=201)


def form(request: HttpRequest) -> HttpResponse:
    return render(request, "bare/form.html")
