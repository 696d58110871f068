-- table
-- Users whose conversions are made anew although some are kept: none, since nothing is. Grain: one row per user.
select null::ubigint as user_key
where false
