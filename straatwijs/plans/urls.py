"""Plans: for everyone, and for who works on them."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from straatwijs.plans.views import (
    goals,
    linking,
    means,
    measures,
    own_links,
    planning,
    proof,
    public,
    steps,
    vision,
    works,
)
from straatwijs.shared import converters  # noqa: F401 -- teaches the addresses what a number is
from straatwijs.shared.navigation import NavItem, members

NAV = [NavItem(_("Plans"), "plans", members), NavItem(_("Linking opportunities"), "linking", members)]

urlpatterns = [
    path("plan/<number:plan_id>", public.plan, name="plan"),
    path("plan/<number:plan_id>.pdf", public.plan_paper, name="plan_paper"),
    path("plan/<number:plan_id>/maatregel/<number:measure_id>/effect", public.effect, name="measure_effect"),
    path("gebied/<slug:slug>/plannen", means.portfolio, name="portfolio"),
    path("gebied/<slug:slug>/plannen.pdf", means.portfolio_paper, name="portfolio_paper"),
    path("team/plannen/<number:plan_id>/geld", means.money, name="plan_money"),
    path("team/plannen/<number:plan_id>/mensen", means.people, name="plan_people"),
    path("team/plannen/", planning.plans, name="plans"),
    path("team/plannen/nieuw", planning.new, name="plan_new"),
    path("team/plannen/<number:plan_id>", planning.desk, name="plan_desk"),
    path("team/plannen/<number:plan_id>/wijzig", planning.change, name="plan_change"),
    path("team/plannen/<number:plan_id>/visie", vision.vision, name="plan_vision"),
    path("team/plannen/<number:plan_id>/stap/<number:number>", steps.step, name="plan_step"),
    path("team/plannen/<number:plan_id>/doel", goals.new, name="plan_goal_new"),
    path("team/plannen/doel/<number:goal_id>", goals.goal, name="plan_goal"),
    path("team/plannen/doel/<number:goal_id>/wijzig", goals.change, name="plan_goal_change"),
    path("team/plannen/<number:plan_id>/maatregel", measures.new, name="measure_new"),
    path("team/plannen/maatregel/<number:measure_id>", measures.desk, name="measure_desk"),
    path("team/plannen/maatregel/<number:measure_id>/wijzig", measures.change, name="measure_change"),
    path("team/plannen/maatregel/<number:measure_id>/bewijs", proof.desk, name="proof_desk"),
    path("team/koppelkansen/", linking.proposals, name="linking"),
    path("team/koppelkansen/werken/", works.works, name="works"),
    path("team/koppelkansen/werken/<number:file_id>/terug", works.take_back, name="works_take_back"),
    path("team/koppelkansen/energie/", works.energy, name="energy"),
    path("team/koppelkansen/<slug:slug>/matrix", linking.matrix, name="linking_matrix"),
    path("team/koppelkansen/<slug:slug>/zelf", own_links.new, name="link_new"),
    path("team/koppelkansen/<slug:slug>/kalender", linking.calendar, name="linking_calendar"),
    path("team/koppelkansen/<slug:slug>/papier.pdf", linking.on_paper, name="linking_paper"),
    path("team/koppelkansen/<slug:slug>/<number:work_id>/<slug:link_id>", linking.proposal, name="link"),
]
