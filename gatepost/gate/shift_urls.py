"""Addresses of the shift at the post."""

from __future__ import annotations

from django.urls import path

from gatepost.gate.pages import handovers, instructions

urlpatterns = [
    path("check/instructions/", instructions.check_instructions, name="check_instructions"),
    path("instructions/", instructions.instructions, name="instructions"),
    path("instructions/write/", instructions.write_instruction, name="write_instruction"),
    path("instructions/<uuid:instruction_id>/", instructions.instruction, name="instruction"),
    path("instructions/<uuid:instruction_id>/known/", instructions.acknowledge, name="acknowledge"),
    path("instructions/<uuid:instruction_id>/withdraw/", instructions.withdraw, name="withdraw_instruction"),
    path("handovers/", handovers.handover_list, name="handovers"),
    path("handovers/write/", handovers.give, name="give_handover"),
    path("handovers/<uuid:handover_id>/", handovers.handover, name="handover"),
    path("handovers/<uuid:handover_id>/take/", handovers.take, name="take_handover"),
]
