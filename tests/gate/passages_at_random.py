"""Any passage under any policy, for hypothesis."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from gatepost.emergencies.enums import BodySite, EntryMode, ExemptVehicle, MaskRule, PasserKind, RiskLevel
from gatepost.emergencies.policy import HouseholdRule, Policy, ReturneeRule, TemperatureRule, VisitorRule
from gatepost.gate.enums import Direction, PassState, Presence, TokenState
from gatepost.gate.facts import Answers, Facts, Hold, PassFacts, Reading

NOW = datetime(2020, 2, 12, 0, 0, tzinfo=UTC)
yes_no = st.booleans()
known = st.sampled_from((None, True, False))
instants = st.integers(-7200, 7200).map(lambda seconds: NOW + timedelta(seconds=seconds))

temperature_rules = st.builds(
    TemperatureRule,
    on_entry=yes_no,
    on_exit=yes_no,
    threshold_tenths=st.integers(365, 380),
    implausible_below_tenths=st.integers(340, 355),
    rest_minutes=st.integers(0, 15),
    readings_before_referral=st.integers(2, 4),
    confirm_site=st.sampled_from(BodySite),
)
visitor_rules = st.builds(
    VisitorRule,
    host_confirmation=yes_no,
    three_questions=yes_no,
    from_minute=st.integers(0, 1440),
    until_minute=st.integers(0, 1440),
)
returnee_rules = st.builds(
    ReturneeRule,
    register_on_arrival=yes_no,
    refer_levels=st.lists(st.sampled_from(RiskLevel), unique=True).map(tuple),
)
policies = st.builds(
    Policy,
    entry=st.fixed_dictionaries({kind: st.sampled_from(EntryMode) for kind in PasserKind}),
    pass_on_exit=yes_no,
    compare_holder=yes_no,
    temperature=temperature_rules,
    masks=st.sampled_from(MaskRule),
    visitors=visitor_rules,
    household=st.none() | st.builds(HouseholdRule, outings=st.integers(1, 3), days=st.integers(1, 7)),
    returnees=st.none() | returnee_rules,
    exempt_vehicles=st.lists(st.sampled_from(ExemptVehicle), unique=True).map(tuple),
    observed_may_leave=yes_no,
)
passes = st.builds(
    PassFacts,
    kind=st.sampled_from(PasserKind),
    compound_id=st.sampled_from((None, "here", "elsewhere")),
    valid_from=instants,
    valid_until=instants,
    state=st.sampled_from(PassState),
    state_from=st.none() | instants,
)
readings = st.builds(Reading, tenths=st.integers(330, 400), site=st.sampled_from(BodySite), at=instants)
passages = st.builds(
    Facts,
    direction=st.sampled_from(Direction),
    passer=st.sampled_from(PasserKind),
    compound_id=st.just("here"),
    compound_closed=yes_no,
    entrance_open=yes_no,
    token=st.sampled_from(TokenState),
    pass_=st.none() | passes,
    holder_matches=known,
    exempt_vehicle=st.sampled_from((None, None, None, *ExemptVehicle)),
    wears_mask=known,
    readings=st.lists(readings, max_size=4, unique_by=lambda reading: reading.at).map(tuple),
    registered=yes_no,
    destination_known=yes_no,
    host_confirmed=known,
    answers=st.none() | st.builds(Answers, affected_area=yes_no, contact=yes_no, symptoms=yes_no),
    origin_risk=st.sampled_from((None, *RiskLevel)),
    comes_from_elsewhere=yes_no,
    arrival_registered=yes_no,
    hold=st.none() | st.builds(Hold, from_at=instants, until_at=instants),
    household_outings=st.integers(0, 4),
    household_opens_on=st.sampled_from((None, date(2020, 2, 13))),
    presence=st.sampled_from(Presence),
    minute_of_day=st.integers(0, 1439),
)
