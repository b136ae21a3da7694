"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from youju.web.settings import definitions, home, indicators, lists, people, periods, proposing, units

_REGISTER = "settings/registers/<str:register>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("settings", home.settings_home, name="settings-home"),
    path("settings/audit", home.audit, name="settings-audit"),
    path("settings/definitions", definitions.definition_list, name="settings-definitions"),
    path("settings/definitions/apply", proposing.apply_proposal, name="settings-apply"),
    path("settings/definitions/changes", proposing.definition_changes, name="settings-definition-changes"),
    path("settings/definitions/changes/<int:seq>/undo", proposing.undo_change, name="settings-undo-change"),
    path("settings/definitions/files/<str:file>", definitions.file_form, name="settings-file"),
    path("settings/definitions/own/<str:section>/<str:name>", definitions.own_dropped, name="settings-own-dropped"),
    path("settings/registers/new", definitions.register_new, name="settings-register-new"),
    path(_REGISTER, definitions.register_page, name="settings-register"),
    path(f"{_REGISTER}/edit", definitions.register_edit, name="settings-register-edit"),
    path(f"{_REGISTER}/fields/new", definitions.field_form, name="settings-field-new"),
    path(f"{_REGISTER}/fields/<str:field>", definitions.field_form, name="settings-field"),
    path(f"{_REGISTER}/fields/<str:field>/step", definitions.field_step, name="settings-field-step"),
    path(f"{_REGISTER}/measures/new", definitions.measure_form, name="settings-measure-new"),
    path(f"{_REGISTER}/measures/<str:measure>", definitions.measure_form, name="settings-measure"),
    path("settings/indicators/new", indicators.indicator_form, name="settings-indicator-new"),
    path("settings/indicators/<str:indicator>", indicators.indicator_form, name="settings-indicator"),
    path("settings/units", units.unit_list, name="settings-units"),
    path("settings/units/new", units.unit_form, name="settings-unit-new"),
    path("settings/units/merge", units.unit_merge, name="settings-unit-merge"),
    path("settings/units/<int:unit>", units.unit_page, name="settings-unit"),
    path("settings/units/<int:unit>/edit", units.unit_form, name="settings-unit-edit"),
    path("settings/units/<int:unit>/split", units.unit_split, name="settings-unit-split"),
    path("settings/units/changes/<int:seq>/undo", units.unit_undo, name="settings-unit-undo"),
    path("settings/people", people.people_list, name="settings-people"),
    path("settings/people/presets", people.presets, name="settings-presets"),
    path("settings/people/<int:number>", people.person_page, name="settings-person"),
    path("settings/roles/<int:record>/end", people.role_end, name="settings-role-end"),
    path("settings/handovers", people.handover_list, name="settings-handovers"),
    path("settings/handovers/new", people.handover_new, name="settings-handover-new"),
    path("settings/handovers/<int:record>", people.handover_sheet, name="settings-handover"),
    path("settings/handovers/<int:record>/undo", people.handover_undo, name="settings-handover-undo"),
    path("settings/holidays", lists.holidays, name="settings-holidays"),
    path("settings/periods", periods.period_list, name="settings-periods"),
    path("settings/periods/new", periods.period_form, name="settings-period-new"),
    path("settings/periods/year", periods.period_year, name="settings-period-year"),
    path("settings/periods/<int:number>", periods.period_form, name="settings-period"),
    path("settings/periods/<int:number>/remove", periods.period_remove, name="settings-period-remove"),
    path("settings/lists", lists.list_index, name="settings-lists"),
    path("settings/lists/<str:register>", lists.list_page, name="settings-list"),
    path("settings/lists/<str:register>/new", lists.list_form, name="settings-list-new"),
    path("settings/lists/<str:register>/<int:record>", lists.list_form, name="settings-list-record"),
    path("settings/lists/<str:register>/<int:record>/step", lists.list_step, name="settings-list-step"),
]
