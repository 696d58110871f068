-- What one day of the sample world is made from: one row per stream of like events.
-- The numbers are planned in C#; this file only says their shape.
create or replace table samples.slots (
    slot_no integer,
    -- message, repeat (yesterday's rows sent again), open, goal (of a message), outside, session, lift, organic, orphan, fault
    stream varchar,
    campaign_no integer,
    -- key of the stream's first event; the events of a stream count on from it
    stream_key ubigint,
    -- how many events, the index of the first, and the distance to the next
    events bigint,
    first_index bigint,
    index_step bigint,
    -- microseconds since 1970 (UTC) that the events fall into: [from_us, to_us)
    from_us bigint,
    to_us bigint,
    -- days between a message and the goal it leads to
    lag_days integer,
    -- shifts which events are repeated, late or faulty
    turn bigint,
    -- whether some of its events may have happened days before they were received
    may_be_late boolean,
    -- favourite hours in reach, microseconds since 1970 (UTC), as '[1, 2]'
    favourites varchar
);
create or replace table samples.campaigns (
    campaign_no integer,
    campaign_id varchar,
    is_push boolean,
    has_variants boolean,
    starts_us bigint,
    -- the audience is a run of places in the ring of users, those held out at its end
    audience_from bigint,
    audience_size bigint,
    messaged bigint,
    tap_first double,
    tap_last double,
    tap_decay double,
    tap_b_factor double,
    dismiss_rate double,
    bounce_rate double,
    open_rate double,
    goal_rate double,
    goal varchar
);
-- What belongs to no campaign meets this row: a join that finds a match for every row keeps their order.
insert into samples.campaigns (campaign_no) values (-1);
create or replace table samples.profiles (
    profile_no integer,
    platform varchar,
    app_version varchar,
    country varchar,
    language varchar,
    utc_offset_minutes integer
);
create or replace table samples.world (
    mask ubigint,
    users bigint,
    ring_step bigint,
    from_us bigint,
    to_us bigint
);
