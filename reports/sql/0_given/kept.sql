-- What an earlier run left, where nothing is left or nothing of it may be used: tables without a row.
-- Each holds what the relation of its name held in that run; 3_facts and 1_events say how the two are put together.
create schema kept;
create table kept.duplicates (event_key ubigint, event_no ubigint, event_type utinyint, campaign_no integer, user_key ubigint, message_key ubigint, occurred_at timestamp, lateness utinyint);
create table kept.reused (event_key ubigint, event_no ubigint, campaign_no integer);
create table kept.shared_ids (message_key ubigint);
create table kept.strays (campaign_no integer, orphans bigint, outside_period bigint);
create table kept.messages (
    campaign_no integer, user_key ubigint, day date, dims_key ubigint, is_answered boolean, is_refused boolean, delay_us bigint, occurred_at timestamp);
create table kept.busy_messages (
    campaign_no integer, user_key ubigint, day date, dims_key ubigint, is_answered boolean, is_refused boolean, is_bounced boolean, delay_us bigint);
create table kept.cells (campaign_no integer, day date, dims_key ubigint, messages bigint, taps bigint, dismissals bigint, unanswered bigint, bounced bigint, delivered bigint, opened bigint);
create table kept.busy_sums (
    campaign_no integer, day date, is_by_variant boolean, variant varchar, users bigint, nn bigint, refusals_xn bigint, refusals_xx bigint, reached bigint, reached_nn bigint, responses_xn bigint, responses_xx bigint);
create table kept.changing_sums (
    campaign_no integer, breakdown varchar, key varchar, users bigint, nn bigint, refusals_xn bigint, refusals_xx bigint, reached bigint, reached_nn bigint, responses_xn bigint, responses_xx bigint);
create table kept.recipients (
    campaign_no integer, user_key ubigint, messages bigint, answered bigint, refused bigint, first_at timestamp, first_day date, last_day date,
    first_opened_at timestamp, least_dims ubigint, greatest_dims ubigint);
create table kept.push_outcomes (
    event_no ubigint, campaign_no integer, user_key ubigint, is_bounced boolean, bounce_reason varchar, opened_at timestamp, sent_at timestamp, day date,
    opened_offset_minutes smallint);
create table kept.influenced (campaign_no integer, user_key ubigint, event_no ubigint);
create table kept.conversions (campaign_no integer, user_key ubigint, converted_at timestamp, value_millionths hugeint);
create table kept.members (campaign_no integer, user_key ubigint);
create table kept.session_counts (campaign_no integer, day date, sessions bigint, mean double, median double);
create table kept.session_spans (campaign_no integer, first_day date, last_day date);
