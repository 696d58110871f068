-- view
-- User days that may have more than one message; of some, kept ones among them, it is no longer so. Grain: one row per hash of campaign, user and local day.
select key from kept.busy_days
union
select key from sides.busy_days
