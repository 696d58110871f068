-- view
-- Events to match: all. Grain: one row per event.
select * from events.accepted
