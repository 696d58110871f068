-- Rows for the broken samples. good_events: a dump that nothing is wrong with, two users of each campaign.
create schema samples;
create table samples.good_events (
    event_id varchar, event_type varchar, occurred_at timestamptz, received_at timestamptz, user_id varchar, campaign_id varchar,
    message_id varchar, goal varchar, session_seconds double
);
insert into samples.good_events values
    ('good-1', 'impression', '2026-03-01 10:00:00Z', '2026-03-01 10:00:05Z', 'u1', 'banner', 'm1', null, null),
    ('good-2', 'tap', '2026-03-01 10:00:20Z', '2026-03-01 10:00:25Z', 'u1', 'banner', 'm1', null, null),
    ('good-3', 'impression', '2026-03-01 11:00:00Z', '2026-03-01 11:00:05Z', 'u2', 'banner', 'm2', null, null),
    ('good-4', 'dismiss', '2026-03-01 11:00:09Z', '2026-03-01 11:00:12Z', 'u2', 'banner', 'm2', null, null),
    ('good-5', 'send', '2026-03-01 08:00:00Z', '2026-03-01 08:00:01Z', 'u1', 'reminder', 'm3', null, null),
    ('good-6', 'open', '2026-03-01 08:30:00Z', '2026-03-01 08:30:04Z', 'u1', 'reminder', 'm3', null, null),
    ('good-7', 'session', '2026-03-01 09:55:00Z', '2026-03-01 10:20:00Z', 'u1', null, null, null, 600),
    ('good-8', 'goal', '2026-03-01 12:00:00Z', '2026-03-02 00:00:00Z', 'u1', null, null, 'purchase', null);
-- One row for each row fault, named by its event_id where it has one, and two rows at the edge that are sound.
create table samples.row_faults as select * from samples.good_events limit 0;
insert into samples.row_faults values
    (null, 'impression', '2026-03-01 13:00:00Z', '2026-03-01 13:00:05Z', 'u1', 'banner', 'm10', null, null),
    ('', 'impression', '2026-03-01 13:00:00Z', '2026-03-01 13:00:05Z', 'u1', 'banner', 'm11', null, null),
    ('no_user_id', 'impression', '2026-03-01 13:00:00Z', '2026-03-01 13:00:05Z', '', 'banner', 'm12', null, null),
    ('unknown_event_type', 'Impression', '2026-03-01 13:00:00Z', '2026-03-01 13:00:05Z', 'u1', 'banner', 'm13', null, null),
    ('no_occurred_at', 'impression', null, '2026-03-01 13:00:05Z', 'u1', 'banner', 'm14', null, null),
    ('occurred_before_2000', 'impression', '1999-12-31 23:59:59Z', '2026-03-01 13:00:05Z', 'u1', 'banner', 'm15', null, null),
    ('occurred_in_future', 'impression', '2026-03-03 00:00:01Z', '2026-03-01 13:00:05Z', 'u1', 'banner', 'm16', null, null),
    ('session_seconds_negative', 'session', '2026-03-01 13:00:00Z', '2026-03-01 13:00:05Z', 'u1', null, null, null, -1),
    ('session_seconds_over_24h-1', 'session', '2026-03-01 13:00:00Z', '2026-03-01 13:00:05Z', 'u1', null, null, null, 86401),
    ('session_seconds_over_24h-2', 'session', '2026-03-01 13:00:00Z', '2026-03-01 13:00:05Z', 'u1', null, null, null, 'nan'),
    ('session_seconds_over_24h-3', 'session', '2026-03-01 13:00:00Z', '2026-03-01 13:00:05Z', 'u1', null, null, null, 'infinity'),
    ('no_campaign_id', 'impression', '2026-03-01 13:00:00Z', '2026-03-01 13:00:05Z', 'u1', null, 'm17', null, null),
    ('unknown_campaign_id', 'impression', '2026-03-01 13:00:00Z', '2026-03-01 13:00:05Z', 'u1', 'nobody', 'm18', null, null),
    ('sound-exactly-24h', 'session', '2026-03-01 13:00:00Z', '2026-03-01 13:00:05Z', 'u1', null, null, null, 86400),
    ('sound-unknown-campaign-of-a-goal', 'goal', '2026-03-01 13:00:00Z', '2026-03-01 13:00:05Z', 'u1', 'nobody', null, 'purchase', null),
    ('good-1', 'impression', '2026-03-01 10:00:00Z', '2026-03-01 10:05:00Z', 'u1', 'banner', 'm1', null, null);
create table samples.good_campaigns (
    campaign_id varchar, name varchar, channel varchar, starts_at timestamptz, ends_at timestamptz, time_zone varchar, goal varchar,
    conversion_window_hours double
);
insert into samples.good_campaigns values
    ('banner', 'Banner', 'in_app', '2026-03-01 00:00:00Z', null, 'Europe/Berlin', 'purchase', null),
    ('reminder', 'Reminder', 'push', '2026-03-01 00:00:00Z', '2026-03-15 00:00:00Z', null, 'purchase', 72);
-- One row for each fault of a campaign row, named by it where it has a name.
create table samples.faulty_campaigns as select * from samples.good_campaigns limit 0;
insert into samples.faulty_campaigns values
    (null, 'No id', 'in_app', '2026-03-01 00:00:00Z', null, null, null, null),
    ('no-name', null, 'in_app', '2026-03-01 00:00:00Z', null, null, null, null),
    ('no-start', 'No start', 'in_app', null, null, null, null, null),
    ('unknown-channel', 'Unknown channel', 'email', '2026-03-01 00:00:00Z', null, null, null, null),
    ('unknown-zone', 'Unknown zone', 'in_app', '2026-03-01 00:00:00Z', null, 'Europe/Atlantis', null, null),
    ('end-before-start', 'End not after start', 'in_app', '2026-03-01 00:00:00Z', '2026-03-01 00:00:00Z', null, null, null),
    ('window-zero', 'Window not positive', 'push', '2026-03-01 00:00:00Z', null, null, 'purchase', 0);
