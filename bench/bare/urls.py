from django.urls import path

from bench.bare import views

urlpatterns = [path("insert", views.insert), path("form", views.form)]
