-- The campaigns as their dump describes them, with the columns of the data contract. One row per campaign.
create or replace table samples.campaign_dump (
    campaign_id varchar,
    name varchar,
    channel varchar,
    starts_at timestamptz,
    ends_at timestamptz,
    time_zone varchar,
    goal varchar,
    goal_min_session_seconds double,
    conversion_window_hours double,
    audience_size bigint,
    audience_as_of timestamptz,
    segment varchar,
    description varchar,
    message_title varchar,
    message_body varchar,
    trigger varchar,
    updated_at timestamptz,
    -- as '[A, B]'
    variants varchar,
    control varchar,
    -- as '[0.5, 0.5]'
    allocation varchar,
    primary_metric varchar,
    value_unit varchar
);
