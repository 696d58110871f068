-- table
-- Users of a campaign whose figures are made anew although some are kept: none, since nothing is. Grain: one row per campaign and user.
select null::integer as campaign_no, null::ubigint as user_key
where false
