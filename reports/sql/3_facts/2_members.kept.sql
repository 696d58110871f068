-- view
-- The users counted as audience size, of campaigns with a snapshot: nothing is kept where audience dumps changed. Grain: one row per campaign and user.
select * from kept.members
